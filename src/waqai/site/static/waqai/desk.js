// The desk with a keyboard and a pointer: keys press what the page offers anyway; what is selected in the article becomes
// a proof. Without it every page works the same, with access keys and words that are typed.
"use strict";
(() => {
  const typing = (one) => one.closest("input:not([type=checkbox]):not([type=hidden]), textarea, select") !== null;
  const points = (words) => Array.from(words).length; // code points, as the record counts

  // A key of an act goes to its form's reason first and is armed; with a reason given, it acts.
  let armed = null;
  const disarm = () => {
    if (armed) armed.removeAttribute("data-armed");
    armed = null;
  };
  const act = (button) => {
    const why = button.form.elements.namedItem("why");
    disarm();
    armed = button;
    if (why.value.trim() === "") {
      why.focus();
      button.setAttribute("data-armed", "");
    } else {
      button.form.requestSubmit(button);
    }
  };

  // A button pressed twice or a key held down sends once: the second answer would say that somebody was faster.
  let sent = -Infinity;
  document.addEventListener("submit", (event) => {
    if (event.timeStamp - sent < 1000) event.preventDefault();
    else sent = event.timeStamp;
  });

  // Who speaks to the machine, or rests a hand on the keyboard, can switch the letters off; the browser remembers it.
  const keep = (storage) => {
    try {
      return storage();
    } catch {
      return null; // a browser that keeps nothing for this site: for this page alone, then
    }
  };
  const choice = document.querySelector("[data-letters]");
  let letters = keep(() => localStorage.getItem("letters")) !== "off";
  if (choice) {
    const box = choice.querySelector("input");
    choice.hidden = false;
    box.checked = letters;
    box.addEventListener("change", () => {
      letters = box.checked;
      keep(() => localStorage.setItem("letters", letters ? "on" : "off"));
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const here = event.target instanceof Element ? event.target : document.body;
    if (event.key === "Escape" && typing(here)) {
      disarm();
      here.blur();
      return;
    }
    if (event.key === "Enter" && here.name === "why" && armed && armed.form === here.form && here.value.trim() !== "") {
      event.preventDefault();
      here.form.requestSubmit(armed);
      return;
    }
    if (!letters || event.repeat || typing(here)) return;
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

  // A selection that cuts a word takes the whole of it: fingers and quick pointers seldom meet its edge.
  const within = /[\p{L}\p{M}\p{N}\u0640]/u;
  const point = (paragraph, offset) => {
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let left = offset;
    let node = null;
    while (texts.nextNode()) {
      node = texts.currentNode;
      if (left <= node.data.length) return [node, left];
      left -= node.data.length;
    }
    return node ? [node, node.data.length] : [paragraph, 0];
  };
  const whole = (range) => {
    const edge = (node, offset, step) => {
      const paragraph = (node instanceof Element ? node : node.parentElement).closest("[data-start]");
      if (!paragraph) return null;
      const before = document.createRange();
      before.selectNodeContents(paragraph);
      before.setEnd(node, offset);
      const letters = paragraph.textContent;
      let at = before.toString().length;
      while (at > 0 && at < letters.length && within.test(letters[at - 1]) && within.test(letters[at])) at += step;
      return point(paragraph, at);
    };
    const [start, end] = [edge(range.startContainer, range.startOffset, -1), edge(range.endContainer, range.endOffset, 1)];
    if (start) range.setStart(...start);
    if (end) range.setEnd(...end);
  };

  // What is selected goes into the box of words that was last gone to; a box of names takes one line more.
  const quotes = Array.from(document.querySelectorAll("[data-quote]"));
  const lines = Array.from(document.querySelectorAll("[data-names]"));
  const said = document.querySelector("[data-taken]");
  let wanted = quotes[0];
  let mine = null; // the line that this very selection put into a box of names
  quotes.forEach((one) => {
    one.addEventListener("focus", () => { wanted = one; });
    one.addEventListener("input", () => { document.getElementById(one.dataset.quote).value = ""; });
  });
  lines.forEach((one) => { one.addEventListener("focus", () => { wanted = one; }); });
  const name = (words) => {
    const rest = wanted.value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
    if (mine !== null && rest[rest.length - 1] === mine) rest.pop();
    if (!rest.includes(words)) rest.push(words);
    wanted.value = rest.join("\n");
    mine = words;
  };
  const take = () => {
    const chosen = document.getSelection();
    if (!wanted || !chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0).cloneRange();
    const text = document.querySelector("[data-text]");
    if (!text || !text.contains(range.startContainer)) return;
    // Three clicks select a paragraph up to the beginning of what follows it: the last one's end lies outside.
    if (!text.contains(range.endContainer)) range.setEndAfter(text.lastElementChild);
    if (wanted.dataset.quote) whole(range);
    const start = place(range.startContainer, range.startOffset);
    const words = range.toString().replace(/\n+$/, "");
    if (start === null || words.trim() === "") return;
    if (wanted.dataset.quote) {
      wanted.value = words;
      document.getElementById(wanted.dataset.quote).value = String(start);
    } else {
      name(words.trim().replace(/\s+/g, " "));
    }
    if (said) {
      said.hidden = false;
      said.querySelector("q").textContent = words;
      said.querySelector("a").href = `#${wanted.id}`;
    }
  };
  if (said) said.querySelector("a").addEventListener("click", () => { said.hidden = true; });
  // Fingers move the ends of a selection without ever letting go of a button: there the selection itself tells.
  let finger = false;
  let soon = 0;
  document.addEventListener("pointerdown", (event) => { finger = event.pointerType === "touch"; });
  document.addEventListener("mouseup", take);
  document.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") take(); });
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed) mine = null;
    else if (finger) {
      clearTimeout(soon);
      soon = setTimeout(take, 250);
    }
  });

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
  if (open) window.addEventListener("load", () => setTimeout(() => {
    open.focus({ preventScroll: true });
    // What is typed goes after what stands there, not in front of it.
    if (open.matches("textarea, input:not([type=checkbox])")) open.setSelectionRange(open.value.length, open.value.length);
  }));
})();
