// Sends a filter form as soon as a choice changes. The form's button stays for keyboards and readers.
export function start(form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
  });
}
