"""A waiting list: who is on it leaves enough for those before it, and has its room as soon as there is enough."""

import pytest

from planner.domain.park.plan import Plan
from planner.domain.sweeping.future import AllocationPolicy
from planner.domain.vocabulary.terms import Stage
from tests.analysis.futures.test_study import future, homes, share
from tests.support import make


@pytest.mark.parametrize(
    ("chance", "waitlist", "told"),
    [
        ("0.2", ("F2",), {"F2": "A-101 2024Q1"}),  # 800 ㎡ and a fifth of 1,000 are all there is
        ("0.21", ("F2",), {"F1": "A-101 2024Q3"}),
        ("0.21", ("F2", "F1"), {"F2": "A-101 2024Q1"}),  # it comes after nobody
        ("0.21", ("F1", "F2"), {"F1": "A-101 2024Q3"}),
    ],
)
def test_a_firm_on_the_waiting_list_leaves_enough_for_those_before_it(
    chance: str, waitlist: tuple[str, ...], told: dict[str, str]
) -> None:
    problem = make.problem(
        firms=[
            make.firm("F1", stage=Stage.LEAD, probability=share(chance), desired="2024Q3"),
            make.firm("F2", m2=800, stage=Stage.LEAD, desired="2024Q1"),
        ],
        units=[make.unit("A-101")],
    )
    comes, stays = future(F1=True, F2=True), future(F1=False, F2=True)
    assert homes(problem, Plan(), comes, AllocationPolicy.PLAN, waitlist) == told
    start = "2024Q1" if "F2" in told else "2024Q3"
    assert homes(problem, Plan(), stays, AllocationPolicy.PLAN, waitlist) == {"F2": f"A-101 {start}"}
    assert homes(problem, Plan(), comes, AllocationPolicy.FIRST_COME, waitlist) == {"F2": "A-101 2024Q1"}
