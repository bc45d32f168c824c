// "What if it were open every day from – to": the two hours become sliders, and while one moves the server answers at once.
// Without this the form has two numbers and a button.
const form = document.getElementById("try");
const change = form.elements.namedItem("change");
const parts = ["week-box", "what-if-result"];
const pause = 120;
let timer, asked;

async function look() {
  asked?.abort();
  asked = new AbortController();
  const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) return; // the button shows what is wrong
    for (const id of parts) {
      document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
    }
    history.replaceState(null, "", address);
  } catch {
    // a newer question is on its way, or there is no connection: the button asks again
  }
}

for (const field of form.querySelectorAll("input[type=number]:not([aria-invalid])")) {
  const shown = document.createElement("output");
  shown.htmlFor = field.id;
  shown.setAttribute("aria-live", "off"); // the slider tells its value itself
  shown.textContent = field.value;
  field.type = "range";
  field.after(shown);
  field.addEventListener("input", () => {
    shown.textContent = field.value;
    change.value = "hours";
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
}
