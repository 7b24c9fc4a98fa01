"""Indicators: what a park's bureau asks of a plan, by firm and year, with and without firms that are left out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from planner.domain.measures.indicators import funds, rent, yearly, yields
from planner.domain.measures.indicators.basis import BasisShare, basis
from planner.domain.measures.indicators.rent import RentAbatement, abatement_of, indicator_years
from planner.domain.measures.indicators.same_year import SameYearForecast, same_year
from planner.domain.measures.indicators.scope import IndicatorScope, IndicatorTeller
from planner.domain.measures.kpi import Extent, Measure
from planner.domain.measures.placed import firms_placed, without_unknown
from planner.domain.measures.slices import slices
from planner.domain.park.dossier import Record, Source
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem

TELLERS: tuple[IndicatorTeller, ...] = (rent.tell, yearly.tell, yields.tell, funds.tell)
_OF_LAND = (Extent.ALL, Extent.PARK)


@dataclass(frozen=True, kw_only=True)
class Indicators:
    """Every indicator of all parks together, of each of several, and of each placed firm.

    `without` are the firms left out of all of them; `abatement` is None where the policy tells none.
    """

    years: tuple[int, ...]
    figures: tuple[Measure, ...]
    same_year: tuple[SameYearForecast, ...]
    basis: tuple[BasisShare, ...]
    abatement: RentAbatement | None
    without: tuple[str, ...]

    def get(
        self, key: str, *, extent: Extent = Extent.ALL, subject_id: str = "", year: int | None = None
    ) -> Measure:
        """Return one figure.

        Raises
        ------
        KeyError
            If there is none for that subject and year.
        """
        return self._by_place[key, extent, subject_id, year]

    def series(self, key: str, *, extent: Extent = Extent.ALL, subject_id: str = "") -> tuple[Measure, ...]:
        """Return a figure year by year."""
        return tuple(self.get(key, extent=extent, subject_id=subject_id, year=year) for year in self.years)

    @cached_property
    def firms(self) -> tuple[str, ...]:
        """The firms told of, by id."""
        return tuple(one.firm_id for one in self.same_year)

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, Extent, str, int | None], Measure]:
        return {(one.key, one.extent, one.subject_id, one.year): one for one in self.figures}


def indicators(
    problem: Problem,
    plan: Plan,
    *,
    records: Sequence[Record] = (),
    sources: Sequence[Source] = (),
    without: Collection[str] = (),
) -> Indicators:
    """Return the indicators of a plan; firms of `without` are left out as if they had no place.

    The land stays the whole park's, and so do the years, so that both ways compare.
    """
    known = without_unknown(problem, plan)
    kept = Plan(placements=tuple(one for one in known.placements if one.firm_id not in without))
    scopes = tuple(_scopes(problem, kept, indicator_years(problem, known), records))
    return Indicators(
        years=scopes[0].years,
        figures=tuple(figure for scope in scopes for tell in TELLERS for figure in tell(scope)),
        same_year=same_year(problem, kept),
        basis=basis(problem, kept, sources),
        abatement=abatement_of(problem.policy),
        without=tuple(sorted(set(without))),
    )


def anchor_of(problem: Problem, plan: Plan) -> str | None:
    """Return the firm whose figures weigh most: of those marked as real, else of all, the one of the largest output."""
    firms = firms_placed(problem, without_unknown(problem, plan))
    if not firms:
        return None
    return max(firms, key=lambda firm: (firm.is_real, firm.output_10k, firm.firm_id)).firm_id


def _scopes(
    problem: Problem, plan: Plan, years: tuple[int, ...], records: Sequence[Record]
) -> Iterator[IndicatorScope]:
    told = {record.firm_id: record for record in records}
    whole = slices(problem, plan)
    for part in whole:
        if part.extent in _OF_LAND:
            yield IndicatorScope(part=part, years=years, records=told)
    for firm_id in sorted(plan.by_firm):
        alone = replace(
            whole[0], plan=Plan(placements=plan.by_firm[firm_id]), extent=Extent.FIRM, subject_id=firm_id
        )
        yield IndicatorScope(part=alone, years=years, records=told)
