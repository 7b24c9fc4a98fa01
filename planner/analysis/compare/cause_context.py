"""The checker asked about one firm on its units in another plan, from one start or from every start."""

from dataclasses import dataclass

from planner.analysis.explain.run_fit import CURED_BY_OTHERS, judge
from planner.analysis.explain.shortfall import cause_of
from planner.analysis.explain.window import placed
from planner.check import check_placement
from planner.domain.measures.placed import without_unknown
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Finding
from planner.domain.solving.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A placement asked about, and the rules that bar it: none if it could be had.

    `others` are the placements it was asked about beside: none where it is barred whoever comes.
    """

    placement: Placement
    findings: tuple[Finding, ...]
    others: Plan


@dataclass(frozen=True)
class CauseContext:
    """The plan that does not have the placement, the facts it was made from, and those of the other plan."""

    report: Report
    other: Problem

    @property
    def problem(self) -> Problem:
        """The facts."""
        return self.report.problem

    def without(self, firm_id: str) -> Plan:
        """Return the plan with the firm taken out."""
        return Plan(placements=tuple(p for p in self.report.plan.placements if p.firm_id != firm_id))

    def seat(self, placement: Placement) -> Seat:
        """Ask about this very placement: alone, then beside the others of the plan."""
        alone = Seat(
            placement=placement, findings=_hard(self.problem, Plan(), placement, is_alone=True), others=Plan()
        )
        return alone if alone.findings else self._beside(placement)

    def best_seat(self, placement: Placement) -> Seat:
        """Ask about the firm on these units from every start; return the one that comes closest to the old.

        Where no start will do whoever else comes, only what bars every start is given, if anything does.
        """
        problem = self.problem
        firm = problem.firm[placement.firm_id]
        run = tuple(problem.unit[name] for name in placement.units)
        judged = judge(problem, firm, run)
        if not judged.starts:
            always = tuple(one for one in judged.findings if cause_of(one) in judged.always)
            return Seat(placement=placement, findings=always or judged.findings, others=Plan())
        near = sorted(judged.starts, key=lambda start: (abs(start - placement.start), start))
        seats = [self._beside(placed(firm, run, start)) for start in near]
        return min(seats, key=lambda seat: len(seat.findings))

    def held_before(self, seat: Seat, finding: Finding) -> bool:
        """Whether the same rule barred the same placement under the other facts too: then no row did it."""
        other = self.other
        if seat.placement.firm_id not in other.firm or not set(seat.placement.units) <= set(other.unit):
            return False
        before = check_placement(other, without_unknown(other, seat.others), seat.placement)
        return cause_of(finding) in {cause_of(one) for one in before if one.is_fault}

    def _beside(self, placement: Placement) -> Seat:
        others = self.without(placement.firm_id)
        return Seat(placement=placement, findings=_hard(self.problem, others, placement), others=others)


def _hard(
    problem: Problem, plan: Plan, placement: Placement, *, is_alone: bool = False
) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in check_placement(problem, plan, placement)
        if finding.is_fault and not (is_alone and finding.rule in CURED_BY_OTHERS)
    )
