"""A robust plan: candidates played through the same futures, the choice among them, and what it comes to in fresh ones."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.domain.park.plan import Plan
from planner.domain.record import Exact
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.risk import MeanEstimate, PairedGain, PerfectInformation

LEAST_SURE = 181
"""Futures it takes to be sure of a candidate: of fewer not even ten are the worst 5 %, and an interval promises too much."""


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
    is the ordinal of the candidate whose rooms are kept and given otherwise here, None where a plan was solved for; `round`
    tells which candidates were found together.
    """

    source: CandidateSource
    detail: str
    plan: Plan
    keeps: tuple[str, ...] = ()
    waitlist: tuple[str, ...] = ()
    base: int | None = None
    round: int = 0


@dataclass(frozen=True, kw_only=True)
class ValueRow:
    """What plans come to in one future, in points, in the order of the plans; `faults` counts those the checker refuses.

    None stands for a plan that is not played in this future.
    """

    number: int
    values: tuple[int | None, ...]
    faults: int = 0


@dataclass(frozen=True, kw_only=True)
class RobustTable:
    """The search for a robust plan as far as it is.

    `weight` is that of the mean of the worst 5 % in the criterion, the mean has the rest. `trained` has a row a training
    future with the value of each candidate; most are played in the first of them only. `confirmed` has a row for each of
    the `confirming` futures, with the values of the plan on show and of the best candidates in their order: by them it is
    `chosen`, or the plan on show stays. `judged` has a row a fresh future with the values of the choice and of the plan on
    show, which is the first candidate. No more plans are solved for where `is_pool_complete`, and no more rooms kept and
    nothing more trained where `is_search_complete`. Training futures are drawn from `seed`, fresh ones from `seed` + 1,
    those to confirm from `seed` + 3. Without futures to confirm, as tables of old are, the best in training is chosen.
    """

    seed: int
    training: int
    fresh: int
    assumptions: RiskAssumptions
    weight: Exact = Decimal("0.5")
    confirming: int = 0
    candidates: tuple[CandidatePlan, ...] = ()
    is_pool_complete: bool = False
    is_search_complete: bool = False
    trained: tuple[ValueRow, ...] = ()
    confirmed: tuple[ValueRow, ...] = ()
    chosen: int | None = None
    judged: tuple[ValueRow, ...] = ()
    perfect: PerfectInformation | None = None

    @property
    def is_chosen(self) -> bool:
        """Whether there is a choice."""
        return self.chosen is not None or (self.is_search_complete and not self.confirming)

    @property
    def is_complete(self) -> bool:
        """Whether the choice is judged on every fresh future that is wanted."""
        return self.is_chosen and len(self.judged) >= self.fresh

    @property
    def done(self) -> int:
        """How many futures are played, of `wanted`."""
        return len(self.trained) + len(self.confirmed) + len(self.judged)

    @property
    def wanted(self) -> int:
        """How many futures are to be played."""
        return self.training + self.confirming + self.fresh


@dataclass(frozen=True, kw_only=True)
class CandidateScore:
    """What a candidate comes to in the training futures: mean, mean of the worst 5 %, and the criterion, in points.

    Candidates are ranked by `rank`, the criterion with the worst fifth for the worst 5 %: of few futures those are luck.
    """

    mean: float
    tail: float
    score: float
    rank: float


@dataclass(frozen=True, kw_only=True)
class RobustSummary:
    """What a `RobustTable` says, at one confidence; everything from `mean` on is of the fresh futures.

    `scores` has None for a candidate that is not played in every training future. `finalists` are the best of them, with
    what each gains on the plan on show by the criterion in the futures to confirm it. `paired` is the choice against the
    plan on show, and its gain the value of the stochastic solution; `tail_gain` the difference of the means of the worst 5 %
    with a bootstrap interval. They are None before a fresh future is played.
    """

    scores: tuple[CandidateScore | None, ...]
    chosen: int
    confidence: float
    finalists: tuple[int, ...] = ()
    gains: tuple[MeanEstimate, ...] = ()
    mean: float | None = None
    mean_shown: float | None = None
    paired: PairedGain | None = None
    tail_gain: MeanEstimate | None = None
    perfect: PerfectInformation | None = None
    faults: int = 0
