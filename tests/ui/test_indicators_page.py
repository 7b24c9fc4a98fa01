"""The page of indicators: each view has a question, an answer with and without the anchor, a picture and tables."""

import pytest

from planner.text import Lang
from planner.ui.pages.indicators import words
from tests.ui.conftest import Opened
from tests.ui.test_pages import RAW


@pytest.mark.slow
@pytest.mark.parametrize("lang", list(Lang))
def test_each_view_answers_its_question_with_and_without_the_anchor(opened: Opened, lang: Lang) -> None:
    screen = opened("indicators", lang=lang.value)
    own = list(words.QUESTIONS)[list(Lang).index(lang) :: len(Lang)]  # together the languages see each view
    for name in own:
        if name != "money":
            screen.test.button_group(key="indicators_tab_choice").set_value(name).run()
        assert not screen.test.exception
        assert screen.test.subheader[0].value == words.QUESTIONS[name].say(lang)
        if name == "money":  # 4,083.75 of tax in 2024: rounded, not cut
            assert screen.test.dataframe[0].value["c2"].tolist()[1] == 4084
        if name == "formulas":
            (grid,) = screen.sheet("indicators_formulas")["parts"]
            assert len(grid["rows"]) > 20
            continue
        assert screen.test.dataframe
        answer, otherwise = screen.sheet("indicators_answer")["parts"]
        assert answer["text"]
        assert "F01" in otherwise["text"]
        assert not RAW.findall(answer["text"] + otherwise["text"])
        assert screen.test.get("plotly_chart")
    choice = screen.test.selectbox(key="what_if.indicators.without")
    assert choice.options[1].startswith(("不计 F01", "Without F01"))  # the anchor first, by its figures
    choice.set_value("F01").run()
    assert not screen.test.exception
