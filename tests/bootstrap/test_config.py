"""The shipped settings of Streamlit are the safe ones, and what they name is there."""

import tomllib
from typing import Any

import run


def shipped() -> dict[str, Any]:
    return tomllib.loads((run.ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


def test_the_server_is_for_this_machine_and_says_nothing_to_the_outside() -> None:
    server, browser, client = (shipped()[name] for name in ("server", "browser", "client"))
    assert server["address"] == "127.0.0.1"
    assert server["allowedHosts"] == ["127.0.0.1", "localhost"]
    assert server["maxUploadSize"] <= 20
    assert not any((server["enableAgentApi"], server["showEmailPrompt"], browser["gatherUsageStats"]))
    assert client["showErrorDetails"] == "none"


def test_light_and_dark_are_both_told_so_that_the_choice_stays() -> None:
    theme = shipped()["theme"]
    assert set(theme["light"]) == set(theme["dark"])


def test_the_font_is_bundled_with_its_licence_and_small_enough_to_load() -> None:
    face = shipped()["theme"]["fontFaces"][0]
    static = run.ROOT / "static"
    font = static / face["url"].removeprefix("app/static/")
    assert face["family"] in shipped()["theme"]["font"]
    assert 100_000 < font.stat().st_size < 1_050_000
    assert "SIL OPEN FONT LICENSE" in (static / "OFL.txt").read_text("utf-8").upper()
    assert (static / "icon.png").read_bytes().startswith(b"\x89PNG")
