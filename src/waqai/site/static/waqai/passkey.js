// A passkey that did not come says so on the page: the browser's own complaint is seen by nobody.
"use strict";
document.addEventListener("allauth.error", (event) => {
  const said = document.getElementById("passkey_failed");
  if (!said) return;
  event.preventDefault();
  said.className = "wrong";
  said.hidden = true; // so that it is said again when it happens again
  requestAnimationFrame(() => { said.hidden = false; });
});
