// Shows a drawing of ours: SVG text parsed as XML, each block a thing to focus and choose.

const FORBIDDEN = "script, foreignObject, iframe, a, image, use, animate, set";

function parsed(svg) {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  for (const found of root.querySelectorAll(FORBIDDEN)) found.remove();
  for (const found of [root, ...root.querySelectorAll("*")]) {
    for (const { name } of [...found.attributes]) if (name.startsWith("on")) found.removeAttribute(name);
  }
  root.querySelector(":scope > title")?.remove();
  for (const block of root.querySelectorAll(".block")) {
    const title = block.querySelector(":scope > title");
    if (title) block.setAttribute("data-card", title.textContent);
    title?.remove();
  }
  return document.importNode(root, true);
}

function showCard(card, sheet, block) {
  const rows = (block.dataset.card ?? "").split("\n").map((text, at) => {
    const row = document.createElement("div");
    if (at === 0) row.className = "first";
    row.textContent = text;
    return row;
  });
  card.replaceChildren(...rows);
  card.hidden = false;
  const frame = sheet.getBoundingClientRect();
  const place = block.getBoundingClientRect();
  const left = Math.min(place.left - frame.left, frame.width - card.offsetWidth);
  const above = place.top - frame.top - card.offsetHeight - 6;
  const fitsBelow = place.bottom + card.offsetHeight + 12 < window.innerHeight;
  card.style.left = `${Math.max(0, left)}px`;
  card.style.top = `${fitsBelow || above < 0 ? place.bottom - frame.top + 6 : above}px`;
}

// ---------------------------------------------------------------- one Tab stop, arrow keys

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function stops(sheet) {
  return [...sheet.querySelectorAll(".waiting button, .building-head[role], .block")];
}

function makeStop(sheet, chosen) {
  for (const one of stops(sheet)) one.setAttribute("tabindex", one === chosen ? "0" : "-1");
}

