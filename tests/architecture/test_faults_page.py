"""The page of faults names tests that are there."""

import re

from planner.settings import ROOT

TOLD = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", (ROOT / "docs" / "faults.md").read_text("utf-8"))


def test_every_test_that_the_page_names_is_there() -> None:
    assert len(TOLD) > 30
    for path, name in TOLD:
        text = (ROOT / "tests" / path).read_text("utf-8")
        assert f"def {name or 'test_'}" in text or "TestCase" in text, f"{path}::{name}"
