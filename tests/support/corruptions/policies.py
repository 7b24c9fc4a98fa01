"""Plans made under another policy: held, reserved, forbidden, speculative, expanding, entering."""

from dataclasses import replace
from decimal import Decimal
from random import Random

from planner.domain.park.plan import Placement
from planner.domain.park.policy import EntryTerms, Forbid, Hold, Reserve, Switch
from planner.domain.vocabulary.terms import Stage
from tests.support.corruptions.good import (
    Corruption,
    Good,
    Spoiled,
    pick,
    under_other_facts,
    unfettered,
    with_firm,
    with_policy,
)


def _incoming(dice: Random, good: Good) -> Placement | None:
    return pick(dice, [stay for stay in good.incoming if good.in_horizon(stay)])


def held_unit(dice: Random, good: Good) -> Spoiled | None:
    """The units are held for nobody until the firm has been in for a quarter."""
    stay = _incoming(dice, good)
    if stay is None:
        return None
    hold = Hold(units=stay.units, until=stay.start + 1)
    problem = with_policy(good.problem, holds=(*good.problem.policy.holds, hold))
    return under_other_facts(
        good, problem, rule="commitments", clause="hold", subjects=(stay.firm_id, *stay.units)
    )


def reserved_unit(dice: Random, good: Good) -> Spoiled | None:
    """The units are kept in reserve."""
    stay = _incoming(dice, good)
    if stay is None:
        return None
    reserve = Reserve(park_id=good.park(stay), units=stay.units, until=stay.start + 1)
    problem = with_policy(unfettered(good.problem), reserves=(reserve,))
    return under_other_facts(
        good, problem, rule="reserve", clause="units", subjects=(stay.firm_id, *stay.units)
    )


def ground_share(dice: Random, good: Good) -> Spoiled | None:
    """All of the ground floor is to stay free."""
    stays = [s for s in good.incoming if good.in_horizon(s) and any(u.is_ground for u in good.units(s))]
    stay = pick(dice, stays)
    if stay is None:
        return None
    park_id = good.park(stay)
    reserve = Reserve(park_id=park_id, ground_share=Decimal(1), until=stay.start + 1)
    problem = with_policy(unfettered(good.problem), reserves=(reserve,))
    return under_other_facts(good, problem, rule="reserve", clause="ground_share", subjects=(park_id,))


def forbidden(dice: Random, good: Good) -> Spoiled | None:
    """The firm is barred from one of its units."""
    stay = _incoming(dice, good)
    if stay is None:
        return None
    forbid = Forbid(firm_id=stay.firm_id, units=(stay.units[0],))
    problem = with_policy(good.problem, forbids=(*good.problem.policy.forbids, forbid))
    return under_other_facts(
        good, problem, rule="commitments", clause="forbid", subjects=(stay.firm_id, stay.units[0])
    )


def forbidden_building(dice: Random, good: Good) -> Spoiled | None:
    """The firm is barred from its building."""
    stay = _incoming(dice, good)
    if stay is None:
        return None
    forbid = Forbid(firm_id=stay.firm_id, building_id=good.building(stay))
    problem = with_policy(good.problem, forbids=(*good.problem.policy.forbids, forbid))
    return under_other_facts(
        good, problem, rule="commitments", clause="forbid", subjects=(stay.firm_id, *stay.units)
    )


def speculative_hold(dice: Random, good: Good) -> Spoiled | None:
    """A lead comes one quarter later than a unit may stand empty for it."""
    stays = [stay for stay in good.incoming if stay.start.index > good.ready(stay) and _was_empty(good, stay)]
    stay = pick(dice, stays)
    if stay is None:
        return None
    empty = stay.start.index - good.ready(stay)
    problem = with_firm(unfettered(good.problem), stay.firm_id, stage=Stage.LEAD)
    problem = with_policy(problem, speculative_hold_quarters=empty - 1, holds=())
    return under_other_facts(good, problem, rule="speculative_hold", subjects=(stay.firm_id,))


def _was_empty(good: Good, stay: Placement) -> bool:
    return not any(
        other.firm_id != stay.firm_id and set(other.units) & set(stay.units) and other.start < stay.start
        for other in good.stays
    )


def expansion_blocked(dice: Random, good: Good) -> Spoiled | None:
    """An option on more space than there is beside the firm."""
    stay = _incoming(dice, good)
    if stay is None:
        return None
    problem = with_firm(unfettered(good.problem), stay.firm_id, expansion_option_m2=10**6)
    problem = with_policy(problem, switches=(Switch(rule="expansion", on=True),))
    return under_other_facts(good, problem, rule="expansion", subjects=(stay.firm_id,))


def _entry(dice: Random, good: Good, clause: str, terms: EntryTerms) -> Spoiled | None:
    stay = _incoming(dice, good)
    if stay is None:
        return None
    switches = (Switch(rule="entry_terms", on=True),)
    problem = with_policy(replace(good.problem), waivers=(), switches=switches, entry=terms)
    return under_other_facts(good, problem, rule="entry_terms", clause=clause, subjects=(stay.firm_id,))


def tax_too_low(dice: Random, good: Good) -> Spoiled | None:
    """The firm pays less tax per 亩 than entry asks for."""
    return _entry(dice, good, "tax_per_mu", EntryTerms(min_tax_10k_per_mu=Decimal(10**6)))


def area_below_entry(dice: Random, good: Good) -> Spoiled | None:
    """The firm takes less than entry asks for."""
    return _entry(dice, good, "min_area", EntryTerms(min_area_m2=10**6))


POLICIES: tuple[Corruption, ...] = (
    held_unit,
    reserved_unit,
    ground_share,
    forbidden,
    forbidden_building,
    speculative_hold,
    expansion_blocked,
    tax_too_low,
    area_below_entry,
)
