"""Segregation: who disturbs and who is disturbed do not share a floor, or a building.

Purpose
    Keeps dust, odour, vibration and the like away from firms that suffer from them. Soft rows
    are told as a goal.
Sets and symbols
    n hard row with its scope; p place of that scope, t quarter; E firms that emit and R firms
    that receive (ANY: all). x_i = 1 if i is in p in t; z = 1 if a firm that only emits is.
    E∩R both emit and receive; a firm never disturbs itself.
Inequality
    x_e ≤ z for e only in E;  x_r + z + Σ_{i in E∩R} x_i ≤ 1 for r only in R (clause: the row's id).
    Of E∩R at most one is present, and then alone. Firms with a waiver against some partner get
    x_e + x_r ≤ 1 for each pair still in force; so do sitting firms that disturb one another
    already, which is a fact.
What makes it tight
    One z for all emitters instead of a row for each pair; firms of E∩R stand in one row as a
    clique. Per place only the fullest quarters are told.
As a planner would say it
    "Once a dusty firm is on the floor, the clean rooms are elsewhere."
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.builder import ModelBuilder
from models.candidate_space import CandidateSpace, FirmInBuilding, Terms
from models.instance import Instance
from planner.domain.keys import RuleKey
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY, SegregationRule
from planner.domain.rule import is_on


@dataclass(frozen=True, slots=True)
class SegregationZone:
    """A place in a quarter: the candidates inside, by home."""

    name: str
    space: CandidateSpace
    clique: int
    homes: tuple[FirmInBuilding, ...]


def rows_in_force(problem: Problem, *, hard: bool) -> tuple[SegregationRule, ...]:
    """Return the hard or the soft rows that are not switched off."""
    return tuple(
        row
        for row in problem.segregation_rules
        if row.hard is hard and is_on(problem.policy, RuleKey.SEGREGATION, row.rule_id)
    )


def pairs_of(row: SegregationRule, instance: Instance) -> Iterator[tuple[str, str]]:
    """Return every (emitter, receptor) that the row keeps apart, waived ones left out."""
    emitters, receptors = roles(row, instance)
    for one in emitters:
        for other in receptors:
            if one != other and not instance.policy.waives(RuleKey.SEGREGATION, row.rule_id, one, other):
                yield one, other


def roles(row: SegregationRule, instance: Instance) -> tuple[list[str], list[str]]:
    """Return the firms that emit and the firms that receive under a row."""
    emitters = [f.firm_id for f in instance.firms if row.emitter_tag in f.emits]
    receptors = [
        f.firm_id for f in instance.firms if row.receptor_tag == ANY or row.receptor_tag in f.receptors
    ]
    return emitters, receptors


def waived_pairs(row: SegregationRule, instance: Instance) -> set[tuple[str, str]]:
    """Return every (emitter, receptor) that the row would keep apart, but for a waiver."""
    named = {
        firm_id
        for waiver in instance.policy.waivers
        if waiver.rule == RuleKey.SEGREGATION and waiver.clause in (None, row.rule_id)
        for firm_id in waiver.firms
    }
    return {
        pair
        for pair in _pairs_with(named, *map(set, roles(row, instance)))
        if instance.policy.waives(RuleKey.SEGREGATION, row.rule_id, *pair)
    }


def _pairs_with(firms: Iterable[str], emitters: set[str], receptors: set[str]) -> Iterator[tuple[str, str]]:
    """Return the pairs of an emitter and a receptor of which one is among `firms`."""
    for firm_id in firms:
        if firm_id in emitters:
            yield from ((firm_id, other) for other in receptors if other != firm_id)
        if firm_id in receptors:
            yield from ((other, firm_id) for other in emitters if other != firm_id)


def add_rows(builder: ModelBuilder) -> None:
    """Keep emitters and receptors of every hard row apart."""
    for row in rows_in_force(builder.instance.problem, hard=True):
        emitters, receptors = (set(firms) for firms in roles(row, builder.instance))
        if not emitters or not receptors:
            continue
        free = waived_pairs(row, builder.instance)
        waived = {firm for pair in free for firm in pair}
        seated = {firm for firm in emitters | receptors if builder.sits(firm)}
        settled = set(_pairs_with(seated & emitters, seated & emitters, seated & receptors)) - free
        for spot in _spots(builder, row, emitters | receptors):
            inside = {home.firm_id for home in spot.homes}
            instance = {pair for pair in settled if inside >= set(pair)}
            apart = waived.union(*instance)
            _add_presence(builder, row, spot, roles=(emitters - apart, receptors - apart))
            single = set(_pairs_with(apart & inside, emitters & inside, receptors & inside))
            _add_pairs(builder, row, spot, pairs=single - free - instance)


def _spots(builder: ModelBuilder, row: SegregationRule, firms: set[str]) -> Iterator[SegregationZone]:
    for place in builder.places(row.scope):
        space, concerned = place.space, [home for home in place.homes if home.firm_id in firms]
        for clique in space.cliques(space.of_homes(concerned) & place.mask):
            yield SegregationZone(place.name, space, clique, space.once(concerned, clique))


def _add_presence(
    builder: ModelBuilder, row: SegregationRule, spot: SegregationZone, *, roles: tuple[set[str], set[str]]
) -> None:
    emitters, receptors = roles
    both = [h for h in spot.homes if h.firm_id in emitters and h.firm_id in receptors]
    emit = [h for h in spot.homes if h.firm_id in emitters and h.firm_id not in receptors]
    receive = [h for h in spot.homes if h.firm_id in receptors and h.firm_id not in emitters]
    if len(both) + bool(emit) + bool(receive) < 2:
        return
    alone = spot.space.terms(spot.clique, both) + _any_of(builder, row, spot, emit=emit)
    for terms in [spot.space.terms(spot.clique, [home]) for home in receive] or [[]]:
        builder.add_row((RuleKey.SEGREGATION, row.rule_id), terms + alone, 1, subjects=(spot.name,))


def _any_of(
    builder: ModelBuilder, row: SegregationRule, spot: SegregationZone, *, emit: list[FirmInBuilding]
) -> Terms:
    """Return a column that is 1 if one of the emitters is in the place, or the only one there is."""
    if len(emit) < 2:
        return spot.space.terms(spot.clique, emit)
    column = builder.add_column(
        "emit", [(spot.space.ordinals_of(spot.space.mask(home) & spot.clique),) for home in emit]
    )
    for home in emit:
        terms = [*spot.space.terms(spot.clique, [home]), (column, -1)]
        builder.add_row((RuleKey.SEGREGATION, row.rule_id), terms, 0, subjects=(spot.name, home.firm_id))
    return [(column, 1)]


def _add_pairs(
    builder: ModelBuilder, row: SegregationRule, spot: SegregationZone, *, pairs: set[tuple[str, str]]
) -> None:
    for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
        homes = [home for home in spot.homes if home.firm_id in (one, other)]
        builder.add_row(
            (RuleKey.SEGREGATION, row.rule_id),
            spot.space.terms(spot.clique, homes),
            1,
            subjects=(spot.name, one, other),
        )
