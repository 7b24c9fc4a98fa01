"""What a KPI value is: the number, what it was divided from, its formula and its threshold."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from pydantic.dataclasses import dataclass

from planner.domain.park.policy import Policy
from planner.domain.park.quarter import Quarter
from planner.domain.record import STRICT
from planner.domain.vocabulary.terms import CapScope, Resource
from planner.text import Text

_STEP = Decimal("0.000001")
Number = Decimal | int

M2 = Text("㎡", "㎡")
FIRMS = Text("家", "firms")
PERSONS = Text("人", "persons")
MONEY = Text("万元", "10k yuan")
MONEY_A_YEAR = Text("万元/年", "10k yuan a year")
QUARTERS = Text("季", "quarters")
FRACTION = Text("比值", "fraction")
RATIO = Text("倍", "times")
"""A ratio that is said as it is, never as per cent."""
"""Unit of a ratio; 0.35 stands for 35 %."""


class Extent(StrEnum):
    """How much of the land a measure speaks of."""

    ALL = "all"
    PARK = "park"
    PHASE = "phase"
    BUILDING = "building"
    FIRM = "firm"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Measure:
    """One KPI value.

    `value` is None where there is nothing to divide by. Ratios carry `numerator` and
    `denominator`, and a value rounded half up to six places. `subject_id` is empty for all
    parks together and `park/phase` for a phase. `quarter` or `year` is set where the value
    is as of one.
    """

    key: str
    title: Text
    unit: Text
    formula: Text
    source: str
    value: Number | None
    numerator: Number | None = None
    denominator: Number | None = None
    threshold: Decimal | None = None
    meets: bool | None = None
    extent: Extent = Extent.ALL
    subject_id: str = ""
    quarter: Quarter | None = None
    year: int | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class ResourceUse:
    """What the firms present in a quarter draw of one resource of a park or building.

    `used` includes the diversity factor of the cap; waived firms are included, for the
    draw is real. `cap`, `share` and `meets` are None where no cap is in force.
    """

    scope: CapScope
    subject_id: str
    resource: Resource
    quarter: Quarter
    used: Decimal
    cap: Decimal | None
    share: Decimal | None
    meets: bool | None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Measures:
    """Every goal and every KPI of one plan."""

    goals: Mapping[str, int]
    kpis: tuple[Measure, ...]
    resources: tuple[ResourceUse, ...]

    def get(
        self,
        key: str,
        *,
        extent: Extent = Extent.ALL,
        subject_id: str = "",
        quarter: Quarter | None = None,
        year: int | None = None,
    ) -> Measure:
        """Return one KPI.

        Raises
        ------
        KeyError
            If there is no such KPI for that subject and time.
        """
        wanted = (key, extent, subject_id, quarter, year)
        for kpi in self.kpis:
            if (kpi.key, kpi.extent, kpi.subject_id, kpi.quarter, kpi.year) == wanted:
                return kpi
        raise KeyError(wanted)

    def series(self, key: str, *, extent: Extent = Extent.ALL, subject_id: str = "") -> tuple[Measure, ...]:
        """Return the values of a KPI over time, by quarter or year; empty if it has none."""
        return tuple(
            kpi
            for kpi in self.kpis
            if (kpi.key, kpi.extent, kpi.subject_id) == (key, extent, subject_id)
            and (kpi.quarter is not None or kpi.year is not None)
        )

    def headline(self, *, extent: Extent = Extent.ALL, subject_id: str = "") -> tuple[Measure, ...]:
        """Return the KPIs of a subject that are not as of one quarter or year."""
        return tuple(
            kpi
            for kpi in self.kpis
            if (kpi.extent, kpi.subject_id) == (extent, subject_id)
            and kpi.quarter is None
            and kpi.year is None
        )


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Kpi:
    """A catalogue line: how a KPI is called and computed.

    `line` is a threshold key with its default; a value must not fall below it, or not
    exceed it if `is_ceiling`.
    """

    key: str
    title: Text
    unit: Text
    formula: Text
    source: str
    line: tuple[str, Decimal] | None = None
    is_ceiling: bool = False

    def threshold(self, policy: Policy) -> Decimal | None:
        """Return the threshold in force, or None."""
        return None if self.line is None else policy.threshold(*self.line)


def quotient(numerator: Number | Fraction, denominator: Number | Fraction) -> Decimal | None:
    """Divide, rounded half up to six places; None if there is nothing to divide by."""
    if not denominator:
        return None
    exact = Fraction(numerator) / Fraction(denominator)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_STEP, rounding=ROUND_HALF_UP)
