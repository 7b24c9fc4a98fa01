"""Why a firm is here and not there: the questions of `planner.analysis.why` put to a session."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from planner.analysis.explain import reasons_of
from planner.analysis.why import PlaceStudy, UndecidedError
from planner.analysis.why.price import displaced, price_at_most, price_of
from planner.domain.park.plan import Placement, Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.finding import Reason
from planner.domain.solving.outcome import Limits, Outcome, Status
from planner.domain.solving.place import PlaceAnswer, PlaceOption, PlaceState
from planner.domain.vocabulary.terms import Stage
from planner.services.planning.solving import (
    HaltedError,
    Session,
    begun,
    nothing_found,
    opened,
    opened_wide,
    prospects_of,
)

QUESTION = Limits(time_limit_s=20.0)
"""The limits of one question whether there is a plan at all."""
_SESSIONS = 8
_PRICED = (PlaceState.FITS, PlaceState.POSSIBLE)
OPEN_STATES = (PlaceState.HERE, *_PRICED)
"""States of a place that some plan has the firm in."""


class SessionPlaces:
    """A `PlaceSolver` on sessions of its own; what is asked of the same facts again uses the same session.

    Parameters
    ----------
    should_stop
        Ends a question; it is left undecided then.
    """

    def __init__(
        self,
        problem: Problem,
        limits: Limits = QUESTION,
        *,
        should_stop: Callable[[], bool] | None = None,
    ) -> None:
        self._problem = problem
        self._prospects = prospects_of(problem)
        self._full: Session | None = None
        self._options: dict[str, tuple[PlaceOption, ...]] = {}
        self._sessions: dict[str, Session] = {}
        self._limits = limits
        self._should_stop = should_stop

    def options(self, firm_id: str) -> Sequence[PlaceOption]:
        """Return every run and start of a firm, with what bars it there whoever else comes."""
        if firm_id not in self._options:
            self._options[firm_id] = self._prospects.of(firm_id)
        return self._options[firm_id]

    def plan_with(self, problem: Problem, placements: Sequence[Placement]) -> Plan | None:
        """Return some plan with one of the placements, or None if there is none; see `PlaceSolver`.

        Raises
        ------
        UndecidedError
            If the limits end before.
        """
        clock = begun(self._limits, self._should_stop)
        try:
            session = self._session(problem)
        except HaltedError as halted:
            raise UndecidedError from halted
        try:
            with session.keep(*placements):
                outcome = session.farthest((), self._limits, clock=clock)
        except ValueError:
            return None
        if outcome.plan is None and outcome.status is not Status.INFEASIBLE:
            raise UndecidedError
        return outcome.plan

    def best_with(
        self, placements: Sequence[Placement], *, start: Plan | None = None, near: Plan | None = None
    ) -> Outcome:
        """Return the best plan with one of the placements; see `PlaceSolver`."""
        clock = begun(self._limits, self._should_stop)
        try:
            self._full = self._full or opened(self._problem, clock)
            with self._full.keep(*placements):
                return self._full.solve(self._limits, start=start, clock=clock, value_only=True, near=near)
        except (HaltedError, ValueError):
            return nothing_found(self._problem, self._limits, clock)

    def _session(self, problem: Problem) -> Session:
        """Return the session of some facts, every start of theirs in it: a question may be about any."""
        known = self._sessions.pop(problem.fingerprint, None)
        session = known or opened_wide(problem, begun(self._limits, self._should_stop))
        self._sessions[problem.fingerprint] = session
        while len(self._sessions) > _SESSIONS:
            del self._sessions[next(iter(self._sessions))]
        return session


class Places:
    """Why each firm of a plan is here and not there, with what a place costs; one session for all questions.

    Parameters
    ----------
    is_best
        Whether the plan is proven to be the best: then no wish can gain anything.
    """

    def __init__(
        self,
        problem: Problem,
        plan: Plan,
        *,
        is_best: bool = False,
        limits: Limits = QUESTION,
        should_stop: Callable[[], bool] | None = None,
    ) -> None:
        self.problem = problem
        self.plan = plan
        self._is_best = is_best
        self._should_stop = should_stop
        self._solver = SessionPlaces(problem, limits, should_stop=should_stop)
        self._studies: dict[str, PlaceStudy] = {}

    def answers(self, firm_id: str) -> Iterator[PlaceAnswer]:
        """Return the answers of a firm, each building followed by its units; prices as intervals that need no solver."""
        for answer in self._study(firm_id).answers():
            yield self._with_interval(answer)

    def answer(self, firm_id: str, place_id: str) -> PlaceAnswer:
        """Return one answer, with the price as an interval that needs no solver.

        Raises
        ------
        KeyError
            If the problem has no such firm, or no such building or unit.
        """
        return self._with_interval(self._study(firm_id).answer(place_id))

    def states(self, firm_id: str) -> Mapping[str, PlaceState]:
        """Return the state of each building and unit for a firm."""
        return PlaceStudy(self.problem, self.plan, firm_id, self._solver).states()

    def reasons(self, firm_id: str) -> tuple[Reason, ...]:
        """Return why a firm has no place, the most telling first; empty for one that has a place or has left the park."""
        firm = self.problem.firm[firm_id]
        if firm_id in self.plan.by_firm or firm.stage is Stage.EXITED:
            return ()
        return reasons_of(self.problem, self.plan, firm)

    def everywhere(self, firm_id: str) -> Iterator[tuple[PlaceAnswer, ...]]:
        """Return the answers of a firm for every building, again and again with one more price proven, the least first.

        What is in the way of a building is left out; the building the firm is in has no price.
        """
        study = self._study(firm_id)
        found = {
            one.building_id: self._with_interval(study.standing(one.building_id))
            for one in self.problem.buildings
            if self.problem.units_of[one.building_id]
        }
        yield tuple(found.values())
        open_to = [one for one in found.values() if one.state in _PRICED]
        for one in sorted(open_to, key=lambda row: (row.price is None, row.price.rank if row.price else ())):
            if self._should_stop is not None and self._should_stop():
                return
            found[one.building_id] = self.priced(one)
            yield tuple(found.values())

    def priced(self, answer: PlaceAnswer) -> PlaceAnswer:
        """Return an answer with the price that a solve with the firm there proves; others as they are.

        Of the plans of that price one is told that moves as few other firms as can be.
        """
        if answer.state not in _PRICED or answer.placement is None:
            return answer
        places = self._study(answer.firm_id).open_to(answer.place_id)
        start = displaced(self.problem, self.plan, answer.placement)
        others = Plan(placements=tuple(p for p in self.plan.placements if p.firm_id != answer.firm_id))
        outcome = self._solver.best_with(places, start=start, near=others)
        price = price_of(self.problem, self.plan, answer.firm_id, outcome=outcome)
        return answer if price is None else replace(answer, price=price)

    def _with_interval(self, answer: PlaceAnswer) -> PlaceAnswer:
        if answer.state not in _PRICED or answer.placement is None:
            return answer
        price, _ = price_at_most(self.problem, self.plan, answer.placement, is_best=self._is_best)
        return replace(answer, price=price)

    def _study(self, firm_id: str) -> PlaceStudy:
        if firm_id not in self._studies:
            self._studies[firm_id] = PlaceStudy(self.problem, self.plan, firm_id, self._solver)
        return self._studies[firm_id]
