// Warns before an idle session ends. The page works without it: what is sent after the end of
// the session is carried through the sign-in.
"use strict";

(() => {
  const bar = document.getElementById("idle");
  if (!bar) return;
  const text = document.getElementById("idle-text");
  const stay = document.getElementById("idle-stay");
  const whole = Number(bar.dataset.seconds) * 1000;
  const warning = Math.min(120000, whole / 2);
  let ends;
  let timer;

  function watch() {
    ends = Date.now() + whole;
    bar.hidden = true;
    stay.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(warn, whole - warning);
  }

  function warn() {
    // A sleeping laptop wakes late, so the clock decides and not the timer.
    if (Date.now() >= ends) return ended();
    const at = new Date(ends).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    text.textContent = `You will be signed out at ${at} by your clock because nothing was sent.`;
    bar.hidden = false;
    timer = setTimeout(ended, ends - Date.now());
  }

  function ended() {
    text.textContent =
      "You are signed out. What you typed is still here: send it, sign in, and it comes back as a draft.";
    stay.hidden = true;
    bar.hidden = false;
  }

  stay.addEventListener("click", async () => {
    const answer = await fetch(bar.dataset.url, { credentials: "same-origin" });
    if (answer.ok) watch();
    else ended();
  });
  watch();
})();
