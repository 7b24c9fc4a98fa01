"""A program split into its buildings: what belongs to one alone, and the rows that link them.

A row over candidates of one building is kept inside its patterns; any other row becomes a
linking row. A column with a meaning (`Column.cases`) is worked out from the candidates, never
decided: if it speaks of one building it is part of the pattern; if each of its cases lies in one
building, of firms that are in one building only, it is the sum of its parts; else it stays a
column of the master. Rows that only tie such columns to their meaning fall away.

Refused are programs in which this cannot be read off: negated columns, linking rows over columns
that are no sum over candidates, firms that may be in several places at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from models.formulation import Candidate, Formulation, Group, ModelRow, RowSense
from models.patterns.separation import BuildingBlock, NotSeparableError, PairTerm, Separation
from models.solver import FloatArray, Matrix, Objective
from planner.domain.keys import RuleKey
from planner.domain.rule import RULES

Least = tuple[Objective, float]
"""A sum over the columns, and what it must come to at least."""

_RULES = frozenset(rule.key for rule in RULES)


class _Place(Enum):
    INSIDE = "inside"
    SUM = "sum"
    LINKING = "linking"


def separate(
    formulation: Formulation,
    matrix: Matrix,
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
        If it does not fall into buildings.
    """
    reader = _Reader(formulation)
    reader.check_firms()
    open_ = np.flatnonzero(upper[: len(formulation.candidates)] > 0.5)
    names = sorted({one.building_id for one in formulation.candidates})
    place = {name: at for at, name in enumerate(names)}
    block_of = np.array([place[one.building_id] for one in formulation.candidates], dtype=np.int64)
    blocks = tuple(
        BuildingBlock(name, open_[block_of[open_] == at].astype(np.int64)) for at, name in enumerate(names)
    )
    links = _Links(reader)
    for row in formulation.rows:
        links.take(row, matrix.row[row.name], blocks, block_of)
    sums = [objective, *(sum_ for sum_, _ in at_least)]
    points, column_points = _points(reader, links, sums, blocks)
    for number, (sum_, least) in enumerate(at_least, start=1):
        links.add(
            {k: float(points[k, number]) for k in np.flatnonzero(points[:, number]).tolist()},
            {
                at: float(column_points[at, number])
                for at in np.flatnonzero(column_points[:, number]).tolist()
            },
            (least - sum_.constant, np.inf),
            matrix.rows + number - 1,
        )
    candidate_links, column_links = links.matrices()
    firms = tuple(sorted({one.firm_id for one in formulation.candidates}))
    firm = {name: at for at, name in enumerate(firms)}
    return Separation(
        formulation=formulation,
        blocks=blocks,
        firms=firms,
        firm_of=np.array([firm[one.firm_id] for one in formulation.candidates], dtype=np.int64),
        points=points,
        links=candidate_links,
        columns=tuple(links.columns),
        column_links=column_links,
        column_points=column_points,
        row_lower=np.array([limits[0] for _, _, limits, _ in links.rows], dtype=np.float64),
        row_upper=np.array([limits[1] for _, _, limits, _ in links.rows], dtype=np.float64),
        origin=np.array([origin for *_, origin in links.rows], dtype=np.int64),
        home_row={firm[name]: row for name, row in links.home_row.items()},
        sums=len(at_least),
        tells_ties=tells_ties,
    )


