// Sets light or dark before the first paint. Loaded in <head>, so it is a plain script and not a module.
(() => {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // Storage can be blocked; the system's choice then holds.
    }
  }

  function apply() {
    root.dataset.bsTheme = stored() ?? (dark.matches ? "dark" : "light");
  }

  apply();
  dark.addEventListener("change", apply);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
    root.dataset.bsTheme = next;
    try {
      localStorage.setItem("theme", next);
    } catch {
      // Without storage the choice holds for this page only.
    }
  });
})();
