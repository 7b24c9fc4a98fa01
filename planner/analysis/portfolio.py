"""What planning several sites together brings: per site, per firm that goes elsewhere, per firm that graduates."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from planner.analysis.explain import reasons_of
from planner.check import check_plan
from planner.domain.measures import measure, measure_goals, tier_value
from planner.domain.measures.goals.expected_value import net_points, transfer_points
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.park.seats import seats_of
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.portfolio.report import Elsewhere, Graduation, SiteShare, TierGain
from planner.domain.portfolio.split import park_of_placement, plan_at, problem_at
from planner.domain.solving.finding import Reason, Why
from planner.text import Text, message, money


def tier_gains(portfolio: Portfolio, plan: Plan, alone: Mapping[str, Plan]) -> tuple[TierGain, ...]:
    """Return what is gained in each tier that carries value; empty until every site is solved alone."""
    if set(alone) != set(portfolio.park_ids):
        return ()
    whole = measure_goals(portfolio.combined, plan)
    parts = [measure_goals(portfolio.alone(park_id), one) for park_id, one in alone.items()]
    return tuple(
        TierGain(
            tier=tier, alone=sum(tier_value(tier, one) for one in parts), together=tier_value(tier, whole)
        )
        for tier in portfolio.combined.policy.goal_tiers
        if tier.carries_value
    )


def site_shares(portfolio: Portfolio, plan: Plan, alone: Mapping[str, Plan]) -> tuple[SiteShare, ...]:
    """Return every site with its part of the plan, checked by itself."""
    return tuple(_share(portfolio, plan, park_id, alone.get(park_id)) for park_id in portfolio.park_ids)


def _share(portfolio: Portfolio, plan: Plan, park_id: str, alone: Plan | None) -> SiteShare:
    site = portfolio.alone(park_id)
    problem, own = _site_of(portfolio, plan, park_id)
    return SiteShare(
        park_id=park_id,
        name=site.parks[0].name,
        requested_m2=portfolio.requested_m2(park_id),
        alone=None if alone is None else measure(site, alone),
        together=measure(problem, own),
        findings=check_plan(problem, own),
    )


def _site_of(portfolio: Portfolio, plan: Plan, park_id: str) -> tuple[Problem, Plan]:
    whole = portfolio.combined
    if len(portfolio.sites) == 1:
        return whole, plan
    return problem_at(whole, plan, park_id), plan_at(whole, plan, park_id)


def firms_elsewhere(
    portfolio: Portfolio, plan: Plan, *, should_stop: Callable[[], bool] = lambda: False
) -> tuple[Elsewhere, ...]:
    """Return the firms placed in another site than their own, by home and id; reasons end with a stop."""
    whole = portfolio.combined
    moved = [p for p in plan.placements if park_of_placement(whole, p) not in ("", portfolio.home[p.firm_id])]
    return tuple(
        _elsewhere(portfolio, plan, placement, should_stop)
        for placement in sorted(moved, key=lambda p: (portfolio.home[p.firm_id], p.firm_id))
    )


def _elsewhere(
    portfolio: Portfolio, plan: Plan, placement: Placement, should_stop: Callable[[], bool]
) -> Elsewhere:
    whole, firm_id = portfolio.combined, placement.firm_id
    home, park_id = portfolio.home[firm_id], park_of_placement(whole, placement)
    price_10k = whole.transfer_price(firm_id, whole.unit[placement.units[0]].building_id)
    charged = transfer_points(whole, placement)
    points = net_points(whole, placement) + charged
    problem, own = _site_of(portfolio, plan, home)
    reason = None if should_stop() else reasons_of(problem, own, problem.firm[firm_id])[0]
    why = message(
        "去{there}（{units}，{start} 起）得 {points} 点，异地安排费用 {price}（−{charged} 点）；留在{home}：{reason}",
        "In {there} ({units}, from {start}) it brings {points} points; the transfer costs {price} (−{charged} "
        "points); in {home}: {reason}",
        there=whole.park[park_id].name,
        units=", ".join(placement.units),
        start=str(placement.start),
        points=Decimal(points),
        price=money(price_10k),
        charged=Decimal(charged),
        home=whole.park[home].name,
        reason=_said(reason),
    )
    return Elsewhere(
        firm_id=firm_id,
        home=home,
        park_id=park_id,
        placement=placement,
        points=points,
        price_10k=price_10k,
        price_points=charged,
        why=why,
    )


def _said(reason: Reason | None) -> Text:
    if reason is None:
        return Text("原因未查明", "the reason was not looked into")
    if reason.why is Why.GOAL:
        return Text("也放得下，但整体更差", "it would fit too, but the whole would be worth less")
    return reason.message.both()


def graduations(
    portfolio: Portfolio, plan: Plan, *, should_stop: Callable[[], bool] = lambda: False
) -> tuple[Graduation, ...]:
    """Return who graduates into which site and when, by quarter; those that find no place come last."""
    whole = portfolio.combined
    found = [_graduation(portfolio, plan, pair, should_stop) for pair in whole.graduates.items()]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.placement is None,
                one.placement.start.index if one.placement else 0,
                one.firm_id,
            ),
        )
    )


def _graduation(
    portfolio: Portfolio, plan: Plan, pair: tuple[str, str], should_stop: Callable[[], bool]
) -> Graduation:
    whole, (sitting, firm_id) = portfolio.combined, pair
    rooms = tuple(name for seat in seats_of(whole, whole.firm[sitting]) for name in seat.units)
    placement = next(iter(plan.by_firm.get(firm_id, ())), None)
    own = plan.by_firm.get(sitting, ())
    end = max((seat.end for seat in own), default=None)
    followers = tuple(
        p
        for p in plan.placements
        if end is not None and p.firm_id != sitting and p.start >= end and set(p.units) & set(rooms)
    )
    if placement is not None:
        why = message(
            "{start} 毕业，入驻 {units}；腾出 {rooms}{followers}",
            "graduates in {start} into {units} and leaves {rooms}{followers}",
            start=str(placement.start),
            units=", ".join(placement.units),
            rooms=", ".join(rooms),
            followers=_names(followers),
        )
    elif should_stop():
        why = message("原因未查明", "the reason was not looked into")
    else:
        why = reasons_of(whole, plan, whole.firm[firm_id])[0].message
    return Graduation(
        sitting_id=sitting,
        firm_id=firm_id,
        rooms=rooms,
        placement=placement,
        followers=followers,
        why=why,
    )


def _names(followers: tuple[Placement, ...]) -> Text:
    if not followers:
        return Text("，暂无企业接用", ", which nobody has taken yet")
    return Text(
        "，接着给 " + "、".join(f"{p.firm_id}（{p.start}）" for p in followers),
        ", then taken by " + ", ".join(f"{p.firm_id} ({p.start})" for p in followers),
    )
