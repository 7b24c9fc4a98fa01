"""Gate 2: each fact and each setting by itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from planner.domain.park.dossier import Dossier
from planner.domain.park.firm import Archetype, Firm
from planner.domain.park.lease import Lease
from planner.domain.park.plan import Placement
from planner.domain.park.policy import Hold, Policy, Reserve
from planner.domain.park.problem import FACT_TABLES
from planner.domain.park.quarter import FIRST_YEAR, LAST_YEAR, Quarter, is_in_reach
from planner.domain.park.relations import SegregationRule, Synergy
from planner.domain.park.site import Building, Park
from planner.domain.solving.finding import Severity
from planner.domain.validation.bounds import Bound, bound_of
from planner.domain.validation.flaw import Flaw
from planner.domain.validation.naming import id_of, settings_of
from planner.domain.vocabulary.terms import BuildingKind, PairScope
from planner.text import Message, Text, message, plain

MOST_QUARTERS = 400
"""A hundred years; a longer horizon is a slip of the pen."""
_NO_NUMBERS = frozenset((str, bool, tuple, Text, type(None)))


def flaws_of_rows(dossier: Dossier) -> Iterator[Flaw]:
    """Return what is wrong with each fact and each setting by itself."""
    for name in FACT_TABLES:
        for row in getattr(dossier.problem, name):
            yield from flaws_of_row(row)
    for firm in dossier.problem.firms:
        for lease in firm.leases:
            yield from flaws_of_row(lease)
    for row in settings_of(dossier.problem.policy):
        yield from flaws_of_row(row)


def flaws_of_row(row: Any) -> Iterator[Flaw]:
    """Return what is wrong with one fact by itself: numbers out of bounds, ends before beginnings."""
    for name in _names(row.__class__):
        value = getattr(row, name)
        if type(value) in _NO_NUMBERS:
            continue
        if isinstance(value, (Decimal, int)):
            yield from _out_of_bounds(row, name, value)
        elif isinstance(value, (date, Quarter)) and not is_in_reach(value.year):
            yield _flaw(row, name, _out_of_reach())
    for check in _CHECKS.get(type(row), ()):
        yield from check(row)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _out_of_bounds(row: Any, field: str, value: Decimal | int) -> Iterator[Flaw]:
    bound = bound_of(type(row), field)
    if not bound.admits(value):
        yield _flaw(row, field, bound_message(bound))


def _out_of_reach() -> Message:
    return message(
        "年份应在 {first} 到 {last} 之间",
        "the year must be from {first} to {last}",
        first=FIRST_YEAR,
        last=LAST_YEAR,
    )


def bound_message(bound: Bound) -> Message:
    """Say what a bound asks for."""
    least, most = (plain(Decimal(one)) if one is not None else "" for one in (bound.least, bound.most))
    if bound.is_open and bound.least == 0:
        return message("应大于 0，至多 {most}", "must be above 0, at most {most}", most=most)
    return message("应在 {least} 到 {most} 之间", "must be from {least} to {most}", least=least, most=most)


def _flaw(row: Any, field: str, said: Message) -> Flaw:
    return Flaw(row=row, column=field, said=said, subjects=(id_of(row),))


def _in_order(low: str, high: str, said: Message) -> Callable[[Any], Iterator[Flaw]]:
    def check(row: Any) -> Iterator[Flaw]:
        if getattr(row, low) > getattr(row, high):
            yield _flaw(row, high, said)

    return check


def _sitting_is_whole(firm: Firm) -> Iterator[Flaw]:
    told = {
        "sitting_units": bool(firm.sitting_units),
        "sitting_since": firm.sitting_since is not None,
        "lease_end": firm.lease_end is not None,
    }
    if any(told.values()) and not all(told.values()):
        for field in (name for name, is_told in told.items() if not is_told):
            yield Flaw(
                row=firm,
                column=field,
                said=_MISSING[field],
                subjects=(id_of(firm),),
                severity=Severity.WARNING,
            )
    if firm.sitting_since is not None and firm.lease_end is not None and firm.sitting_since >= firm.lease_end:
        said = message("租约到期应晚于入园", "the lease must end after the firm moved in")
        yield _flaw(firm, "lease_end", said)


_MISSING: Mapping[str, Message] = MappingProxyType(
    {
        "sitting_units": message(
            "填写了入园或租约到期，但没有在园单元：它现在在哪些单元？不填则按新入驻企业规划",
            "a move-in or a lease end is given, but no units: which units is it in? Without them it is "
            "planned like a firm still to come",
        ),
        "sitting_since": message(
            "没有入园季度：按规划期首季之前已在园计",
            "no quarter of moving in: it is taken to be inside since before the horizon",
        ),
        "lease_end": message(
            "没有租约到期季度：按一直在园计，直到填写为止",
            "no end of the lease: it is taken to stay until one is given",
        ),
    }
)


def _lease_is_whole(lease: Lease) -> Iterator[Flaw]:
    if not lease.units:
        yield _flaw(lease, "units", message("缺少单元", "no units are named"))
    if lease.lease_start is not None and lease.lease_end is not None and lease.lease_start >= lease.lease_end:
        yield _flaw(
            lease, "lease_end", message("租约到期应晚于入园", "the lease must end after the firm moved in")
        )
    if lease.lease_end is None and lease.renew_years:
        said = message("没有到期季度的租约不能续租", "a lease without an end cannot be renewed")
        yield _flaw(lease, "renew_years", said)


def _horizon_is_short(park: Park) -> Iterator[Flaw]:
    quarters = park.last_quarter - park.first_quarter + 1
    if quarters > MOST_QUARTERS:
        said = message(
            "规划期有 {quarters} 个季度，至多 {most} 个",
            "the horizon has {quarters} quarters, at most {most}",
            quarters=quarters,
            most=MOST_QUARTERS,
        )
        yield _flaw(park, "last_quarter", said)


def _cut_off_leaves_time(park: Park) -> Iterator[Flaw]:
    if park.first_quarter <= park.last_quarter < park.opening_quarter:
        said = message(
            "规划期在数据截止日时已经结束，不会再安排新企业入驻",
            "the horizon is over at the cut-off date: no firm can still be placed",
        )
        yield Flaw(row=park, column="cut_off", said=said, subjects=(id_of(park),), severity=Severity.WARNING)


def _clean_part_fits(firm: Firm) -> Iterator[Flaw]:
    if firm.cleanroom_m2 > firm.area_max_m2:
        said = message("洁净面积大于最大面积", "the cleanroom area is larger than the most area")
        yield _flaw(firm, "cleanroom_m2", said)


def _service_has_no_share(building: Building) -> Iterator[Flaw]:
    if building.kind is BuildingKind.WORKSHOP and building.net_to_gross == 0:
        said = message("厂房的得房率应大于 0", "a workshop's net-to-gross must be above 0")
        yield _flaw(building, "net_to_gross", said)


def _rule_scope(rule: SegregationRule) -> Iterator[Flaw]:
    if rule.scope is PairScope.PARK:
        yield _flaw(rule, "scope", message("隔离范围只能是同层或同栋", "the scope is floor or building"))


def _synergy_scope(synergy: Synergy) -> Iterator[Flaw]:
    if synergy.scope is PairScope.FLOOR:
        yield _flaw(synergy, "scope", message("协同范围只能是同栋或同园", "the scope is building or park"))


def _has_units(row: Hold | Placement) -> Iterator[Flaw]:
    if not row.units:
        yield _flaw(row, "units", message("缺少单元", "no units are named"))


def _keeps_something(reserve: Reserve) -> Iterator[Flaw]:
    if not reserve.units and reserve.ground_share == 0:
        said = message("须写明单元或首层比例", "units or a share of the ground floor are needed")
        yield _flaw(reserve, "ground_share", said)


def _tier_keys(policy: Policy) -> Iterator[Flaw]:
    keys = [tier.key for tier in policy.tiers]
    for tier in policy.tiers:
        if keys.count(tier.key) > 1:
            yield _flaw(tier, "key", message("这一级出现了两次", "this tier appears twice"))
        if not tier.terms:
            yield _flaw(tier, "key", message("这一级没有目标", "this tier has no goal"))


_CHECKS: Mapping[type[Any], tuple[Callable[[Any], Iterator[Flaw]], ...]] = MappingProxyType(
    {
        Park: (
            _in_order(
                "first_quarter",
                "last_quarter",
                message("规划末季早于首季", "the last quarter is before the first"),
            ),
            _horizon_is_short,
            _cut_off_leaves_time,
        ),
        Building: (_service_has_no_share,),
        Firm: (
            _in_order(
                "area_min_m2", "area_req_m2", message("意向面积小于最小面积", "less than the least area")
            ),
            _in_order("area_req_m2", "area_max_m2", message("最大面积小于意向面积", "less than the request")),
            _in_order(
                "desired_quarter",
                "latest_quarter",
                message("最迟季度早于期望季度", "the latest quarter is before the desired one"),
            ),
            _sitting_is_whole,
            _clean_part_fits,
        ),
        Lease: (_lease_is_whole,),
        Archetype: (
            _in_order("area_lo_m2", "area_hi_m2", message("上限小于下限", "less than the lower end")),
            _in_order(
                "fitout_weeks_lo", "fitout_weeks_hi", message("上限小于下限", "less than the lower end")
            ),
            _in_order(
                "licence_weeks_lo", "licence_weeks_hi", message("上限小于下限", "less than the lower end")
            ),
        ),
        SegregationRule: (_rule_scope,),
        Synergy: (_synergy_scope,),
        Placement: (
            _in_order("start", "end", message("退出早于起租", "the end is before the start")),
            _has_units,
        ),
        Hold: (_has_units,),
        Reserve: (_keeps_something,),
        Policy: (_tier_keys,),
    }
)
