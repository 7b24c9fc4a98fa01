"""Expansion option: next door stays free for a while.

Purpose
    A firm with an option on more space finds it free in the first quarters of its lease.
Sets and symbols
    i firm that comes in with an option of o_i m², k candidate of i, s its start, W the
    quarters s … s + n − 1 of the horizon (n: policy, quarters). K annex of k: consecutive
    units of one floor, outside the run, a legal run together with it, of at least o_i m², and
    less than that without either end unit. f_Ks = 1 if K is free throughout W.
Inequality
    y_k ≤ Σ_K f_Ks;  f_Ks + Σ_{l takes u, inside in t} y_l ≤ 1 for each unit u of K and t in W.
    A candidate without any annex does not exist. Two firms may count on the same annex.
What makes it tight
    f is shared by all candidates with that annex and start, and stands in the unit's own row.
As a planner would say it
    "They may want the room next door within the year, so let us not fill it at once."
"""

from collections.abc import Iterator

from models.arrays import Instance, Run
from models.constraints.run import mask_of, rows_of_units
from models.draft import ModelBuilder, bits
from planner.domain.firm import Firm
from planner.domain.park import Unit
from planner.domain.rule import is_on


def misfits(firm: Firm, run: Run, facts: Instance) -> Iterator[tuple[str, str]]:
    """Give clause and building if the run has no annex large enough for the firm."""
    if _has_option(firm) and not annexes(firm, run, facts):
        yield "", run.building_id


def annexes(firm: Firm, run: Run, facts: Instance) -> list[int]:
    """Give the masks of the smallest annexes of a run that meet the firm's option."""
    units = facts.problem.units_of[run.building_id]
    legal = facts.runs[run.building_id]
    return [
        mask
        for row in rows_of_units(units).values()
        for mask in row
        if not mask & run.mask
        and mask | run.mask in legal
        and _just_enough([units[k] for k in bits(mask)], firm.expansion_option_m2)
    ]


def _just_enough(row: list[Unit], option_m2: int) -> bool:
    area_m2 = sum(unit.leasable_m2 for unit in row)
    smaller_end_m2 = min(row[0].leasable_m2, row[-1].leasable_m2)
    return area_m2 - smaller_end_m2 < option_m2 <= area_m2


def _has_option(firm: Firm) -> bool:
    return firm.expansion_option_m2 > 0 and not firm.is_sitting


def add_rows(draft: ModelBuilder) -> None:
    """Keep an annex free for every firm with an option."""
    facts = draft.facts
    if not is_on(facts.policy, "expansion"):
        return
    free: dict[tuple[str, int, int], int] = {}
    for ordinal, candidate in enumerate(draft.candidates):
        firm = facts.problem.firm[candidate.firm_id]
        if not _has_option(firm) or facts.releases("expansion", "", firm.firm_id):
            continue
        building_id, start = candidate.building_id, candidate.start.index
        run = facts.runs[building_id][mask_of(building_id, candidate.units, facts)]
        keys = [(building_id, annex, start) for annex in annexes(firm, run, facts)]
        columns = [free[key] if key in free else _add_free(draft, key, free) for key in keys]
        terms = [(ordinal, 1), *((column, -1) for column in columns)]
        draft.add_row(("expansion", ""), terms, 0, subjects=(firm.firm_id, building_id))


def _add_free(draft: ModelBuilder, key: tuple[str, int, int], free: dict[tuple[str, int, int], int]) -> int:
    building_id, annex, start = key
    facts = draft.facts
    window = range(start, min(start + facts.policy.expansion_quarters, facts.last + 1))
    units = [facts.problem.units_of[building_id][k].unit_id for k in bits(annex)]
    crowds = [
        (unit_id, crowd)
        for unit_id in units
        for crowd in draft.fullest(draft.in_unit.get(unit_id, 0), window)
    ]
    cases = [(bits(crowd),) for _, crowd in crowds]
    column = free[key] = draft.add_column("free", cases, is_binary=False, negated=True)
    for unit_id, crowd in crowds:
        terms = [(column, 1), *draft.terms(crowd, draft.homes_in[building_id])]
        limit = max(1, (crowd & draft.seats).bit_count())
        draft.add_row(("expansion", ""), terms, limit, subjects=(unit_id,))
    return column
