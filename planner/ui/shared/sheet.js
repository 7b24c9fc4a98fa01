// Draws plain parts (tiles, meters, lines, pairs) from data. Every text becomes a text node.

function node(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null && text !== "") made.textContent = text;
  return made;
}

function tile(item) {
  const made = node("div", `tile ${item.tone}`);
  made.append(node("div", "label", item.label), node("div", "value", item.value));
  if (item.note) made.append(node("div", "note", item.note));
  return made;
}

function meter(item) {
  const made = node("div", `meter ${item.tone}`);
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", `${item.label}: ${item.value} ${item.note}`);
  const head = node("div", "head");
  head.append(node("span", "label", item.label), node("span", "value", item.value));
  const track = node("div", "track");
  let left = 0;
  for (const part of item.parts) {
    const bar = node("div", `bar ${part.tone}`);
    const width = Math.max(0, Math.min(part.share, 1 - left));
    bar.style.left = `${left * 100}%`;
    bar.style.width = `${width * 100}%`;
    if (part.label) bar.title = part.label;
    left += width;
    track.append(bar);
  }
  made.append(head, track);
  if (item.note) made.append(node("div", "note", item.note));
  return made;
}

function line(item) {
  const made = node(item.pick ? "button" : "div", `line ${item.tone}`);
  if (item.pick) {
    made.type = "button";
    made.dataset.pick = item.pick;
    made.dataset.testid = `line-${item.pick}`;
  }
  const head = node("div", "head");
  head.append(node("span", "title", item.title));
  if (item.badge) head.append(node("span", "badge", item.badge));
  made.append(head);
  if (item.text) made.append(node("div", "text", item.text));
  return made;
}

function pair(item) {
  const made = node("div", `pair ${item.tone}`);
  made.append(node("dt", "label", item.label), node("dd", "value", item.value));
  return made;
}

function badge(item) {
  const made = node("span", `chip ${item.tone}`, item.text);
  if (item.title) made.title = item.title;
  return made;
}

const SHORT = 20;
const LONG = 40;

// How much room the longest line of a text takes: a Chinese character counts two.
function room(text) {
  const wide = (line) => [...line].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
  return Math.max(...text.split("\n").map(wide));
}

// The lines of a short cell stay whole; a long one wraps where it likes, but not into a thread.
function cell(tag, text, isRight) {
  const taken = room(text);
  const classes = [isRight ? "right" : "", taken <= SHORT ? "short" : "", taken > LONG ? "long" : ""];
  return node(tag, classes.filter(Boolean).join(" "), text);
}

function grid(spec, pick) {
  const made = node("table", spec.heads.length > 3 ? "grid wide" : "grid");
  const head = made.createTHead().insertRow();
  spec.heads.forEach((text, at) => {
    const title = cell("th", text, spec.right[at]);
    title.scope = "col";
    head.append(title);
  });
  const body = made.createTBody();
  for (const { cells, firm, tone } of spec.rows) {
    const row = body.insertRow();
    row.className = tone;
    cells.forEach((text, at) => {
      const made = cell("td", text, spec.right[at]);
      if (spec.heads[at]) made.dataset.head = spec.heads[at];
      row.append(made);
    });
    if (!firm) continue;
    row.dataset.pick = firm;
    row.tabIndex = 0;
    row.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick(firm);
    };
  }
  const scroller = node("div", "scroller");
  scroller.append(made);
  return scroller;
}

const MAKERS = { tiles: tile, meters: meter, lines: line, pairs: pair, badges: badge };

function part(spec, pick) {
  if (spec.kind === "heading") return node("h4", "heading", spec.text);
  if (spec.kind === "grid") return grid(spec, pick);
  if (spec.kind === "text") return node("p", `words ${spec.tone}`, spec.text);
  const made = node(spec.kind === "pairs" ? "dl" : "div", spec.kind);
  if (spec.least_px) made.style.setProperty("--least", `${spec.least_px}px`);
  if (spec.most) made.style.maxHeight = spec.most;
  made.append(...spec.items.map((item) => MAKERS[spec.kind](item, pick)));
  return made;
}

const SETTLING_MS = 2000;

// Brings a sheet into view, and keeps it there while what lies above it in its card still grows,
// until the reader moves.
function reveal(root) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const bring = () => root.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  requestAnimationFrame(bring);
  const card = root.getRootNode().host?.closest("[data-testid=stVerticalBlock]");
  if (!card) return;
  const growth = new ResizeObserver(bring);
  growth.observe(card);
  const leave = () => growth.disconnect();
  for (const moved of ["wheel", "pointerdown", "keydown"]) window.addEventListener(moved, leave, { once: true });
  setTimeout(leave, SETTLING_MS);
}

const utf8 = new TextDecoder();

export default function ({ data: packed, parentElement, setTriggerValue }) {
  const data = JSON.parse(utf8.decode(packed));
  let root = parentElement.querySelector(".sheet");
  if (!root) {
    root = node("div", "sheet");
    parentElement.append(root);
  }
  const shown = JSON.stringify([data.parts, data.chosen]);
  if (root.dataset.shown !== shown) {
    const held = root.getRootNode().activeElement?.dataset?.pick;
    root.dataset.shown = shown;
    root.dataset.testid = data.name;
    root.replaceChildren(...data.parts.map((spec) => part(spec, (firm) => setTriggerValue("picked", firm))));
    if (held) root.querySelector(`[data-pick="${CSS.escape(held)}"]`)?.focus();
  }
  if (data.reveal && root.revealed !== data.reveal) {
    reveal(root);
  }
  root.revealed = data.reveal;
  for (const made of root.querySelectorAll("[data-pick]")) {
    const isChosen = made.dataset.pick === data.chosen;
    made.onclick = () => setTriggerValue("picked", made.dataset.pick);
    made.setAttribute(made.tagName === "TR" ? "aria-selected" : "aria-pressed", String(isChosen));
  }
}
