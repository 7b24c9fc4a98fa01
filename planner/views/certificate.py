"""The certificate of a plan: what was proved, by what, from which facts, and what the checker says."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.solving.finding import Finding
from planner.domain.solving.outcome import STATUS_TITLES, Outcome, StageResult, Status
from planner.domain.solving.report import Report
from planner.domain.vocabulary.clauses import clause_title
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.reach import reach_sentences
from planner.views.unplaced import in_words, rule_title

_BY_LIMIT = (Status.TIME_LIMIT, Status.CANCELLED, Status.NO_PLAN)
_NOTES = {
    "irreducible": Text("去掉其中任何一项，矛盾即消除", "drop any one of them and the contradiction is gone"),
    "not certified irreducible": Text("其中可能有多余的项", "some of them may not be needed for it"),
    "several": Text(
        "有多处矛盾，每一处都须消除", "there are several contradictions; each has to be taken away"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """One line: what, and the value in words."""

    key: str
    title: Text
    value: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding of the checker."""

    rule: Text
    clause: Text
    subjects: tuple[str, ...]
    need: Text
    available: Text
    soft: bool
    existing: bool
    sentence: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Headline, lines, and the findings: faults of the plan, existing conditions, soft ones.

    `is_sound`: there is a plan, it was made from these facts, and it breaks no rule.
    """

    headline: Text
    is_proven: bool
    is_sound: bool
    rows: tuple[CertificateRow, ...]
    findings: tuple[FindingRow, ...]


def certificate(report: Report) -> Certificate:
    """Return the certificate of a report."""
    outcome = report.outcome
    has_plan = outcome.plan is not None
    is_ours = outcome.fingerprint == report.problem.fingerprint
    return Certificate(
        headline=STATUS_TITLES[outcome.status],
        is_proven=outcome.status is Status.PROVEN_OPTIMAL,
        is_sound=has_plan and is_ours and not report.broken,
        rows=(
            _row("status", "状态", "Status", value=STATUS_TITLES[outcome.status]),
            *_numbers(report),
            _row("checker", "独立校核", "Independent check", value=verdict(report)),
            _row("repeat", "可重复性", "Repeats", value=_repeat(outcome)),
            *_reach(report),
            *_provenance(outcome),
            _row(
                "fingerprint",
                "数据指纹",
                "Fingerprint of the facts",
                value=_fingerprint(outcome, is_ours=is_ours),
            ),
            *_notes(report),
        ),
        findings=tuple(_finding(f) for f in sorted(report.findings, key=lambda f: (f.soft, f.existing))),
    )


def _reach(report: Report) -> Iterator[CertificateRow]:
    said = reach_sentences(report)
    if said:
        zh, en = "".join(one.zh for one in said), " ".join(one.en for one in said)
        yield _row("changes", "变动", "Changes", value=Text(zh, en))


def verdict(report: Report) -> Text:
    """Return the checker's verdict in a sentence."""
    if report.outcome.plan is None:
        return Text("没有方案可校核", "No plan to check")
    broken, existing = len(report.broken), len(report.existing)
    soft = len(report.findings) - broken - existing
    tail_zh, tail_en = (
        (f"；既有情况 {existing} 处" if existing else "") + (f"，软性提示 {soft} 条" if soft else ""),
        (f"; {_counted(existing, 'existing condition')}" if existing else "")
        + (f", {_counted(soft, 'soft finding')}" if soft else ""),
    )
    if broken:
        return Text(
            f"不通过：违反规则 {broken} 处{tail_zh}",
            f"Fails: {_counted(broken, 'breach')} of the rules{tail_en}",
        )
    return Text(f"通过：未违反任何规则{tail_zh}", f"Passes: no rule broken{tail_en}")


def _counted(count: int, what: str) -> str:
    plural = "es" if what.endswith("ch") else "s"
    return f"{count} {what if count == 1 else what + plural}"


