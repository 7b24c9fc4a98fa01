"""`planner recommend` on a small park, as a person would call it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import planner
from planner.cli import app
from planner.domain.park.dossier import Dossier
from planner.settings import ROOT
from planner.tables.writing import write_folder
from planner.text import Lang
from tests.api.told import columns
from tests.cli.parks import unprinted_keys, untold_keys
from tests.support import make

PAGE = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## recommend\n")[1].split("\n## ")[0]
FIELDS = {"archetype": "KIND", "area_min_m2": 900, "desired_quarter": "2024Q2", "name": "来访"}


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("park")
    problem = make.problem(
        firms=[make.firm("E01")],  # an enquirer's own id, if nobody had it
        units=[make.unit("A-101"), make.unit("A-201")],
        archetypes=(
            make.archetype("KIND"),
            make.archetype("DEV_STERILE"),
            make.archetype(make.firm().archetype),
        ),
    )
    write_folder(Dossier(problem=problem), folder)
    return folder


def call(*words: str | Path, lang: Lang = Lang.EN) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["recommend", *map(str, words), "--lang", lang.value])
    return result.exit_code, result.stdout, result.stderr


def test_places_are_ranked_with_prices_as_json(park: Path, tmp_path: Path) -> None:
    asked = tmp_path / "enquiry.json"
    asked.write_text(json.dumps(FIELDS), "utf-8")
    status, out, err = call(park, asked, "--json")
    assert status == 0, err
    said = json.loads(out)
    assert said["complete"]
    first = said["places"][0]
    assert first["firm_id"] == "E01-2"
    assert first["way"] == "now"
    assert first["price"]["points"] == 0
    assert first["production_quarter"] > first["start_quarter"]
    assert untold_keys(PAGE, said) == set()
    assert unprinted_keys(PAGE, said) == set()


@pytest.mark.parametrize(
    ("enquiry", "said"),
    [
        ("we want 900 m2 or later 1900 m2", "told in two ways; say which one holds: Area"),
        ("good morning", "still needed: Kind, Area from (㎡), Desired quarter"),
    ],
)
def test_what_is_missing_or_told_in_two_ways_is_asked(park: Path, enquiry: str, said: str) -> None:
    status, _, err = call(park, enquiry)
    assert status == 2
    assert said in err


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"archetype": "NONE"}, "field archetype"),
        ({"area_min_m2": "much"}, "field area_min_m2"),
        ({"desired_quarter": "soon"}, "field desired_quarter"),
        ({"colour": 1}, "unknown field colour"),
        ({"stage": "eager"}, "one of: lead"),
        ({"stage": "exited"}, "one of: lead"),
        ({"area_max_m2": 899}, "the area ends at 899 ㎡, below where it begins, 900 ㎡"),
    ],
)
def test_fields_that_cannot_be_read_are_named(
    park: Path, tmp_path: Path, changed: dict[str, object], said: str
) -> None:
    asked = tmp_path / "enquiry.json"
    asked.write_text(json.dumps(FIELDS | changed), "utf-8")
    status, _, err = call(park, asked)
    assert status == 2
    assert said in err


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{,}", "enquiry.json: JSON line 1 column 2: a field name in double quotes belongs here"),
        ("{}", "enquiry.json: still needed: Kind (archetype), Area from (㎡) (area_min_m2), "),
        ("[]", "enquiry.json: it should be one JSON object"),
        (None, "enquiry.json: no such file or folder"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_the_reason(
    park: Path, tmp_path: Path, written: str | None, said: str
) -> None:
    asked = tmp_path / "enquiry.json"
    if written is not None:
        asked.write_text(written, "utf-8")
    status, _, err = call(park, asked)
    assert status == 2
    assert said in err


def test_a_text_longer_than_any_name_of_a_file_is_read_as_a_text(park: Path) -> None:
    status, _, err = call(park, "您好" * 90, lang=Lang.ZH)
    assert status == 2
    assert err.startswith("还需要：企业类型、面积从（㎡）、期望入驻季度")


def test_what_is_read_from_a_text_is_told_by_keys_that_are_documented(park: Path) -> None:
    status, out, err = call(park, "一次性无菌输液器，900到1200平方米，2024年第二季度入驻。", "--json")
    assert status == 0, err
    assert {one["field"] for one in json.loads(out)["read"]} >= {"area_min_m2", "desired_quarter"}
    assert untold_keys(PAGE, json.loads(out)) == set()


def test_for_people_a_place_is_told_in_the_language_of_the_call(park: Path, tmp_path: Path) -> None:
    asked = tmp_path / "enquiry.json"
    asked.write_text(json.dumps(FIELDS), "utf-8")
    result = CliRunner().invoke(app, ["recommend", str(park), str(asked), "--lang", "zh"])
    assert "现在就可以，不动别人" in result.stdout


def test_the_same_is_asked_in_python(park: Path) -> None:
    found = planner.recommend(planner.solve(planner.read_park(park)), FIELDS)
    assert found.places["way"][0] == "now"
    for name in ("reasons", "conditions", "fields"):
        assert list(getattr(found, name).columns) == columns(f"Recommendation.{name}")
    told = columns("Recommendation.places")
    assert list(found.places.columns[: len(told)]) == told
    assert str(found.places["production_quarter"].dtype) == "period[Q-DEC]"
