"""Slices of the land that KPIs are told of: all parks, each park, each phase, each building."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from planner.domain.measures.kpi import Extent, Kpi, Measure, Number, quotient
from planner.domain.park.firm import Firm
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.domain.park.site import Building, Unit


@dataclass(frozen=True, kw_only=True)
class Slice:
    """The buildings of one extent, with the placements that touch them.

    `land_mu` is None where no land belongs to the slice alone (phases, buildings).
    """

    problem: Problem
    plan: Plan
    extent: Extent
    subject_id: str
    buildings: tuple[Building, ...]
    quarters: tuple[Quarter, ...]
    land_mu: Decimal | None = None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Units of the slice."""
        return tuple(u for b in self.buildings for u in self.problem.units_of[b.building_id])

    @cached_property
    def placements(self) -> tuple[Placement, ...]:
        """Placements with a unit in the slice."""
        names = {unit.unit_id for unit in self.units}
        return tuple(p for p in self.plan.placements if not names.isdisjoint(p.units))

    @cached_property
    def firms(self) -> tuple[Firm, ...]:
        """Firms placed in the slice, each once, by id."""
        return tuple(self.problem.firm[name] for name in sorted({p.firm_id for p in self.placements}))

    @property
    def leasable_m2(self) -> int:
        """Leasable ㎡ of all units, delivered or not."""
        return sum(unit.leasable_m2 for unit in self.units)

    def delivered_m2(self, quarter: Quarter) -> int:
        """Leasable ㎡ handed over and available by `quarter`."""
        return sum(m2 for ready, m2 in self._deliveries if ready <= quarter)

    @cached_property
    def _deliveries(self) -> tuple[tuple[Quarter, int], ...]:
        """From when on each unit is there, and its leasable ㎡."""
        return tuple((self.problem.ready_quarter(unit), unit.leasable_m2) for unit in self.units)

    def holders(self, quarter: Quarter | None) -> Mapping[str, tuple[Firm, ...]]:
        """Return the firms in each unit of the slice, in `quarter` or (None) at any time."""
        found: dict[str, tuple[Firm, ...]] = {unit.unit_id: () for unit in self.units}
        for p in self.placements:
            if quarter is None or p.is_present(quarter):
                for unit_id in p.units:
                    if unit_id in found:
                        found[unit_id] = (*found[unit_id], self.problem.firm[p.firm_id])
        return found

    def tell(
        self,
        kpi: Kpi,
        value: Number | None,
        *,
        quarter: Quarter | None = None,
        year: int | None = None,
    ) -> Measure:
        """Return a plain value of the slice as a measure."""
        threshold = kpi.threshold(self.problem.policy)
        return Measure(
            key=kpi.key,
            title=kpi.title,
            unit=kpi.unit,
            formula=kpi.formula,
            source=kpi.source,
            value=value,
            threshold=threshold,
            meets=None if threshold is None or value is None else _meets(kpi, value, threshold),
            extent=self.extent,
            subject_id=self.subject_id,
            quarter=quarter,
            year=year,
        )

    def ratio(
        self,
        kpi: Kpi,
        numerator: Number,
        denominator: Number | Fraction,
        *,
        quarter: Quarter | None = None,
        year: int | None = None,
    ) -> Measure:
        """Return a quotient of the slice as a measure; its threshold is tested exactly."""
        told = self.tell(kpi, quotient(numerator, denominator), quarter=quarter, year=year)
        meets = None
        if told.threshold is not None and denominator:
            meets = _meets(kpi, Fraction(numerator) / Fraction(denominator), told.threshold)
        return replace(told, numerator=numerator, denominator=_number(denominator), meets=meets)


def _meets(kpi: Kpi, value: Number | Fraction, threshold: Decimal) -> bool:
    exact = Fraction(value)
    return exact <= Fraction(threshold) if kpi.is_ceiling else exact >= Fraction(threshold)


def _number(value: Number | Fraction) -> Number:
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else quotient(value, 1) or 0
    return value


def slices(problem: Problem, plan: Plan) -> tuple[Slice, ...]:
    """Return all parks together, each park if there are several, each phase, each building."""
    whole = Slice(
        problem=problem,
        plan=plan,
        extent=Extent.ALL,
        subject_id="",
        buildings=problem.buildings,
        quarters=problem.quarters,
        land_mu=sum((park.land_mu for park in problem.parks), Decimal(0)),
    )
    return (whole, *_parks(whole), *_phases(whole), *_buildings(whole))


def _part(whole: Slice, extent: Extent, subject_id: str, *, of: Iterable[Building]) -> Slice:
    buildings = tuple(of)
    park = whole.problem.park[buildings[0].park_id]
    return replace(
        whole,
        extent=extent,
        subject_id=subject_id,
        buildings=buildings,
        quarters=span(park.first_quarter, park.last_quarter),
        land_mu=park.land_mu if extent is Extent.PARK else None,
    )


def _parks(whole: Slice) -> tuple[Slice, ...]:
    parks = whole.problem.parks if len(whole.problem.parks) > 1 else ()
    held = {park.park_id: [b for b in whole.buildings if b.park_id == park.park_id] for park in parks}
    return tuple(_part(whole, Extent.PARK, name, of=of) for name, of in held.items() if of)


def _phases(whole: Slice) -> tuple[Slice, ...]:
    names = sorted({(b.park_id, b.phase_id) for b in whole.buildings})
    return tuple(
        _part(
            whole,
            Extent.PHASE,
            f"{park_id}/{phase_id}",
            of=[b for b in whole.buildings if (b.park_id, b.phase_id) == (park_id, phase_id)],
        )
        for park_id, phase_id in names
    )


def _buildings(whole: Slice) -> tuple[Slice, ...]:
    return tuple(
        _part(whole, Extent.BUILDING, b.building_id, of=[b])
        for b in whole.buildings
        if whole.problem.units_of[b.building_id]
    )
