"""Makers of edits: a few sliders and pick lists each, giving the edits as they stand."""

from collections.abc import Callable, Mapping

from planner.domain.edits import Edit
from planner.domain.park.problem import Problem
from planner.ui.page_context import PageContext
from planner.ui.pages.scenarios.makers.demand import (
    demand,
    probability,
    remove,
    renew,
    resize,
    signed,
    stage,
    time,
)
from planner.ui.pages.scenarios.makers.places import (
    end_commitment,
    end_hold,
    forbid,
    join,
    pin,
    release,
    reserve,
    split,
)
from planner.ui.pages.scenarios.makers.rules import goal, switch, waive
from planner.ui.pages.scenarios.makers.supply import cap, close, late_building, late_phase

Maker = Callable[[PageContext, Problem], tuple[Edit, ...]]
"""Draws its widgets; gives no edit while something is not chosen."""

MAKERS: Mapping[str, Maker] = {
    "late_phase": late_phase,
    "late_building": late_building,
    "close": close,
    "cap": cap,
    "demand": demand,
    "signed": signed,
    "probability": probability,
    "remove": remove,
    "resize": resize,
    "time": time,
    "stage": stage,
    "renew": renew,
    "pin": pin,
    "forbid": forbid,
    "release": release,
    "reserve": reserve,
    "end_hold": end_hold,
    "end_commitment": end_commitment,
    "split": split,
    "join": join,
    "switch": switch,
    "waive": waive,
    "goal": goal,
}
