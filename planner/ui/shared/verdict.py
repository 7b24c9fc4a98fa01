"""The certificate: badges for a headline, tables for those who want to see all of it."""

from dataclasses import replace

import streamlit as st

from planner.domain.goal import GOALS, PRESET_TITLES, with_signed_first
from planner.domain.keys import GoalKey
from planner.domain.park.policy import Policy
from planner.domain.solving.outcome import STATUS_TITLES, Outcome, Status
from planner.domain.solving.report import Report
from planner.services.planning.goal_setting import value_tiers
from planner.text import Lang, Text, listed
from planner.ui.page_context import PageContext
from planner.ui.shared.sheet import Badge, GridRow, Pair, Tone, grid, items, sheet, sheet_of
from planner.ui.shared.words import verdict as words
from planner.views import format as fmt
from planner.views.certificate import FindingRow, verdict
from planner.views.certificate import certificate as certificate_of
from planner.views.imprint import proof_of
from planner.views.objective import TermRow, TierRow, tier_rows

FIXED_ORDER = GoalKey.ORDER
"""The goal that only makes equal plans come out equal; its number means nothing to a reader."""
TONES = {
    Status.PROVEN_OPTIMAL: Tone.GOOD,
    Status.WITHIN_GAP: Tone.ACCENT,
    Status.TIME_LIMIT: Tone.WARN,
    Status.CANCELLED: Tone.WARN,
}


def goal_title(policy: Policy, lang: Lang) -> str:
    """Return the name of the goal in force; edited rates are said to be edited."""
    title = PRESET_TITLES[policy.preset].say(lang)
    own = tuple(tier for tier in policy.goal_tiers if tier.carries_value)
    if own == value_tiers(policy.preset):
        return title
    is_led = own == with_signed_first(value_tiers(policy.preset))
    return title + (words.SIGNED_FIRST if is_led else words.EDITED).say(lang)


def status_text(outcome: Outcome, lang: Lang) -> str:
    """Return the solver's status in words; where few changes were promised, it speaks of such plans."""
    text = STATUS_TITLES[outcome.status].say(lang)
    if not outcome.is_held or outcome.plan is None:
        return text
    return words.HELD.fill(lang, status=text, most=fmt.number(outcome.repair_changes))


def status_badge(outcome: Outcome, lang: Lang) -> Badge:
    """Return the solver's status; only a proven optimum is called optimal."""
    text = status_text(outcome, lang)
    if outcome.gap is not None and outcome.status is not Status.PROVEN_OPTIMAL:
        text = f"{text} · {words.GAP.fill(lang, gap=fmt.gap(outcome.gap))}"
    return Badge(text=text, tone=TONES.get(outcome.status, Tone.BAD))


def badges(report: Report, lang: Lang, *, made_from: int | None = None) -> tuple[Badge, ...]:
    """Solver status, what was proven in a sentence, checker verdict and goal; grey where they speak of older facts.

    Those are the facts of version `made_from`. Of a plan that breaks a rule nothing is said to be proven.
    """
    *found, goal = _badges(report, lang)
    return (*(as_of(one, made_from, lang) for one in found), goal)


def draw_badges(context: PageContext, report: Report) -> None:
    """Show the badges of the plan on show."""
    lang, made_from = context.lang, context.made_from
    sheet_of(
        report,
        (lang, made_from),
        lambda: [items(*badges(report, lang, made_from=made_from))],
        key="badges",
    )


def as_of(badge: Badge, made_from: int | None, lang: Lang) -> Badge:
    """Return a badge as it is, or grey and with the version of the facts where those are older ones."""
    if made_from is None:
        return badge
    said = words.OF_VERSION.fill(lang, said=badge.text, number=made_from)
    return replace(badge, text=said, tone=Tone.MUTED)


def _badges(report: Report, lang: Lang) -> tuple[Badge, ...]:
    broken = len(report.broken)
    checked = words.CHECK_FAILED.fill(lang, count=broken) if broken else words.CHECK_PASSED.say(lang)
    return (
        status_badge(report.outcome, lang),
        *(() if broken else (Badge(text=proof_of(report).say(lang).rstrip("。.")),)),
        Badge(
            text=checked,
            tone=Tone.BAD if broken else Tone.GOOD,
            title=f"{verdict(report).say(lang)}\n{words.CHECK_HELP.say(lang)}",
        ),
        Badge(text=words.GOAL.fill(lang, goal=goal_title(report.problem.policy, lang))),
    )


