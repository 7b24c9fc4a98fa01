"""What the planner decides: goals and rates, switches, waivers, pins, holds, reserves."""

from decimal import Decimal

from pydantic import field_validator
from pydantic.dataclasses import dataclass

from planner.domain.goal import PRESETS, GoalMode, Tier
from planner.domain.park.quarter import Quarter
from planner.domain.record import STRICT, Exact
from planner.domain.vocabulary.terms import RegPath
from planner.text import Text

_NO_REASON = Text("", "")


@dataclass(frozen=True, kw_only=True, config=STRICT)
class ValueRates:
    """Points of expected value; fixed rates, so that scenarios compare.

    Points of a placed firm = probability × (tax × `tax_per_10k` + output × `output_per_10k`
    + jobs × `per_job` + requested ㎡ × `per_m2`) × (1 − loss × waiting quarters), not below
    0, rounded half up to a whole point.
    """

    tax_per_10k: Exact = Decimal("5.52")
    output_per_10k: Exact = Decimal("0.244")
    per_job: Exact = Decimal("14.8")
    per_m2: Exact = Decimal("0.275")
    waiting_loss_signed: Exact = Decimal("0.1")
    waiting_loss_other: Exact = Decimal("0.02")
    priority_a: int = 3
    priority_b: int = 2
    priority_c: int = 1


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Threshold:
    """A KPI threshold or parameter, e.g. `m2_per_mu`."""

    key: str
    value: Exact


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Switch:
    """Turns a rule, or one clause of it, on or off against the catalogue's default."""

    rule: str
    clause: str | None = None
    on: bool


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Waiver:
    """Releases named firms from a rule, or from one clause of it.

    A pair of firms is released when the waiver names both, or names one firm alone that is
    in the pair.
    """

    rule: str
    clause: str | None = None
    firms: tuple[str, ...]
    reason: Text = _NO_REASON

    def covers(self, rule: str, clause: str, firms: frozenset[str]) -> bool:
        """Whether a case of `rule`/`clause` between `firms` is released."""
        named = frozenset(self.firms)
        return (
            self.rule == rule
            and self.clause in (None, clause)
            and bool(named)
            and (named <= firms or firms <= named)
        )


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Pin:
    """The firm must be placed: in this building, on exactly these units, from this quarter.

    What is left empty is left open.
    """

    firm_id: str
    building_id: str | None = None
    units: tuple[str, ...] = ()
    start: Quarter | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Forbid:
    """The firm must not be placed in this building, or on any of these units.

    With neither, it must not be placed at all.
    """

    firm_id: str
    building_id: str | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Hold:
    """Units kept free before `until`, except for `firm_id` if one is named."""

    units: tuple[str, ...]
    until: Quarter
    firm_id: str | None = None
    reason: Text = _NO_REASON


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Reserve:
    """Space kept free before `until`: named units, or a share of a park's ground floor.

    The share is of the ground-floor ㎡ that are available in the quarter at hand.
    """

    park_id: str
    until: Quarter
    ground_share: Exact = Decimal(0)
    units: tuple[str, ...] = ()
    reason: Text = _NO_REASON


@dataclass(frozen=True, kw_only=True, config=STRICT)
class EntryTerms:
    """What a firm must promise to be let in; zero or empty means no such term.

    Per-亩 figures use the leasable ㎡ given ÷ the threshold `m2_per_mu`, or without one the floor area ÷ land of the
    park. Sitting firms are exempt.
    """

    min_tax_10k_per_mu: Exact = Decimal(0)
    min_output_10k_per_mu: Exact = Decimal(0)
    min_area_m2: int = 0
    reg_paths: tuple[RegPath, ...] = ()


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Policy:
    """Every setting of the planner. Empty `tiers` means those of the preset."""

    preset: str = "default"
    mode: GoalMode = GoalMode.RANKED
    tiers: tuple[Tier, ...] = ()
    rates: ValueRates = ValueRates()
    speculative_hold_quarters: int = 2
    expansion_quarters: int = 4
    thresholds: tuple[Threshold, ...] = ()
    switches: tuple[Switch, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    pins: tuple[Pin, ...] = ()
    forbids: tuple[Forbid, ...] = ()
    holds: tuple[Hold, ...] = ()
    reserves: tuple[Reserve, ...] = ()
    entry: EntryTerms = EntryTerms()

    @field_validator("preset")
    @classmethod
    def _is_known(cls, preset: str) -> str:
        if preset not in PRESETS:
            raise ValueError(f"unknown preset {preset!r}; known: {', '.join(PRESETS)}")
        return preset

    @property
    def goal_tiers(self) -> tuple[Tier, ...]:
        """The tiers in force: the planner's own, else the preset's."""
        return self.tiers or PRESETS[self.preset]

    def threshold(self, key: str, default: Decimal = Decimal(0)) -> Decimal:
        """Return the threshold `key`, or `default` if the planner set none."""
        return next((t.value for t in self.thresholds if t.key == key), default)

    def waives(self, rule: str, clause: str, *firms: str) -> bool:
        """Whether a case of `rule`/`clause` between `firms` is released by some waiver."""
        case = frozenset(firms)
        return any(waiver.covers(rule, clause, case) for waiver in self.waivers)
