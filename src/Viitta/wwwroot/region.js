// Search on a region's page, with or without a connection: the same word list as the server's, and letters in common.
const form = document.querySelector("[data-find]");
const field = form.q;
const told = document.querySelector("[data-found]");
const sections = [...document.querySelectorAll("[data-services] > li")];
const results = document.querySelector("[data-results]");
const past = document.querySelector("[data-past]");
const checkBy = document.querySelector("[data-check-by]").dataset.checkBy;
const today = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Helsinki" }).format(new Date());
if (today > checkBy) past.hidden = false;

const wordsOf = text => text.normalize("NFD").replace(/[\p{M}\u00AD\u200B]/gu, "") // accents, and where a line may end
  .toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const runsOf = word => new Set(Array.from({ length: Math.max(0, word.length - 2) }, (_, i) => word.slice(i, i + 3)));

// How far a typed word says a listed one: 1 the same, less for another form, a part of a compound or a slip of a letter.
function says(typed, listed) {
  if (typed === listed) return 1;
  if (listed.length >= 3 && typed.startsWith(listed) && typed.length - listed.length <= 3) return 0.9;
  if (typed.length < 5 || listed.length < 5) return 0;
  if (typed.includes(listed)) return 0.8;
  let begin = 0;
  while (begin < listed.length && typed[begin] === listed[begin]) begin++;
  if (begin >= Math.max(5, 0.65 * typed.length)) return 0.75; // turvakodin, turvakotipaikka
  const [a, b] = [runsOf(typed), runsOf(listed)];
  const alike = 2 * [...a].filter(run => b.has(run)).length / (a.size + b.size);
  return alike >= 0.58 ? alike * 0.9 : 0;
}

const services = sections.flatMap(section => [...section.querySelectorAll("li[data-meanings]")].map(item => ({
  item,
  home: item.parentElement,
  meanings: new Set(item.dataset.meanings.split(" ")),
  name: wordsOf(item.querySelector("h3").textContent),
  words: [...new Set(wordsOf(item.textContent))],
})));
const list = fetch(form.dataset.find).then(answer => answer.json()).catch(() => ({ means: {}, shortFor: {} }));

function meaningsOf(word, means) {
  const found = new Map();
  for (const [meaning, listed] of Object.entries(means)) {
    const best = Math.max(...listed.map(words => says(word, words.split(" ")[0])));
    if (best > 0) found.set(meaning, best);
  }
  return found;
}

// The name of a service weighs more than what else is said of it.
function score(service, query) {
  let sum = 0;
  for (const { word, meanings } of query) {
    const name = 1.5 * Math.max(0, ...service.name.map(listed => says(word, listed)));
    const own = Math.max(0, ...service.words.map(listed => says(word, listed)));
    const meant = Math.max(0, ...[...meanings].map(([meaning, weight]) => service.meanings.has(meaning) ? weight : 0));
    sum += Math.max(name, own, meant);
  }
  return sum;
}

// Best first in a list of their own; without words, or when nothing is found, each service stands at home under its need.
async function find() {
  const { means, shortFor } = await list;
  const typed = wordsOf(field.value).flatMap(word => shortFor[word] ? wordsOf(shortFor[word]) : [word]);
  const query = typed.map(word => ({ word, meanings: meaningsOf(word, means) })).filter(q => (q.meanings.get("unimportant") ?? 0) < 0.9);
  const scored = services.map(service => ({ service, score: score(service, query) })).sort((a, b) => b.score - a.score);
  const best = scored[0]?.score ?? 0;
  const found = best > 0 ? scored.filter(s => s.score >= best * 0.4) : [];
  for (const { item, home } of services) home.append(item);
  results.replaceChildren(...found.map(s => s.service.item));
  results.hidden = found.length === 0;
  for (const section of sections) section.hidden = found.length > 0;
  told.textContent = query.length === 0 ? ""
    : found.length === 0 ? told.dataset.none
    : found.length === 1 ? told.dataset.one : told.dataset.other.replace("{0}", found.length);
}

form.addEventListener("submit", event => {
  event.preventDefault();
  find();
});
field.addEventListener("input", find);

// Without a connection the worker leads here with the words in the address, and with a theme or a need to open.
const asked = new URLSearchParams(location.search).get("q");
if (asked) {
  field.value = asked;
  find();
}
const concern = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
if (concern instanceof HTMLDetailsElement) concern.open = true;
