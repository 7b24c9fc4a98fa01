"""The long questions there are: each a task that is kept, found again, and answered bit by bit."""

from typing import Any

from planner.services.tasks.enquiries import ENQUIRY, VACANCY
from planner.services.tasks.fits import FIT
from planner.services.tasks.kind import TaskKind
from planner.services.tasks.phasing import CONSTRUCTION, HANDOVER, PHASING
from planner.services.tasks.places import WHY
from planner.services.tasks.portfolio import PORTFOLIO
from planner.services.tasks.prices import PRICE
from planner.services.tasks.repair import REPAIR
from planner.services.tasks.replan import REPLAN
from planner.services.tasks.risk import RISK
from planner.services.tasks.robust import ROBUST
from planner.services.tasks.sweep import SWEEP
from planner.services.tasks.tradeoffs import FRONTIER, NEAR

KINDS: dict[str, TaskKind[Any, Any]] = {
    kind.name: kind
    for kind in (
        REPLAN,
        SWEEP,
        FRONTIER,
        NEAR,
        PORTFOLIO,
        REPAIR,
        ENQUIRY,
        VACANCY,
        WHY,
        PRICE,
        FIT,
        PHASING,
        HANDOVER,
        CONSTRUCTION,
        RISK,
        ROBUST,
    )
}
