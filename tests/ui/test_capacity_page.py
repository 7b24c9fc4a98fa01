"""The page of capacity: each view has a question, an answer, a picture and a table, in both languages."""

import pytest

from planner.text import Lang
from planner.ui.pages.capacity import words
from tests.ui.conftest import Opened
from tests.ui.test_pages import RAW


@pytest.mark.parametrize("lang", list(Lang))
def test_each_view_answers_its_question_with_a_picture_and_a_table(opened: Opened, lang: Lang) -> None:
    screen = opened("capacity", lang=lang.value, quarter="2024Q3")
    for name in words.TABS:
        if name != "space":
            screen.test.button_group(key="capacity_tab_choice").set_value(name).run()
        assert not screen.test.exception
        assert screen.test.subheader[0].value == words.QUESTIONS[name].say(lang)
        (answer,) = screen.sheet("capacity_answer")["parts"]
        assert answer["text"]
        assert not RAW.findall(answer["text"])
        assert screen.test.get("plotly_chart")
        assert screen.test.dataframe
        if name == "space":
            assert "75,210 ㎡" in answer["text"]
            assert "2024Q3" in answer["text"]
