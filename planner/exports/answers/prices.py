"""Prices as a paper: what one more of each space, utility and rule less is worth, and how that is known."""

from planner.domain.park.problem import Problem
from planner.domain.sweeping.price import PriceTable, ReliefPrice
from planner.exports.answers.paper import AnswerPaper, sentences
from planner.exports.table import ExportTable, columns
from planner.text import Text
from planner.views.prices import (
    RESOURCE_KINDS,
    RULE_KINDS,
    answer_message,
    gains_text,
    prices_message,
    proof_text,
    relief_text,
    since_text,
)


def price_paper(problem: Problem, table: PriceTable) -> AnswerPaper:
    """Return the prices: of space and utilities, from each quarter on too, and of rules."""
    return AnswerPaper(
        title=Text("空间与规则的边际价值", "Price of space"),
        says=sentences(answer_message(problem, table), prices_message(table)),
        tables=(
            _priced(
                problem,
                [one for one in table.rows if one.kind in RESOURCE_KINDS and not one.brings_nothing],
                ("resources", Text("面积与公用工程", "Space and utilities")),
            ),
            _priced(
                problem,
                [one for one in table.rows if one.kind in RULE_KINDS and not one.brings_nothing],
                ("rules", Text("规则", "Rules")),
            ),
        ),
        more=(_priced(problem, table.rows, ("all", Text("全部价格", "All prices"))),),
    )


def _priced(
    problem: Problem, rows: list[ReliefPrice] | tuple[ReliefPrice, ...], name: tuple[str, Text]
) -> ExportTable:
    key, title = name
    return ExportTable(
        key=key,
        title=title,
        columns=columns(
            ("多一份或少一条", "One more, or a rule less"),
            ("自", "From"),
            ("增益", "Gain"),
            ("依据", "Proof"),
        ),
        rows=tuple(
            (
                relief_text(one),
                since_text(one),
                gains_text(problem, one),
                proof_text(one),
            )
            for one in rows
        ),
    )
