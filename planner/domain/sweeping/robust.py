"""A robust plan: candidates played through the same futures, the choice among them, and what it comes to in fresh ones."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.park.plan import Plan
from planner.domain.record import Exact
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.risk import MeanEstimate, PairedGain, PerfectInformation


class CandidateSource(StrEnum):
    """Where a candidate comes from."""

    SHOWN = "shown"
    """The plan on show: the deterministic one."""
    PRESET = "preset"
    """Solved for the goals of a preset."""
    LIKELIHOOD = "likelihood"
    """Solved with the probabilities of the firms weighted otherwise."""
    DRAW = "draw"
    """Solved for those who come in one future drawn for this alone."""
    NEAR = "near"
    """Nearly as good as the plan on show, and as different as can be."""


@dataclass(frozen=True, kw_only=True)
class CandidatePlan:
    """A plan that the checker accepts for the facts of today, for whom else its rooms are kept, and who waits for a room.

    `detail` is the preset, weighting or number the plan comes from. `keeps` are firms that are not signed and
    have their rooms kept until they answer like those that are. `waitlist` are firms that are not signed and are given
    a room after the others, in this order, only while enough is left for those before them that may come yet. `base`
    is the ordinal of the candidate whose rooms are kept and given otherwise here, None where a plan was solved for.
    """

    source: CandidateSource
    detail: str
    plan: Plan
    keeps: tuple[str, ...] = ()
    waitlist: tuple[str, ...] = ()
    base: int | None = None


@dataclass(frozen=True, kw_only=True)
class ValueRow:
    """What plans come to in one future, in points, in the order of the plans; `faults` counts those the checker refuses."""

    number: int
    values: tuple[int, ...]
    faults: int = 0


@dataclass(frozen=True, kw_only=True)
class RobustTable:
    """The search for a robust plan as far as it is.

    `weight` is that of the mean of the worst 5 % in the criterion, the mean has the rest. `trained` has a row a training
    future with the value of each candidate, `judged` a row a fresh future with the values of the choice and of the
    first candidate, the plan on show. No more plans are solved for where `is_pool_complete`, and no more rooms kept
    where `is_search_complete`; a row of `trained` is short while candidates that came later are not played in it.
    Training futures are drawn from `seed`, fresh ones from `seed` + 1.
    """

    seed: int
    training: int
    fresh: int
    assumptions: RiskAssumptions
    weight: Exact = Decimal("0.5")
    candidates: tuple[CandidatePlan, ...] = ()
    is_pool_complete: bool = False
    is_search_complete: bool = False
    trained: tuple[ValueRow, ...] = ()
    judged: tuple[ValueRow, ...] = ()
    perfect: PerfectInformation | None = None

    @property
    def is_trained(self) -> bool:
        """Whether every candidate is played in every training future and no more come, so that there is a choice."""
        return self.is_search_complete and self.is_played

    @property
    def is_played(self) -> bool:
        """Whether every candidate there is is played in every training future."""
        count = len(self.candidates)
        return len(self.trained) >= self.training and all(len(row.values) == count for row in self.trained)

    @property
    def is_complete(self) -> bool:
        """Whether the choice is judged on every fresh future that is wanted."""
        return self.is_trained and len(self.judged) >= self.fresh


@dataclass(frozen=True, kw_only=True)
class CandidateScore:
    """What a candidate comes to in the training futures: mean, mean of the worst 5 %, and the criterion, in points."""

    mean: float
    tail: float
    score: float


@dataclass(frozen=True, kw_only=True)
class RobustSummary:
    """What a `RobustTable` says, at one confidence; everything after `scores` is of the fresh futures.

    `paired` is the choice against the plan on show, and its gain the value of the stochastic solution; `tail_gain`
    the difference of the means of the worst 5 % with a bootstrap interval. They are None before a fresh future is played.
    """

    scores: tuple[CandidateScore, ...]
    chosen: int
    confidence: float
    mean: float | None = None
    mean_shown: float | None = None
    paired: PairedGain | None = None
    tail_gain: MeanEstimate | None = None
    perfect: PerfectInformation | None = None
    faults: int = 0
