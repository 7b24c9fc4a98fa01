"""What each rule does to a two-floor park, held line by line.

After a change that is meant: `python -m tests.models.test_golden_rows` writes the files anew.
"""

from pathlib import Path

import pytest

from planner.domain.rule import RULES
from tests.models.printed import printed
from tests.models.scenes import scenes

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
KEYS = [rule.key for rule in RULES]


@pytest.mark.parametrize("rule", KEYS)
def test_a_rule_makes_the_rows_that_were_agreed(rule: str) -> None:
    assert printed(scenes()[rule], rule) == (GOLDEN / f"{rule}.txt").read_text("utf-8")


@pytest.mark.parametrize("rule", KEYS)
def test_every_scene_shows_its_rule_at_work(rule: str) -> None:
    said = printed(scenes()[rule], rule)
    says_more = said.split("barred\n")[1] != "rows\n"
    assert says_more or rule in ("run", "handover"), "the rule neither bars nor adds anything"


def write() -> None:
    for rule, problem in scenes().items():
        (GOLDEN / f"{rule}.txt").write_text(printed(problem, rule), "utf-8")


if __name__ == "__main__":
    write()
