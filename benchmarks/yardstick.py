"""How quick the machine is: processor seconds of two solves that everybody can repeat."""

from benchmarks.rows import OURS, Rows
from benchmarks.runner import Terms, installed, measure

YARDSTICK, YARDSTICK_S = "cbc", 60.0
"""Whose solve it is beside ours, and how long it may take."""


def yardstick() -> str:
    """Return what CBC alone and our own solve need for the value goal of Ziyuan here and now: machines differ."""
    rows = Rows(None)
    terms = Terms(seconds=YARDSTICK_S, solvers=(YARDSTICK,), repeats=1, with_plan=False)
    measure("ziyuan", terms, installed((YARDSTICK,)), rows)
    told = []
    for solver, title in ((YARDSTICK, "CBC"), (OURS, "Park Planner")):
        row = rows.find("ziyuan", solver)
        if row is not None and row.is_done:
            told.append(f"{title} {row.account.cpu:.1f}")
    return ", ".join(told)
