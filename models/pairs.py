"""Two firms in one place in a common quarter: columns that say so, for goals that count it."""

from collections.abc import Iterable, Iterator

from models.builder import ModelBuilder, bits
from models.formulation import Group
from planner.domain.vocabulary.terms import PairScope

Pair = tuple[str, str]
"""Two firm ids, sorted."""

Meeting = tuple[str, int, int]
"""Name of a place, and the candidates of the first and of the second firm there."""


def pair_of(one: str, other: str) -> Pair:
    """Return the unordered pair of two firms."""
    return (one, other) if one < other else (other, one)


def meetings(builder: ModelBuilder, pair: Pair, scope: PairScope) -> list[Meeting]:
    """Return every place and time where the pair may meet; the candidates given meet for certain."""
    return [
        (name, clique & mine, clique & theirs)
        for name, mine, theirs in _spots(builder, pair, scope)
        for clique in builder.cliques(mine | theirs, ever=True)
        if clique & mine and clique & theirs
    ]


def add_price(builder: ModelBuilder, goal: str, pair: Pair, *, scope: PairScope) -> int | None:
    """Add a column that is at least 1 if the pair meets, and return its ordinal; None if it never can.

    Parameters
    ----------
    goal
        Key under which the rows are written.
    scope
        Within what space two firms meet: floor, building or park.
    """
    met = meetings(builder, pair, scope)
    if not met:
        return None
    column = builder.add_column("meet", [(bits(a), bits(b)) for _, a, b in met], is_binary=False)
    add_lower_bound(builder, goal, pair, met=met, columns=[column])
    return column


def add_lower_bound(
    builder: ModelBuilder, goal: str, pair: Pair, *, met: Iterable[Meeting], columns: list[int]
) -> None:
    """Keep the sum of the columns from falling below 1 if the pair meets."""
    homes = [*builder.firms_in_building[pair[0]], *builder.firms_in_building[pair[1]]]
    for name, mine, theirs in met:
        both = builder.once(homes, mine | theirs)
        terms = [*builder.terms(mine | theirs, both), *((column, -1) for column in columns)]
        builder.add_row((goal, ""), terms, 1, subjects=(*pair, name))


def add_prizes(builder: ModelBuilder, goal: str, pair: Pair, *, scope: PairScope) -> list[int]:
    """Add columns of which one at most is 1 in a place, and only if the pair meets there; return them."""
    if not builder.further.isdisjoint(_candidates(builder, pair)):
        return list(_add_prize_of_seats(builder, goal, pair, scope=scope))
    columns = []
    for name, mine, theirs in _spots(builder, pair, scope):
        for side in _overlaps(builder, mine, theirs):
            column = builder.add_column("together", [(bits(side[0]), bits(side[1]))], is_binary=False)
            columns.append(column)
            for firm_id, mask in zip(pair, side, strict=True):
                needed = builder.terms(mask, builder.firms_in_building[firm_id])
                terms = [(column, 1), *((k, -n) for k, n in needed)]
                builder.add_row((goal, ""), terms, 0, subjects=(*pair, name))
    return columns


def _candidates(builder: ModelBuilder, pair: Pair) -> Group:
    return tuple(
        k for firm_id in pair for home in builder.firms_in_building.get(firm_id, ()) for k in bits(home.mask)
    )


def _add_prize_of_seats(builder: ModelBuilder, goal: str, pair: Pair, *, scope: PairScope) -> Iterator[int]:
    """Add the one column of a pair of which a firm sits in several places: it may meet in many."""
    mine = theirs = 0
    for _, ours, others in _spots(builder, pair, scope):
        for met in _overlaps(builder, ours, others):
            mine, theirs = mine | met[0], theirs | met[1]
    if not mine or not theirs:
        return
    sides = [
        _chosen_for_certain(builder, firm, mask) for firm, mask in zip(pair, (mine, theirs), strict=True)
    ]
    column = builder.add_column("together", [(sides[0], sides[1])], is_binary=False)
    for side in sides:
        builder.add_row((goal, ""), [(column, 1), *((k, -1) for k in side)], 0, subjects=pair)
    yield column


def _chosen_for_certain(builder: ModelBuilder, firm_id: str, mask: int) -> Group:
    """Return the candidates of `mask`; of a sitting firm one, for all are chosen."""
    return bits(mask)[:1] if builder.sits(firm_id) else bits(mask)


def _spots(builder: ModelBuilder, pair: Pair, scope: PairScope) -> Iterator[Meeting]:
    first, second = ([(h.building_id, h.mask) for h in builder.firms_in_building.get(f, ())] for f in pair)
    for name, inside, _ in builder.places(scope, {building_id for building_id, _ in first}):
        mine = sum(mask for _, mask in first) & inside
        theirs = sum(mask for _, mask in second) & inside
        if mine and theirs:
            yield name, mine, theirs


def _overlaps(builder: ModelBuilder, mine: int, theirs: int) -> Iterator[tuple[int, int]]:
    """Return sets of candidates on one side with the set on the other that each of them overlaps."""
    if len(builder.cliques(mine | theirs, ever=True)) == 1:
        yield mine, theirs
        return
    by_partner: dict[int, int] = {}
    for ordinal in bits(mine):
        start, end = builder.candidates[ordinal].start, builder.candidates[ordinal].end
        partners = sum(
            1 << k
            for k in bits(theirs)
            if builder.candidates[k].start < end and start < builder.candidates[k].end
        )
        by_partner[partners] = by_partner.get(partners, 0) | 1 << ordinal
    for partners, ordinals in by_partner.items():
        if partners:
            yield ordinals, partners
