"""Trade-offs as papers: the frontier of two goals with the price of each step, and plans nearly as good."""

from collections.abc import Sequence

from planner.domain.goal import GOALS, Goal
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.sweeping.frontier import Frontier, FrontierPoint, Near
from planner.exports.answers.paper import AnswerPaper, sentences
from planner.exports.table import Cell, ExportTable, columns
from planner.text import Message, Text, message
from planner.views import format as fmt
from planner.views.risk import firm_text

_GOALS: dict[str, Goal] = {goal.key: goal for goal in GOALS}
_PROVEN, _OPEN = Text("已证明", "proven"), Text("未证明", "not proven")
_COMPLETE = Text("前沿完整：没有别的点。", "The frontier is complete: there is no other point.")
_INCOMPLETE = Text("前沿可能还有别的点。", "There may be further points.")
_SIGNED_OPEN = Text(
    "已签企业落位数是否已达最多，没有证明。", "That no plan places more signed firms was not proven."
)


def frontier_paper(found: Frontier, steps: Sequence[Message]) -> AnswerPaper:
    """Return the points of a frontier; `steps` say what each step along it costs."""
    complete = _COMPLETE if found.is_complete else _INCOMPLETE
    notes = (complete,) if found.are_lower_bounds_proven else (complete, _SIGNED_OPEN)
    first, second = _GOALS[found.first], _GOALS[found.second]
    return AnswerPaper(
        title=Text(
            f"{first.title.zh}与{second.title.zh}的取舍", f"Trade-off: {first.title.en} and {second.title.en}"
        ),
        says=sentences(*steps, *notes),
        tables=(
            ExportTable(
                key="points",
                title=Text("前沿上的方案", "Plans of the frontier"),
                columns=(
                    *columns(("点", "Point")),
                    *(_titled(goal) for goal in (first, second)),
                    *columns(("落位企业", "Firms placed"), ("证明", "Proof")),
                ),
                rows=tuple(
                    (
                        at,
                        *_values(point),
                        _placed(point.outcome.plan),
                        _PROVEN if point.is_proven else _OPEN,
                    )
                    for at, point in enumerate(found.points, start=1)
                ),
            ),
        ),
    )


def near_paper(problem: Problem, plan: Plan, found: Sequence[Near]) -> AnswerPaper:
    """Return plans nearly as good as `plan`, and who is elsewhere in them."""
    said = message(
        "找到 {count} 个与当前方案价值相近、彼此差异尽量大的方案。",
        "{count} plans found whose value is close to that of the plan on show, as different from each other as can be.",
        count=len(found),
    )
    return AnswerPaper(
        title=Text("近优方案", "Near plans"),
        says=sentences(said),
        tables=(
            ExportTable(
                key="near",
                title=Text("找到的方案", "Plans found"),
                columns=columns(
                    ("方案", "Plan"),
                    ("落位企业", "Firms placed"),
                    ("末级价值", "Value of the last tier"),
                    ("不同处（家）", "Firms elsewhere"),
                    ("最远", "Farthest"),
                    ("违反的规则", "Rules broken"),
                ),
                rows=tuple(
                    (
                        _title(at),
                        _placed(one.outcome.plan),
                        one.outcome.objective,
                        one.distance,
                        _PROVEN if one.is_farthest else _OPEN,
                        one.broken,
                    )
                    for at, one in enumerate(found, start=1)
                ),
            ),
        ),
        more=(_elsewhere(problem, plan, found),),
    )


def _elsewhere(problem: Problem, plan: Plan, found: Sequence[Near]) -> ExportTable:
    """Return where each firm is in each plan, for those that are not in the same place in all of them."""
    plans = (plan, *(one.outcome.plan or Plan() for one in found))
    runs = [{firm: stays[0] for firm, stays in one.by_firm.items()} for one in plans]
    rows: list[tuple[Cell, ...]] = []
    for firm in problem.firms:
        places = [run.get(firm.firm_id) for run in runs]
        if len({one.units if one else () for one in places}) > 1:
            told = (f"{'+'.join(one.units)} {one.start}" if one else fmt.NONE for one in places)
            rows.append((firm_text(problem, firm.firm_id), *told))
    return ExportTable(
        key="elsewhere",
        title=Text("换位的企业", "Firms elsewhere"),
        columns=(
            *columns(("企业", "Firm"), ("当前方案", "Plan on show")),
            *(_title(at) for at in range(1, len(found) + 1)),
        ),
        rows=tuple(rows),
    )


def _title(at: int) -> Text:
    return Text(f"近优方案 {at}", f"Near plan {at}")


def _titled(goal: Goal) -> Text:
    return Text(f"{goal.title.zh}（{goal.unit.zh}）", f"{goal.title.en} ({goal.unit.en})")


def _values(point: FrontierPoint) -> tuple[Cell, Cell]:
    if point.is_proven:
        return point.first, point.second
    first = fmt.span(point.first, point.first_bound, is_proven=False)
    return first, fmt.span(point.second, point.second_bound, is_proven=False)


def _placed(plan: Plan | None) -> int:
    return len(plan.by_firm) if plan else 0
