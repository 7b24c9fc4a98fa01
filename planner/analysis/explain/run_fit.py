"""What the checker says of a firm alone on a run, from each start its window allows."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from planner.analysis.explain.runs import Run
from planner.analysis.explain.shortfall import Cause, cause_of, shortfall
from planner.analysis.explain.window import last_start, placed, starts
from planner.check import check_placement
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.terms import UnitState

CURED_BY_OTHERS = frozenset({RuleKey.SPECULATIVE_HOLD})
"""Rules that a firm alone may break and others put right."""


@dataclass(frozen=True, kw_only=True)
class RunFit:
    """A run, and how it does for one firm alone.

    `starts` are those that break no rule. Without any, `findings` are those of the start
    that fails least, and `always` the causes every start fails by.
    """

    run: Run
    starts: tuple[Quarter, ...] = ()
    findings: tuple[Finding, ...] = ()
    always: frozenset[Cause] = frozenset()

    @property
    def causes(self) -> frozenset[Cause]:
        """Rules and clauses it fails by."""
        return causes_of(self.findings)

    @property
    def distance(self) -> tuple[int, Fraction]:
        """How far it is from suiting: rules failed, then the sum of the shortfalls."""
        return _distance(self.findings)


def judge(problem: Problem, firm: Firm, run: Run) -> RunFit:
    """Ask the checker about the firm alone on a run, from every start that can matter."""
    window = starts(problem, firm, run) or (last_start(problem, firm, run),)
    if _is_timeless(problem, firm, run):
        findings = _alone(problem, firm, run, window[-1])
        if not findings:
            return RunFit(run=run, starts=window)
        return RunFit(run=run, findings=findings, always=causes_of(findings))
    rows = [(start, _alone(problem, firm, run, start)) for start in window]
    legal = tuple(start for start, findings in rows if not findings)
    if legal:
        return RunFit(run=run, starts=legal)
    return RunFit(
        run=run,
        findings=min((findings for _, findings in rows), key=_distance),
        always=frozenset.intersection(*(causes_of(findings) for _, findings in rows)),
    )


def causes_of(findings: Iterable[Finding]) -> frozenset[Cause]:
    """Return the rules and clauses of findings."""
    return frozenset(cause_of(finding) for finding in findings)


def _alone(problem: Problem, firm: Firm, run: Run, start: Quarter) -> tuple[Finding, ...]:
    found = check_placement(problem, Plan(), placed(firm, run, start))
    return tuple(one for one in found if one.is_fault and one.rule not in CURED_BY_OTHERS)


def _distance(findings: tuple[Finding, ...]) -> tuple[int, Fraction]:
    return len(causes_of(findings)), sum((shortfall(finding) for finding in findings), Fraction(0))


def _is_timeless(problem: Problem, firm: Firm, run: Run) -> bool:
    """Whether no rule tells one start of the window from another, for the firm alone.

    What does: units let or held for a time, reserves, and caps that begin inside the horizon.
    """
    building = problem.building[run[0].building_id]
    subjects = (building.building_id, building.park_id)
    first = problem.quarters[0]
    names = {unit.unit_id for unit in run}
    policy = problem.policy
    return (
        all(unit.state is UnitState.VACANT for unit in run)
        and all(names.isdisjoint(hold.units) for hold in policy.holds)
        and all(reserve.park_id != building.park_id for reserve in policy.reserves)
        and all(names.isdisjoint(reserve.units) for reserve in policy.reserves)
        and not any(
            cap.subject_id in subjects and cap.from_quarter > first and firm.draw(cap.resource)
            for cap in problem.caps
        )
    )
