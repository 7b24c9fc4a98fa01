"""Accounts, results and a small program to tell them of."""

from collections.abc import Mapping

import numpy as np

from benchmarks.account import Account, Ending, Moment
from benchmarks.ours import Measured
from benchmarks.program import Program
from benchmarks.runner import OURS, Result


def knapsack(*, most: float = 7.0) -> Program:
    """Maximise 10 + 5a + 4b + 3c under 2a + 3b + c ≤ `most` and a + b ≥ 1; one unit of each at most."""
    return Program(
        cost=np.array([5, 4, 3]),
        constant=10,
        lower=np.zeros(3),
        upper=np.ones(3),
        integral=np.array([True, True, True]),
        row_lower=np.array([-np.inf, 1.0]),
        row_upper=np.array([most, np.inf]),
        start=np.array([0, 3, 5], dtype=np.int32),
        index=np.array([0, 1, 2, 0, 1], dtype=np.int32),
        value=np.array([2.0, 3.0, 1.0, 1.0, 1.0]),
    )


def account(
    ending: Ending = Ending.DONE, seconds: float = 1.0, *moments: tuple[float, float, float]
) -> Account:
    return Account(
        ending=ending, seconds=seconds, version="1.0", trail=[Moment(*moment) for moment in moments]
    )


def measured(objective: int | None = 100, *findings: str) -> Measured:
    return Measured(
        firms=3,
        buildings=1,
        units=2,
        columns=1234,
        rows=5,
        entries=6,
        build_s=0.5,
        hand_off_s=0.01,
        stock_s=0.05,
        objective=objective,
        findings=findings,
    )


def result(
    peers: Mapping[str, tuple[Account, int | None]],
    *,
    ours: tuple[Account, int | None] | None = None,
    findings: tuple[str, ...] = (),
    broken: tuple[str, ...] = (),
) -> Result:
    own, value = ours or (account(Ending.DONE, 2.0, (0.5, 99.0, 120.0), (1.0, 100.0, 100.4)), 100)
    return Result(
        case="park",
        measured=measured(value, *findings),
        accounts={OURS: own} | {name: one for name, (one, _) in peers.items()},
        values={OURS: value} | {name: its for name, (_, its) in peers.items()},
        broken=broken,
    )
