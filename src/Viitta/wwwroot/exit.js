// "Exit this page": blank at once, then away in this page's place in the history. Shift three times does the same.
const exit = document.getElementById("exit");
let shifts = [];

function leave() {
  document.documentElement.hidden = true;
  document.title = "";
  location.replace(exit.href);
}

exit.addEventListener("click", event => {
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
  if (event.persisted) location.reload();
});
