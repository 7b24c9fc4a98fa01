"""Every rule as the solver is told it, in reading order: one file per rule.

A rule speaks in one or more of five ways. Before there is a model, it prunes:

- unit by unit (`admits`): the firm may be in the unit, or not;
- by opening (`opens`): the quarter from which the firm may be in the unit;
- by run (`misfits`): clauses the run would break for the firm;
- by quarter (`closes`): quarters in which the firm may not be in the building.

What remains, firms told about each other, it adds as rows (`add_rows`).
"""

from collections.abc import Callable, Iterator

from models.builder import ModelBuilder
from models.constraints import (
    area_fit,
    clear_height,
    commitments,
    dock,
    entry_terms,
    expansion,
    fire_compartment,
    floor_load,
    freight_lift,
    ground_floor,
    hazard_class,
    one_home,
    reserve,
    segregation,
    speculative_hold,
    steam_main,
    unit_once,
    unit_state,
    utilities,
    whole_building,
)
from models.instance import Bools, Instance, Ints, Run
from planner.domain.firm import Firm

UNIT_BY_UNIT: tuple[tuple[str, Callable[[Instance], Bools]], ...] = (
    ("floor_load", floor_load.admits),
    ("clear_height", clear_height.admits),
    ("ground_floor", ground_floor.admits),
    ("freight_lift", freight_lift.admits),
    ("dock", dock.admits),
    ("steam_main", steam_main.admits),
    ("hazard_class", hazard_class.admits),
)

BY_OPENING: tuple[tuple[str, Callable[[Instance], Iterator[tuple[str, Ints]]]], ...] = (
    ("commitments", commitments.opens),
    ("unit_state", unit_state.opens),
    ("reserve", reserve.opens),
)

BY_RUN: tuple[tuple[str, Callable[[Firm, Run, Instance], Iterator[tuple[str, str]]]], ...] = (
    ("commitments", commitments.misfits),
    ("area_fit", area_fit.misfits),
    ("whole_building", whole_building.misfits),
    ("fire_compartment", fire_compartment.misfits),
    ("expansion", expansion.misfits),
    ("entry_terms", entry_terms.misfits),
)

BY_QUARTER: tuple[tuple[str, Callable[[Firm, str, Instance], Iterator[tuple[str, str, int]]]], ...] = (
    ("utilities", utilities.closes),
)

BY_ROWS: tuple[tuple[str, Callable[[ModelBuilder], None]], ...] = (
    ("one_home", one_home.add_rows),
    ("unit_once", unit_once.add_rows),
    ("commitments", commitments.add_rows),
    ("utilities", utilities.add_rows),
    ("segregation", segregation.add_rows),
    ("expansion", expansion.add_rows),
    ("reserve", reserve.add_rows),
    ("speculative_hold", speculative_hold.add_rows),
)

STRUCTURAL = frozenset({"one_home", "unit_once", "run", "handover", "commitments"})
"""Rules that can be neither switched off nor waived."""


def is_released(rule: str, clause: str, firm: Firm, *, instance: Instance) -> bool:
    """Whether a clause is switched off, or waived for the firm."""
    return rule not in STRUCTURAL and instance.releases(rule, clause, firm.firm_id)
