"""A building ready for pricing where pairs are tallied: what choosing a candidate does to a state.

Pairs are not told one by one. Of each role (`PairRole`) a state carries how many firms it has on either side,
in the building or on each floor; whoever comes in brings points for those. So two states of the same
rooms, the same shut-out firms and the same counts go on alike, whoever is in them. *Safe* because points for pairs are a sum
over roles of how many stand on either side, and each firm is counted on the sides it stands on, once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.pair_tally import PairRole
from models.patterns.bit_blocks import BitBlock, Words
from models.patterns.separation import BuildingBlock, NotSeparableError, Separation, TallyTerm
from models.solver import FloatArray
from planner.domain.vocabulary.terms import PairScope

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
_MOST_FLOORS = 62


@dataclass(frozen=True, kw_only=True, eq=False)
class TallyBlock:
    """One building, its candidates in the order in which they are looked at: firm by firm, most room first.

    Attributes
    ----------
    own, firm
        Candidate counted in the building's block, and firm counted in the building.
    first
        Where the candidates of each firm begin, and one more: where the last one's end.
    sets, forbids
        Candidates × words of bits, as in `BitBlock`, without bits that nobody is kept out by.
    room, total
        Units each takes, and units there are.
    activity, limits
        Candidates × knapsacks, and their limits.
    points
        Candidates × (objective, sums).
    kind
        What the master can tell of each candidate.
    counted
        Candidates × counts: what each adds.
    brings
        For each tally, its points by (objective, sums), and candidates × counts: what each brings a count.
    """

    own: Ints
    firm: Ints
    first: Ints
    sets: Words
    forbids: Words
    room: Ints
    total: int
    activity: FloatArray
    limits: FloatArray
    points: Ints
    kind: Ints
    counted: Ints
    brings: tuple[tuple[Ints, Ints], ...]

    def weighed(self, prices: FloatArray) -> FloatArray:
        """Return candidates × counts: what each brings a count at prices of the sums."""
        found = np.zeros(self.counted.shape)
        for points, brings in self.brings:
            found += float(points[0] - points[1:] @ prices) * brings
        return found


def tally_block(block: BuildingBlock, bits: BitBlock, separation: Separation) -> TallyBlock:
    """Return a building with what its bits say, and the counts of its tallies."""
    if not bits.is_hereditary:
        raise NotSeparableError(f"{block.name} has a row that asks for company")
    own = np.concatenate([moves.candidates for moves in bits.firms]).astype(np.int64)
    sizes = [len(moves.candidates) for moves in bits.firms]
    firm = np.repeat(np.arange(len(sizes)), sizes)
    sets = np.vstack([moves.sets for moves in bits.firms])
    told, shut = _compressed(_unpacked(sets), _unpacked(np.vstack([m.forbids for m in bits.firms])), firm)
    ordinals = bits.candidates[own]
    counted, brings = _counts(block.tallies, ordinals, separation)
    _, kind = np.unique(sets & bits.class_words, axis=0, return_inverse=True)
    return TallyBlock(
        own=own,
        firm=firm,
        first=np.concatenate([[0], np.cumsum(sizes)]),
        sets=_packed(told),
        forbids=_packed(shut),
        room=np.concatenate([moves.room[:, 0] for moves in bits.firms]),
        total=int(bits.room[0]),
        activity=np.vstack([moves.activity for moves in bits.firms]),
        limits=bits.limits,
        points=np.vstack([moves.points for moves in bits.firms]),
        kind=np.asarray(kind).reshape(-1).astype(np.int64),
        counted=counted,
        brings=brings,
    )


def _compressed(sets: Flags, forbids: Flags, firm: Ints) -> tuple[Flags, Flags]:
    """Return the bits that keep somebody out, one for all that keep out the same candidates.

    Nobody is kept out by its own firm, of which one candidate at most is looked at.
    """
    firms = np.logical_or.reduceat(sets, np.flatnonzero(np.diff(firm, prepend=-1)), axis=0)
    several = firms.sum(axis=0) > 1
    shut = forbids & (several | ~firms[firm]) & firms.any(axis=0)
    kept = np.flatnonzero(shut.any(axis=0))
    if not len(kept):
        return np.zeros((len(sets), 0), dtype=np.bool_), np.zeros((len(sets), 0), dtype=np.bool_)
    known: dict[bytes, int] = {}
    packed = np.packbits(shut[:, kept], axis=0).T
    place = np.array([known.setdefault(column.tobytes(), len(known)) for column in packed])
    order = np.argsort(place, kind="stable")
    first = np.flatnonzero(np.diff(place[order], prepend=-1))
    told = np.logical_or.reduceat(sets[:, kept[order]], first, axis=1)
    return told, shut[:, kept[order[first]]]


def _counts(
    tallies: Sequence[TallyTerm], ordinals: Ints, separation: Separation
) -> tuple[Ints, tuple[tuple[Ints, Ints], ...]]:
    """Return what candidates add to each count, and for each tally what they bring a count."""
    formulation = separation.formulation
    own = [formulation.candidates[k] for k in ordinals.tolist()]
    added: list[Ints] = []
    brought: list[list[tuple[int, Ints]]] = []
    for term in tallies:
        brought.append([])
        rows = np.array([term.tally.instance.firm_row[one.firm_id] for one in own], dtype=np.int64)
        floors = np.array([term.tally.floors_of(one) for one in own], dtype=np.int64)
        for role in term.tally.roles:
            for inside in _places(role, floors):
                for adds, brings in _sides(role, rows):
                    if (adds & inside).any() and (brings & inside).any():
                        brought[-1].append((len(added), role.points * (brings & inside)))
                        added.append((adds & inside).astype(np.int64))
    tables = []
    for term, parts in zip(tallies, brought, strict=True):
        table = np.zeros((len(own), len(added)), dtype=np.int64)
        for at, points in parts:
            table[:, at] = points
        tables.append((term.points, table))
    return np.array(added, dtype=np.int64).reshape(len(added), len(own)).T.copy(), tuple(tables)


def _places(role: PairRole, floors: Ints) -> list[Flags]:
    """Return which candidates are in each place of a role."""
    if role.free:
        raise NotSeparableError("a waiver between two firms is not told by counts")
    if role.scope is PairScope.BUILDING:
        return [np.ones(len(floors), dtype=np.bool_)]
    every = int(np.bitwise_or.reduce(floors))
    if every.bit_length() > _MOST_FLOORS:
        raise NotSeparableError("a building of too many floors")
    return [(floors >> at & 1).astype(np.bool_) for at in range(every.bit_length())]


def _sides(role: PairRole, rows: Ints) -> list[tuple[Flags, Flags]]:
    """Return who adds to a count and who brings points for it: both ways round."""
    left, right = role.left[rows], role.right[rows]
    if role.is_once and bool((role.left == role.right).all()):
        return [(left, right)]
    return [(left, right), (right, left)]


def _unpacked(words: Words) -> Flags:
    return np.unpackbits(words.view(np.uint8), axis=1, bitorder="little").astype(np.bool_)


def _packed(flags: Flags) -> Words:
    width = 64 * max(1, -(-flags.shape[1] // 64))
    wide = np.zeros((len(flags), width), dtype=np.bool_)
    wide[:, : flags.shape[1]] = flags
    return np.packbits(wide, axis=1, bitorder="little").view(np.uint64)
