// The one entry: loads a module only where the page has something for it.
const parts = [
  ["[data-dropzone]", "./dropzone.js"],
  ["[data-progress]", "./progress.js"],
  ["[data-document]", "./highlight.js"],
  ["[data-confirm]", "./confirm.js"],
  ["[data-flashes]", "./flashes.js"],
  ['form[method="post"]', "./once.js"],
];

for (const [selector, address] of parts) {
  const found = document.querySelectorAll(selector);
  if (found.length) import(address).then((module) => found.forEach(module.start));
}

// A browser leaves `autofocus` alone when the address names a place on the page: after a refusal it does.
document.querySelector("[autofocus]")?.focus();
