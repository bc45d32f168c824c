// Counts a part's clock down. The server writes the time that is left, so a phone with a wrong clock is right too:
//   <span class="clock" role="timer" data-live-same="…" data-seconds-left="743"><span>12.23</span> jäljellä</span>
// At zero the page is read again: the server says in words that the time is up.
const ends = new WeakMap();

setInterval(() => {
  for (const clock of document.querySelectorAll("[data-seconds-left]")) {
    if (!ends.has(clock)) { ends.set(clock, performance.now() + clock.dataset.secondsLeft * 1000); }
    const left = Math.max(0, Math.ceil((ends.get(clock) - performance.now()) / 1000));
    const digits = clock.firstElementChild;
    if (!digits) { continue; }
    const between = digits.textContent.includes(":") ? ":" : ".";
    digits.textContent = `${Math.floor(left / 60)}${between}${String(left % 60).padStart(2, "0")}`;
    if (left === 0) {
      clock.removeAttribute("data-seconds-left");
      document.dispatchEvent(new Event("viitta:look"));
    }
  }
}, 500);
