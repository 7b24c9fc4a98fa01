"""What a place costs against the best plan that has the firm anywhere; the solver is handed in."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.analysis.enquiry.effects import PlanBefore, Worth
from planner.domain.park.plan import Plan
from planner.domain.solving.outcome import Outcome, Status
from planner.domain.sweeping.place_offer import OfferPrice

Solve = Callable[[tuple[str, ...], Plan | None], Outcome]
"""Return the best plan that has the firm on units, or anywhere if none are given, in the tiers that carry value.

It may begin from a plan. Of the plans of that value it is best the one in which the fewest others change.
"""


@dataclass(frozen=True)
class BestPlan:
    """The best plan that has the firm: anywhere, or on certain units; its worth by tiers."""

    plan: Plan
    worth: Worth
    is_proven: bool


@dataclass(frozen=True)
class Pricing:
    """The firm's places priced by re-solving with the firm there."""

    before: PlanBefore
    solve: Solve

    def best(self, units: tuple[str, ...] = (), start: Plan | None = None) -> BestPlan | None:
        """Return the best plan with the firm on `units`, anywhere if none are given; None if none was found."""
        outcome = self.solve(units, start)
        if outcome.plan is None or not self.before.keeps_rules(outcome.plan):
            return None
        worth = self.before.worth(self.before.values_of(outcome.plan))
        return BestPlan(outcome.plan, worth, outcome.status is Status.PROVEN_OPTIMAL)

    def price(self, best: BestPlan, there: BestPlan) -> OfferPrice:
        """Return what the first tier that differs loses with the firm there."""
        is_proven = best.is_proven and there.is_proven
        for title, most, got in zip(self.before.titles, best.worth, there.worth, strict=True):
            if most != got:
                return OfferPrice(points=round(most - got), tier=title, is_proven=is_proven)
        return OfferPrice(points=0, tier=self.before.titles[-1], is_proven=is_proven)
