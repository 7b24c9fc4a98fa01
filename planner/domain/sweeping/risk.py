"""What many futures say: probabilities and means with their intervals, decisions that hold, firms to call first."""

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.future import AllocationPolicy


@dataclass(frozen=True, kw_only=True)
class Probability:
    """So many futures `of` so many, with the ends of the Wilson interval; without futures nothing is known: 0 to 1."""

    count: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float | None:
        """The share; None without a future."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True, kw_only=True)
class MeanEstimate:
    """A mean of `of` futures with the ends of its t interval."""

    mean: float
    low: float
    high: float
    of: int


@dataclass(frozen=True, kw_only=True)
class FigureRisk:
    """How a figure is spread over the futures under one policy; `tail` is the mean of the worst 5 %."""

    key: str
    policy: AllocationPolicy
    mean: MeanEstimate
    p5: float
    median: float
    p95: float
    tail: float
    histogram: tuple[tuple[float, int], ...]
    """Lower end of each class, and how many futures lie in it; the last class ends nowhere."""


@dataclass(frozen=True, kw_only=True)
class PlaceRisk:
    """In which quarters a building is let to the last unit, or more is asked for than there is.

    `scope` is `building` or `park`; `resource` is empty for a building that is full.
    """

    scope: str
    subject_id: str
    resource: str
    by_quarter: tuple[tuple[Quarter, Probability], ...]
    ever: Probability


@dataclass(frozen=True, kw_only=True)
class FirmRisk:
    """Whether a firm comes, and whether it has a place if it does, under either policy."""

    firm_id: str
    comes: Probability
    place: Probability
    place_first_come: Probability


class DecisionVerdict(StrEnum):
    """What to do about a decision."""

    NOW = "now"
    """It holds in at least 90 % of the futures, and the interval says so."""
    OPEN = "open"
    """The futures do not say which."""
    LATER = "later"
    """It holds in fewer, and the interval says so."""


@dataclass(frozen=True, kw_only=True)
class RoomDecision:
    """The room that a firm most often gets if it comes, and in how many of those futures; `is_plan` if it is the plan's."""

    firm_id: str
    home: str
    holds: Probability
    is_plan: bool
    verdict: DecisionVerdict


@dataclass(frozen=True, kw_only=True)
class AnswerImpact:
    """What hangs on a firm's answer: other firms that move with it, and points, over the futures in which it was turned."""

    firm_id: str
    changes: MeanEstimate
    value: MeanEstimate


@dataclass(frozen=True, kw_only=True)
class SpaceRisk:
    """What is let in a quarter, ㎡: mean, and the 5 % and 95 % points."""

    quarter: Quarter
    mean: MeanEstimate
    p5: float
    p95: float


@dataclass(frozen=True, kw_only=True)
class PairedGain:
    """What one way brings more than another in the same futures, in points, and the mean of the worst 5 % of either.

    `better` counts the futures in which the one brings more.
    """

    gain: MeanEstimate
    tail: float
    tail_other: float
    better: Probability


@dataclass(frozen=True, kw_only=True)
class PerfectInformation:
    """What it would be worth to know every answer from the first, in points: the true mean gain lies between two.

    `least` is what the best plans found bring more than the policy, `most` what no plan exceeds; `unsolved` counts the futures
    left out since no plan was found.
    """

    least: MeanEstimate
    most: MeanEstimate
    unsolved: int


class ReserveVerdict(StrEnum):
    """What to do with rooms that could be kept."""

    KEEP = "keep"
    LET = "let"
    OPEN = "open"
    """The interval holds both."""


@dataclass(frozen=True, kw_only=True)
class ReserveAdvice:
    """Whether to keep rooms: what keeping brings more than letting them now, and whether one of the firms takes them."""

    paired: PairedGain
    taken: Probability
    verdict: ReserveVerdict


@dataclass(frozen=True, kw_only=True)
class RiskSummary:
    """What the futures of a table say, at one confidence."""

    futures: int
    asked: int
    seed: int
    confidence: float
    figures: tuple[FigureRisk, ...]
    full: tuple[PlaceRisk, ...]
    beyond: tuple[PlaceRisk, ...]
    firms: tuple[FirmRisk, ...]
    decisions: tuple[RoomDecision, ...]
    impacts: tuple[AnswerImpact, ...]
    space: tuple[SpaceRisk, ...]
    gain: MeanEstimate | None
    """Points by which the policy of the plan beats first come, first served, future by future."""
    promises: Probability
    """Futures in which a promised place cannot be had."""
    faults: int
    """Plans of futures in which the checker found anything else."""

    def figure(self, key: str, policy: AllocationPolicy = AllocationPolicy.PLAN) -> FigureRisk | None:
        """Return a figure under a policy; None if it has no value."""
        return next((one for one in self.figures if (one.key, one.policy) == (key, policy)), None)
