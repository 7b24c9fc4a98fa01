"""Risk as a paper: how figures are spread, what fills, which limits are passed, who has a place, what to decide now."""

from collections.abc import Sequence

from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.risk import PlaceRisk, RiskSummary
from planner.domain.sweeping.robust import RobustSummary, RobustTable
from planner.domain.vocabulary.words import yes_no
from planner.exports.answers.paper import AnswerPaper, sentences
from planner.exports.table import Cell, ExportTable, columns
from planner.text import Text, listed
from planner.views import format as fmt
from planner.views.risk import (
    POLICIES,
    VERDICTS,
    answers,
    basis_message,
    figure_titles,
    firm_text,
    gain_message,
    likeliest,
    mean_text,
    notable_limits,
    place_title,
    probability_text,
    written,
    written_mean,
)
from planner.views.robust import candidate_title, robust_lines


def risk_paper(problem: Problem, plan: Plan, summary: RiskSummary) -> AnswerPaper:
    """Return what the futures of a plan say, each figure with its interval."""
    return AnswerPaper(
        title=Text("风险推演", "Risk"),
        says=sentences(
            basis_message(summary), *answers(problem, plan, summary).values(), gain_message(summary)
        ),
        tables=(
            _figures(problem, plan, summary),
            _places(problem, summary.full, ("full", Text("各楼栋满租概率", "Probability full, by building"))),
            _places(
                problem,
                notable_limits(summary),
                ("beyond", Text("所需超过上限的概率", "Probability beyond a cap")),
            ),
            _firms(problem, summary),
            _decisions(problem, summary),
            _calls(problem, summary),
        ),
    )


def _figures(problem: Problem, plan: Plan, summary: RiskSummary) -> ExportTable:
    titles = figure_titles(problem, plan)
    rows: list[tuple[Cell, ...]] = []
    for one in summary.figures:
        title = titles.get(one.key)
        if title is not None:
            shown = (written(title, value) for value in (one.p5, one.median, one.p95, one.tail))
            rows.append((title.title, POLICIES[one.policy], written_mean(title, one.mean), *shown))
    return ExportTable(
        key="figures",
        title=Text("指标的分布", "How figures are spread"),
        columns=columns(
            ("指标", "Figure"),
            ("策略", "Policy"),
            ("均值", "Mean"),
            ("5% 分位", "5th percentile"),
            ("中位数", "Median"),
            ("95% 分位", "95th percentile"),
            ("最差 5% 平均", "Mean of worst 5%"),
        ),
        rows=tuple(rows),
        fixed=2,
    )


def _places(problem: Problem, rows: Sequence[PlaceRisk], name: tuple[str, Text]) -> ExportTable:
    key, title = name
    return ExportTable(
        key=key,
        title=title,
        columns=columns(
            ("位置", "Where"),
            ("任一季度", "In any quarter"),
            ("最可能的季度", "Likeliest quarter"),
            ("那一季", "Then"),
        ),
        rows=tuple(
            (place_title(problem, row), probability_text(row.ever), str(quarter), probability_text(most))
            for row in rows
            if row.by_quarter
            for quarter, most in (likeliest(row),)
        ),
    )


def _firms(problem: Problem, summary: RiskSummary) -> ExportTable:
    return ExportTable(
        key="firms",
        title=Text("各企业有位置的概率", "Probability of a place"),
        columns=columns(
            ("企业", "Firm"),
            ("来的概率", "Comes"),
            ("来了有位置", "Place if it comes"),
            ("先到先得时", "First come, first served"),
        ),
        rows=tuple(
            (
                firm_text(problem, one.firm_id),
                probability_text(one.comes),
                probability_text(one.place),
                probability_text(one.place_first_come),
            )
            for one in summary.firms
        ),
    )


def _decisions(problem: Problem, summary: RiskSummary) -> ExportTable:
    return ExportTable(
        key="decisions",
        title=Text("现在定还是先不定", "Decide now or wait"),
        columns=columns(
            ("企业", "Firm"),
            ("房间", "Room"),
            ("给这一处的未来", "Futures that give it"),
            ("即方案中的", "As in the plan"),
            ("结论", "Verdict"),
        ),
        rows=tuple(
            (
                firm_text(problem, one.firm_id),
                one.home,
                probability_text(one.holds),
                yes_no(one.is_plan),
                VERDICTS[one.verdict],
            )
            for one in summary.decisions
        ),
    )


def _calls(problem: Problem, summary: RiskSummary) -> ExportTable:
    return ExportTable(
        key="calls",
        title=Text("先问谁", "Whom to call first"),
        columns=columns(
            ("企业", "Firm"),
            ("反过来的未来", "Futures turned"),
            ("别家换位或未落位", "Others elsewhere or out"),
            ("落位价值（点）", "Value (points)"),
        ),
        rows=tuple(
            (
                firm_text(problem, one.firm_id),
                one.changes.of,
                mean_text(one.changes, 2),
                mean_text(one.value, 0),
            )
            for one in summary.impacts
        ),
    )


def robust_paper(problem: Problem, table: RobustTable, found: RobustSummary) -> AnswerPaper:
    """Return which plan the training futures chose, how it did in fresh ones, and where its firms are."""
    places = table.candidates[found.chosen].plan.placements if table.is_chosen else ()
    return AnswerPaper(
        title=Text("稳健方案", "Robust plan"),
        says=sentences(*robust_lines(table, found)),
        tables=(
            ExportTable(
                key="candidates",
                title=Text("候选方案（全部训练未来，分）", "Candidates (all training, points)"),
                columns=columns(
                    ("候选", "Candidate"),
                    ("均值", "Mean"),
                    ("最差 5% 平均", "Mean of worst 5%"),
                    ("得分", "Score"),
                    ("选中", "Chosen"),
                ),
                rows=tuple(
                    (
                        candidate_title(one),
                        fmt.number(score.mean),
                        fmt.number(score.tail),
                        fmt.number(score.score),
                        yes_no(table.is_chosen and at == found.chosen),
                    )
                    for at, (one, score) in enumerate(zip(table.candidates, found.scores, strict=False))
                    if score is not None
                ),
            ),
            ExportTable(
                key="places",
                title=Text("选中方案的落位", "Places of the chosen plan"),
                columns=columns(("企业", "Firm"), ("单元", "Units"), ("入驻", "Start")),
                rows=tuple(
                    (
                        firm_text(problem, one.firm_id),
                        listed(one.units),
                        str(one.start),
                    )
                    for one in places
                ),
            ),
        ),
    )
