"""`planner recommend` on a small park, as a person would call it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import planner
from planner.cli import app
from planner.domain.park.dossier import Dossier
from planner.tables.writing import write_folder
from tests.support import make

FIELDS = {"archetype": "KIND", "area_min_m2": 900, "desired_quarter": "2024Q2", "name": "来访"}


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("park")
    problem = make.problem(
        firms=[make.firm("F1")],
        units=[make.unit("A-101"), make.unit("A-201")],
        archetypes=(make.archetype("KIND"), make.archetype(make.firm().archetype)),
    )
    write_folder(Dossier(problem=problem), folder)
    return folder


def call(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["recommend", *map(str, words), "--lang", "en"])
    return result.exit_code, result.stdout, result.stderr


def test_places_are_ranked_with_prices_as_json(park: Path, tmp_path: Path) -> None:
    asked = tmp_path / "enquiry.json"
    asked.write_text(json.dumps(FIELDS), "utf-8")
    status, out, err = call(park, asked, "--json")
    assert status == 0, err
    said = json.loads(out)
    assert said["complete"]
    first = said["places"][0]
    assert first["way"] == "now"
    assert first["price"]["points"] == 0
    assert first["production_quarter"] > first["start_quarter"]


@pytest.mark.parametrize(
    ("enquiry", "said"),
    [
        ("we want 900 m2 or later 1900 m2", "told in two ways"),
        ("good morning", "still needed: archetype"),
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


def test_the_same_is_asked_in_python(park: Path) -> None:
    found = planner.recommend(planner.solve(planner.read_park(park)), FIELDS)
    assert found.places["way"][0] == "now"
    assert list(found.conditions.columns) == ["place", "text_zh", "text_en"]
