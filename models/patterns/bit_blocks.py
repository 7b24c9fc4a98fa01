"""A building ready for enumeration: what each firm can do to a state, in words of bits (`states` writes them)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.patterns.symmetry import Canon
from models.solver import FloatArray

Words = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Points (candidates of the firm × (objective, sums)) for a partner: one of the bits is set already."""

    points: NDArray[np.int64]
    partners: Words


@dataclass(frozen=True, kw_only=True, eq=False)
class FirmMoves:
    """The candidates of one firm in a building, counted within the building, and what each does to a state.

    Attributes
    ----------
    sets, forbids
        Candidates × words.
    room
        Candidates × measures of room (see `BitBlock.room`): what each takes.
    activity
        Candidates × rows of knapsacks.
    needs, gives
        Candidates × words of successions: which of them the candidate follows in, and which it opens.
    points
        Candidates × (objective, sums).
    """

    candidates: NDArray[np.int32]
    sets: Words
    forbids: Words
    room: NDArray[np.int64]
    activity: FloatArray
    needs: Words
    gives: Words
    points: NDArray[np.int64]
    meetings: tuple[Meeting, ...]

    @cached_property
    def room_taken(self) -> NDArray[np.int64]:
        """Candidates × measures; one row where all take the same."""
        return self.room[:1] if (self.room == self.room[0]).all() else self.room

    @cached_property
    def room_kinds(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """What candidates take of the measures of room, each kind once, and the kind of each candidate."""
        kinds: dict[tuple[int, ...], int] = {}
        kind = [kinds.setdefault(tuple(row), len(kinds)) for row in self.room.tolist()]
        return np.array(list(kinds), dtype=np.int64), np.array(kind, dtype=np.int64)

    @cached_property
    def is_dispensable(self) -> bool:
        """Whether a pattern without the firm is a pattern still: nobody lives by what it gives."""
        return bool((self.activity >= 0).all()) and not self.gives.any()

    @cached_property
    def turned(self) -> tuple[Words, Words, NDArray[np.int64], FloatArray, NDArray[np.int64]]:
        """Sets, gives, room, activity and points with a column for each candidate, as states have them."""
        return (
            np.ascontiguousarray(self.sets.T),
            np.ascontiguousarray(self.gives.T),
            np.ascontiguousarray(self.room.T),
            np.ascontiguousarray(self.activity.T),
            np.ascontiguousarray(self.points.T),
        )

    @cached_property
    def words_forbidden(self) -> list[int]:
        """Words in which some candidate forbids a bit."""
        return np.flatnonzero(self.forbids.any(axis=0)).tolist()


@dataclass(frozen=True, kw_only=True, eq=False)
class Outlook:
    """What some firms can add to each knapsack row, at least (0 or less) and at most, and the bits they look at.

    `needs` and `gives` are the successions in which some of them follow, and that some of them open.
    """

    least: FloatArray
    most: FloatArray
    seen: Words
    needs: Words
    gives: Words


@dataclass(frozen=True, kw_only=True, eq=False)
class BitBlock:
    """One building ready for enumeration; candidates are counted within the building.

    Attributes
    ----------
    candidates
        Ordinals in the formulation.
    firms
        What each firm can do, the firms that need most room first.
    words, successions
        Words a state, and words that tell of successions.
    limits, only_grows
        Limits of the knapsacks, and whether no coefficient is negative.
    room
        The building's room by each measure: units to the end of the horizon; where somebody may
        leave before, units × quarters too.
    sums
        How many sums are asked for.
    class_words
        The bits that tell patterns apart: in the master, and for the question which plans are equally good.
    canon, alike_from, orbits
        Which of its images stands for a state once so many firms were looked at, and what the
        candidates of the others can be turned into (`symmetry`).
    """

    name: str
    candidates: NDArray[np.int64]
    firms: tuple[FirmMoves, ...]
    words: int
    successions: int
    limits: FloatArray
    only_grows: NDArray[np.bool_]
    room: NDArray[np.int64]
    sums: int
    class_words: Words
    canon: Canon
    alike_from: int
    orbits: dict[int, tuple[int, ...]]

    @property
    def is_hereditary(self) -> bool:
        """Whether whoever is left out of a pattern leaves a pattern."""
        return bool(self.only_grows.all()) and not self.successions

    @cached_property
    def outlook(self) -> tuple["Outlook", ...]:
        """What the firms from each on, and none, can still do."""
        rows = len(self.limits)
        nothing = np.zeros(self.words, dtype=np.uint64)
        no_row = np.zeros(self.successions, dtype=np.uint64)
        found = [Outlook(least=np.zeros(rows), most=np.zeros(rows), seen=nothing, needs=no_row, gives=no_row)]
        for moves in reversed(self.firms):
            after = found[-1]
            seen = after.seen | np.bitwise_or.reduce(moves.forbids, axis=0)
            for meeting in moves.meetings:
                seen = seen | meeting.partners
            found.append(
                Outlook(
                    least=after.least + np.minimum(0.0, moves.activity.min(axis=0)),
                    most=after.most + np.maximum(0.0, moves.activity.max(axis=0)),
                    seen=seen,
                    needs=after.needs | np.bitwise_or.reduce(moves.needs, axis=0),
                    gives=after.gives | np.bitwise_or.reduce(moves.gives, axis=0),
                )
            )
        return tuple(reversed(found))

    @cached_property
    def as_numbers(self) -> tuple[dict[int, int], dict[int, int]]:
        """What each candidate sets and forbids, as whole numbers."""
        sets, forbids = {}, {}
        for moves in self.firms:
            for which, one in enumerate(moves.candidates.tolist()):
                sets[one] = int.from_bytes(moves.sets[which].tobytes(), "little")
                forbids[one] = int.from_bytes(moves.forbids[which].tobytes(), "little")
        return sets, forbids
