// Asks before a form marked with data-confirm is sent. The dialog's words come from the base layout.
let dialog;

function open({ confirm: text, confirmLabel: label, confirmDanger: danger }) {
  dialog ??= document.body.appendChild(document.getElementById("confirm-template").content.firstElementChild.cloneNode(true));
  dialog.querySelector("[data-confirm-text]").textContent = text;
  const yes = dialog.querySelector("[data-confirm-yes]");
  if (label) yes.textContent = label;
  yes.classList.toggle("btn-danger", danger !== undefined);
  yes.classList.toggle("btn-primary", danger === undefined);
  return new Promise((resolve) => {
    const answer = (value) => () => { dialog.close(); resolve(value); };
    yes.onclick = answer(true);
    dialog.querySelector("[data-confirm-no]").onclick = answer(false);
    dialog.oncancel = () => resolve(false);
    dialog.showModal();
  });
}

// Delegated, so that rows added later by other modules are asked about too.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-confirm]") || form.dataset.confirmed) return;
  event.preventDefault();
  const submitter = event.submitter;
  if (await open(form.dataset)) {
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter);
  }
});

export function start() {}
