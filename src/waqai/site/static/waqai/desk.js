// The desk with a keyboard and a pointer: keys press what the page offers anyway; what is selected in the article becomes
// a proof. Without it every page works the same, with access keys and words that are typed.
"use strict";
(() => {
  const typing = (one) => one.closest("input:not([type=checkbox]):not([type=hidden]), textarea, select") !== null;
  const points = (words) => Array.from(words).length; // code points, as the record counts

  // A key of an act goes to its form's reason first and is armed; with a reason given, it acts.
  let armed = null;
  const act = (button) => {
    const why = button.form.elements.namedItem("why");
    armed = button;
    if (why.value.trim() === "") {
      why.focus();
      button.form.querySelectorAll("[data-armed]").forEach((one) => one.removeAttribute("data-armed"));
      button.setAttribute("data-armed", "");
    } else {
      button.form.requestSubmit(button);
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const here = event.target instanceof Element ? event.target : document.body;
    if (event.key === "Escape" && typing(here)) {
      here.blur();
      return;
    }
    if (event.key === "Enter" && here.name === "why" && armed && armed.form === here.form && here.value.trim() !== "") {
      event.preventDefault();
      here.form.requestSubmit(armed);
      return;
    }
    if (typing(here)) return;
    // The same key of a keyboard, whatever its letters: Arabic layouts have others on it.
    const key = /^(Key|Digit)\w$/.test(event.code) ? event.code.slice(-1).toLowerCase() : event.key;
    if (!/^[a-z0-9]$/.test(key)) return;
    const button = document.querySelector(`[data-act="${key}"]`);
    const goes = document.querySelector(`[data-key="${key}"]`);
    if (button) act(button);
    else if (goes instanceof HTMLButtonElement) goes.form.requestSubmit(goes);
    else if (goes) goes.click();
    else return;
    event.preventDefault();
  });

  // Where a point of the article's text stands: the paragraph's own place and the code points before it.
  const place = (node, offset) => {
    const element = node instanceof Element ? node : node.parentElement;
    const paragraph = element && element.closest("[data-start]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.selectNodeContents(paragraph);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.start) + points(before.toString());
  };

  const quotes = Array.from(document.querySelectorAll("[data-quote]"));
  let wanted = quotes[0];
  quotes.forEach((one) => {
    one.addEventListener("focus", () => { wanted = one; });
    one.addEventListener("input", () => { document.getElementById(one.dataset.quote).value = ""; });
  });
  const take = () => {
    const chosen = document.getSelection();
    if (!wanted || !chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    const text = document.querySelector("[data-text]");
    if (!text || !text.contains(range.startContainer)) return;
    // Three clicks select a paragraph up to the beginning of what follows it: the last one's end lies outside.
    if (!text.contains(range.endContainer)) range.setEndAfter(text.lastElementChild);
    const start = place(range.startContainer, range.startOffset);
    if (start === null) return;
    wanted.value = range.toString().replace(/\n+$/, "");
    document.getElementById(wanted.dataset.quote).value = String(start);
  };
  document.addEventListener("mouseup", take);
  document.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") take(); });

  // A field that is pointed at lights its words, and its words light it.
  const light = (name, on) => {
    document.querySelectorAll(`mark[data-field="${name}"]`).forEach((one) => one.classList.toggle("lit", on));
    const row = document.getElementById(`f-${name}`);
    if (row) row.classList.toggle("lit", on);
  };
  document.querySelectorAll("tr[id^='f-']").forEach((row) => {
    const name = row.id.slice(2);
    row.addEventListener("mouseenter", () => light(name, true));
    row.addEventListener("mouseleave", () => light(name, false));
  });
  document.querySelectorAll("mark[data-field]").forEach((mark) => {
    mark.addEventListener("mouseenter", () => light(mark.dataset.field, true));
    mark.addEventListener("mouseleave", () => light(mark.dataset.field, false));
  });
  const open = document.querySelector("#correct input:not([type=hidden]), #correct select, #correct textarea");
  // Going to a fragment takes the focus away again: so it is set last.
  if (open) window.addEventListener("load", () => setTimeout(() => open.focus({ preventScroll: true })));
})();
