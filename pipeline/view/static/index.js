// The list of documents: filtered as one types.
(() => {
  "use strict";
  const rows = [...document.querySelectorAll("#documents tbody tr")];
  const words = rows.map((row) => row.cells[0].textContent.toLowerCase());
  const query = document.getElementById("query"), found = document.getElementById("found");
  const show = () => {
    const wanted = query.value.trim().toLowerCase();
    let count = 0;
    rows.forEach((row, at) => { row.hidden = !words[at].includes(wanted); count += row.hidden ? 0 : 1; });
    found.textContent = `${count} of ${rows.length}`;
  };
  query.addEventListener("input", show);
  query.form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
