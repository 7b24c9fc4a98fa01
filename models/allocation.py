"""Rooms given out one firm after the other, never taken back by the rules: the model watched, not solved.

A model of everyone who may come is built once; then placements are made in whatever order a caller
chooses, each only where no row of the model gets worse. So every rule holds at every step without
a solver, and many orders can be tried on one model.
"""

from collections.abc import Mapping
from functools import cached_property

from models import milp
from models.clock import ENDLESS, Clock
from models.reading import plan_of, values_of
from models.search.board import Board
from models.search.greedy import points_of
from models.solver import hand_off
from models.tiers import stages_of
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem


class AllocationModel:
    """The placements that the rules leave to each firm of a problem, with every start."""

    def __init__(self, problem: Problem, *, clock: Clock = ENDLESS) -> None:
        self.problem = problem
        self._formulation = milp.build(problem, every_start=True, clock=clock)
        self._matrix = hand_off(self._formulation.program, self._formulation.variables, tick=clock.tick)
        self._stages = stages_of(self._formulation, self._matrix)

    @cached_property
    def _columns(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        points = points_of(self._formulation, self._stages)
        order = range(len(self._formulation.candidates))
        for column in sorted(order, key=lambda k: (tuple(-one for one in points[k]), k)):
            found.setdefault(self._formulation.candidates[column].firm_id, []).append(column)
        return found

    @cached_property
    def options(self) -> Mapping[str, tuple[Placement, ...]]:
        """The placements of each firm that the rules leave it alone, what the goals want most first."""
        candidates = self._formulation.candidates
        return {
            firm: tuple(candidates[k].placement() for k in columns) for firm, columns in self._columns.items()
        }

    def board(self) -> "AllocationBoard":
        """Return a park in which nobody is placed yet."""
        return AllocationBoard(self)

    @cached_property
    def _empty(self) -> Board:
        empty = values_of(self._formulation, Plan()) or []
        return Board(self._matrix, empty, placements=len(self._formulation.candidates))

    def empty_board(self) -> Board:
        """Return the values of all columns where nobody is placed."""
        return self._empty.copy()

    def column(self, placement: Placement) -> int | None:
        """Return the ordinal of a placement; None if the rules bar it."""
        return self._formulation.ordinal.get(placement)

    def plan(self, board: Board) -> Plan:
        """Return the placements that are set."""
        return plan_of(self._formulation, board.values.tolist())


class AllocationBoard:
    """Placements made so far; none stands that breaks a rule with those before it."""

    def __init__(self, model: AllocationModel) -> None:
        self._model = model
        self._board = model.empty_board()
        self._columns: list[tuple[str, int]] = []

    def place(self, placement: Placement) -> bool:
        """Make a placement, if every rule allows; return whether it stands."""
        column = self._model.column(placement)
        if column is None or not self._board.place(column):
            return False
        self._columns.append((placement.firm_id, column))
        return True

    def release(self, *firm_ids: str) -> None:
        """Take firms off, and everyone else stays."""
        left = [one for one in self._columns if one[0] not in firm_ids]
        if len(left) < len(self._columns):
            self._board = self._model.empty_board()
            self._columns = [one for one in left if self._board.place(one[1])]

    @property
    def plan(self) -> Plan:
        """The placements that stand."""
        return self._model.plan(self._board)
