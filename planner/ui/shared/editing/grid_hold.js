// Holds back what is done outside a grid until what was typed in it just before is handed over: whatever takes
// the place of the grid would take that with it.
//
// A grid tells the server 150 ms after the last change, which it may come to only with the next picture that is drawn.
// Its clock and the one here run in one thread; the one here runs longer and goes in steps, of which a thread that was
// busy makes one and not all at once, so that it does not ring first, however busy the thread is. A way to another
// page tells nothing of the grid, and a busy server drops what it was told before it was told of the way: there the
// server is asked whether it has heard.

const STEP_MS = 25;
const STEPS = 10;
const ANSWER_MS = 20_000;
const GRID = "[data-testid=stDataFrame], #portal";
const OPEN_FIELD = "#portal textarea.gdg-input, #portal input.gdg-input";
const WRITTEN_IN = "textarea, [contenteditable=true], input:not([type=radio], [type=checkbox], [type=button], [type=submit])";
const TOUCHES = ["keydown", "paste", "cut", "pointerup", "click"];
const POINTED = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
const PRESSED = ["Enter", " ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

let ringing = 0;
let held = [];
let isUnheard = false; // the server was told something and has not drawn the page since
let isMixed = false; // it was told while it drew: the next page that it draws may be older
let asked = null;
let isLettingGo = false;
let isShut = false;
let ask = () => {};

function wait(steps = STEPS) {
  clearTimeout(ringing);
  ringing = setTimeout(() => {
    if (steps > 1) return wait(steps - 1);
    ringing = 0;
    goOn();
  }, STEP_MS);
}

function goOn() {
  if (ringing !== 0 || asked !== null) return;
  if (isUnheard && held.some((one) => one.isAway)) {
    asked = String(Math.random());
    setTimeout(answered, ANSWER_MS, asked);
    ask(asked);
  } else if (!isLettingGo) {
    letGo();
  }
}

async function letGo() {
  isLettingGo = true;
  while (held.length) {
    held.shift().again();
    await new Promise((done) => setTimeout(done)); // each sees what the one before it came to
  }
  isLettingGo = false;
}

function answered(answer) {
  if (asked === null || answer !== asked) return;
  asked = null;
  isUnheard = false;
  goOn();
}

function drawn() {
  if (isMixed || asked !== null) return;
  isUnheard = false;
}

function told() {
  if (ringing === 0) return;
  const app = document.querySelector("[data-testid=stApp]");
  isMixed = isUnheard || app?.dataset.testScriptState !== "notRunning";
  isUnheard = true;
}

function isOnItsWay() {
  return ringing !== 0 || asked !== null || isUnheard;
}

// A step back through the pages cannot be held, and Streamlit hears of it first: what it tells then is held.
function listenToWhatIsTold() {
  if (WebSocket.prototype.parkPlanner) return;
  const { send } = WebSocket.prototype;
  WebSocket.prototype.parkPlanner = (socket, said) => {
    if (window.event?.type !== "popstate" || !isOnItsWay()) {
      told();
      send.apply(socket, said);
    } else {
      held.push({ again: () => send.apply(socket, said), isAway: true });
      goOn();
    }
  };
  WebSocket.prototype.send = function (...said) {
    WebSocket.prototype.parkPlanner(this, said);
  };
}

function isTouch(event) {
  return event.target instanceof Element && event.target.closest(GRID) !== null;
}

function shut(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function onTouch(event) {
  if (!isTouch(event)) return;
  if (isShut) return shut(event);
  wait();
  setTimeout(() => wait()); // a large paste is worked on long after it was heard of
}

function pointedAgain(event) {
  const { target } = event;
  const there = target.isConnected ? target : document.elementFromPoint(event.clientX, event.clientY);
  there?.dispatchEvent(new event.constructor(event.type, event));
}

function pressedAgain({ target, key, code, keyCode }) {
  if ((key === "Enter" || key === " ") && !target.matches(WRITTEN_IN)) target.click();
  else target.dispatchEvent(new KeyboardEvent("keydown", { key, code, keyCode, bubbles: true, cancelable: true }));
}

function isWay(target) {
  return target.closest("a[href]") !== null;
}

function isHeld(event) {
  if (!event.isTrusted || !(event.target instanceof Element) || isTouch(event)) return false;
  return ringing !== 0 || asked !== null || isLettingGo || (isUnheard && isWay(event.target));
}

function keep(event, again) {
  event.stopImmediatePropagation();
  held.push({ again: () => again(event), isAway: isWay(event.target) });
  goOn();
}

function onPointed(event) {
  if (isShut && isTouch(event)) {
    shut(event);
  } else if (event.type === "pointerdown" && !isTouch(event) && document.querySelector(OPEN_FIELD)) {
    wait(); // an open cell is left by this very event, which therefore has to pass
  } else if (isHeld(event)) {
    if (event.type === "click") event.preventDefault();
    keep(event, pointedAgain);
  }
}

function onPressed(event) {
  if (!isHeld(event) || !PRESSED.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches(WRITTEN_IN) && event.key !== "Enter") return;
  event.preventDefault();
  keep(event, pressedAgain);
}

function onLeave(event) {
  if (ringing !== 0 || document.querySelector(OPEN_FIELD)) event.preventDefault();
}

// Does something after the grid has handed over, and told its readers which cell is chosen (they hear of it late);
// until then it takes nothing more.
function afterGrid(act) {
  isShut = true;
  const again = () => {
    isShut = false;
    act();
  };
  held.push({ again, isAway: false });
  wait();
}

const HEARD = [
  ...TOUCHES.map((name) => [name, onTouch]),
  ...POINTED.map((name) => [name, onPointed]),
  ["keydown", onPressed],
  ["beforeunload", onLeave],
];

function hold(heard, tell) {
  ask = tell;
  listenToWhatIsTold();
  drawn();
  answered(heard);
  for (const [name, hear] of HEARD) window.addEventListener(name, hear, { capture: true });
}

// The grid is gone: nothing of it is on its way any more.
function holdNoMore() {
  for (const [name, hear] of HEARD) window.removeEventListener(name, hear, { capture: true });
  clearTimeout(ringing);
  ringing = 0;
  asked = null;
  isUnheard = isMixed = isShut = false;
  goOn();
}

