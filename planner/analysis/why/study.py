"""The places of one firm, cell by cell: here, fits, possible, or blocked and by what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from planner.analysis.explain.shortfall import shortfall
from planner.analysis.why.freedom import Freedom, area_off, bare, gravest_of, placements_of
from planner.analysis.why.lifting import can_lift, shared_causes
from planner.analysis.why.nothing_helps import bars_for_good
from planner.analysis.why.smallest import smallest_sets
from planner.analysis.why.solver import PlaceSolver, UndecidedError
from planner.check import check_placement, check_plan
from planner.domain.measures.placed import without_unknown
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.rule import RULES
from planner.domain.solving.finding import Finding
from planner.domain.solving.place import BlockingSet, Cause, PlaceAnswer, PlaceOption, PlaceState

MOST_SETS = 5
"""How many smallest sets of clauses are told of a blocked place."""
_MOST_LOOKED_AT = 6
"""Runs whose shortfalls are compared, to name the one that comes closest."""
_ORDER: dict[str, int] = {rule.key: number for number, rule in enumerate(RULES)}


class PlaceStudy:
    """What a plan and the rules say of one firm in each building and on each unit.

    Parameters
    ----------
    plan
        The plan on show; placements that the problem does not know are passed over.
    solver
        Of the same problem.
    """

    def __init__(self, problem: Problem, plan: Plan, firm_id: str, solver: PlaceSolver) -> None:
        self._problem = problem
        self._plan = without_unknown(problem, plan)
        self._firm_id = firm_id
        self._own = self._plan.by_firm.get(firm_id, ())
        self._others = Plan(placements=tuple(p for p in self._plan.placements if p.firm_id != firm_id))
        self._solver = solver
        self._freedom = Freedom(problem, self._plan, firm_id, solver)
        self._fitting: dict[PlaceOption, Placement | None] = {}

    def answers(self) -> Iterator[PlaceAnswer]:
        """Return the answer for each building and then each unit of it, building by building."""
        for building in self._problem.buildings:
            yield self.answer(building.building_id)
            for unit in self._problem.units_of[building.building_id]:
                yield self.answer(unit.unit_id)

    def states(self) -> Mapping[str, PlaceState]:
        """Return the state of each building and unit, without what is in the way."""
        found = {}
        for building in self._problem.buildings:
            options = self._options.get(building.building_id, ())
            for unit_id in ("", *(unit.unit_id for unit in self._problem.units_of[building.building_id])):
                rows = [one for one in options if not unit_id or unit_id in one.units]
                state, _ = self._state(building.building_id, unit_id, rows)
                found[unit_id or building.building_id] = state
        return found

    def standing(self, building_id: str) -> PlaceAnswer:
        """Return the answer for a building without what is in the way of a blocked one."""
        state, placement = self._state(building_id, "", self._options.get(building_id, ()))
        return PlaceAnswer(firm_id=self._firm_id, building_id=building_id, state=state, placement=placement)

    def answer(self, place_id: str) -> PlaceAnswer:
        """Return the answer for a building or a unit; state `open` if the limits of the solver end before.

        Raises
        ------
        KeyError
            If the problem has no such building or unit.
        """
        unit_id = place_id if place_id in self._problem.unit else ""
        building_id = (
            self._problem.unit[unit_id].building_id
            if unit_id
            else self._problem.building[place_id].building_id
        )
        options = [one for one in self._options.get(building_id, ()) if not unit_id or unit_id in one.units]
        state, placement, sets, fixed = self._decided(building_id, unit_id, options)
        return PlaceAnswer(
            firm_id=self._firm_id,
            building_id=building_id,
            unit_id=unit_id,
            state=state,
            placement=placement,
            sets=sets,
            fixed=fixed,
        )

    def _decided(
        self, building_id: str, unit_id: str, options: Sequence[PlaceOption]
    ) -> tuple[PlaceState, Placement | None, tuple[BlockingSet, ...], tuple[Finding, ...]]:
        state, placement = self._state(building_id, unit_id, options)
        if state is not PlaceState.BLOCKED:
            return state, placement, (), ()
        try:
            sets = self._sets(options)
        except UndecidedError:
            return PlaceState.OPEN, None, (), ()
        fixed = (
            ()
            if sets
            else bars_for_good(
                self._problem,
                self._firm_id,
                unit_id or building_id,
                beside=self._freedom.beside,
                placements=self._placements(options),
            )
        )
        return PlaceState.BLOCKED, None, sets, fixed

    def _state(
        self, building_id: str, unit_id: str, options: Sequence[PlaceOption]
    ) -> tuple[PlaceState, Placement | None]:
        here = next((p for p in self._own if self._is_in(p, building_id, unit_id)), None)
        if here is not None:
            return PlaceState.HERE, here
        free = [one for one in options if not one.causes]
        fitting = [found for one in free if (found := self._fits(one))]
        if fitting:
            return PlaceState.FITS, min(fitting, key=self._preference)
        follows = any(one.follows for one in free)
        try:
            possible = self._freedom.one_of(self._placements(free), follows=follows) if free else None
        except UndecidedError:
            return PlaceState.OPEN, None
        return (PlaceState.BLOCKED if possible is None else PlaceState.POSSIBLE), possible

    # ------------------------------------------------------------ as things stand

    def _fits(self, option: PlaceOption) -> Placement | None:
        """Return the earliest placement of an option that breaks nothing while all others stay."""
        if option not in self._fitting:
            self._fitting[option] = next(
                (one for one in self._placements([option]) if self._is_free(one) and self._stands(one)), None
            )
        return self._fitting[option]

    def _is_free(self, asked: Placement) -> bool:
        return not any(
            since < asked.end.index and asked.start.index < until
            for name in asked.units
            for since, until in self._taken.get(name, ())
        )

    def _stands(self, asked: Placement) -> bool:
        if any(one.is_fault for one in check_placement(self._problem, self._others, asked)):
            return False
        if not self._own:
            return True
        # Its old place stands empty then, and somebody may count on it.
        after = check_plan(self._problem, Plan(placements=(*self._others.placements, asked)))
        return not any(one.is_fault for one in after)

    @cached_property
    def _taken(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for place in self._others.placements:
            for name in place.units:
                found.setdefault(name, []).append((place.start.index, place.end.index))
        return found

    def _is_in(self, place: Placement, building_id: str, unit_id: str) -> bool:
        if unit_id:
            return unit_id in place.units
        return any(self._problem.unit[name].building_id == building_id for name in place.units)

    # ------------------------------------------------------------ what is in the way

    def _sets(self, options: Sequence[PlaceOption]) -> tuple[BlockingSet, ...]:
        """Return the smallest sets of clauses in the way, few and near ones first; empty if nothing helps."""
        rows = [one for one in options if all(map(can_lift, one.causes))]
        if not rows:
            return ()
        freed, open_ = self._by_checker(rows)
        if open_:
            freed = self._by_solver(rows, freed, open_)
        freed = {why: self._nearest(rows, why, place) for why, place in freed.items()}
        found = [
            BlockingSet(findings=self._findings(place, why), placement=place) for why, place in freed.items()
        ]
        return tuple(sorted(found, key=_nearness)[:MOST_SETS])

    def _by_checker(
        self, options: Sequence[PlaceOption]
    ) -> tuple[dict[frozenset[Cause], Placement], list[tuple[frozenset[Cause], Placement, bool]]]:
        """Return the smallest sets that the checker is sure of, and the placements that might do with less.

        Of these what must be lifted at least, and whether they follow somebody.
        """
        found: dict[frozenset[Cause], Placement] = {}
        doubted: list[tuple[frozenset[Cause], Placement, bool]] = []
        for option in sorted(
            options, key=lambda one: (len(one.causes), area_off(self._problem, self._firm_id, one))
        ):
            if any(why <= option.causes for why in found):
                continue
            for place in self._placements([option]):
                if self._freedom.is_hopeless(place):
                    continue
                least, enough = (option.causes | causes for causes in self._freedom.needs(place))
                if least != enough or option.follows:
                    doubted.append((least, place, option.follows))
                if all(map(can_lift, enough)) and not any(known <= enough for known in found):
                    found = {known: at for known, at in found.items() if not enough <= known} | {
                        enough: place
                    }
                if enough == option.causes:
                    break
        doubted = [
            row for row in doubted if all(map(can_lift, row[0])) and not any(why <= row[0] for why in found)
        ]
        return found, doubted

    def _by_solver(
        self,
        options: Sequence[PlaceOption],
        sure: dict[frozenset[Cause], Placement],
        doubted: Sequence[tuple[frozenset[Cause], Placement, bool]],
    ) -> dict[frozenset[Cause], Placement]:
        """Return the smallest sets where promised firms may be here or there, or another may come before."""
        shared = shared_causes(self._problem, self._problem.firm[self._firm_id])
        every = frozenset[Cause]().union(*(one.causes for one in options), shared, *sure)

        def freed(why: frozenset[Cause]) -> Placement | None:
            known = next((place for causes, place in sure.items() if causes <= why), None)
            rows = [row for row in doubted if row[0] <= why]
            if known is not None or not rows:
                return known
            follows = any(row[2] for row in rows)
            return self._freedom.one_of([row[1] for row in rows], why, follows=follows)

        sets = smallest_sets(
            sorted(every, key=_reading_order), lambda why: freed(why) is not None, most=MOST_SETS
        )
        return {why: place for why in sets if (place := freed(why))}

    def _nearest(self, options: Sequence[PlaceOption], why: frozenset[Cause], at: Placement) -> Placement:
        """Return the placement that lifting the clauses opens and that falls short by least, of those looked at."""
        alike = (one for one in options if one.causes == why)
        near = sorted(alike, key=lambda one: area_off(self._problem, self._firm_id, one))[:_MOST_LOOKED_AT]
        places = [self._placements([one])[0] for one in near]
        good = [one for one in places if self._freedom.is_free(one, why)]
        return min((at, *good), key=lambda one: sum(map(shortfall, self._freedom.alone(one)), Fraction(0)))

    def _findings(self, place: Placement, why: frozenset[Cause]) -> tuple[Finding, ...]:
        """Return the checker's finding for each clause, the gravest of each."""
        gravest = gravest_of(self._freedom.alone(place))
        if not why <= gravest.keys():  # some of them set the firm against others
            gravest = gravest_of(self._freedom.beside(place)) | gravest
        return tuple(
            gravest.get(cause) or bare(cause, self._firm_id) for cause in sorted(why, key=_reading_order)
        )

    # ------------------------------------------------------------ options and placements

    def open_to(self, place_id: str) -> tuple[Placement, ...]:
        """Return every placement in a building or with a unit that no rule bars the firm from by itself."""
        return self._placements(
            one
            for options in self._options.values()
            for one in options
            if not one.causes and place_id in (one.building_id, *one.units)
        )

    @cached_property
    def _options(self) -> dict[str, list[PlaceOption]]:
        found: dict[str, list[PlaceOption]] = {}
        for one in self._solver.options(self._firm_id):
            found.setdefault(one.building_id, []).append(one)
        return found

    def _placements(self, options: Iterable[PlaceOption]) -> tuple[Placement, ...]:
        return placements_of(self._problem, self._firm_id, options)

    def _preference(self, place: Placement) -> tuple[object, ...]:
        firm = self._problem.firm[self._firm_id]
        area = sum(self._problem.unit[name].leasable_m2 for name in place.units)
        return place.start, abs(area - firm.area_req_m2), place.units


def _reading_order(cause: Cause) -> tuple[int, str]:
    return _ORDER.get(cause[0], len(_ORDER)), cause[1]


def _nearness(one: BlockingSet) -> tuple[object, ...]:
    return len(one.findings), sum(map(shortfall, one.findings)), one.causes