def _numbers(report: Report) -> tuple[CertificateRow, ...]:
    outcome = report.outcome
    titles = {tier.key: tier.title for tier in report.problem.policy.goal_tiers}
    return (
        _plain("objective", "目标值", "Objective", value=fmt.number(outcome.objective)),
        _plain("bound", "上界", "Bound", value=fmt.number(outcome.bound)),
        _plain("gap", "差距", "Gap", value=fmt.gap(outcome.gap)),
        *(
            _stage(number, stage, titles.get(stage.goal, Text(stage.goal, stage.goal)))
            for number, stage in enumerate(outcome.stages, start=1)
        ),
    )


def _stage(number: int, stage: StageResult, title: Text) -> CertificateRow:
    status = STATUS_TITLES[stage.status]
    numbers = f"{_stage_numbers(stage.objective, stage.bound)}; {fmt.seconds(stage.seconds)}"
    return _row(
        f"stage_{number}",
        f"第 {number} 级：{title.zh}",
        f"Tier {number}: {title.en}",
        value=Text(f"{status.zh}；{numbers.replace('; ', '；')}", f"{status.en}; {numbers}"),
    )


def _stage_numbers(objective: int | None, bound: int | None) -> str:
    return f"{fmt.number(objective)} ≤ {fmt.number(bound)}"


def _provenance(outcome: Outcome) -> tuple[CertificateRow, ...]:
    limits = outcome.limits
    asked = f"{fmt.seconds(limits.time_limit_s)}, {fmt.gap(limits.gap)}"
    nodes_zh, nodes_en = (
        ("", "") if limits.nodes is None else (f"，节点 {limits.nodes}", f", {limits.nodes} nodes")
    )
    return (
        _plain("seconds", "用时", "Time taken", value=fmt.seconds(outcome.seconds)),
        _row("limits", "时限与差距要求", "Limits", value=Text(asked + nodes_zh, asked + nodes_en)),
        _plain("solver", "求解器", "Solver", value=outcome.solver),
        _plain(
            "versions", "版本", "Versions", value=", ".join(f"{name} {v}" for name, v in outcome.versions)
        ),
        _plain("seed", "随机种子", "Seed", value=str(limits.seed)),
    )


def _repeat(outcome: Outcome) -> Text:
    if outcome.status is Status.FAILED:
        return Text(fmt.NONE, fmt.NONE)
    if outcome.status in _BY_LIMIT or any(stage.status in _BY_LIMIT for stage in outcome.stages):
        return Text("到时限即停，重算结果可能不同", "Ended by a limit: another run may differ")
    return Text("重算得到同样结果", "Another run gives the same plan")


def _fingerprint(outcome: Outcome, *, is_ours: bool) -> Text:
    if is_ours:
        return Text(outcome.fingerprint, outcome.fingerprint)
    return Text(
        f"{outcome.fingerprint}（与当前数据不符，请重新求解）",
        f"{outcome.fingerprint} (not these facts: solve again)",
    )


def _notes(report: Report) -> tuple[CertificateRow, ...]:
    outcome = report.outcome
    rows: list[CertificateRow] = [
        _row("conflict", "相互矛盾", "In conflict", value=said.both()) for said in report.contradictions
    ]
    if outcome.note:
        said = _NOTES.get(outcome.note, Text(outcome.note, outcome.note))
        rows.append(_row("note", "说明", "Note", value=said))
    return tuple(rows)


def _row(key: str, zh: str, en: str, *, value: Text) -> CertificateRow:
    return CertificateRow(key=key, title=Text(zh, en), value=value)


def _plain(key: str, zh: str, en: str, *, value: str) -> CertificateRow:
    return _row(key, zh, en, value=Text(value, value))


def _finding(finding: Finding) -> FindingRow:
    sentence = finding.message
    return FindingRow(
        rule=rule_title(finding.rule),
        clause=clause_title(finding.clause),
        subjects=finding.subjects,
        need=in_words(finding.rule, finding.need),
        available=in_words(finding.rule, finding.available),
        soft=finding.soft,
        existing=finding.existing,
        sentence=Text(fmt.grouped(sentence.say(Lang.ZH)), fmt.grouped(sentence.say(Lang.EN))),
    )
