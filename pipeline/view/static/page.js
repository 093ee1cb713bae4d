// One document: filters, jumps, search, keys. Text only ever enters the page as text (textContent).
(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const data = JSON.parse(byId("data").textContent);
  const panes = [byId("raw"), byId("clean")];
  const KINDS = "gdqpt";
  const NAMES = { g: "goal", d: "date", q: "quota", p: "party", t: "task", s: "section" };
  const INNERMOST = "dqptgs"; // when several records cover a place, a click means the smallest kind first
  const numbers = new Map(data.records.map((record, number) => [record.id, number]));
  const narrow = matchMedia("(max-width: 900px)");
  let selected = -1;

  // Where each record stands: number -> elements, one map per pane, made when first needed.
  let places = null;
  const placesOf = (number) => {
    places ??= panes.map((pane) => {
      const found = new Map();
      for (const element of all("[data-r]", pane))
        for (const one of element.dataset.r.split(" ")) {
          if (!found.has(+one)) found.set(+one, []);
          found.get(+one).push(element);
        }
      return found;
    });
    return places.map((found) => found.get(number) ?? []);
  };

  const shown = (number) => { const k = data.records[number].k; return k !== "s" && root.classList.contains("on-" + k); };

  const scrollTo = (pane, target) => {
    if (!target || !pane.offsetParent) return;
    const move = () => {
      const at = target.getBoundingClientRect(), box = pane.getBoundingClientRect();
      pane.scrollTop += at.top - box.top - Math.max(40, (box.height - at.height) / 3);
    };
    // Blocks that were never drawn have a guessed height: move, let them be drawn, move again.
    move();
    requestAnimationFrame(() => { move(); requestAnimationFrame(move); });
  };

  const element = (tag, text, name) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (name) made.className = name;
    return made;
  };

  const linkTo = (number) => {
    const record = data.records[number];
    const link = element("a", undefined, "chip");
    link.href = "#" + record.id;
    link.dataset.n = number;
    link.append(element("small", NAMES[record.k]), " ", element("span", record.text, record.k));
    return link;
  };

  const describe = (number) => {
    const record = data.records[number], box = byId("details");
    const order = data.records.flatMap((_, n) => (shown(n) ? [n] : []));
    const head = element("p", undefined, "head");
    head.append(element("b", NAMES[record.k], "kind " + record.k), " ", element("span", record.text, "words"));
    const facts = element("dl");
    for (const [name, value] of record.a) facts.append(element("dt", name), element("dd", value));
    if (record.in) facts.append(element("dt", "section"), element("dd", record.in));
    const foot = element("p", undefined, "foot");
    const at = order.indexOf(number);
    foot.append(element("code", record.id), " ", element("span", at < 0 ? "" : `${at + 1} of ${order.length}`));
    const links = element("p", undefined, "links");
    const carriers = data.records.flatMap((other, n) => (other.l.includes(number) ? [n] : []));
    for (const n of [...record.l, ...carriers]) links.append(linkTo(n), " ");
    box.replaceChildren(head, facts, ...(links.childNodes.length ? [links] : []), foot);
  };

  const clear = () => { for (const marked of all(".sel")) marked.classList.remove("sel"); };

  const select = (number, { scroll = true, keep = null } = {}) => {
    clear();
    selected = number;
    placesOf(number).forEach((elements, at) => {
      for (const one of elements) one.classList.add("sel");
      if (scroll && panes[at] !== keep) scrollTo(panes[at], elements.find((one) => one.offsetParent) ?? elements[0]);
    });
    for (const link of all(`.side a[data-n="${number}"]`)) {
      link.classList.add("sel");
      if (link.offsetParent) link.scrollIntoView({ block: "nearest" });
    }
    describe(number);
    history.replaceState(null, "", "#" + data.records[number].id);
  };

  const release = () => {
    clear();
    selected = -1;
    byId("details").replaceChildren(element("p", "No record is selected.", "note"));
    history.replaceState(null, "", location.pathname + location.search);
  };

  const step = (by) => {
    let number = selected < 0 ? (by > 0 ? -1 : data.records.length) : selected;
    do number += by; while (number >= 0 && number < data.records.length && !shown(number));
    if (number >= 0 && number < data.records.length) {
      if (narrow.matches && root.dataset.view === "side") view("clean");
      select(number);
    }
  };

  const toggle = (kind) => {
    const on = root.classList.toggle("on-" + kind);
    for (const button of all(`[data-kind="${kind}"]`)) button.setAttribute("aria-pressed", on);
    if (selected >= 0 && kind === data.records[selected].k && !on) release();
    else if (selected >= 0) describe(selected);
  };

  const press = (buttons, wanted, name) => {
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset[name] === wanted);
  };
  const tab = (name) => {
    for (const id of ["outline", "entries"]) byId(id).hidden = id !== name;
    press(all("[data-tab]"), name, "tab");
    if (narrow.matches) view("side");
    all(`#${name} a.sel`)[0]?.scrollIntoView({ block: "nearest" });
  };
  const view = (name) => {
    root.dataset.view = name;
    press(all("[data-view]"), name, "view");
    if (selected >= 0 && name !== "side") select(selected);
  };

  // Search in the text of both panes; matches are painted without touching the page.
  // One script for both: the raw page may be traditional, what is typed and the clean plan simplified.
  const folded = (text) => text.toLowerCase().replace(/[\u3400-\u9fff]/g, (sign) => data.fold[sign] ?? sign);
  const search = { matches: [[], []], at: -1 };
  const rangesOf = (pane, wanted) => {
    const nodes = [], starts = [];
    let text = "";
    const walk = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const parent = walk.currentNode.parentElement;
      if (parent.closest("h2, .note")) continue;
      nodes.push(walk.currentNode);
      starts.push(text.length);
      text += walk.currentNode.data;
    }
    text = folded(text);
    const ranges = [];
    const place = (offset, from) => {
      let low = from, high = nodes.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= offset) low = middle; else high = middle - 1;
      }
      return low;
    };
    for (let at = text.indexOf(wanted); at >= 0 && ranges.length < 5000; at = text.indexOf(wanted, at + wanted.length)) {
      const first = place(at, 0), last = place(at + wanted.length - 1, first);
      const range = new Range();
      // Lower case may be longer than what was written; never step beyond a node.
      range.setStart(nodes[first], Math.min(at - starts[first], nodes[first].length));
      range.setEnd(nodes[last], Math.min(at + wanted.length - starts[last], nodes[last].length));
      ranges.push(range);
    }
    return ranges;
  };
  const paint = (name, ranges) => { if (window.Highlight) CSS.highlights.set(name, new Highlight(...ranges)); };
  const goTo = (at) => {
    const most = Math.max(...search.matches.map((found) => found.length));
    if (!most) return;
    search.at = (at + most) % most;
    const now = search.matches.map((found) => found[search.at % found.length]);
    now.forEach((range, pane) => { if (range) scrollTo(panes[pane], range); });
    paint("current", now.filter(Boolean));
    said();
  };
  const said = () => {
    const [raw, clean] = search.matches.map((found) => found.length);
    const found = byId("found");
    found.textContent = byId("query").value.trim() ? `${search.at + 1}/${Math.max(raw, clean)}` : "";
    found.title = `${raw} in the raw page, ${clean} in the clean plan`;
  };
  const look = () => {
    const wanted = folded(byId("query").value.trim());
    search.matches = panes.map((pane) => (wanted ? rangesOf(pane, wanted) : []));
    search.at = -1;
    paint("found", search.matches.flat());
    paint("current", []);
    for (const item of all("#entries li")) item.classList.toggle("off", !folded(item.textContent).includes(wanted));
    if (wanted) goTo(0);
    said();
  };

  const chosen = (target) => {
    const covers = target.dataset.r.split(" ").map(Number)
      .filter((n) => data.records[n].k === "s" || shown(n))
      .sort((a, b) => INNERMOST.indexOf(data.records[a].k) - INNERMOST.indexOf(data.records[b].k));
    return covers[(covers.indexOf(selected) + 1) % covers.length];
  };
  const describeEdit = (number, target) => {
    const [kind, rule, score] = data.edits[number];
    const parts = all(`[data-e="${number}"]`, panes[0]);
    clear();
    for (const part of parts) part.classList.add("sel");
    selected = -1;
    const head = element("p", undefined, "head");
    const before = parts.map((part) => part.textContent).join("");
    head.append(element("b", "edit", "kind"), " ", element("del", before.slice(0, 400) + (before.length > 400 ? "…" : ""), "words x"));
    const after = parts.map((part) => part.dataset.a ?? "").join("");
    if (after) head.append(" ", element("ins", after));
    const facts = element("dl");
    facts.append(element("dt", "kind"), element("dd", kind), element("dt", "rule"), element("dd", rule));
    if (score !== null) facts.append(element("dt", "score"), element("dd", String(Math.round(score * 100) / 100)));
    byId("details").replaceChildren(head, facts);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-n]");
    if (link) {
      event.preventDefault();
      if (narrow.matches && root.dataset.view === "side") view("clean");
      select(Number(link.dataset.n));
      return;
    }
    const plan = event.target.closest("a[data-plan]");
    if (plan) {
      event.preventDefault();
      if (narrow.matches) view("clean");
      scrollTo(panes[1], byId(plan.dataset.plan));
      return;
    }
    const pane = event.target.closest(".pane");
    if (!pane || String(getSelection())) return;
    const place = event.target.closest("[data-r]");
    const number = place ? chosen(place) : undefined;
    if (number !== undefined) { select(number, { keep: pane }); return; }
    const edit = event.target.closest("[data-e]");
    if (edit) describeEdit(Number(edit.dataset.e), edit);
  });
  for (const button of all("[data-kind]")) button.addEventListener("click", () => toggle(button.dataset.kind));
  for (const button of all("[data-tab]")) button.addEventListener("click", () => tab(button.dataset.tab));
  for (const button of all("[data-view]")) button.addEventListener("click", () => view(button.dataset.view));
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("help-button").addEventListener("click", () => byId("help").showModal());
  let waiting = 0;
  byId("query").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 120); });
  byId("query").form.addEventListener("submit", (event) => event.preventDefault());
  byId("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter") { clearTimeout(waiting); if (search.at < 0) look(); else goTo(search.at + (event.shiftKey ? -1 : 1)); }
    if (event.key === "Escape") { byId("query").value = ""; look(); byId("query").blur(); }
  });
  const keys = {
    j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
    x: () => toggle("x"), m: () => toggle("m"), o: () => tab("outline"), r: () => tab("entries"),
    l: () => byId("theme").click(), "/": () => byId("query").focus(), "?": () => byId("help").showModal(), Escape: release,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    if (/^(?:input|textarea|select)$/i.test(event.target.tagName)) return;
    const does = /^[1-5]$/.test(event.key) ? () => toggle(KINDS[event.key - 1]) : keys[event.key];
    if (does) { event.preventDefault(); does(); }
  });
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (numbers.has(id)) select(numbers.get(id));
    else if (id && byId(id)) scrollTo(panes[1], byId(id));
  };
  window.addEventListener("hashchange", follow);
  root.dataset.view = "clean";
  follow();
})();
