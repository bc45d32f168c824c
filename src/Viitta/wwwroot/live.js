// Keeps a workshop page up to date. The server only says "look again" (docs/decisions/0003-live-by-nudge.md); this
// script then reads the page it stands on afresh and swaps the regions that changed.
//
//   <main data-workshop="{workshop id}">           whose changes to listen to
//   <section id="tables" data-live> … </section>   a region; a page always has all of its regions, even empty
//   <span data-live-same="…"> … </span>            its words differ at every reading (a clock): only the value counts
//   <form data-workshop="…" data-record="…">       the recorder's, who listens with the key of the link
//   data-dirty on or in a region                   typed and not yet saved: the region is left alone; of a form with
//                                                  regions in it, the one that was typed in
//
// The reading says "viitta-look: 1", so that a page may leave out what is in no region.
// A region that holds the focus or unsaved typing waits until it no longer does. Nothing moves the page or the focus.
import "./lib/signalr/signalr.min.js";

const { signalR } = globalThis;
const { workshop, record } = document.querySelector("[data-workshop]")?.dataset ?? {};
const shown = new Map(); // region id → what the server last said
let asked = false, asking = false, again = false, failed = 0;

const FORM_KEY = 'input[name="__RequestVerificationToken"]';
const regions = (page) => [...page.querySelectorAll("[data-live][id]")];

// What counts when two readings are compared: not form keys, not clocks.
function essence(region) {
  const copy = region.cloneNode(true);
  copy.classList.remove("fresh");
  copy.querySelectorAll(FORM_KEY).forEach((key) => key.remove());
  copy.querySelectorAll("[data-live-same]").forEach((same) => same.replaceWith(same.dataset.liveSame));
  copy.querySelectorAll("[data-dirty]").forEach((dirty) => dirty.removeAttribute("data-dirty"));
  return copy.innerHTML;
}

const busy = (region) =>
  region.contains(document.activeElement) || region.matches("[data-dirty]") || region.querySelector("[data-dirty]") !== null;

function swap(region, next) {
  const open = new Set([...region.querySelectorAll("details[id][open]")].map((details) => details.id));
  next.querySelectorAll("details[id]").forEach((details) => { details.open ||= open.has(details.id); });
  // A reading that is made once for a whole table brings forms without keys: they get the page's own.
  const key = document.querySelector(FORM_KEY);
  next.querySelectorAll("form[method=post]").forEach((form) => { if (key && !form.querySelector(FORM_KEY)) { form.append(key.cloneNode()); } });
  next.classList.add("fresh");
  region.replaceWith(next);
}

async function look() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html", "viitta-look": "1" }, cache: "no-store" });
    if (answer.status >= 500) { soon(2000 * 2 ** Math.min(failed++, 3)); return; } // a server in trouble: some seconds later, never all at once
    failed = 0;
    if ((!answer.ok && answer.status !== 410) || answer.redirected) { return; } // 410: over, and the page says so
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    let waits = false;
    for (const region of regions(document)) {
      const next = page.getElementById(region.id);
      if (!next) { continue; }
      const said = essence(next);
      if (shown.get(region.id) === said) { continue; }
      if (busy(region)) { waits = true; continue; }
      shown.set(region.id, said);
      swap(region, document.importNode(next, true));
    }
    asked = waits;
    document.title = page.title || document.title;
    document.dispatchEvent(new CustomEvent("viitta:fresh"));
  } catch {
    // No network just now: the next nudge, reconnect or half minute asks again.
  } finally {
    asking = false;
    if (again) { again = false; soon(); }
  }
}

// A released part nudges every phone in the room at once: spread their questions over a third of a second. A line at one
// table nudges its few phones. Several nudges are one reading, at the earliest of their times.
let timer = 0, due = Infinity;
function soon(spread = 300) {
  const at = performance.now() + 50 + Math.random() * spread;
  if (at >= due) { return; }
  clearTimeout(timer);
  due = at;
  timer = setTimeout(() => { due = Infinity; look(); }, at - performance.now());
}

// For ever, spread so that a room does not come back as one: every 1–3 s at first, as a server that is started anew is
// back within seconds; from the twentieth time on, after about 40 s, every 15–30 s.
const patience = (attempts) => attempts < 20 ? 1000 + Math.random() * 2000 : 15_000 + Math.random() * 15_000;

async function listen() {
  const connection = new signalR.HubConnectionBuilder()
    .withUrl(`/live/workshops?${new URLSearchParams(record ? { workshop, record } : { workshop })}`)
    .withAutomaticReconnect({
      nextRetryDelayInMilliseconds: ({ previousRetryCount }) => patience(previousRetryCount),
    })
    .configureLogging(signalR.LogLevel.None)
    .build();
  connection.on("look-again", () => soon());
  connection.on("look-now", () => soon(50));
  for (let attempt = 0; ; attempt++) {
    try {
      await connection.start(); // the server greets every new connection with "look again", a regained one too
      return;
    } catch {
      await new Promise((done) => setTimeout(done, patience(attempt)));
    }
  }
}

for (const region of regions(document)) { shown.set(region.id, essence(region)); }
document.addEventListener("input", ({ target }) => {
  const [form, region] = [target.closest("form"), target.closest("[data-live]")];
  (region && form?.contains(region) ? region : form)?.setAttribute("data-dirty", "");
  if (record) { target.closest("section")?.querySelector(".status")?.remove(); } // saved no more
});
document.addEventListener("focusout", () => { if (asked) { soon(); } });
document.addEventListener("visibilitychange", () => { if (!document.hidden) { soon(); } });
document.addEventListener("viitta:look", () => soon()); // other scripts ask this way
setInterval(() => { if (!document.hidden) { soon(); } }, 30_000);
if (workshop) { listen(); }
