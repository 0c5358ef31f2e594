// Asks before a half-filled form is left, and keeps "none of these" apart from the other boxes.
"use strict";

(() => {
  const form = document.querySelector("[data-record-form]");
  if (!form) return;
  let typed = "typed" in form.dataset;
  let sent = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { sent = true; });
  window.addEventListener("beforeunload", (event) => {
    if (typed && !sent) event.preventDefault();
  });
  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.type !== "checkbox" || !box.checked) return;
    const isNone = box.name.endsWith("__none");
    for (const other of box.closest(".choices").querySelectorAll("input[type=checkbox]")) {
      if (other !== box && other.name.endsWith("__none") !== isNone) other.checked = false;
    }
  });
})();
