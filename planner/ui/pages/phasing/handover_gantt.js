// A row a building, a column a quarter: the mark of each handover is dragged, or moved with the arrow keys.

const SETTLE_MS = 500;

function element(kind, name, parent, text) {
  const made = document.createElement(kind);
  made.className = name;
  if (text !== undefined) made.textContent = text;
  parent?.append(made);
  return made;
}

function place(gantt, row, at) {
  const count = gantt.now.data.quarters.length;
  row.at = at;
  row.ready.style.left = `${(100 * at) / count}%`;
  row.handle.style.left = `${(100 * at) / count}%`;
  row.handle.setAttribute("aria-valuenow", String(at));
  row.handle.setAttribute("aria-valuetext", gantt.now.data.quarters[at]);
  row.told.textContent = gantt.now.data.quarters[at];
  row.line.classList.toggle("moved", at !== row.planned);
}

function settle(gantt, row) {
  clearTimeout(row.timer);
  row.timer = null;
  if (row.at === row.sent) return;
  row.sent = row.at;
  gantt.now.send("moved", { building: row.id, at: row.at });
}

function onKey(gantt, row, event) {
  const last = gantt.now.data.quarters.length - 1;
  const steps = { ArrowLeft: row.at - 1, ArrowDown: row.at - 1, ArrowRight: row.at + 1, ArrowUp: row.at + 1 };
  const jumps = { Home: 0, End: last, PageDown: row.at - 4, PageUp: row.at + 4, Escape: row.planned };
  if (event.key === "Enter") return settle(gantt, row);
  const wanted = steps[event.key] ?? jumps[event.key];
  if (wanted === undefined) return;
  event.preventDefault();
  place(gantt, row, Math.max(0, Math.min(last, wanted)));
  clearTimeout(row.timer); // several presses are one move
  row.timer = setTimeout(() => settle(gantt, row), SETTLE_MS);
}

function onDrag(gantt, row, event) {
  if (event.button !== 0) return;
  event.preventDefault();
  row.handle.focus();
  row.handle.setPointerCapture(event.pointerId);
  row.drag = true;
  const moved = (next) => {
    const box = row.track.getBoundingClientRect();
    const count = gantt.now.data.quarters.length;
    const at = Math.round(((next.clientX - box.left) / box.width) * count);
    place(gantt, row, Math.max(0, Math.min(count - 1, at)));
  };
  const ended = (next) => {
    row.handle.removeEventListener("pointermove", moved);
    row.handle.removeEventListener("pointerup", ended);
    row.handle.removeEventListener("pointercancel", ended);
    row.drag = false;
    if (next.type === "pointercancel") place(gantt, row, row.sent);
    else settle(gantt, row);
  };
  row.handle.addEventListener("pointermove", moved);
  row.handle.addEventListener("pointerup", ended);
  row.handle.addEventListener("pointercancel", ended);
}

function build(gantt, data) {
  gantt.replaceChildren();
  gantt.style.setProperty("--quarters", data.quarters.length);
  const head = element("div", "line head", gantt);
  element("span", "name", head, "");
  const scale = element("div", "scale", head);
  for (const quarter of data.quarters) element("span", "quarter", scale, quarter);
  element("span", "told", head, "");
  gantt.rows = data.rows.map((one) => {
    const line = element("div", "line", gantt);
    element("span", "name", line, one.name);
    const track = element("div", "track", line);
    const ready = element("div", "ready", track);
    const planned = element("div", "planned", track);
    planned.style.left = `${(100 * one.planned) / data.quarters.length}%`;
    planned.title = data.words.planned;
    const handle = element("button", "handle", track);
    handle.type = "button";
    handle.dataset.testid = `handover-${one.id}`;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", one.label);
    handle.setAttribute("aria-valuemin", "0");
    handle.setAttribute("aria-valuemax", String(data.quarters.length - 1));
    const told = element("span", "told", line, "");
    const row = { id: one.id, line, track, ready, handle, told, planned: one.planned, sent: one.at, timer: null };
    handle.onpointerdown = (event) => onDrag(gantt, row, event);
    handle.onkeydown = (event) => onKey(gantt, row, event);
    handle.onblur = () => row.timer && settle(gantt, row);
    place(gantt, row, one.at);
    return row;
  });
}

export default function ({ data, parentElement, setTriggerValue }) {
  const gantt = parentElement.querySelector(".gantt");
  gantt.now = { data, send: setTriggerValue };
  gantt.setAttribute("aria-label", data.title);
  const shape = JSON.stringify([data.quarters, data.rows.map(({ id, name, planned }) => [id, name, planned])]);
  if (gantt.shape !== shape) {
    gantt.shape = shape;
    build(gantt, data);
    return;
  }
  data.rows.forEach((one, number) => {
    const row = gantt.rows[number];
    if (row.drag || row.timer) return; // what is under way in the hand counts
    row.sent = one.at;
    place(gantt, row, one.at);
  });
}
