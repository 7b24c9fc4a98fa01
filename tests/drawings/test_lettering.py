"""Text is measured rather too wide than too narrow, and cut with an ellipsis."""

from planner.drawings.element import clean, element, to_svg
from planner.drawings.lettering import first_that_fits, fitted, text_width


def test_a_chinese_character_is_twice_as_wide_as_a_latin_one() -> None:
    assert text_width("厂房", 10) == 20
    assert text_width("ab", 10) < 12


def test_text_that_fits_is_left_alone_and_longer_text_is_cut() -> None:
    assert fitted("示例企业", 44, 11) == "示例企业"
    assert fitted("示例企业一二三", 44, 11) == "示例企…"
    assert fitted("示例", 12, 11) == ""


def test_the_first_candidate_that_fits_whole_is_taken() -> None:
    assert first_that_fits(("1,870 ㎡ · 2024Q3", "1,870 ㎡", "1,870"), 50, 10) == "1,870 ㎡"
    assert first_that_fits(("1,870 ㎡",), 5, 10) == ""


def test_a_cut_never_takes_more_room_than_there_is() -> None:
    for width in range(20, 200, 7):
        assert text_width(fitted("Shanyuan (Guangxi) 医疗科技有限公司 🏭", width, 11), 11) <= width


def test_characters_xml_cannot_carry_and_marks_that_turn_direction_are_taken_out() -> None:
    assert clean("a\x0bb\ud800c\u202ed") == "a\ufffdb\ufffdcd"


def test_attributes_and_text_are_escaped() -> None:
    made = element("text", text="<&>", data_name='"><script>')
    assert to_svg(made) == '<text data-name="&quot;&gt;&lt;script&gt;">&lt;&amp;&gt;</text>'
