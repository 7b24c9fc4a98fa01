"""Two firms in one place in a common quarter: columns that say so, for goals that count it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.builder import ModelBuilder
from models.candidate_space import CandidateSpace, FirmInBuilding
from models.formulation import Group
from planner.domain.vocabulary.terms import PairScope

Pair = tuple[str, str]
"""Two firm ids, sorted."""


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """A place, and the candidates of the first and of the second firm there (masks of `space`)."""

    name: str
    space: CandidateSpace
    mine: int
    theirs: int

    @property
    def case(self) -> tuple[Group, Group]:
        """The candidates of both firms, by ordinal."""
        return self.space.ordinals_of(self.mine), self.space.ordinals_of(self.theirs)


def pair_of(one: str, other: str) -> Pair:
    """Return the unordered pair of two firms."""
    return (one, other) if one < other else (other, one)


def meetings(builder: ModelBuilder, pair: Pair, scope: PairScope) -> list[MeetingPlace]:
    """Return every place and time where the pair may meet; the candidates given meet for certain."""
    return [
        MeetingPlace(spot.name, spot.space, clique & spot.mine, clique & spot.theirs)
        for spot in _spots(builder, pair, scope)
        for clique in spot.space.cliques(spot.mine | spot.theirs, ever=True)
        if clique & spot.mine and clique & spot.theirs
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
    column = builder.add_column("meet", [one.case for one in met], is_binary=False)
    add_lower_bound(builder, goal, pair, met=met, columns=[column])
    return column


def add_lower_bound(
    builder: ModelBuilder, goal: str, pair: Pair, *, met: Iterable[MeetingPlace], columns: list[int]
) -> None:
    """Keep the sum of the columns from falling below 1 if the pair meets."""
    for one in met:
        homes = [home for firm_id in pair for home in _homes(builder, firm_id, one.space)]
        both = one.space.once(homes, one.mine | one.theirs)
        terms = [*one.space.terms(one.mine | one.theirs, both), *((column, -1) for column in columns)]
        builder.add_row((goal, ""), terms, 1, subjects=(*pair, one.name))


def add_prizes(builder: ModelBuilder, goal: str, pair: Pair, *, scope: PairScope) -> list[int]:
    """Add columns of which one at most is 1 in a place, and only if the pair meets there; return them."""
    if not builder.further.isdisjoint(_candidates(builder, pair)):
        return list(_add_prize_of_seats(builder, goal, pair, scope=scope))
    columns = []
    for spot in _spots(builder, pair, scope):
        for side in _overlaps(builder, spot):
            case = tuple(spot.space.ordinals_of(mask) for mask in side)
            column = builder.add_column("together", [case], is_binary=False)
            columns.append(column)
            for firm_id, mask in zip(pair, side, strict=True):
                needed = spot.space.terms(mask, _homes(builder, firm_id, spot.space))
                terms = [(column, 1), *((k, -n) for k, n in needed)]
                builder.add_row((goal, ""), terms, 0, subjects=(*pair, spot.name))
    return columns


def _candidates(builder: ModelBuilder, pair: Pair) -> Group:
    return tuple(
        k for firm_id in pair for home in builder.firms_in_building.get(firm_id, ()) for k in home.members
    )


def _homes(builder: ModelBuilder, firm_id: str, space: CandidateSpace) -> Iterable[FirmInBuilding]:
    """Return the homes of a firm in a space."""
    return (home for home in builder.firms_in_building[firm_id] if space.holds(home))


def _add_prize_of_seats(builder: ModelBuilder, goal: str, pair: Pair, *, scope: PairScope) -> Iterator[int]:
    """Add the one column of a pair of which a firm sits in several places: it may meet in many."""
    mine, theirs = set[int](), set[int]()
    for spot in _spots(builder, pair, scope):
        for ours, others in _overlaps(builder, spot):
            mine.update(spot.space.ordinals_of(ours))
            theirs.update(spot.space.ordinals_of(others))
    if not mine or not theirs:
        return
    sides = [_chosen_for_certain(builder, firm, met) for firm, met in zip(pair, (mine, theirs), strict=True)]
    column = builder.add_column("together", [(sides[0], sides[1])], is_binary=False)
    for side in sides:
        builder.add_row((goal, ""), [(column, 1), *((k, -1) for k in side)], 0, subjects=pair)
    yield column


def _chosen_for_certain(builder: ModelBuilder, firm_id: str, met: Iterable[int]) -> Group:
    """Return the candidates `met`; of a sitting firm one, for all are chosen."""
    return tuple(sorted(met))[:1] if builder.sits(firm_id) else tuple(sorted(met))


def _spots(builder: ModelBuilder, pair: Pair, scope: PairScope) -> Iterator[MeetingPlace]:
    first, second = (builder.firms_in_building.get(firm_id, ()) for firm_id in pair)
    for place in builder.places(scope, {home.building_id for home in first}):
        space = place.space
        mine, theirs = (
            sum(space.mask(home) for home in homes if space.holds(home)) & place.mask
            for homes in (first, second)
        )
        if mine and theirs:
            yield MeetingPlace(place.name, space, mine, theirs)


def _overlaps(builder: ModelBuilder, spot: MeetingPlace) -> Iterator[tuple[int, int]]:
    """Return sets of candidates on one side with the set on the other that each of them overlaps."""
    space, mine, theirs = spot.space, spot.mine, spot.theirs
    if len(space.cliques(mine | theirs, ever=True)) == 1:
        yield mine, theirs
        return
    by_partner: dict[int, list[int]] = {}
    others = [(k, builder.candidates[k]) for k in space.ordinals_of(theirs)]
    for ordinal in space.ordinals_of(mine):
        one = builder.candidates[ordinal]
        partners = space.mask_of(k for k, other in others if other.start < one.end and one.start < other.end)
        by_partner.setdefault(partners, []).append(ordinal)
    for partners, ordinals in by_partner.items():
        if partners:
            yield space.mask_of(ordinals), partners
