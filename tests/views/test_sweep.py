"""Figures of a sweep: what they are called, and keys that widgets and files can hold."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.domain.goal import PRESETS, GoalMode
from planner.domain.measures import measure
from planner.domain.park.plan import Plan
from planner.domain.park.policy import Policy
from planner.views.sweep import FigureTitle, figure_titles, usual_figure
from tests.support import make

POINTS = FigureTitle(key="value", title=make.park().name, unit=make.park().name)
SHARE = replace(POINTS, is_share=True)


def test_the_keys_of_figures_are_plain_text() -> None:
    policy = Policy(tiers=PRESETS["by_stage"])
    titles = figure_titles(measure(make.problem(), Plan()), policy)
    assert {type(one.key) for one in titles} == {str}
    assert len({one.key for one in titles}) < len(titles), "jobs is a KPI and a goal"
    assert type(usual_figure(replace(policy, tiers=PRESETS["by_stage"][-1:]))) is str


@pytest.mark.parametrize(
    ("policy", "key"),
    [
        (Policy(), "tier:value"),
        (Policy(tiers=PRESETS["tax"]), "tier:tax"),
        (Policy(mode=GoalMode.WEIGHTED), "tier:weighted"),
        (Policy(tiers=PRESETS["tax"][2:]), "expected_value"),
    ],
)
def test_what_is_solved_for_is_shown_first(policy: Policy, key: str) -> None:
    assert usual_figure(policy) == key


@pytest.mark.parametrize(
    ("found", "span", "written"),
    [
        (7, (7, 7), "7"),
        (None, (None, None), "—"),
        (7, (7, None), "7 … ?"),
        (7, (None, 9), "7 … ?"),
        (7, (7, 1200), "7 … 1,200"),
    ],
)
def test_a_span_says_what_is_not_known(
    found: int | None, span: tuple[int | None, int | None], written: str
) -> None:
    assert POINTS.written_span(found, span) == written


def test_a_share_is_written_as_per_cent() -> None:
    assert SHARE.written(Decimal("0.5")) == "50.0%"