class _Reader:
    """What the columns of a formulation mean, read off their cases."""

    def __init__(self, formulation: Formulation) -> None:
        self.candidates: tuple[Candidate, ...] = formulation.candidates
        self.columns = formulation.columns
        self.rows = formulation.rows
        self.count = len(formulation.candidates)

    def check_firms(self) -> None:
        """Refuse programs in which a firm may be in two places."""
        held: set[str] = set()
        for row in self.rows:
            if row.rule == RuleKey.ONE_HOME and row.limit == 1:
                held.update(row.subjects)
        several: dict[str, int] = defaultdict(int)
        for one in self.candidates:
            several[one.firm_id] += 1
        loose = sorted(name for name, count in several.items() if count > 1 and name not in held)
        if loose:
            raise NotSeparableError(f"{loose[0]} may be in several places")

    def members(self, column: int) -> Group | None:
        """Return the candidates a column is the sum of: itself, or those of one firm; else None."""
        if column < self.count:
            return (column,)
        cases = self.columns[column].cases
        if len(cases) != 1 or len(cases[0]) != 1 or self.columns[column].negated:
            return None
        (group,) = cases[0]
        return group if len({self.candidates[k].firm_id for k in group}) == 1 else None

    def place(self, column: int) -> _Place:
        """Return where a column belongs."""
        cases = self.columns[column].cases
        if self.columns[column].negated or not cases:
            raise NotSeparableError(f"{self.columns[column].name} is no presence")
        if len({self.building(k) for case in cases for group in case for k in group}) == 1:
            return _Place.INSIDE
        firms = set()
        for case in cases:
            buildings = {self.building(k) for group in case for k in group}
            of_case = [frozenset(self.candidates[k].firm_id for k in group) for group in case]
            if len(buildings) != 1 or any(len(one) != 1 for one in of_case):
                return _Place.LINKING
            firms.add(frozenset(name for one in of_case for name in one))
        return _Place.SUM if len(firms) == 1 else _Place.LINKING

    def building(self, candidate: int) -> str:
        """Return the building of a candidate."""
        return self.candidates[candidate].building_id


_LinkRow = tuple[dict[int, float], dict[int, float], tuple[float, float], int]


class _Links:
    """The linking rows, as they are found."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader
        self.place = {k: reader.place(k) for k in range(reader.count, len(reader.columns))}
        self.columns = [k for k, place in self.place.items() if place is _Place.LINKING]
        self.column_at = {k: at for at, k in enumerate(self.columns)}
        self.rows: list[_LinkRow] = []
        self.home_row: dict[str, int] = {}

    def add(
        self,
        candidates: dict[int, float],
        columns: dict[int, float],
        limits: tuple[float, float],
        origin: int,
    ) -> None:
        """Add a linking row."""
        self.rows.append((candidates, columns, limits, origin))

    def take(
        self, row: ModelRow, origin: int, blocks: Sequence[BuildingBlock], block_of: NDArray[np.int64]
    ) -> None:
        """Put a row of the program where it belongs."""
        kinds = {self.place.get(k) for k, _ in row.terms}
        is_linking = _Place.LINKING in kinds
        if row.rule == "home" or (row.rule not in _RULES and not is_linking):
            return  # it ties a column to its meaning
        if _Place.SUM in kinds:
            raise NotSeparableError(f"{row.name} holds a column that is a sum over buildings")
        homes = {self._block(k, block_of) for k, _ in row.terms if self.place.get(k) is not _Place.LINKING}
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
            if self.place.get(k) is _Place.LINKING:
                columns[self.column_at[k]] += coefficient
        inside = [(k, a) for k, a in row.terms if self.place.get(k) is not _Place.LINKING]
        self.add(self._spread(row, inside), columns, limits, origin)

    def _keep_inside(self, row: ModelRow, block: BuildingBlock) -> None:
        if row.limit == 1 and all(a == 1 for _, a in row.terms):
            block.packings.append(tuple(k for k, _ in row.terms))
        elif not self._only_says_presence(row):
            block.knapsacks.append((self._spread(row, row.terms), float(row.limit)))

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

    def matrices(self) -> tuple[FloatArray, FloatArray]:
        """Return candidates × linking rows, and columns of the master × linking rows."""
        own = np.zeros((self._reader.count, len(self.rows)))
        other = np.zeros((len(self.columns), len(self.rows)))
        for at, (candidates, columns, _, _) in enumerate(self.rows):
            for k, coefficient in candidates.items():
                own[k, at] = coefficient
            for k, coefficient in columns.items():
                other[k, at] = coefficient
        return own, other


def _points(
    reader: _Reader, links: _Links, sums: Sequence[Objective], blocks: Sequence[BuildingBlock]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return what candidates and columns of the master bring to each sum; pairs go to the blocks."""
    coefficients = np.array([one.coefficients for one in sums], dtype=np.int64).T
    points = coefficients[: reader.count].copy()
    column_points = coefficients[links.columns]
    by_name = {block.name: block for block in blocks}
    for k in (np.flatnonzero(coefficients[reader.count :].any(axis=1)) + reader.count).tolist():
        members = reader.members(k)
        if links.place[k] is _Place.LINKING:
            continue
        if members is not None:
            points[list(members)] += coefficients[k]
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
