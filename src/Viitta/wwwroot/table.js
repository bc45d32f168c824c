// A table's pages without a connection: its answers and its hot wash. With script off they work as they are; with it, no word is lost:
//   form[data-draft="{answer id}"]   what is typed is kept in this tab until it is saved, for a day at most
//   form[data-outbox]                is sent in the background; without a connection it waits and goes out by itself,
//                                    with the same answer id, so that sent twice is still once
//   form[data-wipe]                  leaving empties the tab
//   [data-kept="new text …"]         the workshop is over: words of these fields that never went out, to be copied
//   a[data-follow]                   the part just released: followed when nothing is being written
//   select[data-filter]              gets a field that narrows its list
const DRAFT = "viitta:draft:", OUTBOX = "viitta:outbox", DAY = 24 * 60 * 60 * 1000;
const read = (key, otherwise) => JSON.parse(sessionStorage.getItem(key) ?? "null") ?? otherwise;
const write = (key, value) => sessionStorage.setItem(key, JSON.stringify(value));
const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith("viitta:"));
const part = new URLSearchParams(location.search).get("part");
let sending = false;

function say(what) {
  const status = document.getElementById("sending");
  if (status) { status.textContent = what ? status.dataset[what] : ""; }
}

// ---- drafts ----
const drafts = () => keys().filter((key) => key.startsWith(DRAFT));
const old = () => drafts().filter((key) => Date.now() - read(key).at > DAY);
const fieldsOf = (form) => [...new FormData(form)].filter(([name]) => name !== "__RequestVerificationToken");
const prefixOf = (form) => form.elements.form.value;
const idField = (form) => form.elements[`${prefixOf(form)}-id`];

function keep(form) {
  write(DRAFT + idField(form).value, { at: Date.now(), part, prefix: prefixOf(form), fields: fieldsOf(form) });
}

