"""Rent roll by calendar year: list rent, what the relief of the first years takes off, and what is due.

Full rent = Σ leasable ㎡ × rent × months inside the lease, where the rent is the one agreed with the firm as
the records tell it, else the list rent of each unit. 三免两减半: nothing is due for the
first `rent_free_years` after the start, half for the next `half_rent_years`; both are thresholds
of the policy. Without either, and for a sitting firm whose start is not known, the abatement is
not known, and its rent is told as unsettled, so that full rent = abated + due + unsettled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.measures.indicators.scope import IndicatorScope
from planner.domain.measures.kpi import MONEY, Kpi, Measure
from planner.domain.measures.placed import units_of
from planner.domain.park.dossier import Record
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.policy import Policy
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter, span
from planner.text import Text

FREE, HALF = "rent_free_years", "half_rent_years"
_MONTHS, _QUARTERS, _YUAN = 3, 4, 10_000
_SOURCE = (
    "企业档案的合同租金，没有的按单元表挂牌租金；政策的免租和减半年数"
    " / rent agreed on record, else list rent of the units table; rent-free and half-rent years of the policy"
)
_UNTIL = Text("到租期为止，续租不计", "to the end of each lease; renewals are not counted")


def _kpi(key: str, title: Text, formula: Text) -> Kpi:
    said = Text(f"{formula.zh}；{_UNTIL.zh}", f"{formula.en}; {_UNTIL.en}")
    return Kpi(key=key, title=title, unit=MONEY, formula=said, source=_SOURCE)


FULL_RENT = _kpi(
    "full_rent_in_year_10k",
    Text("当年全额租金", "Full rent in the year"),
    Text(
        "Σ 可租㎡ × 租金（元/㎡·月）× 当年在租月数 ÷ 10000",
        "Σ leasable ㎡ × rent (yuan/㎡·month) × months let in the year ÷ 10,000",
    ),
)
ABATED = _kpi(
    "rent_abated_in_year_10k",
    Text("当年租金减免", "Rent abated in the year"),
    Text(
        "全额租金 × 减免比例：起租后免租年数内全免，其后减半年数内减半",
        "full rent × share abated: all of it in the rent-free years from the start, half in the half-rent years after them",
    ),
)
DUE = _kpi(
    "rent_due_in_year_10k",
    Text("当年应收租金", "Rent due in the year"),
    Text("全额租金 − 租金减免", "full rent − rent abated"),
)
UNSETTLED = _kpi(
    "rent_unsettled_in_year_10k",
    Text("减免不明的租金", "Rent with unknown abatement"),
    Text(
        "起租时间不明的在园企业的全额租金；政策没有免租年数时为全部",
        "full rent of sitting firms whose start is not known; all of it where the policy has no rent-free years",
    ),
)


@dataclass(frozen=True, kw_only=True)
class RentAbatement:
    """Years free of rent, then years at half rent, from the start of a lease."""

    free_years: Decimal
    half_years: Decimal

    def share(self, quarters: int) -> Decimal:
        """Return the share of the rent that is abated in the quarter so many quarters after the start."""
        free, both = (
            min(Decimal(1), max(Decimal(0), years * _QUARTERS - quarters))
            for years in (self.free_years, self.free_years + self.half_years)
        )
        return free + (both - free) / 2

    @property
    def quarters(self) -> int:
        """Quarters from the start after which all of the rent is due."""
        exact = (self.free_years + self.half_years) * _QUARTERS
        return int(exact) + (exact != int(exact))


def abatement_of(policy: Policy) -> RentAbatement | None:
    """Return what the policy says of abatement; None if it says nothing."""
    told = {one.key: one.value for one in policy.thresholds if one.key in (FREE, HALF)}
    if not told:
        return None
    return RentAbatement(free_years=told.get(FREE, Decimal(0)), half_years=told.get(HALF, Decimal(0)))


def rent_start(problem: Problem, plan: Plan, firm_id: str) -> Quarter | None:
    """Return the quarter from which a firm's abatement counts, moves included; None if it is not known."""
    firm = problem.firm[firm_id]
    if not firm.is_sitting:
        return plan.by_firm[firm_id][0].start
    starts = [lease.lease_start for lease in firm.contracts]
    known = [start for start in starts if start is not None]
    return min(known) if len(known) == len(starts) else None


def indicator_years(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """Return the years of the horizon, and those after it in which an abatement runs, with one at full rent."""
    abatement = abatement_of(problem.policy)
    last = problem.quarters[-1]
    if abatement is not None:
        after = abatement.quarters + _QUARTERS
        ends = [min(one.end, one.start + after).previous for one in plan.placements]
        last = max([last, *ends])
    return tuple(range(problem.quarters[0].year, last.year + 1))


def tell(scope: IndicatorScope) -> Iterator[Measure]:
    """The four figures of each year."""
    part = scope.part
    problem, abatement = part.problem, abatement_of(part.problem.policy)
    starts = {name: rent_start(problem, part.plan, name) for name in part.plan.by_firm}
    is_known = {one: abatement is not None and starts[one.firm_id] is not None for one in part.placements}
    for year in scope.years:
        full = abated = unsettled = Decimal(0)
        for placement in part.placements:
            monthly, start = (
                monthly_rent_yuan(problem, placement, scope.records.get(placement.firm_id)),
                starts[placement.firm_id],
            )
            for quarter in _let(placement, year):
                rent = monthly * _MONTHS / _YUAN
                full += rent
                if abatement is None or start is None:
                    unsettled += rent
                else:
                    abated += rent * abatement.share(quarter - start)
        is_told = any(is_known.values()) or (abatement is not None and not is_known)
        yield part.tell(FULL_RENT, full, year=year)
        yield part.tell(ABATED, abated if is_told else None, year=year)
        yield part.tell(DUE, full - unsettled - abated if is_told else None, year=year)
        yield part.tell(UNSETTLED, unsettled, year=year)


def monthly_rent_yuan(problem: Problem, placement: Placement, record: Record | None) -> Decimal:
    """Return the full rent of a placement, yuan a month: at the rate agreed with the firm, else at the list rents."""
    units = units_of(problem, placement)
    agreed = None if record is None else record.agreed_rent_yuan_m2_month
    return sum(
        (unit.leasable_m2 * (unit.list_rent_yuan_m2_month if agreed is None else agreed) for unit in units),
        Decimal(0),
    )


def _let(placement: Placement, year: int) -> tuple[Quarter, ...]:
    first, last = Quarter(year * _QUARTERS), Quarter(year * _QUARTERS + _QUARTERS - 1)
    return span(max(first, placement.start), min(last, placement.end.previous))
