"""Every run and start that a firm can be thought of in, and what bars it there whoever else comes.

What candidates leave out is told here with its reasons: area, window, promises and all other rules that speak of one
firm alone. Starts before a unit is handed over or a park opens are no prospects: nothing can be lifted there.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from models.constraints import commitments, handover, speculative_hold
from models.eligibility import Eligibility
from models.instance import Instance, Run, facts_of
from models.placements import seats_in
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.solving.place import Cause, PlaceOption
from planner.domain.vocabulary.terms import Stage

_HANDOVER: Cause = (RuleKey.HANDOVER, "")
_PIN: Cause = (RuleKey.COMMITMENTS, "pin")
_HOLD: Cause = (RuleKey.SPECULATIVE_HOLD, "")


class Prospects:
    """What the rules that speak of one firm alone say of every place of a problem."""

    def __init__(self, problem: Problem) -> None:
        self._instance: Instance = facts_of(problem)
        self._eligibility = Eligibility(self._instance)

    def of(self, firm_id: str) -> tuple[PlaceOption, ...]:
        """Return every option of a firm, building by building; a firm that sits in the park has its seats, one that left none."""
        firm = self._instance.problem.firm[firm_id]
        if firm.stage is Stage.EXITED:
            return ()
        if firm.is_sitting:
            return tuple(self._seats(firm))
        found: list[PlaceOption] = []
        for building_id, runs in self._instance.runs.items():
            if runs:
                found += self._in_building(firm, building_id, tuple(runs.values()))
        return tuple(found)

    def _seats(self, firm: Firm) -> Iterator[PlaceOption]:
        for seat in seats_in(firm, self._instance):
            starts = tuple(Quarter(start) for start in seat.starts)
            yield PlaceOption(
                building_id=seat.run.building_id, units=seat.run.units, starts=starts, causes=frozenset()
            )

    def _in_building(self, firm: Firm, building_id: str, runs: Sequence[Run]) -> Iterator[PlaceOption]:
        row = self._instance.firm_row[firm.firm_id]
        units = self._instance.problem.units_of[building_id]
        rows = [self._instance.unit_row[unit.unit_id] for unit in units]
        shut = [
            ((str(rule), ""), mask)
            for rule, admitted in self._eligibility.admissions
            if (mask := sum(1 << k for k, unit in enumerate(rows) if not admitted[row, unit]))
        ]
        closed = [
            ((str(rule), clause), quarter)
            for (rule, clause, _), quarter in self._eligibility.closed(firm, building_id)
        ]
        for run in runs:
            whenever = {cause for cause, mask in shut if run.mask & mask}
            whenever |= {(str(rule), clause) for rule, clause, _ in self._eligibility.misfits(firm, run)}
            yield from self._by_start(firm, run, whenever, closed)

    def _by_start(
        self, firm: Firm, run: Run, whenever: set[Cause], closed: Sequence[tuple[Cause, int]]
    ) -> Iterator[PlaceOption]:
        """Return the options of one run, a start of the whole horizon each, like starts together."""
        instance = self._instance
        row = instance.firm_row[firm.firm_id]
        opening = [
            (cause, max(opens[row][unit] for unit in run.unit_rows)) for cause, opens in self._openings
        ]
        window, pinned = handover.starts(firm, run, instance), commitments.pinned_starts(firm, instance)
        begun = handover.begun(firm, run, instance)
        speculative = speculative_hold.concerns(firm, instance)
        alike: dict[tuple[frozenset[Cause], bool], list[int]] = {}
        for start in (*begun, *self._thinkable(run)):
            causes = whenever | {cause for cause, opens in opening if start < opens}
            end = handover.end_of(firm, start)
            causes |= {cause for cause, quarter in closed if start <= quarter < end}
            if start not in window and start not in begun:
                causes.add(_HANDOVER)
            if not pinned <= {start}:
                causes.add(_PIN)
            follows = False
            if speculative:
                waiting = speculative_hold.empty_too_long(firm, run.units, start, instance=instance)
                waiting = [unit for unit in waiting if not self._is_left(unit, start)]
                follows = bool(waiting) and self._first_end <= start
                if waiting and not follows:
                    causes.add(_HOLD)
            alike.setdefault((frozenset(causes), follows), []).append(start)
        for (why, follows), starts in alike.items():
            yield PlaceOption(
                building_id=run.building_id,
                units=run.units,
                starts=tuple(map(Quarter, starts)),
                causes=why,
                follows=follows,
            )

    @cached_property
    def _openings(self) -> list[tuple[Cause, list[list[int]]]]:
        """Rules by which some unit opens to some firm later than at once, with the quarter for each firm and unit."""
        return [
            ((str(rule), clause), opens.tolist())
            for rule, clause, opens in self._eligibility.openings
            if opens.any()
        ]

    def _thinkable(self, run: Run) -> range:
        """Return the quarters from handover and opening to the last one of the park."""
        park = self._instance.problem.park_of(run.building_id)
        ready = max(int(self._instance.ready[unit]) for unit in run.unit_rows)
        return range(max(park.opening_quarter.index, ready), park.last_quarter.index + 1)

    def _is_left(self, unit_id: str, start: int) -> bool:
        """Whether a firm that sits in a unit leaves it shortly before a quarter."""
        since = start - self._instance.policy.speculative_hold_quarters - 1
        return any(since < end <= start for end in self._instance.ends.get(unit_id, ()))

    @cached_property
    def _first_end(self) -> int:
        """Quarter in which a firm that comes in can leave at the earliest."""
        opening = min(park.opening_quarter.index for park in self._instance.problem.parks)
        coming = [firm for firm in self._instance.firms if not firm.is_sitting]
        ends = [handover.end_of(firm, max(firm.desired_quarter.index, opening)) for firm in coming]
        based = [place.end.index for firm in coming for place in self._instance.base_of.get(firm.firm_id, ())]
        return min([*ends, *based], default=self._instance.last + 1)
