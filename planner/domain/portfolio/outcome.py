"""What a portfolio comes to: the solve of all sites together, and of each by itself."""

from pydantic.dataclasses import dataclass

from planner.domain.park.plan import Plan
from planner.domain.record import STRICT
from planner.domain.solving.outcome import Outcome


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PortfolioOutcome:
    """The sites planned alone, in their order as far as they are solved, and all of them together."""

    alone: tuple[Outcome, ...] = ()
    together: Outcome | None = None

    @property
    def plan(self) -> Plan:
        """The plan for all sites; empty if there is none."""
        return (self.together.plan if self.together else None) or Plan()
