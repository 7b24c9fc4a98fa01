"""Expansion option: next door stays free for a while.

Purpose
    A firm with an option on more space finds it free in the first quarters of its lease.
Sets and symbols
    i firm that comes in with an option of o_i m², k candidate of i, s its start, W the
    quarters s … s + n − 1 of the horizon (n: policy, quarters). K annex of k: consecutive
    units of one floor, outside the run, a legal run together with it, of at least o_i m²; of two
    such, one within the other, the smaller alone is told. f_Ks = 1 if K is free throughout W.
Inequality
    y_k ≤ Σ_K f_Ks;  f_Ks + Σ_{l takes u, inside in t} y_l ≤ 1 for each unit u of K and t in W.
    A candidate without any annex does not exist. Two firms may count on the same annex.
What makes it tight
    f is shared by all candidates with that annex and start, and stands in the unit's own row.
As a planner would say it
    "They may want the room next door within the year, so let us not fill it at once."
"""

from collections.abc import Iterator

from models.builder import ModelBuilder
from models.candidate_space import bits
from models.constraints.run import mask_of, rows_of_units
from models.instance import Instance, Run
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.rule import is_on


def misfits(firm: Firm, run: Run, instance: Instance) -> Iterator[tuple[str, str]]:
    """Return clause and building if the run has no annex large enough for the firm."""
    if _has_option(firm) and not annexes(firm, run, instance):
        yield "", run.building_id


def annexes(firm: Firm, run: Run, instance: Instance) -> list[int]:
    """Return the masks of the smallest annexes of a run that meet the firm's option (㎡).

    A mask has a bit for each unit of the building, as in `Run`; empty if there is no room for one.
    """
    units = instance.problem.units_of[run.building_id]
    legal = instance.runs[run.building_id]
    wide = [
        mask
        for row in rows_of_units(units).values()
        for mask in row
        if not mask & run.mask
        and mask | run.mask in legal
        and sum(units[k].leasable_m2 for k in bits(mask)) >= firm.expansion_option_m2
    ]
    # Without an end unit a stretch may be large enough and yet no longer touch the run: so only what will do is compared.
    return [mask for mask in wide if not any(other != mask and other & mask == other for other in wide)]


def _has_option(firm: Firm) -> bool:
    return firm.expansion_option_m2 > 0 and not firm.is_sitting


def add_rows(builder: ModelBuilder) -> None:
    """Keep an annex free for every firm with an option."""
    instance = builder.instance
    if not is_on(instance.policy, RuleKey.EXPANSION):
        return
    free: dict[tuple[str, int, int], int] = {}
    for ordinal, candidate in enumerate(builder.candidates):
        firm = instance.problem.firm[candidate.firm_id]
        if not _has_option(firm) or instance.releases(RuleKey.EXPANSION, "", firm.firm_id):
            continue
        building_id, start = candidate.building_id, candidate.start.index
        run = instance.runs[building_id][mask_of(building_id, candidate.units, instance)]
        keys = [(building_id, annex, start) for annex in annexes(firm, run, instance)]
        columns = [free[key] if key in free else _add_free(builder, key, free) for key in keys]
        terms = [(ordinal, 1), *((column, -1) for column in columns)]
        builder.add_row((RuleKey.EXPANSION, ""), terms, 0, subjects=(firm.firm_id, building_id))


def _add_free(builder: ModelBuilder, key: tuple[str, int, int], free: dict[tuple[str, int, int], int]) -> int:
    building_id, annex, start = key
    instance = builder.instance
    window = range(start, min(start + instance.policy.expansion_quarters, instance.last + 1))
    units = [instance.problem.units_of[building_id][k].unit_id for k in bits(annex)]
    space = builder.inside(building_id)
    cliques = [
        (unit_id, clique)
        for unit_id in units
        for clique in space.fullest(space.in_unit.get(unit_id, 0), window)
    ]
    cases = [(space.ordinals_of(clique),) for _, clique in cliques]
    column = free[key] = builder.add_column("free", cases, is_binary=False, negated=True)
    for unit_id, clique in cliques:
        terms = [(column, 1), *space.terms(clique, builder.homes_in[building_id])]
        limit = max(1, (clique & space.seats).bit_count())
        builder.add_row((RuleKey.EXPANSION, ""), terms, limit, subjects=(unit_id,))
    return column