function fill(form, fields) {
  for (const box of form.querySelectorAll("[type=checkbox], [type=radio]")) { box.checked = false; }
  for (const [name, value] of fields) {
    const field = form.elements[name];
    if (field instanceof RadioNodeList || field?.type === "checkbox") {
      const box = form.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`);
      if (box) { box.checked = true; }
    } else if (field) {
      field.value = value;
    }
  }
  form.setAttribute("data-dirty", "");
  form.closest("details")?.setAttribute("open", "");
}

// A new answer's id is fresh on every page, so its draft is found by its place; the draft's own id goes on.
function restore() {
  old().forEach((key) => sessionStorage.removeItem(key));
  const kept = document.querySelector("[data-kept]");
  if (kept) { showKept(kept); return; }
  const waiting = new Set(outbox().map((item) => item.id));
  for (const key of drafts()) {
    const draft = read(key);
    const form = [...document.querySelectorAll("form[data-draft]")].find((f) => prefixOf(f) === draft.prefix);
    if (form && draft.part === part && !waiting.has(key.slice(DRAFT.length)) && !form.querySelector(".error")
      && (draft.prefix !== "edit" || idField(form).value === key.slice(DRAFT.length))) {
      fill(form, draft.fields);
    }
  }
}

// Over, and no form left to fill. Nothing is thrown away before its day is up: the workshop may be opened again.
function showKept(kept) {
  const endings = kept.dataset.kept.split(" ").map((field) => `-${field}`);
  const words = drafts().flatMap((key) => read(key).fields)
    .filter(([name, value]) => value.trim() && endings.some((end) => name.endsWith(end)));
  if (words.length === 0) { return; }
  kept.replaceChildren(...words.map(([, value]) => {
    const area = document.createElement("textarea");
    Object.assign(area, { className: "ds-input", rows: 3, readOnly: true, value });
    area.setAttribute("aria-labelledby", "unsaved-title");
    return area;
  }));
  kept.closest("[hidden]")?.removeAttribute("hidden");
}

// An empty form for the next answer; the one before is in the outbox.
function renew(form) {
  form.reset();
  form.removeAttribute("data-dirty");
  form.dataset.draft = idField(form).value = crypto.randomUUID?.() ?? [8, 4, 4, 4, 12].map(hex).join("-");
  const details = form.closest("details");
  if (details) { details.open = false; details.querySelector("summary").focus({ preventScroll: true }); }
}

const hex = (length) => Array.from(crypto.getRandomValues(new Uint8Array(length)), (b) => (b % 16).toString(16)).join("");

// ---- outbox ----
const isNew = (form) => Boolean(form?.dataset.draft) && prefixOf(form) !== "edit";
const outbox = () => read(OUTBOX, []);

function post(form, submitter) {
  const id = form.dataset.draft ? idField(form).value : "";
  const item = { id, action: form.action, fields: [...new FormData(form, submitter)], isNew: isNew(form) };
  // The same answer sent again before it went: the newest words go.
  write(OUTBOX, [...outbox().filter((other) => sending || !id || other.id !== id), item]);
  if (id) { keep(form); }
  send(form);
}

async function send(form) {
  if (sending) { if (isNew(form)) { renew(form); } return; }
  sending = true;
  let item, last;
  while ((item = outbox()[0])) {
    say("sending");
    const answer = await fetchItem(item);
    if (!answer) { break; }
    last = { item, answer, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
    write(OUTBOX, outbox().slice(1));
    if (!answer.ok) { break; }
    sessionStorage.removeItem(DRAFT + item.id);
  }
  sending = false;
  if (last && !last.answer.ok) {
    refused(last.page);
  } else if (item) {
    say("offline");
    if (isNew(form)) { renew(form); }
  } else if (last) {
    sent(last, form);
  }
}

// Null: not reached, or the server is in trouble; later. A form key that has grown old is renewed once.
async function fetchItem(item, again = true) {
  try {
    // "viitta-outbox": a yes is told with the address alone, without the page that nearly always goes unread.
    const answer = await fetch(item.action, { method: "POST", headers: { "viitta-outbox": "1" }, body: new URLSearchParams(item.fields), signal: AbortSignal.timeout(15_000) });
    if (answer.status === 400 && again && !(await answer.clone().text()).includes("data-outbox")) {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      const key = page.querySelector("[name=__RequestVerificationToken]")?.value;
      if (key) { item.fields = item.fields.map(([n, v]) => [n, n === "__RequestVerificationToken" ? key : v]); }
      return key ? await fetchItem(item, false) : answer;
    }
    return answer.status < 500 ? answer : null;
  } catch {
    return null;
  }
}

// A new line: the lines are read again and its form is emptied in its place. All else goes to the page that came back.
function sent({ item, answer }, form) {
  say("sent");
  const shown = form ?? [...document.querySelectorAll("form[data-draft]")].find((f) => idField(f).value === item.id);
  if (shown && (!item.isNew || shown.querySelector(".error"))) {
    const next = new URL(answer.headers.get("location") ?? answer.url, location.href).href;
    location.assign(next);
    if (next.split("#")[0] === location.href.split("#")[0]) { location.reload(); }
    return;
  }
  if (shown && idField(shown).value === item.id) { renew(shown); }
  document.dispatchEvent(new Event("viitta:look"));
}

// The server said no: its page has the reason and the words. Without a seat it has neither: to the door, words kept.
function refused(page) {
  const main = page.querySelector("main");
  say("");
  if (!main?.querySelector("#sending")) { location.assign("/table"); return; }
  document.querySelector("main").replaceWith(document.importNode(main, true));
  document.title = page.title;
  restore();
  enhance();
  document.querySelector(".ds-error-summary")?.focus();
}

// ---- the list of organisations ----
function filterable(select) {
  const all = [...select.children].map((child) => child.cloneNode(true));
  const label = document.createElement("label"), input = document.createElement("input");
  Object.assign(input, { id: `${select.id}-filter`, type: "search", className: "ds-input", autocomplete: "off" });
  Object.assign(label, { htmlFor: input.id, className: "small", textContent: select.dataset.filter });
  select.before(label, input);
  input.addEventListener("input", () => {
    const words = input.value.toLocaleLowerCase().split(/\s+/), chosen = select.value;
    const fits = (option) => option.value === "" || option.value === chosen
      || words.every((word) => option.textContent.toLocaleLowerCase().includes(word));
    const shown = all.map((child) => child.cloneNode(true));
    for (const child of shown) { child.querySelectorAll("option").forEach((option) => fits(option) || option.remove()); }
    select.replaceChildren(...shown.filter((child) => child.matches("option") || child.children.length > 0));
    select.value = chosen;
  });
}

function enhance() {
  document.querySelectorAll("select[data-filter]").forEach((select) => { if (select.options.length > 12) { filterable(select); } });
}

const wipe = () => keys().forEach((key) => sessionStorage.removeItem(key));
const atNewest = !document.querySelector("a[data-follow]");

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-wipe]")) { wipe(); }
  if (event.target.matches("[data-outbox]")) { event.preventDefault(); post(event.target, event.submitter); }
});
document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-draft]");
  if (form && target.name) { keep(form); }
});
document.addEventListener("viitta:fresh", () => {
  if (document.querySelector("[data-closed]") && document.querySelector("form[data-draft]")
    && !document.querySelector("[data-dirty]") && outbox().length === 0) { location.reload(); }
  const next = document.querySelector("a[data-follow]");
  if (next && atNewest && !document.querySelector("[data-dirty]")) { location.assign(next.href); }
});
addEventListener("online", () => send());
setInterval(() => { if (outbox().length > 0) { send(); } }, 5000);
setInterval(() => { if (old().length > 0) { location.reload(); } }, 60_000); // a tab that nobody closed

restore();
enhance();
send();
