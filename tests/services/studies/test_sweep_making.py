"""Sweeps made from a park: what can be varied, called in both languages, over sensible values."""

import pytest

from planner.domain.park.dossier import Dossier
from planner.domain.solving.outcome import Limits
from planner.domain.vocabulary.terms import Resource
from planner.services.planning.solving import plan_dossier
from planner.services.studies.sweep_making import (
    axis_title,
    inputs,
    retitled,
    sweep_of,
    tornado_inputs,
    typed_values,
)
from planner.services.studies.sweeps import executor_for, run_sweep
from planner.text import Lang
from tests.support import make

PROBLEM = make.problem(
    units=[make.unit("A-101"), make.unit("B-101")],
    buildings=(make.building("A"), make.building("B", phase_id="2", handover="2024Q2")),
    firms=[make.firm("F1", steam_tph=make.number(3)), make.firm("F2", latest="2024Q3")],
    caps=(make.cap(Resource.STEAM, 3), make.cap(Resource.WATER, 100)),
)
BASE = plan_dossier(Dossier(problem=PROBLEM), Limits())


def test_phases_tight_caps_demand_and_probability_can_be_varied() -> None:
    found = inputs(PROBLEM, BASE.measures)
    assert list(found)[:4] == ["phase:P:2", "phase:P:1", "cap:P:steam_tph", "cap:P:water_m3d"]
    assert found["phase:P:2"].values == tuple(range(7))
    assert found["cap:P:steam_tph"].values == (2.4, 2.7, 3, 3.3, 3.6)
    for axis in found.values():
        for value in axis.values:
            axis.edit_at(value).applied(PROBLEM)


def test_a_tornado_goes_a_step_down_and_a_step_up() -> None:
    found = tornado_inputs(PROBLEM, BASE.measures)
    assert {key: axis.values for key, axis in found.items()} == {
        "phase:P:2": (-1, 1),
        "phase:P:1": (-1, 1),
        "cap:P:steam_tph": (2.7, 3.3),
        "cap:P:water_m3d": (90, 110),
        "demand:all": (0.9, 1.1),
    }


def test_axes_are_called_in_both_languages_without_a_key() -> None:
    for axis in inputs(PROBLEM, BASE.measures).values():
        title = axis_title(PROBLEM, axis)
        assert "_" not in title.zh + title.en
        assert title.zh != title.en


def test_a_table_is_retitled_for_the_language_of_the_page() -> None:
    axis = inputs(PROBLEM, BASE.measures)["phase:P:2"]
    (*_, table) = run_sweep(BASE, sweep_of("late", [axis]), executor_for())
    assert table.is_complete
    called = [retitled(PROBLEM, table, lang).sweep.axes[0].called for lang in (Lang.ZH, Lang.EN)]
    assert called == ["第 2 期推迟（季）", "phase 2 late (quarters)"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0, 1, 2", (0, 1, 2)),
        ("0.9，1、1.1", (0.9, 1, 1.1)),
        ("1,1,2", (1, 2)),
        ("", None),
        ("a, 2", None),
        ("nan", None),
    ],
)
def test_values_are_read_as_people_type_them(text: str, values: tuple[float, ...] | None) -> None:
    assert typed_values(text) == values
