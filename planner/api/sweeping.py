"""Sweeps: many what-ifs of one plan, a row a point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from planner.api.faults import InputError, refuse
from planner.api.result import PlanResult
from planner.domain.edits import EditConflict
from planner.domain.sweeping.sweep import MOST_AXES, Scalar
from planner.domain.sweeping.sweep_result import SweepRow, SweepTable
from planner.services.studies.sweep_making import axis_title, inputs, sweep_of
from planner.services.studies.sweeps import ClusterError, breaks, executor_for
from planner.services.studies.sweeps import run_sweep as run_cells
from planner.text import Lang, message


@dataclass(frozen=True, eq=False)
class SweepResult:
    """A sweep that was solved."""

    base: PlanResult
    keys: tuple[str, ...]
    table: SweepTable

    @cached_property
    def points(self) -> pd.DataFrame:
        """One row a point: the inputs by key, status, whether proven, then every figure.

        Where a point is not proven, `…_low` and `…_high` of a figure say what its best value lies between.
        """
        return pd.DataFrame([self._row(row) for row in self.table.rows])

    @cached_property
    def breaks(self) -> pd.DataFrame:
        """One row a pair of neighbouring values, both proven, between which the plan changes."""
        rows = [
            (
                self.keys[one.axis],
                one.before,
                one.after,
                ";".join(one.lost),
                ";".join(one.gained),
                ";".join(one.moved),
                one.message.say(Lang.ZH),
                one.message.say(Lang.EN),
            )
            for one in breaks(self.base.problem, self.table)
        ]
        heads = ["input", "before", "after", "lost", "gained", "moved", "text_zh", "text_en"]
        return pd.DataFrame(rows, columns=heads)

    def _row(self, row: SweepRow) -> dict[str, object]:
        told: dict[str, object] = dict(zip(self.keys, row.values, strict=True))
        told |= {"status": row.status.value, "proven": row.is_proven, "placed": ";".join(sorted(row.placed))}
        told |= {key: None if value is None else float(value) for key, value in row.figures}
        for key, low, high in row.intervals:
            told |= {f"{key}_low": float(low), f"{key}_high": float(high)}
        return told


def sweep_inputs(base: PlanResult) -> pd.DataFrame:
    """Return what can be varied from a plan: its key, what it is called, and the values usually taken."""
    known = inputs(base.problem, base.report.measures)
    titles = [axis_title(base.problem, axis) for axis in known.values()]
    return pd.DataFrame(
        {
            "input": list(known),
            "title_zh": [title.zh for title in titles],
            "title_en": [title.en for title in titles],
            "values": [list(axis.values) for axis in known.values()],
        }
    )


def run_sweep(
    base: PlanResult,
    values: Mapping[str, Sequence[Scalar]],
    *,
    time_limit: float = 30.0,
    gap: float = 0.0,
    workers: int = 2,
    scheduler: str | None = None,
) -> SweepResult:
    """Return every combination of up to three inputs solved, from the plan `base`.

    Parameters
    ----------
    values
        The values to take, by the key of an input (see `sweep_inputs`).
    time_limit, gap
        Seconds and gap for each point.
    workers, scheduler
        Processes on this machine, or the address of a dask scheduler that has workers.

    Raises
    ------
    InputError
        If an input is unknown, a value does not fit it, or no scheduler answers.
    """
    known = inputs(base.problem, base.report.measures)
    if not 1 <= len(values) <= MOST_AXES or any(key not in known for key in values):
        raise refuse(
            message(
                "请给出 1 至 {most} 个因素，可选：{known}",
                "name 1 to {most} inputs, from: {known}",
                most=MOST_AXES,
                known=", ".join(known),
            )
        )
    axes = [replace(known[key], values=tuple(taken)) for key, taken in values.items()]
    sweep = sweep_of("", axes, seconds=time_limit, gap=gap)
    try:
        executor = executor_for(scheduler, workers=workers)
    except ClusterError as fault:
        raise refuse(
            message("调度器 {address} 没有应答", "no scheduler answers at {address}", address=str(scheduler))
        ) from fault
    try:
        *_, table = run_cells(base.report, sweep, executor)
    except EditConflict as refusal:
        raise InputError(refusal.issues) from refusal
    finally:
        executor.close()
    return SweepResult(base, tuple(values), table)
