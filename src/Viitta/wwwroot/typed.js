// Keeps what is typed in a long form for this tab, until it is saved: a closed lid, an ended session or a wrong press of
// "back" loses nothing. Only for invented cases; the tab's own memory, gone when the tab is closed.
const form = document.querySelector("form[data-keep-typed]");
const key = `typed:${location.pathname}`;
const fields = () => [...form.querySelectorAll("textarea, input:not([type=hidden]):not([type=checkbox]), select")];

if (form && new URLSearchParams(location.search).has("saved")) {
  sessionStorage.removeItem(key);
}
const kept = form && sessionStorage.getItem(key);
if (kept) {
  const values = JSON.parse(kept);
  const changed = fields().filter(field => field.name in values && values[field.name] !== field.value);
  for (const field of changed) {
    field.value = values[field.name];
  }
  if (changed.length > 0) {
    form.elements.seen.value = values.seen;   // so that words of somebody else, saved meanwhile, are met and not overwritten
  }
  const told = form.querySelector("[data-typed-again]");
  if (told) told.hidden = changed.length === 0;
}
let dirty = false;
let waiting;
form?.addEventListener("input", () => {
  dirty = true;
  clearTimeout(waiting);
  waiting = setTimeout(keep, 300);
});
form?.addEventListener("submit", () => {
  keep();
  dirty = false;
});
addEventListener("pagehide", () => dirty && keep());
addEventListener("beforeunload", event => dirty && event.preventDefault());

function keep() {
  clearTimeout(waiting);
  sessionStorage.setItem(key, JSON.stringify(Object.fromEntries([...fields(), form.elements.seen].map(field => [field.name, field.value]))));
}
