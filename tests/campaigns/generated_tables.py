"""Tables of random parks, reworded, spoiled and moved about: nothing changes in silence, nothing breaks."""

import time
from collections import Counter
from random import Random

from planner.services.importing.review import Inspection, SheetInspection, review_import
from planner.tables.incoming.mapping import guess
from planner.tables.incoming.review import ImportReview
from planner.tables.opening import sheets_of_file
from planner.tables.sheets import Faults
from planner.text import Lang
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.sheets import book_of, csv_bytes, saved
from tests.support.spoiling.tables import Sent, sent

LONGEST_S = 10.0
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def run(count: int, seed: int) -> Evidence:
    """Send `count` sets of tables; each must come to what was sent, or be refused where it was spoiled."""
    met: Counter[str] = Counter()
    failures: list[str] = []
    slowest = 0.0
    for number in range(seed, seed + count):
        begun = time.perf_counter()
        try:
            wrong = _judged(number, met)
        except Exception as error:  # noqa: BLE001  # any traceback is what is looked for
            wrong = f"{type(error).__name__}: {error}"
        slowest = max(slowest, time.perf_counter() - begun)
        if wrong:
            failures.append(f"seed {number}: {wrong}")
    if slowest > LONGEST_S:
        failures.append(f"one took {slowest:.1f} s")
    figures = [
        ("sets of tables", str(count)),
        ("slowest", f"{slowest:.2f} s"),
        *((k, str(v)) for k, v in sorted(met.items())),
    ]
    return Evidence(tuple(figures), tuple(failures))


def _judged(seed: int, met: Counter[str]) -> str:
    made = sent(seed)
    review = review_import(made.dossier, _inspection(made, Random(-seed - 1), met))
    met["spoiled cells"] += len(made.bad)
    met["reworded or changed cells"] += len(made.new)
    met["refused"] += review.result is None
    met["accepted"] += review.result is not None
    return _spoiled_are_named(made, review) if made.bad else _rest_stays(made, review)


def _inspection(made: Sent, random: Random, met: Counter[str]) -> Inspection:
    """Send one table as a CSV file, several as a workbook."""
    faults = Faults()
    if len(made.tables) == 1:
        ((name, rows),) = made.tables.items()
        encoding = random.choice(ENCODINGS)
        met[f"sent as {encoding}"] += 1
        found = sheets_of_file(f"{name}.csv", csv_bytes(rows, encoding), faults)
    else:
        met["sent as a workbook"] += 1
        clean = {
            name: [[_storable(cell) for cell in row] for row in rows] for name, rows in made.tables.items()
        }
        found = sheets_of_file("sent.xlsx", saved(book_of(clean)), faults)
    sheets = tuple(SheetInspection(sheet=sheet, mapping=guess(sheet)) for sheet in found)
    return Inspection(name="sent", sheets=sheets, issues=tuple(faults.issues))


def _storable(cell: object) -> object:
    """Return a cell as a workbook can hold it: a control character becomes one it refuses to be an id or text."""
    return str(cell).translate({0: 0x7F, 7: 0x7F, 0x1B: 0x7F}) if isinstance(cell, str) else cell


def _spoiled_are_named(made: Sent, review: ImportReview) -> str:
    if review.result is not None:
        return f"accepted although {sorted(made.bad)} is spoiled"
    named = {
        (one.issue.cell.sheet or one.issue.cell.file.removesuffix(".csv"), one.issue.cell.column)
        for one in (*review.refused, *review.ambiguous)
        if one.issue.cell is not None
    }
    headers = {table: {column for name, column in named if name == table} for table in made.tables}
    missing = [(table, key) for table, _, key in made.bad if not headers[table] & _headers_of(table, key)]
    return f"{missing} are not named" if missing else ""


def _headers_of(table: str, key: str) -> set[str]:
    from planner.tables.columns import TABLE

    column = TABLE[table].column[key]
    return {key, *(column.header(lang) for lang in Lang)}


def _rest_stays(made: Sent, review: ImportReview) -> str:
    if review.result is None:
        said = [one.issue.message.say(Lang.EN) for one in (*review.refused, *review.ambiguous)]
        return f"refused: {said or [issue.message.say(Lang.EN) for issue in review.faults]}"
    found = {(one.table, one.row_id, one.column): one.new for one in review.difference.changed}
    strange = {address: text for address, text in found.items() if made.new.get(address) != text}
    if strange or review.difference.added or review.difference.removed:
        return f"changed in silence: {strange} {review.difference.added} {review.difference.removed}"
    return ""


CAMPAIGN = Campaign(
    "generated-tables",
    "Generated tables come to what they say or are refused where they were spoiled: no traceback, no hang over "
    "10 s, no silent change.",
    count=10_000,
    run=run,
)
