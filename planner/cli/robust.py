"""The robust plan of `planner risk --robust`: searched for, and said."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits, Outcome
from planner.domain.sweeping.robust import RobustTable
from planner.text import Lang, Text

if TYPE_CHECKING:
    from planner.services.studies.robust import Executor


def searched(
    problem: Problem,
    outcome: Outcome,
    table: RobustTable | None,
    executor: "Executor",
    *,
    perfect: int,
    should_stop: Callable[[], bool],
    lang: Lang,
) -> RobustTable | None:
    """Return the last table of the search, None where none is asked for; on a terminal its progress is told."""
    if table is None or should_stop():
        return table
    from planner.services.studies.robust import CANDIDATE_S, find_robust

    limits = Limits(time_limit_s=CANDIDATE_S)
    growing = find_robust(
        problem, outcome, table, executor, limits=limits, perfect=perfect, should_stop=should_stop
    )
    for found in growing:
        table = found
        if sys.stderr.isatty():
            said = Text(
                f"稳健方案：{len(table.candidates)} 个候选，{table.done}/{table.wanted} 个未来",
                f"robust plan: {len(table.candidates)} candidates, {table.done} of {table.wanted} futures",
            )
            sys.stderr.write(f"\r{said.say(lang)}")
    return table


def robust_told(table: RobustTable, confidence: float) -> dict[str, Any]:
    """Return the answer as plain values."""
    from planner.exports.robust_json import robust_object
    from planner.services.studies.robust import robust_summary

    return robust_object(table, robust_summary(table, confidence))
