"""The use cases of an import screen: inspect, correct, review, answer, apply, remember."""

import pytest
from pydantic import ValidationError

from planner.services.importing.review import (
    ImportStoppedError,
    apply,
    choices_for,
    inspect,
    learnt,
    memory_from_json,
    memory_to_json,
    read_as,
    review_import,
    template,
)
from planner.text import Lang
from tests.support.incoming import park
from tests.support.sheets import Rows, book_of, saved, small_dossier, small_tables

LEDGER: dict[str, Rows] = {"台账": [["单位", "年收入", "等级"], ["企业F1", "3,000万元", "A"]]}


def test_a_park_goes_out_and_comes_back_through_the_screen() -> None:
    inspection = inspect("park.xlsx", template(Lang.ZH, park()))
    assert all(one.mapping is not None for one in inspection.sheets)
    review = review_import(park(), inspection)
    assert review.difference.is_empty
    assert apply(review) == park()


def test_a_sheet_that_is_not_recognised_is_read_as_a_person_says_and_remembered() -> None:
    inspection = inspect("a.xlsx", saved(book_of(LEDGER)))
    (sheet,) = inspection.sheets
    assert sheet.sample[1].cells == ("企业F1", "3,000万元", "A")
    mapping = read_as(sheet, "per_mu_ledger", 1).with_column(0, "firm").with_column(1, "output_10k")
    review = review_import(small_dossier(), inspection, mappings=[mapping])
    assert apply(review).problem.firm["F1"].output_10k == 3000
    memory = memory_from_json(memory_to_json(learnt([mapping])))
    again = inspect("b.xlsx", saved(book_of(LEDGER)), remembered=memory)
    assert [one.key for one in again.mappings[0].columns] == [one.key for one in mapping.columns]
    assert apply(review_import(small_dossier(), again)) == apply(review)


def test_a_file_that_is_refused_has_issues_and_no_sheets() -> None:
    inspection = inspect("a.pdf", b"%PDF-1.7")
    assert inspection.sheets == ()
    assert inspection.issues[0].is_error
    with pytest.raises(ImportStoppedError):
        apply(review_import(small_dossier(), inspection))


def test_answers_are_passed_back_as_values() -> None:
    tables = small_tables()
    tables["firms"][1][tables["firms"][0].index("desired_quarter")] = "2024年"
    inspection = inspect("a.xlsx", saved(book_of({"firms": tables["firms"]})))
    review = review_import(small_dossier(), inspection)
    (question,) = review.ambiguous
    assert [choice.text for choice in question.choices] == ["2024Q1", "2024Q2", "2024Q3", "2024Q4"]
    assert apply(review, {question.cell_id: "2024Q2"}).problem.firm["F1"].desired_quarter.number == 2
    assert review_import(
        small_dossier(), inspection, answers={question.cell_id: "2024Q1"}
    ).difference.is_empty


def test_what_may_be_chosen_has_titles_in_both_languages() -> None:
    names = dict(choices_for())
    assert {"allocation_ledger", "needs_sheet", "units", "policy"} <= set(names)
    columns = dict(choices_for("needs_sheet"))
    assert columns["hazard_class"].say(Lang.ZH) == "生产类别"


def test_a_memory_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError):
        memory_from_json(b'{"x": {"sheet": 1}}')


def test_an_empty_template_is_inspected_without_its_hidden_words() -> None:
    inspection = inspect("t.xlsx", template(Lang.EN))
    assert "_words" not in [one.title for one in inspection.sheets]
    assert len(inspection.mappings) == len(inspection.sheets) == 15
