"""Random edits that fit a problem, from a seed alone."""

from decimal import Decimal
from random import Random

from planner.domain.edits import (
    ChangeFirm,
    CloseFloor,
    DelayHandover,
    Edit,
    EditConflict,
    ForbidFirm,
    HoldUnits,
    PinFirm,
    RemoveFirm,
    ScaleDemand,
    SetCap,
    SetWeight,
    SwitchRule,
    WaiveRule,
    apply,
)
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import CapScope, Stage


def tightening(dice: Random, problem: Problem) -> Edit:
    """Return a later handover, or a smaller cap."""
    caps = [cap for cap in problem.caps if cap.value > 0]
    if caps and dice.random() < 0.5:
        cap = dice.choice(caps)
        is_park = cap.scope is CapScope.PARK
        return SetCap(
            park=cap.subject_id if is_park else None,
            building=None if is_park else cap.subject_id,
            resource=cap.resource,
            from_quarter=cap.from_quarter,
            value=cap.value * Decimal(dice.randint(0, 9)) / 10,
        )
    return DelayHandover(building=dice.choice(problem.buildings).building_id, quarters=dice.randint(1, 4))


def any_edit(dice: Random, problem: Problem) -> Edit:
    """Return an edit of any kind that a small park can take; it may still be refused."""
    firm = dice.choice(problem.firms).firm_id if problem.firms else "F0"
    unit = dice.choice(problem.units).unit_id if problem.units else "U0"
    building = dice.choice(problem.buildings).building_id
    later = problem.quarters[dice.randrange(len(problem.quarters))]
    return dice.choice(
        (
            tightening(dice, problem),
            CloseFloor(building=building, floor=dice.randint(1, 2)),
            RemoveFirm(firm=firm),
            ChangeFirm(firm=firm, field="area_max_m2", value=dice.randint(1, 4) * 1000),
            ChangeFirm(firm=firm, field="stage", value=dice.choice(list(Stage)).value),
            ScaleDemand(factor=Decimal(dice.randint(8, 12)) / 10),
            SetWeight(rate="tax_per_10k", value=Decimal(dice.randint(0, 9))),
            SwitchRule(rule="floor_load", on=dice.random() < 0.5),
            WaiveRule(rule="clear_height", firms=(firm,)),
            PinFirm(firm=firm),
            ForbidFirm(firm=firm, units=(unit,)),
            HoldUnits(units=(unit,), until=later, off=dice.random() < 0.3),
        )
    )


def edits(dice: Random, problem: Problem, count: int) -> tuple[Edit, ...]:
    """Give up to `count` edits, each of which fits the problem after those before it."""
    found: list[Edit] = []
    for _ in range(count):
        edit = any_edit(dice, problem)
        try:
            after = apply(problem, edit)
        except EditConflict:
            continue
        found.append(edit)
        problem = problem if edit.off else after
    return tuple(found)
