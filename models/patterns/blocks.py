"""A program split into its buildings: what belongs to one alone, and the rows that link them.

A row over candidates of one building is kept inside its patterns; any other row becomes a
linking row. A column with a meaning (`Column.cases`) is worked out from the candidates, never
decided: if it speaks of one building it is part of the pattern; if each of its cases lies in one
building, of firms that are in one building only, it is the sum of its parts; else it stays a
column of the master. Rows that only tie such columns to their meaning fall away.

Refused are programs in which this cannot be read off: negated columns, linking rows over columns
that are no sum over candidates, firms that may be in several places at once.

*Safe* because each row goes one of these ways: what is kept inside patterns and the linking rows are all rows of the program
but those that follow from what a column means. So a pattern a building within the linking rows is a plan, and every plan is one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.formulation import Formulation, Group, ModelRow, RowSense
from models.pair_tally import PairTally
from models.patterns.column_reader import ColumnPlace, ColumnReader
from models.patterns.separation import (
    BuildingBlock,
    LinkEntries,
    NotSeparableError,
    PairTerm,
    Separation,
    Succession,
    TallyTerm,
)
from models.solver import FloatArray, Matrix, Objective
from planner.domain.keys import RuleKey
from planner.domain.rule import RULES

Least = tuple[Objective, float]
"""A sum over the columns, and what it must come to at least."""

_RULES = frozenset(rule.key for rule in RULES)
_NOTHING = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))


class Separator:
    """A formulation read once, to be asked for its separation under changing goals and limits.

    Raises
    ------
    NotSeparableError
        If the program does not fall into buildings; later, if a goal does not.
    """

    def __init__(self, formulation: Formulation, matrix: Matrix) -> None:
        self._formulation = formulation
        self._reader = ColumnReader(formulation)
        self._reader.check_firms()
        self._names = sorted({one.building_id for one in formulation.candidates})
        place = {name: at for at, name in enumerate(self._names)}
        self._block_of = np.array([place[one.building_id] for one in formulation.candidates], dtype=np.int64)
        nobody = np.zeros(0, dtype=np.int64)
        self._blocks = tuple(BuildingBlock(name, nobody) for name in self._names)
        self._links = _Links(self._reader)
        for row in formulation.rows:
            self._links.take(row, matrix.row[row.name], self._blocks, self._block_of)
        self._rows = matrix.rows
        self._firms = tuple(sorted({one.firm_id for one in formulation.candidates}))
        firm = {name: at for at, name in enumerate(self._firms)}
        self._firm_of = np.array([firm[one.firm_id] for one in formulation.candidates], dtype=np.int64)
        self._home_row = {firm[name]: row for name, row in self._links.home_row.items()}
        self._entries = self._links.entries()

    def separate(
        self,
        objective: Objective,
        *,
        upper: FloatArray,
        at_least: Sequence[Least] = (),
        tells_ties: bool = False,
    ) -> Separation:
        """Return the program by buildings; candidates whose upper limit is 0 are left out of the blocks.

        With `tells_ties` plans that are equally good by other points of their firms are kept apart.

        Raises
        ------
        NotSeparableError
            If a goal or a sum does not fall into buildings.
        """
        open_ = np.flatnonzero(upper[: self._reader.count] > 0.5)
        links = self._links
        blocks = tuple(
            replace(
                block, candidates=open_[self._block_of[open_] == at].astype(np.int64), pairs=[], tallies=[]
            )
            for at, block in enumerate(self._blocks)
        )
        sums = [objective, *(sum_ for sum_, _ in at_least)]
        points, column_points = _points(self._reader, links, sums, blocks)
        asked = [(least - sum_.constant, np.inf) for sum_, least in at_least]
        limits = np.array([*(row.limits for row in links.rows), *asked], dtype=np.float64).reshape(-1, 2)
        origin = [*(row.origin for row in links.rows), *range(self._rows, self._rows + len(at_least))]
        return Separation(
            formulation=self._formulation,
            blocks=blocks,
            firms=self._firms,
            firm_of=self._firm_of,
            points=points,
            links=self._entries,
            columns=tuple(links.columns),
            column_links=np.hstack([links.of_columns(), column_points[:, 1:].astype(np.float64)]),
            column_points=column_points,
            row_lower=limits[:, 0].copy(),
            row_upper=limits[:, 1].copy(),
            origin=np.array(origin, dtype=np.int64),
            home_row=self._home_row,
            sums=len(at_least),
            tells_ties=tells_ties,
        )


@dataclass(frozen=True, slots=True)
class _LinkRow:
    """A row that links buildings: coefficients of candidates and of columns of the master, limits, its row."""

    candidates: dict[int, float]
    columns: dict[int, float]
    limits: tuple[float, float]
    origin: int


class _Links:
    """The linking rows, as they are found."""

    def __init__(self, reader: ColumnReader) -> None:
        self._reader = reader
        self.place = {k: reader.place(k) for k in range(reader.count, len(reader.columns))}
        self.columns = [k for k, place in self.place.items() if place is ColumnPlace.LINKING]
        self.column_at = {k: at for at, k in enumerate(self.columns)}
        self.rows: list[_LinkRow] = []
        self.home_row: dict[str, int] = {}

    def take(
        self, row: ModelRow, origin: int, blocks: Sequence[BuildingBlock], block_of: NDArray[np.int64]
    ) -> None:
        """Put a row of the program where it belongs."""
        kinds = {self.place.get(k) for k, _ in row.terms}
        is_linking = ColumnPlace.LINKING in kinds
        if row.rule == "home" or (row.rule not in _RULES and not is_linking):
            return  # it ties a column to its meaning
        if ColumnPlace.SUM in kinds:
            raise NotSeparableError(f"{row.name} holds a column that is a sum over buildings")
        homes = {
            self._block(k, block_of) for k, _ in row.terms if self.place.get(k) is not ColumnPlace.LINKING
        }
        if is_linking or len(homes) > 1 or row.sense is not RowSense.AT_MOST or row.rule == RuleKey.ONE_HOME:
            if row.rule == RuleKey.ONE_HOME:
                self.home_row[row.subjects[0]] = len(self.rows)
            self._link(row, origin)
        else:
            self._keep_inside(row, blocks[homes.pop()])

    def _link(self, row: ModelRow, origin: int) -> None:
        if row.sense is RowSense.EXACTLY:
            raise NotSeparableError(f"{row.name} links buildings by an equation")
        limit = float(row.limit)
        limits = (-np.inf, limit) if row.sense is RowSense.AT_MOST else (limit, np.inf)
        columns: dict[int, float] = defaultdict(float)
        for k, coefficient in row.terms:
            if self.place.get(k) is ColumnPlace.LINKING:
                columns[self.column_at[k]] += coefficient
        inside = [(k, a) for k, a in row.terms if self.place.get(k) is not ColumnPlace.LINKING]
        self.rows.append(_LinkRow(self._spread(row, inside), columns, limits, origin))

    def _keep_inside(self, row: ModelRow, block: BuildingBlock) -> None:
        if row.limit == 1 and all(a == 1 for _, a in row.terms):
            block.packings.append(tuple(k for k, _ in row.terms))
        elif not self._only_says_presence(row):
            used = self._spread(row, row.terms)
            follows = None if row.limit else self._succession(used)
            if follows is None:
                block.knapsacks.append((used, float(row.limit)))
            else:
                block.successions.append(follows)

    def _succession(self, used: Mapping[int, float]) -> Succession | None:
        """Return the row Σ followers − Σ before ≤ 0 as what it says where all followers are of one firm.

        A firm has one place at most, so that the row says no more than: one of those before, if a follower.
        """
        followers = frozenset(k for k, a in used.items() if a == 1)
        before = frozenset(k for k, a in used.items() if a == -1)
        firms = {self._reader.candidates[k].firm_id for k in followers}
        is_one = len(firms) == 1 and len(followers) + len(before) == len(used)
        return Succession(followers, before) if is_one else None

    def _only_says_presence(self, row: ModelRow) -> bool:
        """Whether the row is x ≤ z for members x of the presence z, which holds by what z means."""
        below = [k for k, a in row.terms if a == -1]
        above = [k for k, a in row.terms if a == 1]
        if row.limit or len(below) != 1 or len(above) != len(row.terms) - 1 or below[0] < self._reader.count:
            return False
        cases = self._reader.columns[below[0]].cases
        present = {k for case in cases if len(case) == 1 for k in case[0]}
        groups = [self._reader.members(k) for k in above]
        return all(group is not None and present.issuperset(group) for group in groups)

    def _spread(self, row: ModelRow, terms: Iterable[tuple[int, int]]) -> dict[int, float]:
        spread: dict[int, float] = defaultdict(float)
        for k, coefficient in terms:
            members = self._reader.members(k)
            if members is None:
                raise NotSeparableError(f"{row.name} is no sum over candidates")
            for member in members:
                spread[member] += coefficient
        return spread

    def _block(self, column: int, block_of: NDArray[np.int64]) -> int:
        if column < self._reader.count:
            return int(block_of[column])
        return int(block_of[self._reader.columns[column].cases[0][0][0]])

    def entries(self) -> LinkEntries:
        """Return what candidates use of the rows."""
        found = [
            (k, at, coefficient)
            for at, row in enumerate(self.rows)
            for k, coefficient in row.candidates.items()
            if coefficient
        ]
        candidate, row, value = (np.array(part) for part in zip(*found, strict=True)) if found else _NOTHING
        order = np.lexsort((row, candidate))
        return LinkEntries(
            start=np.searchsorted(candidate[order], np.arange(self._reader.count + 1)),
            row=row[order].astype(np.int64),
            value=value[order].astype(np.float64),
        )

    def of_columns(self) -> FloatArray:
        """Return columns of the master × linking rows."""
        found = np.zeros((len(self.columns), len(self.rows)))
        for at, row in enumerate(self.rows):
            for k, coefficient in row.columns.items():
                found[k, at] = coefficient
        return found


def _points(
    reader: ColumnReader, links: _Links, sums: Sequence[Objective], blocks: Sequence[BuildingBlock]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return what candidates and columns of the master bring to each sum; pairs go to the blocks."""
    coefficients = np.array([one.coefficients for one in sums], dtype=np.int64).T
    points = coefficients[: reader.count].copy()
    column_points = coefficients[links.columns]
    by_name = {block.name: block for block in blocks}
    for k in (np.flatnonzero(coefficients[reader.count :].any(axis=1)) + reader.count).tolist():
        members = reader.members(k)
        if links.place[k] is ColumnPlace.LINKING:
            continue
        if members is not None:
            points[list(members)] += coefficients[k]
            continue
        tally = reader.columns[k].tally
        if isinstance(tally, PairTally):
            for block in blocks:
                block.tallies.append(TallyTerm(coefficients[k], tally))
            continue
        by_block: dict[str, list[tuple[Group, ...]]] = defaultdict(list)
        pairs = set()
        for case in reader.columns[k].cases:
            pairs.add(frozenset(reader.candidates[one].firm_id for group in case for one in group))
            by_block[reader.building(case[0][0])].append(case)
            if len(case) != 2 or len({reader.candidates[one].firm_id for one in case[0]}) != 1:
                raise NotSeparableError(f"{reader.columns[k].name} is no pair")
        if len(pairs) != 1 or len(next(iter(pairs))) != 2:
            raise NotSeparableError(f"{reader.columns[k].name} speaks of other than two firms")
        for name, cases in by_block.items():
            by_name[name].pairs.append(PairTerm(coefficients[k], tuple(cases)))
    return points, column_points
