"""The task of repairs: told one by one, and kept to the last figure."""

import pytest
from pydantic import TypeAdapter

from planner.domain.sweeping.repair import RepairAnswer
from planner.processes.tasks import TaskContext
from planner.services.tasks.kind import sent
from planner.services.tasks.repair import REPAIR, repair_task
from tests.services.tasks.test_kinds import never
from tests.support.task_orders import repair_order


@pytest.mark.slow
def test_repairs_come_one_by_one_and_are_kept_to_the_last_figure() -> None:
    told: list[str] = []
    last = repair_task(sent(REPAIR.asked("", repair_order())), TaskContext(never, told.append))
    growing = [TypeAdapter(RepairAnswer).validate_json(text) for text in told]
    counts = [len(one.offers) for one in growing]
    assert (counts[0], counts) == (0, sorted(counts))
    found = REPAIR.read(repair_order(), last, True)
    assert found == growing[-1]
    assert (found.is_complete, [group.firms for group in found.groups]) == (True, [("F1", "F2")])
    assert all(set(offer.withdrawn) | set(offer.plan.by_firm) == {"F1", "F2"} for offer in found.offers)
