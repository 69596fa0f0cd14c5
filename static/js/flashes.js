// What was just done is said at the top of a page. Where the address leads further down (#skills), nobody would see it
// there: it floats for a while, then stands at the top as ever.
const FLOATING = 6000;

export function start(flashes) {
  if (!location.hash) return;
  flashes.classList.add("is-floating");
  setTimeout(() => flashes.classList.remove("is-floating"), FLOATING);
}
