"""How many more firms fit, in words: what a target takes and what stops it, and what is in the way of one more."""

from collections import Counter
from collections.abc import Sequence

from planner.domain.park.problem import Problem
from planner.domain.park.quarter import Quarter
from planner.domain.sweeping.fit import FitCount, FitLevel, FitPart, FitPoint, FitTable
from planner.domain.vocabulary.terms import Stage
from planner.text import Lang, Message, Text, message
from planner.views import format as fmt
from planner.views.unplaced import rule_title

PROVEN, OPEN = Text("已证明", "proven"), Text("未证明 *", "not proven *")
_NO_TEXT = Text("", "")


def part_text(problem: Problem, part: FitPart) -> Text:
    """Name one firm of a kind with its area."""
    kind = problem.archetype.get(part.archetype)
    name = kind.name if kind else Text(part.archetype, part.archetype)
    return Text(f"{name.zh} {fmt.area(part.area_m2)}", f"{name.en} {fmt.area(part.area_m2)}")


def mix_text(problem: Problem, mix: Sequence[FitPart]) -> Text:
    """Name a mix: each kind with its number where that is more than one."""
    said = [(part.count, part_text(problem, part)) for part in mix]
    return Text(
        " + ".join(one.zh if count == 1 else f"{count} × {one.zh}" for count, one in said),
        " + ".join(one.en if count == 1 else f"{count} × {one.en}" for count, one in said),
    )


def reached(one: FitLevel | FitCount | FitPoint) -> str:
    """Write a count that is proven, or what the best one lies between."""
    value = (
        one.placed if isinstance(one, FitLevel) else one.count if isinstance(one, FitCount) else one.second
    )
    return fmt.span(value, one.most, is_proven=one.is_proven)


def reason_text(one: FitCount) -> Text:
    """Say what is in the way of one more."""
    if one.reason is None:
        return PROVEN if one.is_proven else OPEN
    said = one.reason.message
    return Text(fmt.grouped(said.say(Lang.ZH)), fmt.grouped(said.say(Lang.EN)))


def target_message(problem: Problem, table: FitTable) -> Message:
    """Say whether a target of firms is within reach, what it takes, and what stops it; with its proof."""
    free = [level for level in table.levels if not level.has_hold]
    if not free:
        return message("尚未算出。", "Not worked out yet.")
    first, *more = free
    held = [level for level in table.levels if level.has_hold]
    stops = Counter(rule_title(reason.rule) for reason in first.reasons)
    ranked = sorted(stops.items(), key=lambda one: (-one[1], one[0].zh))
    none = Text("无", "nothing")
    return message(
        "{target} 家以上：{verdict}现有需求 {firms} 家最多落位 {placed} 家（{proof}）{stop}{steps}{hold}。其余被挡在：{stops}。",
        "{target} firms or more: {verdict}of the {firms} firms of this demand at most {placed} have a place ({proof}){stop}"
        "{steps}{hold}. The others are stopped by: {stops}.",
        target=table.target,
        verdict=_verdict(first, table.target),
        firms=len(problem.firms),
        placed=reached(first),
        proof=PROVEN if first.is_proven else OPEN,
        stop=_stop(problem, table),
        steps=_steps(problem, table, more),
        hold=_hold(held),
        stops=Text(
            "、".join(f"{one.zh} {count} 家" for one, count in ranked),
            ", ".join(f"{one.en} ({count})" for one, count in ranked),
        )
        if ranked
        else none,
    )


def _verdict(first: FitLevel, target: int) -> Text:
    if first.placed >= target:
        return Text("够得到，", "within reach, ")
    if first.most is not None and first.most < target:
        return Text("靠现有需求达不到，", "not with this demand, ")
    return Text("现有需求够不够得到未能证明 *，", "whether with this demand is not proven *, ")


def _steps(problem: Problem, table: FitTable, more: Sequence[FitLevel]) -> Text:
    if table.added is None or not more:
        return _NO_TEXT
    what = part_text(problem, table.added)
    zh = "，".join(f"再来 {one.more} 家为 {reached(one)} 家" for one in more)
    en = ", ".join(f"{one.more} more make {reached(one)}" for one in more)
    is_proven = all(one.is_proven for one in more)
    proof = PROVEN if is_proven else OPEN
    return Text(f"；每家约为{what.zh}时，{zh}（{proof.zh}）", f"; of firms like {what.en}, {en} ({proof.en})")


