// A fact or a quote (data-evidence) shown where it stands: boxes in points on page images (data-boxes,
// [[page, x0, y0, x1, y1], …], origin top left), or offsets in a text view (data-start, data-end, in code points).

function box(figure, [, x0, y0, x1, y1], soft) {
  const { width, height } = figure.dataset;
  const mark = document.createElement("div");
  mark.className = soft ? "doc-mark is-soft" : "doc-mark";
  const pad = 1.5; // points: letters reach beyond their boxes
  mark.style.left = `${(100 * (x0 - pad)) / width}%`;
  mark.style.top = `${(100 * (y0 - pad)) / height}%`;
  mark.style.width = `${(100 * (x1 - x0 + 2 * pad)) / width}%`;
  mark.style.height = `${(100 * (y1 - y0 + 2 * pad)) / height}%`;
  figure.append(mark);
  return mark;
}

function drawBoxes(root, boxes, soft = false) {
  const figures = new Map([...root.querySelectorAll("[data-page]")].map((figure) => [Number(figure.dataset.page), figure]));
  return boxes.filter(([page]) => figures.has(page)).map((one) => box(figures.get(one[0]), one, soft));
}

// Offsets come from Python and count code points; JavaScript's strings count UTF-16 units.
function units(text, points) {
  let index = 0;
  for (let left = points; left > 0 && index < text.length; left -= 1) index += text.codePointAt(index) > 0xffff ? 2 : 1;
  return index;
}

function markText(root, start, end) {
  const whole = root.textContent;
  const offset = Number(root.dataset.offset);
  const from = units(whole, start - offset);
  const to = from + units(whole.slice(from), end - start);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces = [];
  for (let seen = 0; walker.nextNode();) {
    const node = walker.currentNode;
    const a = Math.max(from - seen, 0);
    const b = Math.min(to - seen, node.length);
    if (a < b) pieces.push([node, a, b]);
    seen += node.length;
  }
  return pieces.map(([node, a, b]) => {
    const range = document.createRange();
    range.setStart(node, a);
    range.setEnd(node, b);
    const mark = document.createElement("mark");
    range.surroundContents(mark);
    return mark;
  });
}

// Marks are drawn over a page, so they wait until it is there: on an empty sheet they mean nothing.
function awaitImages(root) {
  for (const figure of root.querySelectorAll("[data-page]")) {
    const image = figure.querySelector("img");
    const ready = () => figure.classList.add("is-drawn");
    if (image.complete) ready();
    else image.addEventListener("load", ready, { once: true });
  }
}

// Where the document stands below the quotes, a button leads back to the quote one came from.
function offerReturn(root, trigger) {
  const link = root.parentElement.querySelector("[data-return]");
  if (!link) return;
  link.hidden = false;
  link.onclick = () => {
    link.hidden = true;
    trigger.scrollIntoView({ block: "center" });
    trigger.focus({ preventScroll: true });
  };
}

function clear(root) {
  root.querySelectorAll(".doc-mark:not(.is-soft)").forEach((mark) => mark.remove());
  root.querySelectorAll("mark").forEach((mark) => {
    mark.replaceWith(...mark.childNodes);
  });
  root.normalize();
}

function show(root, trigger) {
  clear(root);
  document.querySelectorAll("[data-evidence]").forEach((other) => other.setAttribute("aria-pressed", String(other === trigger)));
  const { boxes, start, end } = trigger.dataset;
  const marks = boxes ? drawBoxes(root, JSON.parse(boxes)) : markText(root, Number(start), Number(end));
  if (!marks.length) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  marks[0].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  marks.forEach((mark) => mark.classList.add("is-flashing"));
  offerReturn(root, trigger);
}

export function start(root) {
  awaitImages(root);
  const triggers = [...document.querySelectorAll("[data-evidence]")];
  for (const trigger of triggers) {
    if (trigger.dataset.boxes) drawBoxes(root, JSON.parse(trigger.dataset.boxes), true);
    trigger.addEventListener("click", () => show(root, trigger));
  }
  // A link such as …#evidence-3 opens the page with that quote shown.
  const named = location.hash && document.getElementById(location.hash.slice(1));
  const first = named && (named.matches("[data-evidence]") ? named : named.querySelector("[data-evidence]"));
  if (first) show(root, first);
}
