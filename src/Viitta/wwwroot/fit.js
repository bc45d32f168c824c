// The room's screen is read from 8 m: the letters of [data-fit] grow until the page is full, up to the largest size. They never
// become smaller than the server counted (RoomFit), which is what they are without a script.
const STEPS = 7; // halvings between the two sizes: less than a pixel

function fit() {
  for (const part of document.querySelectorAll("[data-fit]")) {
    part.style.fontSize = "";
    const least = parseFloat(getComputedStyle(part).fontSize);
    const most = 1.111 * parseFloat(getComputedStyle(document.documentElement).fontSize); // room-fit-1
    const { documentElement: page } = document;
    const width = page.scrollWidth;
    const holds = (size) => {
      part.style.fontSize = `${size}px`;
      return page.scrollHeight <= innerHeight && page.scrollWidth <= width && part.scrollWidth <= part.clientWidth;
    };
    let [fits, over] = [least, most];
    if (most <= least || !holds(least)) { part.style.fontSize = ""; continue; }
    if (holds(most)) { continue; }
    for (let step = 0; step < STEPS; step++) {
      const size = (fits + over) / 2;
      if (holds(size)) { fits = size; } else { over = size; }
    }
    holds(fits);
  }
}

document.addEventListener("viitta:fresh", fit); // live.js swapped what is shown
addEventListener("resize", fit);
await document.fonts.ready;
fit();
