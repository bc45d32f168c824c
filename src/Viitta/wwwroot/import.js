// While an import is being worked on, its page is read again: the bar moves, and when the work is done the page is shown anew.
const pause = 1500;

async function look() {
  const box = document.getElementById("import-busy");
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("import-busy");
    if (!answer.ok || !fresh) {
      location.reload();
      return;
    }
    for (const part of ["progress", ".number"]) {
      const [now, next] = [box.querySelector(part), fresh.querySelector(part)];
      if (now && next && part === "progress") {
        if (next.hasAttribute("value")) now.value = next.value;
      } else if (now && next) {
        now.textContent = next.textContent;
      }
    }
  } catch {
    // no connection: the next look may find one
  }
  setTimeout(look, pause);
}

setTimeout(look, pause);
