"""What to build, in words: the best order of building, the typology that serves best, what upgrades are worth."""

from planner.domain.park.catalogue import Catalogue
from planner.domain.park.problem import Problem
from planner.domain.sweeping.construction import (
    MOST_STEPS,
    BuildRate,
    BuildSequence,
    ConstructionTable,
    TypologyChoice,
    UpgradeRow,
)
from planner.domain.sweeping.phasing import PhasingCase
from planner.text import Message, Text, message
from planner.views import format as fmt
from planner.views.phasing import OPEN, PROVEN, case_text, cost_text, first_change
from planner.views.prices import tier_gains_text

_NOT_YET = message("尚未算出。", "Not worked out yet.")


def sequence_text(one: BuildSequence) -> str:
    """Write an order with its handovers: `B5 2024Q2 → B3 2024Q4`."""
    return " → ".join(f"{name} {at}" for name, at in zip(one.buildings, one.handovers, strict=True))


def rate_text(rate: BuildRate) -> Text:
    """Say how fast can be built."""
    budget = fmt.money_text(rate.budget_10k)
    return Text(
        f"自 {rate.first} 起同时建 {rate.at_once} 栋" + (f"、每季 {budget.zh}" if rate.budget_10k else ""),
        f"With {rate.at_once} at once from {rate.first}"
        + (f" and {budget.en} a quarter" if rate.budget_10k else ""),
    )


def sequence_message(problem: Problem, table: ConstructionTable) -> Message:
    """Say in one sentence which order is the best, what it comes to, and how that is proven."""
    if not table.sequences or table.rate is None:
        return (
            _NOT_YET
            if table.orders
            else message("没有可排序的楼栋。", "There is no building to be put in order.")
        )
    best = table.sequences[0]
    return message(
        "{rate}：最好的顺序是 {order}；与现方案比：{case}（{proof}：{orders} 种顺序中求解 {solved} 种，"
        "其余 {excluded} 种由上界或相同日程排除）。",
        "{rate}, the best order is {order}; against the plan on show: {case} ({proof}: of {orders} orders {solved} were solved "
        "for, {excluded} are ruled out by a bound or have the schedule of another).",
        rate=rate_text(table.rate),
        order=sequence_text(best),
        case=case_text(problem, best.case),
        proof=PROVEN if table.is_proven else OPEN,
        orders=table.orders,
        solved=len(table.sequences),
        excluded=table.excluded,
    )


def typology_text(catalogue: Catalogue, key: str) -> Text:
    """Name a typology."""
    found = catalogue.typology.get(key)
    return found.name if found else Text(key, key)


def ranked_choices(table: ConstructionTable) -> tuple[TypologyChoice, ...]:
    """Return the choices, what gains most for sure first."""
    return tuple(
        sorted(
            table.choices,
            key=lambda one: (
                not one.case.gains,
                [-(gain.least if gain.least is not None else -(10**9)) for gain in one.case.gains],
                one.building_id,
                one.typology,
            ),
        )
    )


def choice_message(problem: Problem, table: ConstructionTable, catalogue: Catalogue) -> Message:
    """Say in one sentence which typology on which plot gains most, at what cost."""
    if not table.choices:
        return (
            _NOT_YET if table.asked else message("没有尚未开工的楼栋。", "No building is still to be begun.")
        )
    gaining = [one for one in ranked_choices(table) if one.case.loses is False and _gains(one.case)]
    plots = len({one.building_id for one in table.choices})
    if not gaining:
        return message(
            "算过 {plots} 栋、{choices} 种换法，没有一种证明比计划的类型更好。",
            "Plots looked at: {plots}, with {choices} other typologies; none is proven to serve "
            "better than the one that is planned.",
            plots=plots,
            choices=len(table.choices),
        )
    best = gaining[0]
    return message(
        "最能满足需求的换法：{building} 改为{kind}（{handover} 交付）：{case}；造价增减 {more}。"
        "算过 {plots} 栋、{choices} 种，更好的 {gaining} 种。",
        "What serves the demand best: {building} as {kind} (handed over {handover}): {case}; change in cost: {more}. "
        "Plots: {plots}, other typologies solved for: {choices}, better than planned: {gaining}.",
        building=best.building_id,
        kind=typology_text(catalogue, best.typology),
        handover=str(best.handover),
        case=case_text(problem, best.case),
        more=fmt.money_text(best.more_10k),
        plots=plots,
        choices=len(table.choices),
        gaining=len(gaining),
    )


