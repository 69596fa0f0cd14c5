// Many files, folders and ZIPs by dragging or choosing, sent in batches with progress.
// Each batch is one POST of the form with its files, X-CSRFToken and Accept: application/json. The answer may hold
//   {refused: [{name, reason}], location?}
// After each batch the list named by data-watch is woken; `location` is opened when everything was sent.
const BATCH_FILES = 20;
const BATCH_BYTES = 24 * 1024 * 1024;

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    // One call gives at most 100 entries, an empty answer says that was all.
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!entries.length) return found;
    for (const child of entries) if (!child.name.startsWith(".")) found.push(...await filesOf(child));
  }
}

async function dropped(transfer) {
  // Entries must be taken before the first await: the list is emptied when the event ends.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  return (await Promise.all(entries.map(filesOf))).flat();
}

function batches(files) {
  const result = [];
  let current = [];
  let bytes = 0;
  for (const file of files) {
    if (current.length && (current.length >= BATCH_FILES || bytes + file.size > BATCH_BYTES)) {
      result.push(current);
      current = [];
      bytes = 0;
    }
    current.push(file);
    bytes += file.size;
  }
  if (current.length) result.push(current);
  return result;
}

class Dropzone {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector("input[type=file]");
    this.zone = form.querySelector(".dropzone");
    this.status = form.querySelector("[data-dropzone-status]");
    this.text = form.querySelector("[data-dropzone-text]");
    this.bar = this.status.querySelector("progress");
    this.failures = form.querySelector("[data-dropzone-failures]");
    this.queue = [];
    this.sent = 0;
    this.total = 0;
    this.busy = false;
    form.classList.add("is-enhanced");
    this.listen();
  }

  listen() {
    this.input.addEventListener("change", () => { this.add([...this.input.files]); });
    for (const name of ["dragenter", "dragover"]) {
      this.zone.addEventListener(name, (event) => { event.preventDefault(); this.zone.classList.add("is-over"); });
    }
    for (const name of ["dragleave", "drop"]) {
      this.zone.addEventListener(name, (event) => { event.preventDefault(); this.zone.classList.remove("is-over"); });
    }
    this.zone.addEventListener("drop", async (event) => this.add(await dropped(event.dataTransfer)));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("beforeunload", (event) => { if (this.busy) event.preventDefault(); });
  }

  add(files) {
    const chosen = this.input.multiple ? files : files.slice(0, 1);
    if (!chosen.length) return;
    this.queue.push(...batches(chosen));
    this.total += chosen.length;
    if (!this.busy) this.run();
  }

  async run() {
    this.busy = true;
    this.status.hidden = false;
    let location = null;
    while (this.queue.length) {
      const batch = this.queue.shift();
      location = (await this.send(batch)) ?? location;
      this.sent += batch.length;
      this.show(0, 0);
      this.wake();
    }
    this.busy = false;
    this.text.textContent = fill(this.form.dataset.textSent, { total: this.total });
    this.input.value = ""; // So that the same file can be chosen again.
    this.sent = this.total = 0;
    if (location) window.location.assign(location);
  }

  show(share, size) {
    this.bar.max = this.total;
    this.bar.value = this.sent + share * size;
    this.text.textContent = fill(this.form.dataset.textSending, { done: this.sent, total: this.total });
  }

  wake() {
    document.getElementById(this.form.dataset.watch)?.dispatchEvent(new Event("progress:wake"));
  }

  send(batch) {
    const body = new FormData();
    for (const file of batch) body.append(this.input.name, file, file.name);
    for (const item of this.form.querySelectorAll("input[type=hidden], select")) {
      if (item.name && item.name !== "csrf_token") body.append(item.name, item.value);
    }
    const request = new XMLHttpRequest();
    request.open("POST", this.form.action);
    request.setRequestHeader("X-CSRFToken", this.form.elements.csrf_token.value);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => this.show(event.loaded / (event.total || 1), batch.length);
    this.show(0, 0);
    return new Promise((resolve) => {
      request.onload = () => resolve(this.read(request, batch));
      request.onerror = () => { this.fail(batch, this.form.dataset.textOffline); resolve(null); };
      request.send(body);
    });
  }

  read(request, batch) {
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      answer = {}; // A proxy's error page is HTML; the status code below says enough.
    }
    if (request.status >= 200 && request.status < 300) {
      for (const one of answer.refused ?? []) this.failure(one.name, one.reason);
      return answer.location ?? null;
    }
    const data = this.form.dataset;
    this.fail(batch, request.status === 413 ? data.textTooLarge : answer.message || data.textFailed);
    return null;
  }

  fail(batch, reason) {
    // A batch that is too large as a whole is tried file by file; only a single file is ever reported.
    if (batch.length > 1 && reason === this.form.dataset.textTooLarge) {
      this.queue.push(...batch.map((file) => [file]));
      this.total += batch.length;
      return;
    }
    for (const file of batch) this.failure(file.name, reason, file);
  }

  failure(name, reason, file) {
    const row = document.createElement("li");
    row.className = "progress-row";
    row.dataset.status = "failed";
    const label = Object.assign(document.createElement("span"), { className: "name", textContent: name });
    const detail = Object.assign(document.createElement("span"), { className: "detail", textContent: reason });
    row.append(label);
    if (file) {
      const retry = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm btn-secondary", textContent: this.form.dataset.textRetry });
      retry.onclick = () => { row.remove(); this.add([file]); };
      row.append(retry);
    }
    row.append(detail);
    this.failures.append(row);
  }
}

export function start(form) {
  new Dropzone(form);
}
