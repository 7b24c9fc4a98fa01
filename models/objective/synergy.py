"""Synergy: points for kinds of firm that do each other good.

Park rows count once for each firm i of kind a that has another firm of kind b in its park p:
e_ip ≤ x_ip, e_ip ≤ Σ_{j of kind b, j ≠ i} x_jp. Building (and floor) rows count once for each
unordered pair of the two kinds that is in one place in a common quarter; e_ijb, one column for
each place, is held below x_ib and below x_jb (disaggregated: no fraction of a pair earns more
than its smaller half). Points of rows on the same pair are added up first. Where a tier gains by
*less* synergy, the columns are also held from below, so that they are true both ways.
Σ points · e. Unit: points.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from models import pair_tally
from models.builder import ModelBuilder
from models.candidate_space import FirmInBuilding, Terms
from models.formulation import Group
from models.objective.sums import Sum, tallied
from models.pairs import Pair, add_lower_bound, add_prizes, meetings, pair_of
from models.tier_directions import LESS, gains
from planner.domain.keys import GoalKey
from planner.domain.park.firm import Firm
from planner.domain.park.relations import Synergy
from planner.domain.vocabulary.terms import PairScope

GOAL = GoalKey.SYNERGY


def expression(builder: ModelBuilder) -> Sum:
    """Add up the points of firms served and of pairs met."""
    is_exact = LESS in gains(builder.instance.policy, GOAL)
    terms: Terms = []
    for row in builder.instance.problem.synergies:
        if row.scope is PairScope.PARK and row.bonus_points:
            served = _served(builder, row, is_exact=is_exact)
            terms += [(column, row.bonus_points) for column in served]
    if builder.tallies_pairs:
        return Sum([*terms, *tallied(builder, pair_tally.of_synergy(builder.instance)).terms])
    for (pair, scope), points in _pairs(builder).items():
        columns = add_prizes(builder, GOAL, pair, scope=scope)
        if columns and is_exact:
            add_lower_bound(builder, GOAL, pair, met=meetings(builder, pair, scope), columns=columns)
        terms += [(column, points) for column in columns if points]
    return Sum(terms)


def _pairs(builder: ModelBuilder) -> dict[tuple[Pair, PairScope], int]:
    found: dict[tuple[Pair, PairScope], int] = {}
    for row in builder.instance.problem.synergies:
        if row.scope is not PairScope.PARK:
            kinds = {row.archetype_a, row.archetype_b}
            for one, other in combinations(_of_kinds(builder, kinds), 2):
                if {one.archetype, other.archetype} == kinds:
                    key = (pair_of(one.firm_id, other.firm_id), row.scope)
                    found[key] = found.get(key, 0) + row.bonus_points
    return dict(sorted(found.items()))


def _of_kinds(builder: ModelBuilder, kinds: set[str]) -> list[Firm]:
    return [
        f for f in builder.instance.firms if f.archetype in kinds and f.firm_id in builder.firms_in_building
    ]


def _served(builder: ModelBuilder, row: Synergy, *, is_exact: bool) -> Iterator[int]:
    """Return a column for each firm and park: 1 if the firm is there with one that serves it."""
    kind = {firm.firm_id: firm.archetype for firm in builder.instance.firms}
    for park in builder.places(PairScope.PARK):
        served: dict[str, list[FirmInBuilding]] = {}
        for home in park.homes:
            if kind[home.firm_id] == row.archetype_a:
                served.setdefault(home.firm_id, []).append(home)
        givers = [home for home in park.homes if kind[home.firm_id] == row.archetype_b]
        for firm_id, mine in served.items():
            others = [home for home in givers if home.firm_id != firm_id]
            if others:
                yield _add_served(builder, (firm_id, park.name), mine, others, is_exact=is_exact)


def _add_served(
    builder: ModelBuilder,
    subjects: tuple[str, str],
    mine: list[FirmInBuilding],
    givers: list[FirmInBuilding],
    *,
    is_exact: bool,
) -> int:
    served = _members(mine)
    by_giver = [
        [home for home in givers if home.firm_id == giver]
        for giver in dict.fromkeys(home.firm_id for home in givers)
    ]
    cases = [(served, _members(homes)) for homes in by_giver]
    column = builder.add_column("served", cases, is_binary=False)
    for homes in (mine, givers):
        terms = [(column, 1), *((home.column, -1) for home in homes)]
        builder.add_row((GOAL, ""), terms, 0, subjects=subjects)
    for homes in by_giver if is_exact else ():
        pair = _once(builder, (*mine, *homes))
        terms = [*((home.column, 1) for home in pair), (column, -1)]
        builder.add_row((GOAL, ""), terms, 1, subjects=subjects)
    return column


def _members(homes: list[FirmInBuilding]) -> Group:
    return tuple(ordinal for home in homes for ordinal in home.members)


def _once(builder: ModelBuilder, homes: Iterable[FirmInBuilding]) -> list[FirmInBuilding]:
    """Return the homes, of each sitting firm only one."""
    found: dict[tuple[str, int], FirmInBuilding] = {}
    for home in homes:
        found.setdefault((home.firm_id, -1 if builder.sits(home.firm_id) else home.column), home)
    return list(found.values())
