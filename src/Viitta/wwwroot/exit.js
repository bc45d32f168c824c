// "Exit this page": blank at once, then away in this page's place in the history. Shift three times does the same.
let shifts = [];

async function leave() {
  document.documentElement.hidden = true;
  document.title = "";
  document.cookie = "left=1; path=/; max-age=1800; samesite=lax";
  if (navigator.onLine) {
    location.replace("/exit"); // the server has the browser forget what it keeps
    return;
  }
  sessionStorage.clear();
  localStorage.clear();
  await Promise.all((await globalThis.caches?.keys() ?? []).map(name => caches.delete(name)));
  location.replace("about:blank");
}

const hasLeft = () => /(?:^|; )left=1/.test(document.cookie);

// After that the back button shows none of the pages before either. Opening one anew begins anew.
if (hasLeft()) {
  if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") leave();
  else document.cookie = "left=; path=/; max-age=0";
}

document.addEventListener("click", event => {
  if (!event.target.closest?.("#exit")) return;
  event.preventDefault();
  leave();
});

addEventListener("keydown", event => {
  if (event.repeat) return;
  shifts = event.key === "Shift" ? [...shifts.slice(-2), event.timeStamp] : [];
  if (shifts.length === 3 && event.timeStamp - shifts[0] < 2000) leave();
});

// Nothing comes back out of the browser's memory with the back button.
addEventListener("pageshow", event => {
  if (event.persisted && hasLeft()) leave();
  else if (event.persisted) location.reload();
});