def certificate(context: PageContext, report: Report) -> None:
    """Show the whole certificate: solver's account, tiers, goals, findings."""
    if context.made_from is not None:
        st.caption(context.fill(words.SPEAKS_OF, made=context.made_from, now=context.facts.number))
    lines = certificate_of(report).rows
    pairs = [
        Pair(label=context.say(line.title), value=context.say(line.value))
        for line in lines
        if not line.key.startswith("stage_")
    ]
    sheet(items(*pairs, least_px=240), key="certificate")
    st.subheader(context.say(words.TIERS))
    tiers(context, report)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader(context.say(words.FINDINGS))
        _findings(context, report)
    with right:
        st.subheader(context.say(words.GOALS))
        _goal_values(context, report)


def tiers(context: PageContext, report: Report) -> None:
    """Show each tier with its value, bound, gap and status."""
    rows = tier_rows(report.problem, report.measures, report.outcome)
    weighted = any(row.weight for row in rows)
    heads = [words.TIER, words.VALUE, words.BOUND, words.GAP_LABEL, words.STATUS, words.SECONDS, words.TERMS]
    if weighted:
        heads.insert(1, words.WEIGHT)
    cells = [
        GridRow(
            cells=_tier_cells(context, row, weighted=weighted),
            tone=Tone.PLAIN if row.carries_value else Tone.MUTED,
        )
        for row in rows
    ]
    right = {1, 2, 3, 4} if weighted else {1, 2, 3}
    sheet(grid([context.say(head) for head in heads], cells, right=right), key="tiers")


def _tier_cells(context: PageContext, row: TierRow, *, weighted: bool) -> tuple[str, ...]:
    name = context.say(row.title)
    if not row.carries_value:
        name = f"{name} · {context.say(words.TIDY)}"
    return (
        name,
        *((row.weight or fmt.NONE,) if weighted else ()),
        fmt.number(row.value),
        fmt.number(row.bound),
        fmt.gap(row.gap),
        context.say(STATUS_TITLES[row.status]) if row.status else fmt.NONE,
        fmt.NONE if row.seconds is None else fmt.seconds(row.seconds),
        " + ".join(_term(context, term) for term in row.terms),
    )


def _term(context: PageContext, term: TermRow) -> str:
    return context.fill(
        words.TERM,
        quantity=fmt.number(term.quantity),
        unit=context.say(term.unit),
        title=context.say(term.title),
        rate=fmt.number(term.rate),
    )


def _goal_values(context: PageContext, report: Report) -> None:
    rows = [
        GridRow(
            cells=(
                context.say(goal.title),
                fmt.number(report.measures.goals[goal.key]),
                context.say(goal.unit),
            )
        )
        for goal in GOALS
        if goal.key != FIXED_ORDER
    ]
    heads = [context.say(head) for head in (words.GOAL_NAME, words.VALUE, words.UNIT)]
    sheet(grid(heads, rows, right={1}), key="goal_values")


def _kind(finding: FindingRow) -> Text:
    if finding.soft:
        return words.SOFT
    return words.EXISTING if finding.existing else words.HARD


def _findings(context: PageContext, report: Report) -> None:
    findings = certificate_of(report).findings
    if not findings:
        st.success(context.say(words.FINDINGS_NONE))
        return
    heads = (
        words.FINDING_KIND,
        words.FINDING_RULE,
        words.FINDING_WHO,
        words.FINDING_NEED,
        words.FINDING_HAVE,
        words.FINDING_TEXT,
    )
    rows = [
        GridRow(
            cells=(
                context.say(_kind(finding)),
                context.say(finding.rule),
                context.say(listed(finding.subjects)),
                context.say(finding.need),
                context.say(finding.available),
                context.say(finding.sentence),
            ),
            tone=Tone.PLAIN if finding.soft else Tone.WARN if finding.existing else Tone.BAD,
        )
        for finding in findings
    ]
    sheet(grid([context.say(head) for head in heads], rows), key="findings")
