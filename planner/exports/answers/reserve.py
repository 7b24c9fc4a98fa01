"""Rooms kept or let as a paper: what to do, what either way brings, and what was asked."""

from planner.domain.park.problem import Problem
from planner.domain.sweeping.future import RoomReserve
from planner.domain.sweeping.risk import ReserveAdvice
from planner.exports.answers.paper import AnswerPaper, sentences
from planner.exports.table import ExportTable, columns
from planner.text import Text, listed, message
from planner.views import format as fmt
from planner.views.reserve import RESERVE_VERDICTS, reserve_message
from planner.views.risk import firm_text, mean_text, probability_text

_TITLE = Text("留还是租", "Keep or let")


def reserve_paper(
    problem: Problem, reserve: RoomReserve, advice: ReserveAdvice, *, seed: int, confidence: float
) -> AnswerPaper:
    """Return whether to keep rooms for some firms or to let them now, with the price of either."""
    paired = advice.paired
    basis = message(
        "两种做法在同一批 {futures} 个未来里各推演一遍（随机种子 {seed}），逐个未来相减；置信水平 {confidence}。",
        "Both ways are played through in the same {futures} futures (seed {seed}) and compared future by future; confidence "
        "{confidence}.",
        futures=fmt.number(paired.gain.of),
        seed=seed,
        confidence=fmt.percent(confidence, 0),
    )
    return AnswerPaper(
        title=_TITLE,
        says=sentences(reserve_message(reserve, advice), basis),
        tables=(
            ExportTable(
                key="reserve",
                title=_TITLE,
                columns=columns(("项目", "What"), ("结果", "Result")),
                rows=(
                    (Text("房间", "Rooms"), listed(reserve.units)),
                    (Text("留到", "Keep until"), str(reserve.until)),
                    (Text("留给", "Keep for"), _firms(problem, reserve)),
                    (Text("结论", "Verdict"), RESERVE_VERDICTS[advice.verdict]),
                    (
                        Text("留房比现在就租多得（分，均值）", "What keeping brings more than letting (points, mean)"),
                        mean_text(paired.gain),
                    ),
                    (Text("留房更好的未来", "Futures in which keeping is better"), probability_text(paired.better)),
                    (Text("最差 5% 平均：留房（点）", "Mean of worst 5%: kept (points)"), fmt.number(paired.tail)),
                    (
                        Text("最差 5% 平均：现在就租（点）", "Mean of worst 5%: let now (points)"),
                        fmt.number(paired.tail_other),
                    ),
                    (
                        Text("所留企业真来用", "One of the firms it is kept for takes it"),
                        probability_text(advice.taken),
                    ),
                ),
            ),
        ),
    )  # fmt: skip


def _firms(problem: Problem, reserve: RoomReserve) -> Text:
    named = [firm_text(problem, one) for one in reserve.firms]
    return Text(listed(one.zh for one in named).zh, listed(one.en for one in named).en)
