"""Phasing in words: when buildings have to be ready, what each quarter of delay costs, and whom it loses."""

from collections.abc import Mapping, Sequence

from planner.domain.park.problem import Problem
from planner.domain.sweeping.construction import ConstructionTable
from planner.domain.sweeping.phasing import PhasingCase, PhasingRow, PhasingTable
from planner.domain.sweeping.price import ReliefGain
from planner.text import Message, Text, listed, message
from planner.views import format as fmt
from planner.views.places import joined
from planner.views.prices import tier_gains_text

PROVEN, OPEN = Text("已证明", "proven"), Text("未证明 *", "not proven *")
_NOT_YET = message("尚未算出。", "Not worked out yet.")


def latest_text(row: PhasingRow) -> Text:
    """Say which handover is the latest without loss, as far as it is known."""
    if row.latest > row.last:
        return Text(
            f"规划期内（至 {row.last}）何时交付都不损失", f"no handover loses anything up to {row.last}"
        )
    mark = "" if row.is_proven else " *"
    return Text(f"{row.latest}{mark}", f"{row.latest}{mark}")


def cost_text(problem: Problem, case: PhasingCase) -> Text:
    """Say what a case comes to, tier by tier; of a park without a plan, that the promises cannot be kept."""
    if not case.gains:
        if case.loses:
            return Text("承诺无法全部守住（已证明）", "no plan keeps every promise (proven)")
        return Text("限制内没有算出", "not found within the limits")
    return tier_gains_text(problem, case.gains)


def whom_text(case: PhasingCase) -> Text:
    """Say which firms lose their place, come in for them, or start later; empty where none does."""
    return joined(
        Text(f"{zh} {'、'.join(names)}", f"{en} {', '.join(names)}")
        for names, zh, en in _changes(case)
        if names
    )


def proof_text(case: PhasingCase) -> Text:
    """Say whether it is proven what a case comes to."""
    return PROVEN if case.is_proven else OPEN


def standing_text(table: PhasingTable | ConstructionTable) -> Text:
    """Say whether everything was asked about, and whether all of it is proven: two things, told apart."""
    if not table.is_complete:
        most = max(table.asked, table.answered)
        return Text(
            f"限制内没有问完：已求解 {table.answered}，至少要问 {most}。",
            f"Not everything was asked about within the limits: {table.answered} answered, of {most} at least.",
        )
    is_proven = table.is_proven if isinstance(table, PhasingTable) else table.is_all_proven
    if is_proven:
        return Text("要问的都已求解，也都已证明。", "Everything was asked about, and all of it is proven.")
    return Text(
        "要问的都已求解，但不是全部都已证明（* 为未证明）。",
        "Everything was asked about, but not all of it is proven (* is not).",
    )


def case_text(problem: Problem, case: PhasingCase) -> Text:
    """Say what a case costs and whom, for one line."""
    cost, whom = cost_text(problem, case), whom_text(case)
    return joined([cost, whom]) if whom.zh else cost


def delays_text(problem: Problem, delays: Mapping[str, int]) -> Text:
    """Say to which quarters handovers are moved: `B5 2025Q1`."""
    told = [
        f"{name} {problem.building[name].handover_quarter + delay}" for name, delay in sorted(delays.items())
    ]
    return listed(told)


def trial_message(problem: Problem, delays: Mapping[str, int], case: PhasingCase) -> Message:
    """Say in one sentence what handovers that were moved come to, with the names of the firms, and its proof."""
    cost, whom = cost_text(problem, case), _named(problem, case)
    nothing = case.loses is False and first_change(case) is None
    return message(
        "{moved}：{cost}{whom}（{proof}）。",
        "Handed over {moved}: {cost}{whom} ({proof}).",
        moved=delays_text(problem, delays),
        cost=Text("不损失任何目标", "no goal loses anything") if nothing else cost,
        whom=Text(f"；{whom.zh}", f"; {whom.en}") if whom.zh else Text("", ""),
        proof=proof_text(case),
    )


def _named(problem: Problem, case: PhasingCase) -> Text:
    def name(firm_id: str, *, zh: bool) -> str:
        said = problem.firm[firm_id].name
        return f"{firm_id} {said.zh if zh else said.en}"

    return joined(
        Text(
            f"{zh} {'、'.join(name(one, zh=True) for one in firms)}",
            f"{en} {', '.join(name(one, zh=False) for one in firms)}",
        )
        for firms, zh, en in _changes(case)
        if firms
    )


def _changes(case: PhasingCase) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    return (
        (case.lost, "失去", "loses"),
        (case.gained, "得到", "lets in"),
        (case.later, "推后", "starts later"),
    )


def first_change(case: PhasingCase) -> ReliefGain | None:
    """Return the first tier that differs, if one does."""
    return next((one for one in case.gains if (one.least, one.most) != (0, 0)), None)


def handover_message(problem: Problem, table: PhasingTable) -> Message:
    """Say in one sentence which buildings can wait, which is the dearest to delay, and whom that loses."""
    rows = [row for row in table.rows if row.dates]
    if not rows:
        if table.rows or table.plan is None:
            return _NOT_YET
        return message("没有尚未交付的楼栋。", "Every building is handed over.")
    slack = [row for row in rows if row.latest > row.planned]
    worst = max(rows, key=lambda row: _weight(row.dates[0].case))
    first = worst.dates[0]
    tail = (
        Text(
            f"推迟一季代价最大的是 {worst.building_id}（晚到 {first.quarter}）：{case_text(problem, first.case).zh}",
            f"the dearest quarter is that of {worst.building_id} (handed over {first.quarter}): "
            f"{case_text(problem, first.case).en}",
        )
        if first.case.loses
        else Text(
            "算过的楼栋推迟一季都没有证明有损失", "no single quarter of delay is proven to lose anything"
        )
    )
    return message(
        "算过 {rows} 栋，{slack}{tail}。其中 {proven} 栋的分界两侧都已求解证明。",
        "Buildings looked at: {rows}. {slack}{tail}. Of {proven} both sides of the break are proven by a solve.",
        rows=len(rows),
        slack=_slack(slack),
        tail=tail,
        proven=sum(row.is_proven for row in rows),
    )


def _slack(rows: Sequence[PhasingRow]) -> Text:
    if not rows:
        return Text(
            "没有一栋推迟后仍证明无损失；", "No building is proven to lose nothing when it is later; "
        )
    return Text(
        "可以推迟而不损失的："
        + "、".join(f"{row.building_id} 至 {latest_text(row).zh}" for row in rows)
        + "；",
        "These can wait without loss: "
        + ", ".join(f"{row.building_id} until {latest_text(row).en}" for row in rows)
        + "; ",
    )


def _weight(case: PhasingCase) -> tuple[int, ...]:
    """Return how much a case loses for sure, tier by tier; what leaves no plan loses most."""
    if not case.gains:
        return (1 if case.loses else 0,) * 2
    return (0, *(-(one.most or 0) if one.most is not None else 0 for one in case.gains))


def cell_text(case: PhasingCase) -> str:
    """Write a case for a cell: 0, the loss of the last tier that differs, and the firm that is lost, or how many are."""
    if not case.gains:
        return "✕" if case.loses else "?"
    told = [one for one in case.gains if (one.least, one.most) != (0, 0)]
    if not told:
        return "0"
    last = told[-1]
    value = last.least if last.least is not None else last.most
    figure = "?" if value is None else f"{fmt.number(value)}{'' if last.is_point else ' *'}"
    names = case.lost[0] if len(case.lost) == 1 else str(len(case.lost))
    return f"{figure} −{names}" if case.lost else figure
