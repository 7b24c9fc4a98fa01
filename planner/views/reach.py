"""How few changes a plan keeps to, and what a limit kept from being reached, in sentences."""

from collections.abc import Iterator

from planner.domain.keys import GoalKey
from planner.domain.park.plan import Plan
from planner.domain.park.problem import Problem
from planner.domain.solving.outcome import Outcome, Status
from planner.domain.solving.report import Report
from planner.text import Text, listed

CHANGES = GoalKey.CHANGES


def reach_sentences(report: Report) -> tuple[Text, ...]:
    """Return what is to be said of a plan made from a plan in force; nothing of any other."""
    outcome = report.outcome
    if outcome.plan is None or outcome.repair_changes is None:
        return ()
    moved = report.measures.goals[CHANGES]
    return (
        *_only_repaired(outcome),
        _kept_to(outcome, moved, outcome.repair_changes),
        *_fewest(outcome, moved),
        *_value(report.problem, outcome),
        *_signed(report.problem, outcome.plan, outcome),
    )


def _only_repaired(outcome: Outcome) -> Iterator[Text]:
    """Say that no solver has looked at the plan: it has no stage of its own."""
    if not outcome.stages:
        yield Text(
            "限时或取消时还没有开始求解：这是修复后的现行方案。按新数据仍成立的全部保留，不成立的推迟入驻或空出，没有另找房源。",
            "The time was over, or the solve cancelled, before it began: this is the plan in force, repaired. What the facts "
            "still allow stays, what they do not starts later or is left out; no other rooms were looked for.",
        )


def _kept_to(outcome: Outcome, moved: int, must: int) -> Text:
    if not moved and not must:
        return Text("没有企业变动。", "No firm is changed.")
    if outcome.is_held or moved <= must:
        return Text(
            f"变动 {moved} 家；修复现行方案需变动 {must} 家，没有多动。",
            f"{_firms(moved)} changed; repairing the plan in force takes {must}, and no more are.",
        )
    return Text(
        f"不限变动的方案：变动 {moved} 家；修复现行方案只需变动 {must} 家。",
        f"Changes were not limited: {_firms(moved)} changed; repairing the plan in force takes {must} only.",
    )


def _fewest(outcome: Outcome, moved: int) -> Iterator[Text]:
    stage = next((one for one in outcome.stages if one.goal == CHANGES), None)
    if moved and (stage is None or stage.status is not Status.PROVEN_OPTIMAL):
        yield Text(
            "求解到限即停，没有证明变动已是最少，也许还能少动。",
            "A limit ended the solve before the fewest changes were proven: fewer might do.",
        )


def _value(problem: Problem, outcome: Outcome) -> Iterator[Text]:
    told = {stage.goal: stage.status for stage in outcome.stages}
    if outcome.status is Status.PROVEN_OPTIMAL:
        if outcome.is_held:
            yield Text(
                "在此之内价值已证明最高；放开变动，价值也许更高。",
                "Within that its value is proven the highest; if more firms might change, it could be higher.",
            )
        return
    titles = [
        tier.title
        for tier in problem.policy.goal_tiers
        if tier.carries_value and told.get(tier.key) is not Status.PROVEN_OPTIMAL
    ]
    zh, en = "、".join(one.zh for one in titles), ", ".join(one.en for one in titles)
    yield Text(
        f"求解到限即停，没有证明已达最高：{zh}。", f"A limit was met before this was proven highest: {en}."
    )


def _signed(problem: Problem, plan: Plan, outcome: Outcome) -> Iterator[Text]:
    left = sorted(
        firm.firm_id for firm in problem.firms if firm.is_signed and firm.firm_id not in plan.by_firm
    )
    if left and outcome.is_held:
        names = listed(left)
        yield Text(f"已签企业未落位：{names.zh}。", f"Signed firms without a place: {names.en}.")


def _firms(count: int) -> str:
    return "1 firm is" if count == 1 else f"{count} firms are"
