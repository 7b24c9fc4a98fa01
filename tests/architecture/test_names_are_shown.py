"""What people typed reaches a widget of Streamlit by one function, and by no other way."""

from pathlib import Path

import pytest

from tests.support.markdown import is_escaped, raw_names, sinks

ROOT = Path(__file__).resolve().parents[2]
SCREENS = [ROOT / "app.py", *sorted((ROOT / "planner" / "ui").rglob("*.py"))]
SAFE = "def draw(kept):\n    name = show(kept.scenario.name)\n    st.caption(scene.fill(W, name=name))\n"
RAW = {
    "a label": "def draw(kept):\n    st.button(kept.name)\n",
    "a sentence": "def draw(kept):\n    said = scene.fill(W, who=kept.actor.name)\n    st.info(said)\n",
    "options": "def draw(kept):\n    st.radio('x', kept, format_func=lambda one: one.title)\n",
    "help": "def draw(kept):\n    left.toggle('x', help=kept.comment)\n",
    "a function": "def draw(kept):\n    st.title(_said(kept))\n\ndef _said(kept):\n    return kept.message\n",
}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.stem)
def test_no_widget_is_handed_a_name_as_it_was_typed(screen: Path) -> None:
    raw = {sink.place: raw_names(sink) for sink in sinks(screen) if sink.as_markdown}
    assert {place: names for place, names in raw.items() if names} == {}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda path: path.stem)
def test_no_option_of_a_pick_list_is_escaped(screen: Path) -> None:
    assert [sink.place for sink in sinks(screen) if not sink.as_markdown and is_escaped(sink)] == []


@pytest.mark.parametrize("source", RAW.values(), ids=RAW)
def test_a_name_that_is_handed_over_raw_is_found(tmp_path: Path, source: str) -> None:
    (tmp_path / "screen.py").write_text(source, "utf-8")
    assert [raw_names(sink) for sink in sinks(tmp_path / "screen.py") if raw_names(sink)]


def test_a_name_that_is_shown_is_let_through(tmp_path: Path) -> None:
    (tmp_path / "screen.py").write_text(SAFE, "utf-8")
    assert not [raw_names(sink) for sink in sinks(tmp_path / "screen.py") if raw_names(sink)]
