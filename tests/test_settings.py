"""What the environment sets, and what it may not."""

import pytest

from planner.settings import SettingsError, read_settings
from planner.text import Lang


def test_what_is_set_is_heard_and_the_rest_has_defaults() -> None:
    found = read_settings(
        {
            "PLANNER_LANG": "en",
            "PLANNER_SOLVER_SLOTS": "3",
            "PLANNER_SOLVER_MEMORY_MB": "0",
            "PLANNER_SCHEDULER": "tcp://192.0.2.10:8786",
            "PLANNER_WARM_WORKERS": "0",
        }
    )
    assert (found.language, found.solver_slots, found.solver_memory_mb) == (Lang.EN, 3, 0)
    assert (found.spread_workers, found.is_warm) == (3, False)
    assert found.scheduler == "tcp://192.0.2.10:8786"
    usual = read_settings({"PLANNER_LANG": "", "PLANNER_SOLVER_SLOTS": "", "PLANNER_SCHEDULER": ""})
    assert usual.language is Lang.ZH
    assert usual.solver_slots >= 1
    assert usual.spread_workers >= usual.solver_slots
    assert usual.is_warm
    assert usual.scheduler is None


@pytest.mark.parametrize(
    ("name", "value", "zh", "en"),
    [
        ("PLANNER_SOLVER_SLOTS", "abc", "不小于 1 的整数", "whole number, 1 or more"),
        ("PLANNER_SOLVER_SLOTS", "0", "不小于 1 的整数", "whole number, 1 or more"),
        ("PLANNER_SOLVER_SLOTS", "9" * 5_000, "不小于 1 的整数", "whole number, 1 or more"),
        ("PLANNER_SOLVER_MEMORY_MB", "-1", "不小于 0 的整数", "whole number, 0 or more"),
        ("PLANNER_WARM_WORKERS", "two", "不小于 0 的整数", "whole number, 0 or more"),
        ("PLANNER_LANG", "fr", "zh 或 en", "zh or en"),
    ],
)
def test_what_cannot_be_is_named_with_its_value_and_what_is_expected(
    name: str, value: str, zh: str, en: str
) -> None:
    with pytest.raises(SettingsError, match=name) as caught:
        read_settings({name: value})
    for lang, expected in ((Lang.ZH, zh), (Lang.EN, en)):
        said = caught.value.message.say(lang)
        assert all(part in said for part in (name, value, expected))
