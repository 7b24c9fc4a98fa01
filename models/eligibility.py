"""What the rules leave open to each firm before there is a model: units, quarters, runs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from models.constraints import (
    BY_OPENING,
    BY_QUARTER,
    BY_RUN,
    UNIT_BY_UNIT,
    commitments,
    handover,
    is_released,
    speculative_hold,
)
from models.formulation import Fault
from models.instance import Bools, Instance, Ints, Run
from models.starts import StartOption
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.quarter import Quarter
from planner.domain.rule import is_on

RunRule = Callable[[Firm, Run, Instance], Iterator[tuple[str, str]]]
"""Return the clauses and subjects that a firm in a run would break."""


@dataclass(frozen=True)
class Eligibility:
    """What the rules leave of the parks for each firm, read off once."""

    instance: Instance

    @cached_property
    def admitted(self) -> list[list[bool]]:
        """Whether each firm may be in each unit."""
        every = np.ones((len(self.instance.firms), len(self.instance.units)), dtype=np.bool_)
        for _, admitted in self.admissions:
            every &= admitted
        found: list[list[bool]] = every.tolist()
        return found

    @cached_property
    def admissions(self) -> list[tuple[str, Bools]]:
        """Rule, and whether each firm may be in each unit by it alone; shape (firms, units)."""
        return [
            (rule, admits(self.instance) | self.instance.released(rule)[:, None])
            for rule, admits in UNIT_BY_UNIT
        ]

    @cached_property
    def opening(self) -> list[list[int]]:
        """Quarter from which each firm may be in each unit."""
        latest = np.zeros((len(self.instance.firms), len(self.instance.units)), dtype=np.int64)
        for _, _, opens in self.openings:
            latest = np.maximum(latest, opens)
        found: list[list[int]] = latest.tolist()
        return found

    @cached_property
    def openings(self) -> list[tuple[RuleKey, str, Ints]]:
        """Rule, clause and the quarter index from which each firm may be in each unit; shape (firms, units).

        0 stands for "from the beginning", `NEVER` for "not at all". Waived firms have 0.
        """
        found = []
        for rule, openings in BY_OPENING:
            for clause, opens in openings(self.instance):
                # Waived firms are set free here and not in the rules: a rule tells what it wants, in one place it is
                # decided whom it binds.
                free = self.instance.of_firms(partial(self._is_released, rule, clause))
                found.append((rule, clause, np.where(free[:, None], 0, opens)))
        return found

    def _is_released(self, rule: RuleKey, clause: str, firm: Firm) -> bool:
        return is_released(rule, clause, firm, instance=self.instance)

    def admitted_mask(self, firm: Firm, building_id: str) -> int:
        """Return the units of a building that the firm may be in, as a mask like that of a `Run`."""
        return self._admitted_masks[building_id][self.instance.firm_row[firm.firm_id]]

    @cached_property
    def _admitted_masks(self) -> dict[str, list[int]]:
        """The units that each firm may be in, for each building."""
        admitted, unit_row = np.array(self.admitted, dtype=np.bool_), self.instance.unit_row
        found = {}
        for building_id, units in self.instance.problem.units_of.items():
            inside = admitted.reshape(len(self.instance.firms), -1)[:, [unit_row[u.unit_id] for u in units]]
            packed = np.packbits(inside, axis=1, bitorder="little")
            found[building_id] = [int.from_bytes(row.tobytes(), "little") for row in packed]
        return found

    def opens(self, firm: Firm, run: Run) -> int:
        """Return the quarter index from which the firm may be in every unit of the run."""
        opening = self.opening[self.instance.firm_row[firm.firm_id]]
        return max(opening[row] for row in run.unit_rows)

    def misfits(self, firm: Firm, run: Run) -> Iterator[Fault]:
        """Return what of a run would break a rule for the firm, whenever it starts."""
        for rule, misfits in self._by_run:
            for clause, subject in misfits(firm, run, self.instance):
                if not is_released(rule, clause, firm, instance=self.instance):
                    yield rule, clause, subject

    @cached_property
    def _by_run(self) -> list[tuple[RuleKey, RunRule]]:
        """The rules in force that judge a run."""
        return [(rule, misfits) for rule, misfits in BY_RUN if is_on(self.instance.policy, rule)]

    def closed(self, firm: Firm, building_id: str) -> list[tuple[Fault, int]]:
        """Return every quarter index in which the firm may not be in the building, and why."""
        return [
            ((rule, clause, subject), quarter)
            for rule, closes in BY_QUARTER
            for clause, subject, quarter in closes(firm, building_id, self.instance)
            if not is_released(rule, clause, firm, instance=self.instance)
        ]

    def faults(self, option: StartOption, start: int) -> Iterator[Fault]:
        """Return everything that bars a firm from a run from a start (quarter index) on; nothing if it may."""
        instance, firm, run = self.instance, option.firm, option.run
        if run.mask not in instance.runs[run.building_id]:
            yield RuleKey.RUN, "", run.building_id
        if not _may_start(firm, run, start, instance):
            yield RuleKey.HANDOVER, "", run.building_id
        if not commitments.pinned_starts(firm, instance) <= {start}:
            yield RuleKey.COMMITMENTS, "pin", str(Quarter(start))
        yield from self._shut_units(firm, run, start)
        yield from self.misfits(firm, run)
        for fault, quarter in self.closed(firm, run.building_id):
            if start <= quarter < option.end(start):
                yield fault
        if speculative_hold.concerns(firm, instance):
            for unit_id in speculative_hold.empty_too_long(firm, run.units, start, instance=instance):
                yield RuleKey.SPECULATIVE_HOLD, "", unit_id

    def _shut_units(self, firm: Firm, run: Run, start: int) -> Iterator[Fault]:
        row = self.instance.firm_row[firm.firm_id]
        units = [(unit, self.instance.units[unit].unit_id) for unit in run.unit_rows]
        for rule, admitted in self.admissions:
            yield from ((rule, "", unit_id) for unit, unit_id in units if not admitted[row, unit])
        for rule, clause, opens in self.openings:
            yield from ((rule, clause, unit_id) for unit, unit_id in units if opens[row, unit] > start)


def _may_start(firm: Firm, run: Run, start: int, instance: Instance) -> bool:
    return start in handover.starts(firm, run, instance) or start in handover.begun(firm, run, instance)
