"""Questions to begin with name firms and buildings that are there, and no building that the firm is in."""

from planner.views.sample_questions import sample_questions
from tests.support import make


def test_a_question_is_of_the_largest_firm_and_of_those_without_a_place() -> None:
    problem = make.problem(
        units=[make.unit("A-101"), make.unit("B-101"), make.unit("B-102")],
        firms=[make.firm("F1"), make.firm("F2")],
    )
    plan = make.plan(make.placement("F1", "B-101"))
    assert sample_questions(problem, plan) == (("F1", "A"), ("F2", "B"))


def test_without_another_building_there_is_no_question() -> None:
    problem = make.problem(units=[make.unit("A-101")], firms=[make.firm("F1")])
    assert sample_questions(problem, make.plan(make.placement("F1", "A-101"))) == ()
