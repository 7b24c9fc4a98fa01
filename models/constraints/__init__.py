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
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.rule import RULES

UNIT_BY_UNIT: tuple[tuple[RuleKey, Callable[[Instance], Bools]], ...] = (
    (RuleKey.FLOOR_LOAD, floor_load.admits),
    (RuleKey.CLEAR_HEIGHT, clear_height.admits),
    (RuleKey.GROUND_FLOOR, ground_floor.admits),
    (RuleKey.FREIGHT_LIFT, freight_lift.admits),
    (RuleKey.DOCK, dock.admits),
    (RuleKey.STEAM_MAIN, steam_main.admits),
    (RuleKey.HAZARD_CLASS, hazard_class.admits),
)

BY_OPENING: tuple[tuple[RuleKey, Callable[[Instance], Iterator[tuple[str, Ints]]]], ...] = (
    (RuleKey.COMMITMENTS, commitments.opens),
    (RuleKey.UNIT_STATE, unit_state.opens),
    (RuleKey.RESERVE, reserve.opens),
)

BY_RUN: tuple[tuple[RuleKey, Callable[[Firm, Run, Instance], Iterator[tuple[str, str]]]], ...] = (
    (RuleKey.COMMITMENTS, commitments.misfits),
    (RuleKey.AREA_FIT, area_fit.misfits),
    (RuleKey.WHOLE_BUILDING, whole_building.misfits),
    (RuleKey.FIRE_COMPARTMENT, fire_compartment.misfits),
    (RuleKey.EXPANSION, expansion.misfits),
    (RuleKey.ENTRY_TERMS, entry_terms.misfits),
)

BY_QUARTER: tuple[tuple[RuleKey, Callable[[Firm, str, Instance], Iterator[tuple[str, str, int]]]], ...] = (
    (RuleKey.UTILITIES, utilities.closes),
)

BY_ROWS: tuple[tuple[RuleKey, Callable[[ModelBuilder], None]], ...] = (
    (RuleKey.ONE_HOME, one_home.add_rows),
    (RuleKey.UNIT_ONCE, unit_once.add_rows),
    (RuleKey.COMMITMENTS, commitments.add_rows),
    (RuleKey.UTILITIES, utilities.add_rows),
    (RuleKey.SEGREGATION, segregation.add_rows),
    (RuleKey.EXPANSION, expansion.add_rows),
    (RuleKey.RESERVE, reserve.add_rows),
    (RuleKey.SPECULATIVE_HOLD, speculative_hold.add_rows),
)

STRUCTURAL = frozenset(rule.key for rule in RULES if not rule.switchable)
"""Rules that can be neither switched off nor waived."""


def is_released(rule: RuleKey, clause: str, firm: Firm, *, instance: Instance) -> bool:
    """Whether a clause is switched off, or waived for the firm; never so for a structural rule."""
    return rule not in STRUCTURAL and instance.releases(rule, clause, firm.firm_id)
