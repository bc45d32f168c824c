// Keeps one region's public map on this device and shows it where there is no connection.
// Only that page is kept, and it is asked for without cookies: what comes is what a stranger gets, whoever is signed in.
const KEPT = "viitta-region-1";
const PATIENCE = 8000; // ms that a page may take when a kept one is at hand

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

// A page tells which region its reader looks at: { region: "/regions/north-savo", language: "fi" }.
self.addEventListener("message", event => event.waitUntil(
  keep(event.data).then(kept => event.source?.postMessage({ kept }), () => event.source?.postMessage({ kept: false }))));

self.addEventListener("fetch", event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (isPublic(url.pathname)) event.respondWith(page(request, url));
  } else if (/\.(css|js|json|svg|png|webmanifest)$/.test(url.pathname)) {
    event.respondWith(part(request));
  }
});

const isRegion = path => /^\/regions\/[a-z-]+$/.test(path);
const isPublic = path => path === "/" || path === "/call" || path === "/search" || isRegion(path);

async function keep({ region, language }) {
  if (!isRegion(region) || !/^[a-z]{2}$/.test(language)) return false;
  const address = `${region}?lang=${language}`;
  const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
  const cache = await caches.open(KEPT);
  if (answer.status === 404) {
    await forget(cache, url => url.pathname === region); // no longer published
    return false;
  }
  if (!answer.ok) return false;
  const parts = [...(await answer.clone().text()).matchAll(/(?:href|src|data-find)="(\/[^"]+\.(?:css|js|json|svg|png|webmanifest)(?:\?[^"]*)?)"/g)]
    .map(match => new URL(match[1].replaceAll("&amp;", "&"), location.origin).href);
  await Promise.all(parts.map(async part => {
    if (!await cache.match(part) || part.endsWith(".json")) await cache.put(part, await fetch(part, { credentials: "omit" }));
  }));
  await cache.put(address, answer);
  // One region at a time, in the languages that its reader used; of its parts only those of today.
  await forget(cache, url => isRegion(url.pathname) ? url.pathname !== region : !parts.includes(url.href));
  return true;
}

async function forget(cache, unwanted) {
  const kept = await cache.keys();
  await Promise.all(kept.filter(request => unwanted(new URL(request.url))).map(request => cache.delete(request)));
}

async function page(request, url) {
  const kept = await keptFor(url);
  if (!kept) return fetch(request);
  try {
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error("late")), PATIENCE));
    const answer = await Promise.race([fetch(request), late]);
    return answer.status >= 502 ? show(kept, url) : answer;
  } catch {
    return show(kept, url);
  }
}

// The kept page for that address: its own, else the one region there is.
async function keptFor(url) {
  const cache = await caches.open(KEPT);
  const pages = (await cache.keys()).map(request => new URL(request.url)).filter(kept => isRegion(kept.pathname));
  if (isRegion(url.pathname) && !pages.some(kept => kept.pathname === url.pathname)) return undefined;
  const language = url.searchParams.get("lang");
  return pages.find(kept => kept.searchParams.get("lang") === language) ?? pages.at(-1);
}

async function show(kept, url) {
  if (!isRegion(url.pathname)) {
    const there = new URL(kept);
    const words = url.searchParams.get("q");
    if (words) there.searchParams.set("q", words);
    there.hash = ["concern", "need", "theme"].map(name => url.searchParams.get(name)).find(Boolean) ?? "";
    return Response.redirect(there);
  }
  const answer = await (await caches.open(KEPT)).match(kept.href);
  const html = (await answer.text()).replace("<html ", '<html data-kept ');
  return new Response(html, { headers: answer.headers });
}

async function part(request) {
  const cache = await caches.open(KEPT);
  return await cache.match(request) ?? fetch(request);
}
