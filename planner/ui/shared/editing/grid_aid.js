// Helps a table that is typed into: offers the words of a cell that is open. What is called `hold`, `holdNoMore` and
// `afterGrid` comes from grid_hold.js, `largePaste` and `chosenCell` from grid_paste.js.

const FIELD = "textarea.gdg-input, input.gdg-input";
const SETS = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;

let columns = [];
let list = null;
let watch = null;
let drawings = 0;

function node(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function openCell() {
  const cell = document.querySelector("[data-testid=stDataFrame] td[aria-selected=true]");
  if (!cell) return null;
  const at = cell.getAttribute("aria-colindex");
  const head = cell.closest("table").querySelector(`th[aria-colindex="${at}"]`);
  const column = columns.find((one) => one.heading === head?.textContent);
  return column ? { column, text: cell.textContent } : null;
}

function put(field, text) {
  SETS.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function picked(option) {
  const { field, column } = list;
  if (!column.several) return option.value;
  const held = field.value.split(";").map((one) => one.trim());
  held[held.length - 1] = option.value;
  return [...new Set(held.filter(Boolean))].join(";");
}

function take(option) {
  const { field } = list;
  put(field, picked(option));
  requestAnimationFrame(() => {
    const enter = { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", enter));
  });
}

function matching() {
  const { field, column, text } = list;
  if (field.value === text) return column.options;
  const asked = (column.several ? field.value.split(";").pop() : field.value).trim().toLowerCase();
  const fits = (one) => `${one.value} ${one.label}`.toLowerCase().includes(asked);
  const found = column.options.filter(fits);
  return found.length ? found : column.options;
}

function draw() {
  const shown = matching();
  list.at = Math.min(list.at, shown.length - 1);
  list.shown = shown;
  list.box.replaceChildren(
    ...shown.map((option, at) => {
      const made = node("div", "", option.label);
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", String(at === list.at));
      made.style.cssText = `padding: 4px 8px; cursor: pointer; ${at === list.at ? "background: #dce8f0;" : ""}`;
      made.onpointerdown = (event) => {
        event.preventDefault();
        take(option);
      };
      return made;
    }),
  );
  list.box.children[list.at]?.scrollIntoView({ block: "nearest" });
}

function place() {
  const held = list.field.getBoundingClientRect();
  const room = window.innerHeight - held.bottom - 16;
  const isBelow = room > 160 || held.top < 200;
  list.box.style.left = `${Math.max(0, Math.min(held.left - 8, window.innerWidth - 260))}px`;
  list.box.style.top = isBelow ? `${held.bottom + 10}px` : "";
  list.box.style.bottom = isBelow ? "" : `${window.innerHeight - held.top + 10}px`;
  list.box.style.maxHeight = `${Math.max(120, Math.min(260, isBelow ? room : held.top - 16))}px`;
}

function close() {
  list?.box.remove();
  list = null;
}

function look(portal) {
  const field = portal.querySelector(FIELD);
  if (list && list.field === field) return;
  close();
  const open = field && openCell();
  if (!open || !open.column.options.length) return;
  const box = node("div", "click-outside-ignore", "");
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", open.column.heading);
  box.dataset.testid = "grid_choices";
  box.style.cssText =
    "position: fixed; z-index: 10000; overflow: auto; min-width: 160px; background: #fff; border: 1px solid #b9c4cc;" +
    " border-radius: 4px; box-shadow: 0 2px 8px rgba(0,0,0,.15); font: 14px/1.4 inherit; color: #1d2733;";
  list = { field, box, at: -1, shown: [], ...open };
  portal.append(box);
  field.addEventListener("input", () => {
    if (!list || list.field !== field) return;
    list.at = -1;
    draw();
  });
  place();
  draw();
}

function onKey(event) {
  if (!list || event.target !== list.field || event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    event.stopPropagation();
    const count = list.shown.length;
    list.at = (list.at + step + count) % count;
    draw();
  } else if ((event.key === "Enter" || event.key === "Tab") && list.at >= 0) {
    put(list.field, picked(list.shown[list.at]));
  }
}

function takePastes(grid, tell) {
  if (!window.parkPlannerPastes) return;
  window.parkPlannerPastes.take = (event) => {
    const pasted = largePaste(event, columns);
    if (pasted) afterGrid(() => tell({ ...chosenCell(pasted.frame, columns), text: pasted.text, grid }));
  };
}

export default function ({ data, setStateValue, setTriggerValue }) {
  const drawing = ++drawings;
  columns = data.columns;
  hold(data.heard, (question) => setStateValue("asked", question));
  takePastes(data.grid, (pasted) => setTriggerValue("pasted", pasted));
  const portal = document.getElementById("portal");
  if (!portal) return;
  watch?.disconnect();
  watch = new MutationObserver(() => look(portal));
  watch.observe(portal, { childList: true, subtree: true });
  document.addEventListener("keydown", onKey, { capture: true });
  return () => {
    if (drawing !== drawings) return; // one drawn anew is told to end after the next has begun
    watch.disconnect();
    close();
    document.removeEventListener("keydown", onKey, { capture: true });
    holdNoMore();
    if (window.parkPlannerPastes) window.parkPlannerPastes.take = null;
  };
}
