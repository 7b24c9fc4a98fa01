"""Where a column belongs when a program falls into buildings, read off what it means."""

from collections import defaultdict
from enum import Enum

from models.formulation import Candidate, Formulation, Group
from models.patterns.separation import NotSeparableError
from planner.domain.keys import RuleKey


class ColumnPlace(Enum):
    """Inside one building, a sum over buildings, or a column of the master that links them."""

    INSIDE = "inside"
    SUM = "sum"
    LINKING = "linking"


class ColumnReader:
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

    def place(self, column: int) -> ColumnPlace:
        """Return where a column belongs."""
        if self.columns[column].tally is not None:
            return ColumnPlace.SUM
        cases = self.columns[column].cases
        if self.columns[column].negated or not cases:
            raise NotSeparableError(f"{self.columns[column].name} is no presence")
        if len({self.building(k) for case in cases for group in case for k in group}) == 1:
            return ColumnPlace.INSIDE
        firms = set()
        for case in cases:
            buildings = {self.building(k) for group in case for k in group}
            of_case = [frozenset(self.candidates[k].firm_id for k in group) for group in case]
            if len(buildings) != 1 or any(len(one) != 1 for one in of_case):
                return ColumnPlace.LINKING
            firms.add(frozenset(name for one in of_case for name in one))
        return ColumnPlace.SUM if len(firms) == 1 else ColumnPlace.LINKING

    def building(self, candidate: int) -> str:
        """Return the building of a candidate."""
        return self.candidates[candidate].building_id
