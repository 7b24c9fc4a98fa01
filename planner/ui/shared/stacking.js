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

export default function ({ data, parentElement, setTriggerValue }) {
  const sheet = parentElement.querySelector(".sheet");
  const canvas = parentElement.querySelector(".canvas");
  const card = parentElement.querySelector(".card");
  if (canvas.shown !== data.svg) {
    const held = sheet.getRootNode().activeElement?.dataset?.testid;
    canvas.shown = data.svg;
    canvas.replaceChildren(parsed(data.svg));
    card.hidden = true;
    if (held) canvas.querySelector(`[data-testid="${CSS.escape(held)}"]`)?.focus();
  }
  canvas.style.maxHeight = data.most || "";
  canvas.style.overflowY = data.most ? "auto" : "";
  for (const head of canvas.querySelectorAll(".building-head[role]")) {
    const choose = () => setTriggerValue("building", head.dataset.pick);
    head.onclick = choose;
    head.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    };
  }
  for (const block of canvas.querySelectorAll(".block")) {
    const firm = block.dataset.firm;
    const hide = () => (card.hidden = true);
    block.onmouseenter = () => showCard(card, sheet, block);
    block.onfocus = () => block.matches(":focus-visible") && showCard(card, sheet, block);
    block.onmouseleave = block.onblur = hide;
    block.onclick = () => firm && setTriggerValue("picked", firm);
    block.onkeydown = (event) => {
      if (event.key === "Escape") hide();
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (firm) setTriggerValue("picked", firm);
    };
  }
}
