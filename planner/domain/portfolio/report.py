"""What planning several sites together comes to: per tier, per site, per firm elsewhere, per firm that graduates."""

from dataclasses import dataclass
from decimal import Decimal

from planner.domain.goal import Tier
from planner.domain.measures import Measures
from planner.domain.park.plan import Placement
from planner.domain.portfolio.outcome import PortfolioOutcome
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.solving.finding import Finding
from planner.domain.solving.report import Report
from planner.text import Message, Text


@dataclass(frozen=True, kw_only=True)
class TierGain:
    """A tier that carries value: what the sites reach in it alone, added up, and what they reach together."""

    tier: Tier
    alone: int
    together: int


@dataclass(frozen=True, kw_only=True)
class SiteShare:
    """One site: what its firms ask for, what it comes to alone (None: not solved) and in the plan for all.

    `requested_m2` is what the firms that stand there ask for; `findings` are the checker's on this site by itself.
    """

    park_id: str
    name: Text
    requested_m2: int
    alone: Measures | None
    together: Measures
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A firm placed in another site than its own, and why, as a sentence.

    `points` are those it brings there, `price_points` those its transfer takes off.
    """

    firm_id: str
    home: str
    park_id: str
    placement: Placement
    points: int
    price_10k: Decimal
    price_points: int
    why: Message


@dataclass(frozen=True, kw_only=True)
class Graduation:
    """A sitting firm, the project it is to move out for, where that goes (None: nowhere), and who has its room next."""

    sitting_id: str
    firm_id: str
    rooms: tuple[str, ...]
    placement: Placement | None
    followers: tuple[Placement, ...]
    why: Message


@dataclass(frozen=True, kw_only=True)
class PortfolioReport:
    """A portfolio with its solves, checked as a whole (`report`) and site by site (`sites`), and what they say.

    Without a plan for all sites there are only the sites alone: `report` is None and the rest is empty.
    """

    portfolio: Portfolio
    outcome: PortfolioOutcome
    report: Report | None
    sites: tuple[SiteShare, ...] = ()
    gains: tuple[TierGain, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    graduations: tuple[Graduation, ...] = ()

    @property
    def broken(self) -> tuple[Finding, ...]:
        """The findings by which the plan breaks a rule, of the whole and of any site."""
        whole = self.report.broken if self.report else ()
        return (*whole, *(one for site in self.sites for one in site.findings if one.is_fault))
