// The search page: skills are picked by name, an order chosen applies at once, and wide screens show the filters. On
// narrow ones they are folded, for they would stand above everybody found; what is chosen stands over the results.
const form = document.querySelector("[data-search]");
const picker = document.querySelector("[data-skill-picker]");
const field = picker.querySelector("input[list]");
const list = picker.querySelector("datalist");
const picked = picker.querySelector("[data-picked]");
let offered = [];
let waiting = 0;

function add({ id, name }) {
  if (picked.querySelector(`input[value="${CSS.escape(id)}"]`)) return;
  const item = document.createElement("li");
  item.className = "tag";
  const value = Object.assign(document.createElement("input"), { type: "hidden", name: "skill", value: id });
  value.setAttribute("form", form.id);
  const remove = Object.assign(document.createElement("button"), { type: "button", className: "search-remove", textContent: "×" });
  remove.dataset.remove = "";
  remove.setAttribute("aria-label", `${form.dataset.textRemove}: ${name}`);
  item.append(value, name, remove);
  picked.append(item);
}

async function offer() {
  const text = field.value.trim();
  const exact = offered.find((one) => one.name.toLowerCase() === text.toLowerCase());
  if (exact) {
    add(exact);
    field.value = "";
    return;
  }
  if (text.length < 2) return;
  const answer = await fetch(`${form.dataset.skills}?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  offered = await answer.json();
  list.replaceChildren(...offered.map((one) => Object.assign(document.createElement("option"), { value: one.name })));
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(offer, 150);
});
document.querySelector("[data-search-panel]").addEventListener("click", (event) => {
  const button = event.target.closest("[data-remove]");
  if (button) button.closest("li").remove();
});
// What was left empty does not belong in the address.
form.addEventListener("submit", () => {
  for (const one of form.elements) if (one.name && !one.value) one.disabled = true;
  form.elements.currency.disabled = !form.elements.salary.value;
});
window.addEventListener("pageshow", () => {
  for (const one of form.elements) one.disabled = false;
});
for (const one of document.querySelectorAll("[data-submit]")) one.addEventListener("change", () => form.requestSubmit());

const wide = window.matchMedia("(min-width: 992px)");
const panel = document.querySelector("[data-search-panel]");
const unfold = () => { panel.open = wide.matches; };
wide.addEventListener("change", unfold);
unfold();
