// Tells the browser the language of the page, says Streamlit's own words in it, keeps one history entry a page,
// and hears of pastes first.

const NAMES = ["aria-label", "placeholder", "title", "alt"];
const SPEAKING = "button, a, label, [role=menuitem], [role=option], [data-testid=stTooltipContent], [data-testid=stStatusWidget], "
  + "[data-testid=stDataFrameColumnMenu], [data-testid=stFileUploaderDropzone], [data-testid=InputInstructions], [data-testid=stDateInput], [data-baseweb=popover]";
let said = { exact: new Map(), around: [] };
let watch = null;

function translated(text) {
  const known = said.exact.get(text);
  if (known !== undefined) return known;
  for (const one of said.around) {
    const inside = text.startsWith(one.head) && text.endsWith(one.tail) && text.length > one.head.length + one.tail.length;
    if (inside) return one.to.replace("{}", () => text.slice(one.head.length, text.length - one.tail.length));
  }
  return text;
}

function rename(element) {
  if (element.closest("[data-own-words]")) return;
  for (const name of NAMES) {
    const text = element.getAttribute(name);
    const now = text && translated(text);
    if (text && now !== text) element.setAttribute(name, now);
  }
}

function reword(node) {
  const text = node.data.trim();
  if (!text || !node.parentElement || !node.parentElement.closest(SPEAKING)) return;
  const now = said.exact.get(text);
  if (now !== undefined && now !== text) node.data = node.data.replace(text, () => now);
}

function all(root) {
  if (root.nodeType === Node.TEXT_NODE) return reword(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  rename(root);
  root.querySelectorAll("[aria-label], [placeholder], [title], [alt]").forEach(rename);
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) reword(texts.currentNode);
}

function heard(changes) {
  for (const change of changes) {
    if (change.type === "attributes") rename(change.target);
    else if (change.type === "characterData") reword(change.target);
    else change.addedNodes.forEach(all);
  }
}

function oneEntryAPage() {
  if (window.history.parkPlanner) return;
  const push = window.history.pushState.bind(window.history);
  window.history.pushState = (state, title, url) => {
    const isHere = url && new URL(url, window.location.href).pathname === window.location.pathname;
    if (isHere) window.history.replaceState(state, title, url);
    else push(state, title, url);
  };
  window.history.parkPlanner = true;
}

// A grid takes a paste as soon as it is there; whoever would take one before it has to listen earlier.
function hearPastesFirst() {
  if (window.parkPlannerPastes) return;
  window.parkPlannerPastes = { take: null };
  window.addEventListener("paste", (event) => window.parkPlannerPastes.take?.(event), { capture: true });
}

const utf8 = new TextDecoder();

export default function ({ data: packed }) {
  const data = JSON.parse(utf8.decode(packed));
  document.documentElement.lang = data.lang;
  oneEntryAPage();
  hearPastesFirst();
  said = {
    exact: new Map(data.exact),
    around: data.around.map(([from, to]) => ({ head: from.split("{}")[0], tail: from.split("{}")[1], to })),
  };
  if (watch) watch.disconnect();
  watch = new MutationObserver(heard);
  watch.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES,
  });
  all(document.body);
}
