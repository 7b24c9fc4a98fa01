"""What is taken out of text is told."""

from hypothesis import given
from hypothesis import strategies as st

from planner.exports.cleaning import MOST_CHARACTERS, cleaned


def test_sound_text_passes_as_it_is() -> None:
    assert cleaned("杉源 <b>\t\n=1+1").done is None
    assert cleaned("杉源 <b>\t\n=1+1").text == "杉源 <b>\t\n=1+1"


def test_control_characters_are_taken_out_and_counted() -> None:
    found = cleaned("a\x0bb\x00c\ud800")
    assert found.text == "abc"
    assert found.done is not None
    assert found.done.en == "3 control characters removed"


def test_text_beyond_the_limit_is_cut_and_the_note_says_how_much() -> None:
    found = cleaned("长" * 40_000, most=MOST_CHARACTERS)
    assert len(found.text) == MOST_CHARACTERS
    assert found.done is not None
    assert "7233" in found.done.zh


@given(st.text(max_size=60), st.integers(min_value=1, max_value=40))
def test_cut_text_never_exceeds_the_limit_as_excel_counts_it(text: str, most: int) -> None:
    kept = cleaned(text + "🏭", most=most).text
    assert len(kept.encode("utf-16-le")) // 2 <= most