def _stop(problem: Problem, table: FitTable) -> Text:
    """Say which rules stop the target, with the proof of both sides; what is left in force beside them is named."""
    stop, target = table.stop, table.target
    asking = sum(firm.stage is not Stage.EXITED for firm in problem.firms)
    if table.is_stop_asked and asking < target:
        return Text(f"；需求总共只有 {asking} 家", f"; there are {asking} firms in all")
    if stop is None:
        starts = [level for level in table.levels if not level.more]
        is_open = any(level.most is not None and level.most < target for level in starts)
        if table.is_stop_asked and is_open:
            return Text(
                "；挡住它的最少规则在限时内没有算清 *", "; what stops it is not known within the limits *"
            )
        return _NO_TEXT
    when = (
        Text("计入意向企业等待上限时，", "with the hold on speculative firms, ")
        if stop.has_hold
        else _NO_TEXT
    )
    if not stop.rules:
        return Text(
            f"；{when.zh}挡住它的是房间本身：只留所需面积、交付时间和承诺，也最多 {stop.most} 家（已证明）",
            f"; {when.en}what stops {target} is space itself: with the areas asked for, handovers and promises alone at most "
            f"{stop.most} (proven)",
        )
    titles = [rule_title(key) for key in stop.rules]
    zh, en = "、".join(one.zh for one in titles), ", ".join(one.en for one in titles)
    if len(titles) == 1:
        head = Text("挡住它的是一条规则", f"what stops {target} is one rule")
        alone, less = Text("它", "it"), Text("再去掉这一条", "without this one as well")
    else:
        head = Text(
            f"挡住它的最少 {len(titles)} 条规则", f"what stops {target} is {len(titles)} rules, no fewer"
        )
        alone, less = Text("它们", "them"), Text("再去掉其中任何一条", "without any one of these as well")
    return Text(
        f"；{when.zh}{head.zh}：{zh}；只留{alone.zh}和所需面积、交付时间、承诺，也最多 {stop.most} 家，"
        f"{less.zh}就有 {target} 家（均已证明）",
        f"; {when.en}{head.en}: {en}; with {alone.en} and the areas asked for, handovers and promises alone at most "
        f"{stop.most}, {less.en} {target} (both proven)",
    )


def _hold(held: Sequence[FitLevel]) -> Text:
    if not held:
        return _NO_TEXT
    told = "、".join(reached(one) for one in held)
    return Text(
        f"；以上未计意向企业等待上限，计入则依次为 {told}",
        f"; all without the hold on speculative firms, with it {', '.join(reached(one) for one in held)}",
    )


def counts_message(problem: Problem, table: FitTable) -> Message:
    """Say which kind fits most often beside the plan, and how many kinds do not fit at all."""
    if not table.counts:
        return message("尚未算出。", "Not worked out yet.")
    best = max(table.counts, key=lambda one: (one.count, -one.quarter.index))
    mixes = {one.mix for one in table.counts}
    fits = {one.mix for one in table.counts if one.count}
    how = (
        Text("方案中的企业可以换位", "With firms of the plan moving")
        if table.may_move
        else Text("方案中的企业都不动", "With no firm of the plan moving")
    )
    if not best.count:
        return message(
            "{how}：算过的 {mixes} 项一家也放不下。",
            "{how}, not one firm of the {mixes} kinds and mixes counted fits.",
            how=how,
            mixes=len(mixes),
        )
    return message(
        "{how}：{quarter} 起最多再放 {count} 家{what}；算过的 {mixes} 项中有 {fits} 项还放得下{until}。",
        "{how}, from {quarter} at most {count} more of {what} fit; of {mixes} kinds and mixes counted, {fits} still fit{until}.",
        how=how,
        quarter=str(best.quarter),
        count=reached(best),
        what=mix_text(problem, best.mix),
        mixes=len(mixes),
        fits=len(fits),
        until=_until(table),
    )


def none_from(table: FitTable) -> Quarter | None:
    """Return the first quarter counted from which on nothing counted fits, proven for each; None if there is none."""
    mixes, found = {one.mix for one in table.counts}, None
    for quarter in sorted({one.quarter for one in table.counts}, reverse=True):
        own = [one for one in table.counts if one.quarter == quarter]
        if len({one.mix for one in own}) < len(mixes) or any(one.most != 0 for one in own):
            break
        found = quarter
    return found


def _until(table: FitTable) -> Text:
    closed = none_from(table)
    if closed is not None:
        return Text(
            f"；自 {closed} 起，算过的一项也放不下（已证明）",
            f"; from {closed} on nothing counted fits any more (proven)",
        )
    last = max(one.quarter for one in table.counts)
    still = len({one.mix for one in table.counts if one.quarter == last and one.count})
    return Text(f"；{last} 仍有 {still} 项放得下", f"; in {last} {still} still do") if still else _NO_TEXT


def pair_message(problem: Problem, table: FitTable) -> Message:
    """Say how far one kind can be had at the cost of the other."""
    if len(table.pair) < 2 or not table.points:
        return message("没有选两类。", "No two kinds are chosen.")
    one, other = (part_text(problem, part) for part in table.pair)
    last, first = table.points[-1], table.points[0]
    return message(
        "{quarter}：{one} 最多 {most} 家；一家也没有时 {other} 最多 {second} 家，取最多时还有 {left} 家。",
        "{quarter}: at most {most} of {one}; without any of it at most {second} of {other}, with all of it {left}.",
        quarter=str(table.pair_quarter or ""),
        one=one,
        other=other,
        most=fmt.span(last.first, None, is_proven=table.is_pair_closed),
        second=reached(first),
        left=reached(last),
    )