function middle(one) {
  const box = one.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

// The nearest in a direction: what lies off the line counts double, so that a row is walked before it is left.
function nearest(sheet, from, [dx, dy]) {
  const [x, y] = middle(from);
  let best = null;
  let least = Infinity;
  for (const one of stops(sheet)) {
    const [cx, cy] = middle(one);
    const along = (cx - x) * dx + (cy - y) * dy;
    const across = Math.abs((cx - x) * dy) + Math.abs((cy - y) * dx);
    if (one === from || along < 1 || across > along * 2) continue;
    if (along + 2 * across < least) [best, least] = [one, along + 2 * across];
  }
  return best;
}

function walk(sheet, event) {
  const at = event.composedPath()[0].closest?.(".waiting button, .building-head[role], .block");
  const all = stops(sheet);
  let next = null;
  if (event.key in ARROWS) next = at && nearest(sheet, at, ARROWS[event.key]);
  else if (event.key === "Home") next = all[0];
  else if (event.key === "End") next = all[all.length - 1];
  else return;
  event.preventDefault();
  if (!next) return;
  makeStop(sheet, next);
  next.focus();
}

// ---------------------------------------------------------------- picking up and putting down

const FAR_ENOUGH = 6;
const ORDER = ["free", "moves", "barred"];

function landingOf(data, block) {
  const units = (block?.dataset.units ?? "").split(" ").filter((unit) => data.landings?.[unit]);
  const rank = (unit) => ORDER.indexOf(data.landings[unit].state);
  units.sort((one, other) => rank(one) - rank(other));
  return units.length ? { unit: units[0], ...data.landings[units[0]] } : null;
}

function paint(sheet, data) {
  for (const block of sheet.querySelectorAll(".block")) {
    const found = data.lifted ? landingOf(data, block) : null;
    if (found) block.dataset.landing = found.state;
    else delete block.dataset.landing;
    block.classList.toggle("lifted", Boolean(data.lifted) && inHand(block) === data.lifted);
  }
  for (const chip of sheet.querySelectorAll(".waiting button")) {
    chip.classList.toggle("lifted", chip.dataset.firm === data.lifted);
  }
}

function say(sheet, text) {
  sheet.querySelector(".spoken").textContent = text;
}

function blockAt(sheet, event) {
  return sheet.getRootNode().elementFromPoint(event.clientX, event.clientY)?.closest?.(".block") ?? null;
}

// Works on `sheet.now`, what the server told last: it answers a lift while the pointer is already on its way.
function putDown(sheet, block) {
  const { data, send } = sheet.now;
  if (!block || inHand(block) === data.lifted) return cancel(sheet);
  if (!data.landings || data.lifted !== sheet.lifted) {
    sheet.waitsFor = block.dataset.unit;
    return;
  }
  const found = landingOf(data, block);
  if (!found || found.state === "barred") {
    say(sheet, found ? found.said : data.words.elsewhere);
    if (!sheet.drag) return;
    return cancel(sheet);
  }
  sheet.lifted = "";
  send("dropped", { firm: data.lifted, unit: found.unit });
}

// Who can be picked up from a block: the firm in it, else the one that comes next.
function inHand(block) {
  return block.dataset.firm || block.dataset.following;
}

function lift(sheet, firm) {
  sheet.lifted = firm;
  sheet.waitsFor = null;
  say(sheet, sheet.now.data.words.lifted.replace("{firm}", firm));
  if (sheet.now.data.lifted !== firm) sheet.now.send("lifted", firm);
}

function cancel(sheet) {
  if (!sheet.lifted && !sheet.now.data.lifted) return;
  sheet.lifted = "";
  sheet.waitsFor = null;
  say(sheet, sheet.now.data.words.back);
  sheet.now.send("lifted", "");
}

function drag(sheet, handle, event) {
  if (event.button !== 0 || event.pointerType === "touch") return;
  const from = [event.clientX, event.clientY];
  const ghost = sheet.querySelector(".ghost");
  const firm = inHand(handle);
  sheet.style.userSelect = "none"; // else the words under way are selected
  const moved = (next) => {
    const far = Math.hypot(next.clientX - from[0], next.clientY - from[1]) > FAR_ENOUGH;
    if (!sheet.drag && !far) return;
    if (!sheet.drag) {
      sheet.drag = true;
      lift(sheet, firm);
    }
    next.preventDefault();
    sheet.querySelector(".card").hidden = true; // the pointer may have come upon a block before it was a drag
    sheet.follow = () => moved(next); // what the server answers is told under a pointer that rests, too
    const found = landingOf(sheet.now.data, blockAt(sheet, next));
    const frame = sheet.getBoundingClientRect();
    ghost.hidden = false;
    ghost.dataset.landing = found?.state ?? "";
    ghost.textContent = found ? `${firm} · ${found.said}` : firm;
    ghost.style.left = `${Math.min(next.clientX - frame.left + 14, frame.width - ghost.offsetWidth)}px`;
    ghost.style.top = `${next.clientY - frame.top + 14}px`;
  };
  const ended = (next) => {
    window.removeEventListener("pointermove", moved);
    window.removeEventListener("pointerup", ended);
    window.removeEventListener("pointercancel", ended);
    ghost.hidden = true;
    sheet.style.userSelect = "";
    sheet.follow = null;
    if (!sheet.drag) return;
    // The click that follows the release would choose the firm.
    window.addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
    setTimeout(() => (sheet.drag = false), 0);
    if (next.type === "pointerup") putDown(sheet, blockAt(sheet, next));
    else cancel(sheet);
  };
  window.addEventListener("pointermove", moved);
  window.addEventListener("pointerup", ended);
  window.addEventListener("pointercancel", ended);
}

function showWaiting(sheet, data) {
  const row = sheet.querySelector(".waiting");
  const told = JSON.stringify(data.waiting ?? []);
  row.hidden = !data.waiting?.length;
  if (row.told === told) return;
  row.told = told;
  row.replaceChildren();
  if (row.hidden) return;
  const title = document.createElement("span");
  title.textContent = data.words.waiting;
  row.append(title);
  for (const { firm, name } of data.waiting) {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.dataset.firm = firm;
    chip.dataset.testid = `waiting-${firm}`;
    chip.textContent = `${firm} ${name}`;
    row.append(chip);
  }
}

// ---------------------------------------------------------------- a narrow screen: a list by building

function listed(canvas, listing) {
  const title = document.createElement("p");
  title.textContent = canvas.querySelector("svg")?.getAttribute("aria-label") ?? "";
  listing.replaceChildren(title);
  for (const part of canvas.querySelectorAll(".building, .park")) {
    const head = part.querySelector(".building-head");
    if (head) {
      const name = document.createElement(head.dataset.pick ? "button" : "p");
      name.className = "head";
      name.textContent = head.getAttribute("aria-label") ?? head.textContent;
      if (head.dataset.pick) [name.type, name.onclick] = ["button", () => head.onclick()];
      listing.append(name);
    }
    for (const block of part.querySelectorAll(".block")) {
      const row = document.createElement("button");
      row.type = "button";
      row.dataset.row = block.dataset.testid;
      row.append(
        ...(block.dataset.card ?? "").split("\n").slice(0, 3).map((text) => {
          const line = document.createElement("span");
          line.textContent = text;
          return line;
        }),
      );
      row.onclick = () => block.onclick();
      listing.append(row);
    }
  }
}

// ---------------------------------------------------------------- the whole

const utf8 = new TextDecoder();

export default function ({ data: packed, parentElement, setTriggerValue }) {
  const data = JSON.parse(utf8.decode(packed));
  const sheet = parentElement.querySelector(".sheet");
  const canvas = parentElement.querySelector(".canvas");
  const card = parentElement.querySelector(".card");
  sheet.now = { data, send: setTriggerValue };
  if (canvas.shown !== data.svg) {
    const held = sheet.getRootNode().activeElement?.dataset?.testid;
    canvas.shown = data.svg;
    canvas.replaceChildren(parsed(data.svg));
    card.hidden = true;
    sheet.stop = held ?? sheet.stop;
    if (held) canvas.querySelector(`[data-testid="${CSS.escape(held)}"]`)?.focus();
  }
  canvas.style.maxHeight = data.most || "";
  canvas.style.overflowY = data.most ? "auto" : "";
  showWaiting(sheet, data);
  const all = stops(sheet);
  makeStop(sheet, all.find((one) => one.dataset.testid === sheet.stop) ?? all[0]);
  sheet.onkeydown = (event) => walk(sheet, event);
  for (const head of canvas.querySelectorAll(".building-head[role]")) {
    const choose = () => setTriggerValue("building", head.dataset.pick);
    head.onclick = choose;
    head.onfocus = () => makeStop(sheet, head);
    head.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    };
  }
  for (const block of [...canvas.querySelectorAll(".block"), ...sheet.querySelectorAll(".waiting button")]) {
    const firm = block.dataset.firm;
    const isBlock = block.classList.contains("block");
    const hide = () => (card.hidden = true);
    const told = () => {
      if (!sheet.now.data.lifted || !isBlock) return;
      say(sheet, landingOf(sheet.now.data, block)?.said ?? sheet.now.data.words.elsewhere);
    };
    if (isBlock) {
      block.onmouseenter = () => sheet.drag || showCard(card, sheet, block);
      block.onmouseleave = block.onblur = hide;
    }
    block.onfocus = () => {
      sheet.stop = block.dataset.testid;
      makeStop(sheet, block);
      if (isBlock && block.matches(":focus-visible")) showCard(card, sheet, block);
      told();
    };
    block.onpointerdown = (event) => data.movable && inHand(block) && drag(sheet, block, event);
    const choose = () => {
      if (firm) setTriggerValue("picked", firm);
      else if (block.dataset.pick) setTriggerValue("building", block.dataset.pick);
      else if (data.vacant) setTriggerValue("vacant", block.dataset.unit);
    };
    block.onclick = choose;
    block.onkeydown = (event) => {
      if (event.key === "Escape") {
        hide();
        cancel(sheet);
      }
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (data.movable && sheet.now.data.lifted && isBlock) putDown(sheet, block);
      else if (data.movable && event.key === " " && inHand(block)) lift(sheet, inHand(block));
      else choose();
    };
  }
  const listing = sheet.querySelector(".listing");
  sheet.narrow ??= window.matchMedia("(max-width: 640px)");
  sheet.narrow.onchange = () => (sheet.narrow.matches ? listed(canvas, listing) : listing.replaceChildren());
  if (listing.shown !== data.svg) {
    listing.shown = data.svg;
    sheet.narrow.onchange();
  }
  paint(sheet, data);
  sheet.follow?.();
  if (sheet.waitsFor && data.landings && data.lifted === sheet.lifted) {
    const unit = sheet.waitsFor;
    sheet.waitsFor = null;
    putDown(sheet, canvas.querySelector(`.block[data-unit="${CSS.escape(unit)}"]`));
  }
}