def _gains(case: PhasingCase) -> bool:
    first = first_change(case)
    return first is not None and first.least is not None and first.least > 0


def upgrade_title(row: UpgradeRow) -> Text:
    """Name an upgrade and where it is."""
    return Text(f"{row.subject} {row.upgrade.name.zh}", f"{row.subject}: {row.upgrade.name.en}")


def worth_text(problem: Problem, row: UpgradeRow) -> Text:
    """Say what each step brings in all: nothing, or the gains by number of steps."""
    if not row.worths:
        return Text("尚未算出", "not worked out yet")
    if row.brings_nothing:
        return Text(
            f"增到 {MOST_STEPS} 步都没有增益（已证明）", f"up to {MOST_STEPS} steps bring nothing (proven)"
        )
    worths = list(row.worths)
    while len(worths) > 1 and worths[-1].is_proven and worths[-1].gains == worths[-2].gains:
        worths.pop()
    is_enough = len(worths) < len(row.worths)
    told = [(steps, cost_text(problem, one)) for steps, one in enumerate(worths, start=1)]
    zh = "；".join(f"{steps} 步 {one.zh}" for steps, one in told)
    en = "; ".join(f"{'1 step' if steps == 1 else f'{steps} steps'} {one.en}" for steps, one in told)
    if not is_enough:
        return Text(zh, en)
    return Text(f"{zh}，增到 {len(row.worths)} 步也不再多", f"{en}, no more up to {len(row.worths)} steps")


def wait_text(problem: Problem, row: UpgradeRow) -> Text:
    """Say until when an upgrade can wait, when it has to be ordered by, and what the quarter after that gains instead."""
    if row.brings_nothing or not row.worths:
        return Text("", "")
    order = row.latest + -row.upgrade.lead_quarters
    what = Text("", "") if row.steps == 1 else Text(f"{row.steps} 步", f"{row.steps} steps ")
    told = Text(
        f"{what.zh}最晚 {row.latest} 投用（{order} 下单）",
        f"{what.en}in use by {row.latest} (ordered by {order})",
    )
    after = row.break_date
    if after is None:
        return Text(f"{told.zh} *", f"{told.en} *")
    gains = tier_gains_text(problem, after.case.gains)
    return Text(
        f"{told.zh}；{after.quarter} 投用只剩 {gains.zh}",
        f"{told.en}; from {after.quarter} on only {gains.en}",
    )


def upgrade_message(problem: Problem, table: ConstructionTable) -> Message:
    """Say in one sentence which upgrades bring something and until when they can wait."""
    rows = [row for row in table.upgrades if row.worths]
    if not rows:
        return _NOT_YET if table.asked else message("没有可增容的上限。", "There is no cap to be raised.")
    told = [row for row in rows if not row.brings_nothing]
    if not told:
        return message(
            "算过 {rows} 项增容，各增到 {steps} 步都没有增益（已证明）：现有需求下不必增容。",
            "Upgrades looked at: {rows}; none brings anything up to {steps} steps (proven): this demand needs none.",
            rows=len(rows),
            steps=MOST_STEPS,
        )
    return message(
        "算过 {rows} 项增容，有增益的：{told}。",
        "Upgrades looked at: {rows}; these bring something: {told}.",
        rows=len(rows),
        told=Text(
            "；".join(
                f"{upgrade_title(row).zh}（{fmt.money_text(row.upgrade.cost_10k).zh}）：{worth_text(problem, row).zh}；"
                f"{wait_text(problem, row).zh}"
                for row in told
            ),
            "; ".join(
                f"{upgrade_title(row).en} ({fmt.money_text(row.upgrade.cost_10k).en}): {worth_text(problem, row).en}; "
                f"{wait_text(problem, row).en}"
                for row in told
            ),
        ),
    )
