// Has the service worker keep the public map of the region that is being looked at (worker.js).
const region = document.querySelector("[data-region]")?.dataset.region;
const told = document.querySelector("[data-kept-here]");

if (region && "serviceWorker" in navigator && !document.documentElement.hasAttribute("data-kept")) {
  navigator.serviceWorker.addEventListener("message", event => {
    if (told) told.hidden = event.data.kept !== true;
  });
  await navigator.serviceWorker.register("/worker.js");
  const ready = await navigator.serviceWorker.ready;
  ready.active.postMessage({ region, language: document.documentElement.lang });
}
