import re
from pathlib import Path

import pytest

from planner.domain.solving.outcome import STATUS_TITLES, Status
from planner.services.importing.intake import SHIPPED
from planner.text import Lang
from planner.ui import state
from planner.ui.markdown import show
from planner.ui.pages.plan import words as plan_words
from planner.ui.shared.words import facts, overview, shell, verdict
from planner.views.assumptions import NOTHING_PUBLISHED, TOTALS_PUBLISHED
from planner.views.words import RESOURCES
from tests.support.shipped import without_plan
from tests.ui.conftest import PAGES, Opened

PARKS = [park.key for park in SHIPPED if park.folder.is_dir()]
PARK_AND_LANG = [("ziyuan", "en"), *((park, "zh") for park in PARKS)]
"""Every park in Chinese, and the park of the demo in English too."""
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
IN_ENGLISH_TOO = re.compile(r"中文|万元|亩|[甲乙丙丁戊]|民用")
RAW = re.compile(r"\b[a-z]+_[a-z_]+\b")
"""A key of ours such as `floor_load`; no person writes like that."""


@pytest.mark.parametrize(("park", "lang"), PARK_AND_LANG)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_every_park_and_is_english_in_english(
    opened: Opened, page: str, lang: str, park: str
) -> None:
    screen = opened(page, lang=lang, park=park)
    assert screen.test.title[0].value
    assert not RAW.findall(screen.said())
    if lang == Lang.EN.value:
        said = "\n".join(line for line in screen.said().splitlines() if not CHINESE.fullmatch(line))
        assert not CHINESE.findall(IN_ENGLISH_TOO.sub("", said))


@pytest.mark.parametrize(("park", "lang"), PARK_AND_LANG)
@pytest.mark.parametrize("view", plan_words.VIEWS)
def test_every_view_of_a_plan_opens(opened: Opened, view: str, lang: str, park: str) -> None:
    screen = opened("plan", lang=lang, park=park, view=view)
    assert screen.test.session_state[state.VIEW.key] == view


def test_the_first_start_shows_the_ziyuan_park_planned(opened: Opened) -> None:
    screen = opened()
    assert 'data-firm="F01"' in screen.drawing()
    badges = [item["text"] for item in screen.sheet("badges")["parts"][0]["items"]]
    assert verdict.CHECK_PASSED.zh in badges
    (bar,) = screen.sheet("occupancy_bar")["parts"][0]["items"]
    assert [part["label"] for part in bar["parts"]] == [
        text.zh for text in (overview.SIGNED, overview.EXPECTED, overview.PENCILLED)
    ]


def test_only_a_proven_plan_is_called_optimal(opened: Opened) -> None:
    screen = opened()
    status = screen.sheet("badges")["parts"][0]["items"][0]["text"]
    is_proven = status == STATUS_TITLES[Status.PROVEN_OPTIMAL].zh
    assert is_proven or "最优" not in status


def test_firms_that_fit_nowhere_say_which_rule_and_the_best_there_is(opened: Opened) -> None:
    screen = opened("plan", view="unplaced", firm="F30")
    rows = screen.sheet("unplaced_table")["parts"][0]["rows"]
    of_f30 = [row["cells"] for row in rows if row["firm"] == "F30"]
    assert any("12 m" in cells[2] and "6.9 m" in cells[3] for cells in of_f30)


def test_the_chosen_firm_comes_from_the_address_and_shows_its_card(opened: Opened) -> None:
    screen = opened(firm="F01")
    pairs = {item["label"]: item["value"] for item in screen.sheet("firm_body")["parts"][0]["items"]}
    assert pairs["位置"].startswith("A1-101")
    assert 'aria-pressed="true"' in screen.drawing()


def test_a_firm_that_does_not_exist_is_not_chosen(opened: Opened) -> None:
    assert "firm_body" not in opened(firm="F99").sheets()


def test_the_quarter_comes_from_the_address(opened: Opened) -> None:
    assert "2025Q1" in opened(quarter="2025Q1").drawing()


def test_what_is_chosen_outlives_a_change_of_page_and_language(opened: Opened) -> None:
    screen = opened(quarter="2025Q1", firm="F02")
    screen.test.session_state[state.LANG.key] = "en"
    screen.test.switch_page(PAGES["plan"]).run()
    assert screen.test.title[0].value == shell.PLAN.en
    assert screen.test.query_params["quarter"] == "2025Q1"
    assert screen.test.query_params["firm"] == "F02"


def test_an_address_that_says_nonsense_is_ignored(opened: Opened) -> None:
    screen = opened("plan", lang="xx", park="nowhere", quarter="soon", view="none", colour="none", job="none")
    assert screen.test.title[0].value == shell.PLAN.zh


def test_without_a_plan_the_pages_say_what_to_do(opened: Opened, tmp_path: Path) -> None:
    folder = without_plan(tmp_path, "ziyuan")
    assert shell.NO_PLAN.zh in opened(data=folder).said()
    assert plan_words.EMPTY.zh in opened("plan", data=folder).said()


def test_without_any_park_the_page_says_where_to_put_one(opened: Opened, tmp_path: Path) -> None:
    screen = opened(data=tmp_path)
    assert show(tmp_path.name) in screen.test.warning[0].value


