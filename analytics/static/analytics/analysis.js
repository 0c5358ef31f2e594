// Shows how far an analysis is, copies the text of its methods, and renews the choices of the form.
// The pages work without it: one that waits renews itself, and the form has a button.
"use strict";

(() => {
  const waits = document.getElementById("waits");
  if (waits) {
    const bar = waits.querySelector("progress");
    const step = waits.querySelector("[data-step]");
    const look = async () => {
      let again = 1000;
      try {
        const answer = await fetch(waits.dataset.url, { credentials: "same-origin" });
        if (answer.ok) {
          const { state, progress } = await answer.json();
          if (state === "done" || state === "failed") return location.reload();
          step.textContent = state === "queued" ? "Waiting for a worker" : progress.step || "Started";
          if (progress.total) {
            bar.max = progress.total;
            bar.value = progress.done;
          }
        } else if (answer.status === 429) again = 10000;
        else return location.reload();
      } catch {
        again = 5000;
      }
      setTimeout(look, again);
    };
    setTimeout(look, 500);
  }

  const copy = document.getElementById("copy");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById("methods-text").textContent.trim());
      document.getElementById("copied").textContent = "Copied.";
    });
  }

  for (const select of document.querySelectorAll("[data-renews]")) {
    select.addEventListener("change", () => document.getElementById("renew").click());
  }
  for (const select of document.querySelectorAll("[data-sends]")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
})();
