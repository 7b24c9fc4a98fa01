"""What a resource or a rule is worth: the best plans with and without one more of it, and the difference."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.edits import Edit
from planner.domain.park.plan import Plan
from planner.domain.park.quarter import Quarter
from planner.domain.solving.outcome import Status


class ReliefKind(StrEnum):
    """What is priced."""

    STEP = "step"
    """One step more of a resource."""
    EQUIPMENT = "equipment"
    """The next piece of equipment: a transformer, a boiler, a treatment plant."""
    SPACE = "space"
    """One unit more, like the smallest of the building."""
    RULE = "rule"
    """The plan without a rule."""
    CLAUSE = "clause"
    """The plan without one hard row of the segregation table."""
    TRIAL = "trial"
    """The plan under edits that are tried: a rule more, as a rule."""


class PriceProof(StrEnum):
    """How it is known what a relief brings."""

    SOLVED = "solved"
    """By two solves: with it and without."""
    PART = "part"
    """It is part of a relief that brings nothing."""
    TOGETHER = "together"
    """Together with others it brings nothing, so by itself it does not either."""
    BETWEEN = "between"
    """From an earlier quarter and from a later one it brings the same, so between them too."""
    ACROSS = "across"
    """No plan with it from any of several quarters on is better, and this one holds with it from this quarter on."""
    LATER = "later"
    """From an earlier quarter it brings nothing, so from a later one it does not either."""


@dataclass(frozen=True, kw_only=True)
class ReliefGain:
    """What a tier of goals gains by a relief; negative where it loses for the sake of a tier above.

    `least` and `most` are proven; None where an end is not known. Both are the same where both plans are proven
    the best, or where the bounds leave nothing else.
    """

    tier: str
    least: int | None
    most: int | None

    @property
    def is_point(self) -> bool:
        """Whether the gain is known exactly."""
        return self.least is not None and self.least == self.most


@dataclass(frozen=True, kw_only=True)
class ReliefPrice:
    """What a relief brings: one more of something, or one rule less.

    Attributes
    ----------
    subject
        A park, a building or a rule; empty of a trial.
    clause
        A resource, `area`, or a row of the segregation table; empty where there is none.
    amount, unit
        How much more there is; 0 and empty for a rule.
    since
        The quarter from which there is more; None for the whole horizon.
    binds
        How often it binds: of a cap, quarters of the base plan with less than a step left; of a rule, pairs of a firm
        and a unit that it bars by itself; of a row, pairs of firms it keeps apart. None of space.
    status
        How the solve with the relief ended; None while it was not asked. `infeasible` where the park's promises leave
        no plan with it: a firm that was promised the whole of a building may not fit a larger one.
    gains
        Tier by tier of value, the highest first; empty where there is no plan.
    plan
        The plan behind the gains, with the relief; where it is known to bring nothing, the base plan.
    proof
        How the gains are known; None while it was not asked.
    """

    kind: ReliefKind
    subject: str
    clause: str
    amount: Decimal
    unit: str
    since: Quarter | None = None
    binds: int | None = None
    status: Status | None = None
    gains: tuple[ReliefGain, ...] = ()
    plan: Plan | None = None
    proof: PriceProof | None = None

    @property
    def is_asked(self) -> bool:
        """Whether it has been asked for."""
        return self.status is not None

    @property
    def is_proven(self) -> bool:
        """Whether every gain is exact."""
        return bool(self.gains) and all(one.is_point for one in self.gains)

    @property
    def brings_nothing(self) -> bool:
        """Whether it is proven that no tier gains or loses."""
        return self.is_proven and not any(one.most for one in self.gains)

    @property
    def worth(self) -> tuple[int, ...]:
        """The gains that are sure in order of the tiers, by which prices are ranked."""
        return tuple(one.least or 0 for one in self.gains)


@dataclass(frozen=True, kw_only=True)
class PriceTable:
    """Prices known so far, the highest first, then what was not asked yet, and the plan they are held against.

    `solved` counts the plans solved for it, the base plan too. `tried` are the edits of a trial, whose one row it has.
    """

    plan: Plan | None = None
    status: Status | None = None
    rows: tuple[ReliefPrice, ...] = ()
    solved: int = 0
    tried: tuple[Edit, ...] = ()
    is_complete: bool = False
