// A form is sent once however often its button is pressed: a second press would call the first answer off, and do
// everything twice. Heard at the window, after whoever asks first (confirm.js) or sends in its own way (dropzone.js).
const PATIENCE = 20000; // by then the answer is lost, or was stopped by hand
const sent = new WeakSet();

window.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  setTimeout(() => sent.delete(form), PATIENCE);
  // A page that is gone back to comes as it was left.
  window.addEventListener("pagehide", () => sent.delete(form), { once: true });
});

export function start() {}
