// Light or dark: as the system has it until the reader chooses; the choice is kept where the browser allows it.
(() => {
  "use strict";
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem("zhplan-theme"); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem("zhplan-theme", theme); } catch { /* not allowed: forget it */ } };
  const start = kept();
  if (start === "light" || start === "dark") root.dataset.theme = start;
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep(root.dataset.theme);
  });
})();
