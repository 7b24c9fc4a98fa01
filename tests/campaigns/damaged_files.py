"""Good files with damaged bytes: no traceback, no hang, and no workbook that comes to other facts in silence."""

import time
from collections import Counter

from planner.domain.park.dossier import Dossier
from planner.tables.incoming.mapping import guess
from planner.tables.incoming.review import ImportReview, review
from planner.tables.opening import COMPOUND, sheets_of_file
from planner.tables.parsing import PARSED, ParsedFile, parse
from planner.tables.sheets import Faults
from planner.text import Lang
from tests.campaigns._evidence import Campaign, Evidence
from tests.support.sheets import small_dossier
from tests.support.spoiling.files import damaged

LONGEST_S = 10.0


def run(count: int, seed: int) -> Evidence:
    """Damage `count` files; each is refused, or comes to the same, or says what it would change."""
    met: Counter[str] = Counter()
    failures: list[str] = []
    slowest = 0.0
    base = small_dossier()
    for number in range(seed, seed + count):
        name, _, content, damage = damaged(number)
        begun = time.perf_counter()
        try:
            wrong = _judged(base, name, content, met)
        except BaseException as error:  # also what a native parser throws
            if isinstance(error, KeyboardInterrupt):
                raise
            wrong = f"{type(error).__name__}: {error}"
        slowest = max(slowest, time.perf_counter() - begun)
        met[f"damage: {damage}"] += 1
        if wrong:
            failures.append(f"seed {number}: {name}, {damage}: {wrong}")
    if slowest > LONGEST_S:
        failures.append(f"one took {slowest:.1f} s")
    figures = [
        ("files", str(count)),
        ("slowest", f"{slowest:.2f} s"),
        *((k, str(v)) for k, v in sorted(met.items())),
    ]
    return Evidence(tuple(figures), tuple(failures))


def _judged(base: Dossier, name: str, content: bytes, met: Counter[str]) -> str:
    parsed = _parsed(name, content)
    if PARSED.validate_json(PARSED.dump_json(parsed)) != parsed:
        return "does not cross the wire"
    if any(issue.is_error for issue in parsed.issues):
        met["refused as a file"] += 1
        return (
            "" if all(issue.message.say(lang) for issue in parsed.issues for lang in Lang) else "says nothing"
        )
    mappings = [mapping for sheet in parsed.sheets if (mapping := guess(sheet)) is not None]
    return _outcome(review(base, parsed.sheets, mappings), name, met)


def _parsed(name: str, content: bytes) -> ParsedFile:
    """Parse a file here, or in a process of its own if it is of the old kind, which may take any memory."""
    if content.startswith(COMPOUND):
        return parse(name, content)
    faults = Faults()
    sheets = sheets_of_file(name, content, faults)
    return ParsedFile(sheets=() if faults.has_error else sheets, issues=tuple(faults.issues))


def _outcome(found: ImportReview, name: str, met: Counter[str]) -> str:
    if found.result is None:
        met["refused in its cells"] += 1
        return "" if found.refused or found.ambiguous or found.faults else "refused without a reason"
    if found.difference.is_empty:
        met["comes to the same"] += 1
        return "" if found.result == found.base else "differs although no difference is told"
    met["says what it would change"] += 1
    return "a damaged workbook comes to other facts" if name.endswith(".xlsx") else ""


CAMPAIGN = Campaign(
    "damaged-files",
    "A file with damaged bytes is refused or comes to the same, or says what it would change: no traceback, no hang "
    "over 10 s, no silent change.",
    count=5_000,
    run=run,
)
