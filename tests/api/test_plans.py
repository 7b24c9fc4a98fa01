"""Plans made, judged, compared and swept by analysts, on a small park whose answers are known."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import planner
from planner.api.park import ParkTables
from planner.api.result import PlanResult
from planner.domain.goal import GoalMode
from planner.settings import ROOT
from tests.api.told import columns


def test_a_plan_is_told_in_frames(plan: PlanResult) -> None:
    assert plan.status == "proven_optimal"
    assert plan.is_proven_optimal
    assert plan.passes
    assert plan.objective == plan.bound
    assert plan.gap == 0
    placed = plan.placements.set_index("firm_id")
    assert placed["units"].to_dict() == {"F1": "A-101", "F2": "B-101", "F4": "A-102"}
    assert placed.loc["F2", "start"] == pd.Period("2024Q3", freq="Q-DEC")
    assert placed.loc["F2", "leasable_m2"] == 2000
    assert set(plan.unplaced["firm_id"]) == {"F3"}
    assert plan.unplaced.loc[0, "text_en"]
    assert {type(one) for one in (*plan.unplaced["rule"], *plan.goals["goal"])} == {str}
    assert plan.units.set_index("unit_id")["firm_id"].to_dict() == {
        "A-101": "F1",
        "A-102": "F4",
        "B-101": "F2",
    }


def test_figures_are_those_of_the_measures(plan: PlanResult) -> None:
    kpis = plan.kpis
    headline = kpis[(kpis["extent"] == "all") & kpis["quarter"].isna() & kpis["year"].isna()].set_index("kpi")
    told = headline["value"].astype(object).where(headline["value"].notna(), None).to_dict()
    wanted = {one.key: one.value for one in plan.report.measures.headline()}
    assert told == {key: None if value is None else float(value) for key, value in wanted.items()}
    assert (
        plan.goals.set_index("goal").loc["signed_firms", "value"]
        == plan.report.measures.goals["signed_firms"]
    )
    assert plan.stages["tier"].tolist() == [stage.goal for stage in plan.outcome.stages]
    assert len(plan.resources) == len(plan.report.measures.resources)
    quarters = [str(quarter) for quarter in plan.timeline["quarter"]]
    assert quarters[0] == "2024Q1"
    assert plan.timeline.set_index("quarter").loc["2024Q3", "arriving"] == "F2"


def test_a_unit_nobody_takes_has_a_row_without_a_firm(park: ParkTables) -> None:
    alone = planner.solve(park.replaced(firms=park.firms.query("firm_id == 'F1'")))
    firms = alone.units.set_index("unit_id")["firm_id"]
    assert firms.isna().sum() == 2


def test_a_plan_shows_itself(plan: PlanResult) -> None:
    html = plan._repr_html_()
    assert html.startswith("<svg")
    assert "Proven optimal" in html
    assert "2024Q3" in html
    assert "3 of 4 firms" in repr(plan)
    assert "2024Q1" in plan.stacking_svg("2024Q1", lang="en")
    assert "楼层分布图" in plan.stacking_svg()
    for wrong in ({"quarter": "soon"}, {"lang": "fr"}):
        with pytest.raises(planner.InputError):
            plan.stacking_svg(**wrong)


def test_the_checker_judges_a_frame_whoever_made_it(park: ParkTables, plan: PlanResult) -> None:
    assert planner.check_plan(park, plan).empty
    assert planner.check_plan(park, plan.placements).empty
    twice = plan.placements.assign(units=lambda frame: frame["units"].replace("A-101", "A-102"))
    found = planner.check_plan(park, twice)
    assert "unit_once" in set(found["rule"])
    assert found["is_fault"].any()
    as_lists = plan.placements.assign(
        units=lambda frame: frame["units"].str.split(";"), start=lambda frame: frame["start"].astype(str)
    )
    assert planner.check_plan(park, as_lists).empty


def test_a_frame_that_is_no_plan_is_refused_by_row_and_column(park: ParkTables, plan: PlanResult) -> None:
    with pytest.raises(planner.InputError, match="end"):
        planner.check_plan(park, plan.placements.drop(columns="end"))
    bad = plan.placements.astype({"start": object})
    bad.loc[1, "start"] = "soon"
    with pytest.raises(planner.InputError, match="row 2, column start: soon"):
        planner.check_plan(park, bad)


def test_goals_are_refused_by_name_and_signed_firms_are_not_dropped_unasked(park: ParkTables) -> None:
    with pytest.raises(planner.InputError, match="fame"):
        planner.solve(park, goal="fame")
    weighted = ParkTables(
        replace(
            park.dossier,
            problem=park.problem.with_policy(replace(park.problem.policy, mode=GoalMode.WEIGHTED)),
        )
    )
    with pytest.raises(planner.InputError, match="drop_signed"):
        planner.solve(weighted)
    assert planner.solve(weighted, drop_signed=True).passes


def test_a_limit_that_ends_the_solve_is_told_as_one(park: ParkTables) -> None:
    ended = planner.solve(park, time_limit=0)
    assert ended.status in {"time_limit", "no_plan"}
    assert not ended.is_proven_optimal
    assert ended.placements.columns.tolist()[:2] == ["firm_id", "name_zh"]


def test_a_what_if_changes_few_firms_and_is_compared(plan: PlanResult) -> None:
    late = planner.solve_what_if(plan, [{"kind": "delay_handover", "phase": "2", "quarters": 2}])
    compared = planner.compare_plans({"now": plan, "late": late})
    assert compared.reference == "now"
    assert compared.firms["firm_id"].tolist() == ["F2"]
    assert compared.firms.loc[0, "start_before"] == pd.Period("2024Q3", freq="Q-DEC")
    assert set(compared.figures["plan"]) == {"now", "late"}
    assert not compared.sentences.empty
    with pytest.raises(planner.InputError):
        planner.solve_what_if(plan, [{"kind": "delay_handover", "phase": "9", "quarters": 2}])
    with pytest.raises(planner.InputError, match="2 to 6"):
        planner.compare_plans({"now": plan})
    with pytest.raises(planner.InputError, match="never"):
        planner.compare_plans({"now": plan, "late": late}, reference="never")


def test_a_sweep_is_a_row_a_point(plan: PlanResult) -> None:
    known = planner.sweep_inputs(plan)
    assert known["input"].is_unique
    done = planner.run_sweep(plan, {"phase:P:2": [0, 7]}, workers=1)
    points = done.points.set_index("phase:P:2")
    assert points["proven"].all()
    assert points.loc[0, "firms_placed"] == 3
    assert points.loc[7, "firms_placed"] == 2
    assert done.breaks["lost"].tolist() == ["F2"]
    with pytest.raises(planner.InputError, match="phase:P:2"):
        planner.run_sweep(plan, {"weather": [1]})
    with pytest.raises(planner.InputError):
        planner.run_sweep(plan, {"phase:P:2": ["late"]}, workers=1)


def test_a_plan_is_exported(plan: PlanResult, tmp_path: Path) -> None:
    paths = plan.export(tmp_path / "out", lang="en")
    assert {"plan.xlsx", "bundle.zip"} <= {path.name for path in paths}
    assert all(path.stat().st_size > 0 for path in paths)


@pytest.mark.slow
def test_the_example_of_the_page_runs(
    park: ParkTables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    _, _, rest = page.partition("```python\n")
    example, _, _ = rest.partition("```")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(planner, "read_park", lambda _source: park, raising=False)
    exec(compile(example, "docs/api.md", "exec"), {})
    assert (tmp_path / "out" / "plan" / "plan.xlsx").exists()


def test_repairs_are_frames_and_their_edits_can_be_tried(plan: PlanResult) -> None:
    found = planner.find_repairs(plan, ["F3"])
    assert not found.fits
    assert set(found.groups["firms"]) == {"F3"}
    assert planner.find_repairs(plan, ["F1"], keep="none").fits
    with pytest.raises(planner.InputError, match="no such firm: F9"):
        planner.find_repairs(plan, ["F9"])
    with pytest.raises(planner.InputError, match="keep cannot be"):
        planner.find_repairs(plan, keep="all")
    crowded = planner.find_repairs(plan, ["F1", "F2"])
    assert crowded.fits
    for name in ("groups", "repairs"):
        assert list(getattr(found, name).columns) == columns(f"RepairResult.{name}")
