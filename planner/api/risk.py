"""Futures of a park as frames."""

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

import pandas as pd

from planner.api.faults import refuse
from planner.api.result import PlanResult
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.future import FutureTable, RiskAssumptions, RoomReserve
from planner.domain.sweeping.risk import RiskSummary
from planner.domain.sweeping.robust import RobustTable
from planner.exports.risk_json import future_rows, perfect_object, reserve_object, risk_object
from planner.exports.robust_json import robust_object
from planner.services.studies.risk import (
    CONFIDENCE,
    FUTURES,
    SEED,
    ClusterError,
    executor_for,
    find_perfect_information,
    reserve_advice,
    risk_summary,
    run_futures,
    study_of,
)
from planner.services.studies.robust import (
    CANDIDATE_S,
    CONFIRMING,
    FRESH,
    TRAINING,
    find_robust,
    robust_summary,
)
from planner.text import Lang, message
from planner.views.risk import answers


@dataclass(frozen=True, eq=False)
class RiskResult:
    """What the futures of a plan say; the columns as the keys in `docs/cli.md`."""

    base: PlanResult
    table: FutureTable
    confidence: float
    kept: FutureTable | None = None
    workers: int = 2

    @cached_property
    def summary(self) -> RiskSummary:
        """The planner's own figures."""
        return risk_summary(self.base.problem, self.base.plan, self.table, self.confidence)

    @property
    def is_complete(self) -> bool:
        """Whether every future that was asked for is there."""
        return self.table.is_complete

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The answer to each question in a sentence."""
        found = answers(self.base.problem, self.base.plan, self.summary)
        return {key: said.say(Lang.EN) for key, said in found.items()}

    @property
    def reserve(self) -> dict[str, Any] | None:
        """Whether to keep the rooms asked about, with the price of either; None if none were asked about."""
        advice = None if self.kept is None else reserve_advice(self.kept, self.table, self.confidence)
        if self.kept is None or self.kept.reserve is None or advice is None:
            return None
        return reserve_object(self.kept.reserve, advice)

    def perfect(self, futures: int = 20) -> dict[str, Any] | None:
        """Return what knowing every answer from the first would be worth; None if no future could be solved.

        Parameters
        ----------
        futures
            How many are solved as if all were known; each takes a second or so.
        """
        study = study_of(
            self.base.problem, self.base.plan, seed=self.table.seed, assumptions=self.table.assumptions
        )
        found = find_perfect_information(study, self.table, futures, confidence=self.confidence)
        return None if found is None else perfect_object(found)

    def robust(
        self, *, training: int = TRAINING, fresh: int = FRESH, weight: float = 0.5, perfect: int = 0
    ) -> dict[str, Any]:
        """Return a plan chosen among candidates for mean and worst 5 %, judged on fresh futures; keys in `docs/cli.md`.

        Parameters
        ----------
        training, fresh
            How many futures it is chosen on, and judged on against the plan of this result.
        weight
            Of the mean of the worst 5 % in the criterion, 0 to 1; the mean has the rest.
        perfect
            How many fresh futures are solved as if all were known.

        Raises
        ------
        FuturesError
            If a worker came to nothing.
        """
        if not 0 <= weight <= 1:
            raise refuse(
                message(
                    "weight 为 {weight}，须在 0 到 1 之间",
                    "weight is {weight}; give a number from 0 to 1",
                    weight=str(weight),
                )
            )
        table = RobustTable(
            seed=self.table.seed,
            training=training,
            fresh=fresh,
            assumptions=self.table.assumptions,
            weight=Decimal(repr(weight)),
            confirming=CONFIRMING * training,
        )
        executor = executor_for(workers=self.workers)
        limits = Limits(time_limit_s=CANDIDATE_S)
        try:
            *_, table = find_robust(
                self.base.problem, self.base.outcome, table, executor, limits=limits, perfect=perfect
            )
        finally:
            executor.close()
        return robust_object(table, robust_summary(table, self.confidence))

    @property
    def futures(self) -> pd.DataFrame:
        """One row a future and policy: who came, who has a place, and every figure."""
        heads, *rows = future_rows(self.table)
        frame = pd.DataFrame(rows, columns=heads)
        numbers = [name for name in heads if name != "policy"]
        frame[numbers] = frame[numbers].apply(pd.to_numeric)
        return frame

    @property
    def figures(self) -> pd.DataFrame:
        """One row a figure and policy: mean with interval, quantiles, mean of the worst 5 %."""
        return self._frame("figures")

    @property
    def space(self) -> pd.DataFrame:
        """One row a quarter: ㎡ let."""
        return self._frame("space")

    @property
    def full(self) -> pd.DataFrame:
        """One row a building and quarter: the probability that it is let to the last unit."""
        return self._frame("full")

    @property
    def beyond(self) -> pd.DataFrame:
        """One row a limit and quarter: the probability that more is asked for than there is."""
        return self._frame("beyond")

    @property
    def firms(self) -> pd.DataFrame:
        """One row a firm: whether it comes, and whether it has a place if it does."""
        return self._frame("firms")

    @property
    def decisions(self) -> pd.DataFrame:
        """One row a firm: the room it gets most often, and whether to decide now."""
        return self._frame("decisions")

    @property
    def impacts(self) -> pd.DataFrame:
        """One row a firm: what hangs on its answer, the most first."""
        return self._frame("impacts")

    @cached_property
    def _rows(self) -> dict[str, Any]:
        return risk_object(self.base.problem, self.base.plan, self.table, self.summary)

    def _frame(self, key: str) -> pd.DataFrame:
        frame = pd.DataFrame(
            [
                {name: ";".join(value) if isinstance(value, list) else value for name, value in row.items()}
                for row in self._rows[key]
            ]
        )
        if "quarter" in frame:
            frame["quarter"] = pd.PeriodIndex(frame["quarter"], freq="Q")
        return frame


def risk(
    plan: PlanResult,
    *,
    futures: int = FUTURES,
    seed: int = SEED,
    confidence: float = CONFIDENCE,
    assumptions: dict[str, float] | None = None,
    keep: RoomReserve | None = None,
    scheduler: str | None = None,
    workers: int = 2,
) -> RiskResult:
    """Return what many futures of a plan say.

    Parameters
    ----------
    assumptions
        Changes to the assumptions of the park, such as `{"firm_late": 0.4}`; see `docs/model.md`.
    keep
        Rooms that could be kept for some firms until a quarter; the same futures are then played again with them kept.
    scheduler
        Address of a dask scheduler; without one processes of this machine are used.

    Raises
    ------
    InputError
        If an assumption is not known, or out of range, or no scheduler answers.
    FuturesError
        If a worker came to nothing.
    """
    own, names = RiskAssumptions.of(plan.problem.policy), [one.name for one in fields(RiskAssumptions)]
    changes = assumptions or {}
    if not set(changes) <= set(names):
        raise refuse(
            message(
                "不认识的假设：{unknown}；可改的有 {known}",
                "unknown assumptions: {unknown}; there are {known}",
                unknown=", ".join(sorted(set(changes) - set(names))),
                known=", ".join(names),
            )
        )
    own = replace(own, **{name: Decimal(repr(value)) for name, value in changes.items()})
    flaw = own.flaw()
    if flaw is not None:
        raise refuse(message("{flaw}", "{flaw}", flaw=flaw))
    study = study_of(plan.problem, plan.plan, seed=seed, assumptions=own)
    try:
        executor = executor_for(scheduler, workers=workers)
    except ClusterError as fault:
        raise refuse(
            message("调度器 {address} 没有应答", "no scheduler answers at {address}", address=str(scheduler))
        ) from fault
    try:
        *_, table = run_futures(study, futures, executor)
        kept = None
        if keep is not None:
            *_, kept = run_futures(replace(study, reserve=keep), futures, executor)
    finally:
        executor.close()
    return RiskResult(plan, table, confidence, kept, workers)
