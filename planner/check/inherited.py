"""Which findings are facts of today: what sitting firms break where they sit is no fault of a plan."""

from collections.abc import Mapping
from dataclasses import replace

from planner.check import (
    area_fit,
    clear_height,
    commitments,
    dock,
    fire_compartment,
    floor_load,
    freight_lift,
    ground_floor,
    hazard_class,
    reserve,
    run,
    segregation,
    steam_main,
    unit_once,
    unit_state,
    whole_building,
)
from planner.check.scope import CheckScope
from planner.domain.solving.finding import Finding

_OF_ONE_FIRM = frozenset(
    {
        (commitments.RULE, commitments.FORBID),
        (commitments.RULE, commitments.HOLD),
        (commitments.RULE, commitments.PARK),
        (reserve.RULE, reserve.UNITS),
        (area_fit.RULE, area_fit.MIN),
        (area_fit.RULE, area_fit.MAX),
        *(
            (rule, "")
            for rule in (
                run.RULE,
                unit_state.RULE,
                whole_building.RULE,
                floor_load.RULE,
                clear_height.RULE,
                ground_floor.RULE,
                freight_lift.RULE,
                dock.RULE,
                steam_main.RULE,
                hazard_class.RULE,
                fire_compartment.RULE,
            )
        ),
    }
)
_FIRMS: Mapping[str, slice] = {unit_once.RULE: slice(-1), segregation.RULE: slice(2)}
"""Which subjects are the firms, of rules between several."""


def as_fact(case: CheckScope, finding: Finding) -> Finding:
    """Return the finding, marked as existing if it concerns sitting firms alone.

    What caps and shares of the ground floor come to is told apart where it is added up; a
    sitting firm that a plan moves is found by `commitments`.
    """
    if (finding.rule, finding.clause) in _OF_ONE_FIRM:
        firms = finding.subjects[:1]
    elif finding.rule in _FIRMS:
        firms = finding.subjects[_FIRMS[finding.rule]]
    else:
        return finding
    return replace(finding, existing=True) if case.all_sit(firms) else finding