def test_faults_of_the_tables_are_listed_with_their_place(opened: Opened, tmp_path: Path) -> None:
    folder = without_plan(tmp_path, "ziyuan")
    units = folder / "ziyuan" / "units.csv"
    lines = units.read_text("utf-8-sig").splitlines()
    lines[3] = lines[3].replace(",1,", ",?,", 1)
    units.write_text("\n".join(lines), "utf-8")
    screen = opened(data=folder)
    assert screen.test.error
    shown = screen.test.dataframe[0].value
    assert "units.csv" in str(shown.iloc[0, 0])
    assert str(shown.iloc[0, 1]) == "4"


def test_published_figures_are_told_from_assumed_ones(opened: Opened) -> None:
    screen = opened("park")
    shown = [item["text"] for item in screen.sheet("legend")["parts"][0]["items"]]
    assert len(shown) == len(facts.MARKS)
    assert TOTALS_PUBLISHED.zh in screen.said()


def test_the_tour_can_be_dismissed_and_called_back(opened: Opened) -> None:
    screen = opened()
    assert shell.TOUR_STEPS[0].zh in screen.said()
    screen.test.button(key="tour_next").click().run()
    assert shell.TOUR_STEPS[1].zh in screen.said()
    screen.test.button(key="tour_done").click().run()
    assert shell.TOUR_STEPS[1].zh not in screen.said()
    screen.test.button(key="tour_again").click().run()
    assert shell.TOUR_STEPS[0].zh in screen.said()


@pytest.mark.slow
def test_a_park_without_published_figures_does_not_claim_any(opened: Opened) -> None:
    for page in ("overview", "park"):
        said = opened(page, park="mature").said()
        assert NOTHING_PUBLISHED.zh in said
        assert TOTALS_PUBLISHED.zh not in said


def test_a_dismissed_tour_stays_away_after_a_refresh(opened: Opened) -> None:
    screen = opened()
    screen.test.button(key="tour_done").click().run()
    assert screen.test.query_params["tour"] == "done"
    assert shell.TOUR_STEPS[0].zh not in opened(tour="done").said()
    assert shell.TOUR_STEPS[0].zh in opened(tour="nonsense").said()


@pytest.mark.parametrize("page", ["plan", "park", "firms", "rules"])
def test_the_tour_can_be_called_from_every_page(opened: Opened, page: str) -> None:
    screen = opened(page, tour="done")
    screen.test.button(key="tour_again").click().run()
    assert shell.TOUR_STEPS[0].zh in screen.said()


def test_amounts_have_separators_in_every_reason(opened: Opened) -> None:
    screen = opened("plan", view="unplaced", firm="F29")
    said = screen.said()
    assert "2,700 ㎡" in said
    assert not re.search(r"(?<![\d,.])\d{4,} ?㎡", said)


def test_stages_are_a_table_of_their_own_and_not_dozens_of_figures(opened: Opened) -> None:
    sheets = opened("plan", view="figures").sheets()
    stages = sheets["by_stage"]["parts"][0]["rows"]
    assert sum(int(row["cells"][1]) + int(row["cells"][2]) for row in stages) == 45
    assert len(sheets["kpis"]["parts"][0]["rows"]) < 40


def test_the_floor_area_ratio_is_no_percentage(opened: Opened) -> None:
    rows = opened("plan", view="figures").sheets()["kpis"]["parts"][0]["rows"]
    assert next(row["cells"][1] for row in rows if row["cells"][0] == "容积率") == "1.08"


def test_every_resource_of_the_park_has_a_gauge_capped_or_not(opened: Opened) -> None:
    screen = opened("plan", view="resources")
    shown = screen.test.get("plotly_chart")[0].proto.spec
    for resource in RESOURCES.values():
        assert resource.zh in shown.encode().decode("unicode_escape") or resource.zh in shown


def test_each_park_has_its_own_gauges_under_its_name(opened: Opened) -> None:
    parts = opened(park="mature").sheet("meters")["parts"]
    heads = [part["text"] for part in parts if part["kind"] == "heading"]
    assert len(heads) == 3
    labels = [item["label"] for part in parts if part["kind"] == "meters" for item in part["items"]]
    assert not [label for label in labels if "·" in label]


@pytest.mark.parametrize("park", PARKS)
def test_the_basis_of_segregation_is_told_in_chinese(opened: Opened, park: str) -> None:
    part = opened("rules", park=park).sheet("ledger_segregation_rules")["parts"][0]
    at = next(i for i, head in enumerate(part["heads"]) if "依据" in head)
    assert not [row for row in part["rows"] if not CHINESE.search(row["cells"][at])]


def test_a_click_brings_the_card_into_view_once(opened: Opened) -> None:
    assert opened(firm="F01").sheet("firm_body")["reveal"] == ""
    screen = opened()
    screen.test.session_state[state.FIRM.key] = screen.test.session_state[state.REVEAL.key] = "F02"
    screen.test.run()
    assert screen.sheet("firm_body")["reveal"] == "F02"
    screen.test.run()
    assert screen.sheet("firm_body")["reveal"] == ""
