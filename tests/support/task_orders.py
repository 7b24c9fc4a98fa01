"""An order of every kind of long question, small enough to be answered in a test."""

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

import models
from planner.domain.edits import DelayHandover, SwitchRule
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Limits
from planner.domain.sweeping.construction import ConstructionPart
from planner.domain.sweeping.fit import FitPart
from planner.domain.sweeping.future import RiskAssumptions
from planner.domain.sweeping.repair import KeepScope
from planner.domain.sweeping.sweep import sweep_from_json
from planner.services.importing.catalogues import shipped_catalogue
from planner.services.studies.phasing import usual_rate
from planner.services.tasks.enquiries import ENQUIRY, VACANCY, EnquiryOrder, VacancyOrder
from planner.services.tasks.fits import FIT, FitOrder
from planner.services.tasks.kinds import KINDS
from planner.services.tasks.phasing import (
    CONSTRUCTION,
    HANDOVER,
    PHASING,
    ConstructionOrder,
    HandoverOrder,
    PhasingOrder,
)
from planner.services.tasks.places import WHY, PlacesOrder
from planner.services.tasks.portfolio import order_for
from planner.services.tasks.prices import PRICE, PriceOrder
from planner.services.tasks.repair import REPAIR, RepairOrder
from planner.services.tasks.replan import REPLAN, ReplanOrder
from planner.services.tasks.risk import RISK, RiskOrder
from planner.services.tasks.robust import ROBUST, RobustOrder
from planner.services.tasks.sweep import SWEEP, SweepOrder
from planner.services.tasks.tradeoffs import FrontierOrder, NearOrder
from tests.support import make, portfolios
from tests.support.random_parks import random_park

LIMITS = Limits(time_limit_s=60.0)


def sweep_order() -> SweepOrder:
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")])
    axis = {"edit": {"kind": "scale_demand"}, "field": "factor", "values": [0.9, 1, 1.5]}
    return SweepOrder(
        problem=problem,
        outcome=models.solve(problem, LIMITS),
        sweep=sweep_from_json(TypeAdapter(Any).dump_json({"name": "t", "axes": [axis]})),
    )


def repair_order() -> RepairOrder:
    """Return what is asked of two firms for one unit."""
    problem = make.problem(firms=[make.firm("F1"), make.firm("F2")], units=[make.unit("A-101")])
    return RepairOrder(problem=problem, plan=Plan(), firms=("F1", "F2"), kept=KeepScope.NONE, limits=LIMITS)


def park_and_plan() -> tuple[Problem, Plan]:
    problem = random_park(5)
    plan = models.solve(problem, LIMITS).plan
    assert plan is not None
    return problem, plan


def orders() -> Iterator[tuple[Any, Any]]:
    problem, plan = park_and_plan()
    outcome = models.solve(problem, LIMITS)
    yield REPLAN, ReplanOrder(problem=problem, plan=plan, limits=LIMITS, price=3, most_changes=2)
    yield SWEEP, sweep_order()
    yield KINDS["frontier"], FrontierOrder(problem=problem, first="rent", second="jobs", limits=LIMITS)
    yield KINDS["portfolio"], order_for(portfolios.portfolio(), LIMITS)
    yield KINDS["near"], NearOrder(problem=problem, outcome=outcome, within="1/10", limits=LIMITS)
    yield REPAIR, repair_order()
    yield ENQUIRY, EnquiryOrder(problem=problem, plan=plan, firm=make.firm("E01"), limits=LIMITS)
    yield (
        VACANCY,
        VacancyOrder(problem=problem, plan=plan, limits=LIMITS, wanted_m2=800, since=make.quarter("2024Q2")),
    )
    yield WHY, PlacesOrder(problem=problem, plan=plan, limits=LIMITS, firm_id=problem.firms[0].firm_id)
    tried = (SwitchRule(rule="floor_load", on=False),)
    yield PRICE, PriceOrder(problem=problem, outcome=outcome, limits=LIMITS, edits=tried)
    yield RISK, RiskOrder(problem=problem, plan=plan, limits=LIMITS, assumptions=RiskAssumptions(), futures=3)
    chance = RiskAssumptions()
    yield (
        ROBUST,
        RobustOrder(problem=problem, outcome=outcome, limits=LIMITS, assumptions=chance, training=2, fresh=2),
    )
    part = FitPart(archetype="DEV", area_m2=700)
    yield (
        FIT,
        FitOrder(problem=problem, plan=plan, limits=LIMITS, mixes=((part,),), pair=(part, part), added=part),
    )
    yield PHASING, PhasingOrder(problem=problem, outcome=outcome, limits=LIMITS, buildings=("A",))
    late = (DelayHandover(building="A", quarters=1),)
    yield HANDOVER, HandoverOrder(problem=problem, outcome=outcome, limits=LIMITS, edits=late)
    built = ConstructionOrder(
        problem=problem,
        outcome=outcome,
        limits=LIMITS,
        part=ConstructionPart.UPGRADES,
        catalogue=shipped_catalogue(),
        rate=usual_rate(problem),
    )
    yield CONSTRUCTION, built
