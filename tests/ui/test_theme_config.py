"""The theme that browsers are told is that of the configuration, however often it is told."""

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from planner.ui import theme_config

PARTS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")


def test_every_part_of_the_theme_is_told_as_streamlit_reads_it_and_read_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual, read = app_session._populate_theme_msg, []

    def noted(message: CustomThemeConfig, section: str = "theme") -> None:
        read.append(section)
        message.primary_color = "#112233" if section == "theme" else ""
        if section == "theme.light":
            message.chart_categorical_colors.append("#445566")
        usual(message, section)

    told = theme_config._once(noted)
    for _ in range(3):
        for part in PARTS:
            expected, found = CustomThemeConfig(), CustomThemeConfig()
            noted(expected, part)
            read.pop()
            told(found, part)
            assert found == expected
    assert read == list(PARTS)


def test_a_server_asks_for_it_so_and_does_not_wrap_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    theme_config.read_theme_once()
    first = app_session._populate_theme_msg
    theme_config.read_theme_once()
    assert app_session._populate_theme_msg is first
    assert hasattr(first, "__wrapped__")
