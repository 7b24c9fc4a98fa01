"""Files as offices and programs write them, each with the verdict it deserves: how many get it."""

from collections import Counter

from tests.campaigns._evidence import Campaign, Evidence
from tests.tables.corpus import CASES, WRITERS
from tests.tables.corpus.judging import wrongs


def run(count: int, seed: int) -> Evidence:
    """Judge `count` files from number `seed` on; a verdict is right if every cell, change and question is."""
    right: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    failures: list[str] = []
    chosen = CASES[seed : seed + count]
    for case in chosen:
        kinds[case.kind] += 1
        try:
            wrong = wrongs(case)
        except Exception as error:  # noqa: BLE001  # any traceback is a wrong verdict
            wrong = [f"{type(error).__name__}: {error}"]
        right[case.kind] += not wrong
        if wrong:
            failures.append(f"{case.name}: {'; '.join(wrong)}")
    share = right.total() / max(1, len(chosen))
    figures = [
        ("files", str(len(chosen))),
        ("right verdicts", f"{right.total()} ({share:.1%})"),
        *((f"by {writer}", str(len(cases))) for writer, cases in WRITERS.items()),
        ("accepted", str(sum(1 for one in chosen if not (one.stopped or one.refused or one.asked)))),
        ("asked about", str(sum(1 for one in chosen if one.asked))),
        ("refused cells", str(sum(1 for one in chosen if one.refused))),
        ("not read at all", str(sum(1 for one in chosen if one.stopped))),
        *((f"right of: {kind}", f"{right[kind]} / {kinds[kind]}") for kind in sorted(kinds)),
    ]
    return Evidence(tuple(figures), tuple(failures))


CAMPAIGN = Campaign(
    "uploads",
    "At least 98 % of files as offices and programs write them get the verdict they deserve: rows taken with their "
    "values, a question at the right place, or a refusal of the right cell.",
    count=len(CASES),
    run=run,
)
