// Rows that move without a reload. The address in data-progress answers with
//   {done, finished (null: nobody knows how far it is), total, summary, version?, rows: [{id, name, status, label, detail, percent, url, retry_url}]}
// status is waiting, working, done or failed. Polling stops when `done`, and starts again on the event "progress:wake".
// When `version` changes, the elements named by data-refresh (ids, blanks between) are fetched anew from this page.
const TONES = { done: "good", failed: "bad", working: "cool", waiting: "mute" };
const QUICK = 900;
const SLOW = 5000;

class Progress {
  constructor(root) {
    this.root = root;
    this.list = root.querySelector("[data-progress-list]");
    this.template = root.querySelector("[data-progress-template]").content.firstElementChild;
    this.rows = new Map([...this.list.children].map((row) => [row.dataset.row, row]));
    this.version = root.dataset.version; // what the page shows already
    this.pause = QUICK;
    this.timer = null;
    root.addEventListener("progress:wake", () => this.wake());
    document.addEventListener("visibilitychange", () => { if (!document.hidden && !this.done) this.wake(); });
    this.done = "done" in root.dataset;
    if (!this.done) this.wake();
  }

  wake() {
    clearTimeout(this.timer);
    this.done = false;
    this.pause = QUICK;
    this.poll();
  }

  async poll() {
    try {
      const answer = await fetch(this.root.dataset.progress, { headers: { Accept: "application/json" } });
      if (answer.status === 401 || answer.status === 404) return; // Signed out or gone: nothing to wait for.
      if (answer.ok) {
        const state = await answer.json();
        this.show(state);
        this.done = state.done;
        this.pause = QUICK;
      } else {
        this.pause = Math.min(this.pause * 2, SLOW);
      }
    } catch {
      this.pause = Math.min(this.pause * 2, SLOW); // The network is away: ask less often until it is back.
    }
    clearTimeout(this.timer);
    if (!this.done && !document.hidden) this.timer = setTimeout(() => this.poll(), this.pause);
  }

  show(state) {
    this.root.querySelector("[data-progress-head]").hidden = !state.summary;
    const summary = this.root.querySelector("[data-progress-summary]");
    if (summary.textContent !== state.summary) summary.textContent = state.summary; // Said once, not every second.
    const bar = this.root.querySelector("[data-progress-total]");
    bar.max = state.total || 1;
    if (state.finished === null) bar.removeAttribute("value");
    else bar.value = state.finished;
    for (const row of [...state.rows].reverse()) this.showRow(row); // They come newest first, and new ones go on top.
    if (this.version !== undefined && this.version !== state.version) this.refresh();
    this.version = state.version;
  }

  async refresh() {
    const parts = (this.root.dataset.refresh ?? "").split(" ").map((id) => id && document.getElementById(id)).filter(Boolean);
    if (!parts.length) return;
    // Never pull a part from under someone's keyboard: it follows when they have left it.
    const held = parts.find((part) => part.contains(document.activeElement));
    if (held) {
      held.addEventListener("focusout", () => setTimeout(() => this.refresh()), { once: true });
      return;
    }
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts) replace(part, page.getElementById(part.id));
  }

  showRow(row) {
    let item = this.rows.get(String(row.id));
    if (!item) {
      item = this.template.cloneNode(true);
      item.dataset.row = row.id;
      this.rows.set(String(row.id), item);
      this.list.prepend(item);
    }
    item.dataset.status = row.status;
    const slot = (name) => item.querySelector(`[data-slot="${name}"]`);
    slot("name").textContent = row.name;
    if (row.url) slot("name").href = row.url;
    slot("label").textContent = row.label;
    slot("label").dataset.tone = TONES[row.status];
    slot("detail").textContent = row.detail ?? "";
    slot("retry").hidden = !row.retry_url;
    if (row.retry_url) slot("retry").action = row.retry_url;
    const bar = slot("bar");
    bar.hidden = row.status !== "working";
    if (typeof row.percent === "number") bar.value = row.percent;
    else bar.removeAttribute("value");
  }
}

// The row that stands highest in the window keeps its place there while rows above it come and go.
function anchor(old) {
  const rows = [...old.querySelectorAll("li:has(a[href])")];
  const row = rows.find((one) => one.getBoundingClientRect().top >= 0);
  if (!row || window.scrollY === 0) return () => {};
  const { top } = row.getBoundingClientRect();
  const address = row.querySelector("a[href]").getAttribute("href");
  return (fresh) => {
    const link = fresh.querySelector(`a[href="${CSS.escape(address)}"]`);
    if (link) window.scrollBy(0, link.closest("li").getBoundingClientRect().top - top);
  };
}

function replace(old, fresh) {
  if (!fresh || old.innerHTML === fresh.innerHTML) return;
  const keep = anchor(old);
  old.replaceWith(fresh);
  keep(fresh);
  const zones = fresh.querySelectorAll("[data-dropzone]");
  if (zones.length) import("./dropzone.js").then((module) => zones.forEach(module.start));
}

export function start(root) {
  new Progress(root);
}
