"""Accounts, rows and a small program to tell them of."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from benchmarks.account import Account, Ending, Moment
from benchmarks.program import Program
from benchmarks.results import results_of
from benchmarks.rows import OURS, TITLES, Row, Rows
from benchmarks.scores import Results

EXTRA: Mapping[str, Any] = {
    "firms": 3, "buildings": 1, "units": 2, "columns": 1234, "rows": 5, "entries": 6,
    "build_s": 0.5, "hand_off_s": 0.01, "stock_s": 0.05, "findings": (), "digest": "d", "start": 90,
}  # fmt: skip


def knapsack(*, most: float = 7.0, second: bool = False) -> Program:
    """Maximise 10 + 5a + 4b + 3c under 2a + 3b + c ≤ `most` and a + b ≥ 1, one unit of each; then b alone if `second`."""
    return Program(
        costs=np.array([[5, 4, 3], [0, 1, 0]][: 1 + second]),
        constants=np.array([10, 0][: 1 + second]),
        lower=np.zeros(3),
        upper=np.ones(3),
        integral=np.array([True, True, True]),
        row_lower=np.array([-np.inf, 1.0]),
        row_upper=np.array([most, np.inf]),
        start=np.array([0, 3, 5], dtype=np.int32),
        index=np.array([0, 1, 2, 0, 1], dtype=np.int32),
        value=np.array([2.0, 3.0, 1.0, 1.0, 1.0]),
        plan=np.array([1.0, 0.0, 0.0]),
    )


def account(
    ending: Ending = Ending.DONE,
    seconds: float = 1.0,
    *moments: tuple[float, float, float],
    value: int | None = 100,
) -> Account:
    values = None if value is None else [value]
    return Account(
        ending=ending, seconds=2 * seconds, cpu=seconds, version="1.0", values=values, proven=int(ending is Ending.DONE),
        trail=[Moment(2 * at, at, objective, bound) for at, objective, bound in moments],
    )  # fmt: skip


def row(
    solver: str, its: Account, *, case: str = "park", from_plan: bool = False, turn: int = 0, **extra: Any
) -> Row:
    return Row(
        case=case, solver=solver, from_plan=from_plan, turn=turn, digest="d", engine="e", limit=9.0, threads=2,
        load=(1.0, 2.0), made="2026-01-01 00:00", account=its, extra={**EXTRA, **extra} if solver == OURS else None,
    )  # fmt: skip


OWN = account(Ending.DONE, 2.0, (0.5, 99.0, 120.0), (1.0, 100.0, 100.4))


def results(*rows: Row, case: str = "park") -> Results:
    held = Rows(None)
    for one in rows:
        held.keep(one)
    return results_of(held, case, TITLES)
