// Hands a large paste over as one text: a grid lays it in row by row and draws itself anew at each.

const LARGE = 100;

function columnsInOrder(frame, columns) {
  const shown = [...frame.querySelectorAll("th")].map((head) => columns.findIndex((one) => one.heading === head.textContent));
  const known = shown.filter((at) => at >= 0);
  return known.every((at, place) => place === 0 || at === known[place - 1] + 1);
}

function chosenCell(frame, columns) {
  const cell = frame.querySelector("td[aria-selected=true]");
  const head = cell && frame.querySelector(`th[aria-colindex="${cell.getAttribute("aria-colindex")}"]`);
  const column = head && columns.find((one) => one.heading === head.textContent);
  return column ? { column: column.key, row: Number(cell.dataset.testid.split("-").pop()) } : null;
}

// Returns the text of a large paste that was taken from the grid, or null.
function largePaste(event, columns) {
  const frame = document.activeElement?.closest("[data-testid=stDataFrame]");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!frame || text.split("\n").length <= LARGE) return null;
  if (!chosenCell(frame, columns) || !columnsInOrder(frame, columns)) return null;
  event.preventDefault();
  event.stopImmediatePropagation();
  return { frame, text };
}

