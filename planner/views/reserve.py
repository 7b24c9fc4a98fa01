"""Rooms kept or let, and what knowing all would be worth, in words."""

from collections.abc import Mapping

from planner.domain.sweeping.future import RoomReserve
from planner.domain.sweeping.risk import PerfectInformation, ReserveAdvice, ReserveVerdict
from planner.text import Message, Text, listed, message
from planner.views import format as fmt
from planner.views.risk import probability_text

RESERVE_VERDICTS: Mapping[ReserveVerdict, Text] = {
    ReserveVerdict.KEEP: Text("留着", "keep them"),
    ReserveVerdict.LET: Text("现在就租", "let them now"),
    ReserveVerdict.OPEN: Text("分不出高下", "neither is better for sure"),
}


def reserve_message(reserve: RoomReserve, advice: ReserveAdvice) -> Message:
    """Say whether to keep rooms for some firms or to let them now, with the price of either."""
    gain = advice.paired.gain
    return message(
        "{units} 留到 {until}：{verdict}。同样的未来里，留房比现在就租平均{side} {price} 点（{low} 至 {high}），"
        "最差 5% 的平均为 {tail}，现在就租为 {other}；所留企业真来用的概率 {taken}。",
        "{units} until {until}: {verdict}. In the same futures keeping brings {price} points {side} than letting now on average "
        "({low} to {high}); the worst 5% have {tail}, with letting now {other}. One of the firms it is kept for takes "
        "it in {taken}.",
        units=listed(reserve.units),
        until=str(reserve.until),
        verdict=RESERVE_VERDICTS[advice.verdict],
        side=Text("多", "more") if gain.mean >= 0 else Text("少", "less"),
        price=fmt.number(abs(gain.mean)),
        low=fmt.number(gain.low),
        high=fmt.number(gain.high),
        tail=fmt.number(advice.paired.tail),
        other=fmt.number(advice.paired.tail_other),
        taken=probability_text(advice.taken),
    )


def perfect_message(found: PerfectInformation) -> Message:
    """Say what knowing every answer from the first would be worth, as an interval."""
    return message(
        "如果一开始就知道每家的答复，平均能多 {low} 至 {high} 点（{count} 个未来逐个求解；{said}）。",
        "Knowing every answer from the first would be worth {low} to {high} points on average ({count} futures solved one by "
        "one; {said}).",
        low=fmt.number(max(0.0, found.least.low)) if found.least.of > 1 else fmt.number(found.least.mean),
        high=fmt.number(found.most.high) if found.most.of > 1 else fmt.number(found.most.mean),
        count=found.least.of,
        said=Text("全部证明", "all proven")
        if found.least.mean == found.most.mean
        else Text("没有证明的按上界计", "what is not proven counts by its bound"),
    )
