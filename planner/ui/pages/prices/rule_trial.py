"""A rule put together and priced before it is policy: one more row of segregation, or a term of entry."""

from decimal import Decimal

import streamlit as st

from planner.domain.edits import Edit, EditConflict, EntryTerm, KeepApart, SetEntryTerm, sides
from planner.domain.park.problem import Problem
from planner.domain.park.relations import ANY
from planner.domain.solving.outcome import Limits
from planner.domain.solving.report import Report
from planner.domain.sweeping.price import PriceTable, ReliefPrice
from planner.domain.vocabulary.clauses import clause_title
from planner.domain.vocabulary.terms import PairScope, RegPath
from planner.domain.vocabulary.words import WORDS, word
from planner.services.studies.prices import concerned, trial_edits
from planner.services.tasks.book import Question
from planner.services.tasks.prices import PRICE, PriceOrder
from planner.services.wording.edits import edits_text
from planner.ui.app_services import here, me, tasks
from planner.ui.markdown import show
from planner.ui.page_context import PageContext
from planner.ui.pages.prices import words
from planner.ui.pages.prices.two_plans import make_scenario
from planner.ui.shared.choosing import choice, exact, key_of
from planner.ui.shared.press import pressed
from planner.ui.shared.sheet import ListItem, Tone, heading, items, paragraph, sheet
from planner.ui.shared.task_panel import is_under_way, task_panel
from planner.views.prices import effects_message, gains_text, plan_effects, proof_text

TRIAL_S = 30.0
_KIND = "trial"
_ID = "T{number}"
_STEPS = {
    EntryTerm.TAX: (0.0, 500.0, 1.0),
    EntryTerm.OUTPUT: (0.0, 10_000.0, 50.0),
    EntryTerm.AREA: (0.0, 20_000.0, 50.0),
}


def rule_trial(context: PageContext, report: Report, version_id: str) -> None:
    """Offer the makers of a rule, and show what the newest one that was tried comes to."""
    topic = f"trial:{version_id}"
    with st.container(border=True, key="prices_trial"):
        st.subheader(context.say(words.TRY), anchor=False)
        st.caption(context.say(words.TRY_SAYS))
        kind = choice(context, words.KIND, words.KINDS, (_KIND, "kind"))
        edit = _apart(context, report.problem) if kind == "apart" else _entry(context, report.problem)
        firms = _concerned(context, report.problem, edit)
        if firms is None:
            return
        if pressed(
            context.say(words.TRY_START), key="trial_start", type="primary", disabled=is_under_way(topic)
        ):
            limits = Limits(time_limit_s=TRIAL_S)
            order = PriceOrder(
                problem=report.problem,
                outcome=report.outcome,
                limits=limits,
                edits=trial_edits(report.problem, edit),
                seconds=2 * TRIAL_S,
            )
            tasks().ask(PRICE, topic, order, actor=me(), project_id=here())
            st.rerun()
        task_panel(topic, lambda one: _draw(context, report, one), key="trial")
        _to_scenario(context, report, topic)


def _apart(context: PageContext, problem: Problem) -> KeepApart:
    known = {code: show_side(code, context, problem) for code in sides(problem)}
    left, right, last = st.columns(3)
    with left:
        one = choice(context, words.ONE, known, (_KIND, "one")) or ""
    with right:
        other = choice(context, words.OTHER, {ANY: words.ANY, **known}, (_KIND, "other")) or ""
    with last:
        scopes = {scope.value: word(scope) for scope in PairScope}
        scope = choice(context, words.SCOPE, scopes, (_KIND, "scope"), start=PairScope.BUILDING.value)
    taken = {row.rule_id for row in problem.segregation_rules}
    number = next(n for n in range(1, len(taken) + 2) if _ID.format(number=n) not in taken)
    return KeepApart(
        rule_id=_ID.format(number=number), emitter=one, receptor=other, scope=PairScope(scope or "building")
    )


def show_side(code: str, context: PageContext, problem: Problem) -> str:
    """Name a side, with how many firms are of it."""
    title = context.say(sides(problem)[code])
    return f"{title} · {code}" if title != code else code


def _entry(context: PageContext, problem: Problem) -> SetEntryTerm:
    left, right = st.columns(2)
    with left:
        names = {term.value: clause_title(term.value) for term in EntryTerm}
        term = EntryTerm(choice(context, words.TERM, names, (_KIND, "term")) or EntryTerm.TAX.value)
    with right:
        if term is EntryTerm.PATH:
            said = WORDS[RegPath]
            paths = st.multiselect(
                context.say(words.PATHS),
                list(RegPath),
                default=list(problem.policy.entry.reg_paths or RegPath),
                format_func=lambda path: context.say(said[path]),
                key=key_of(_KIND, "paths"),
            )
            return SetEntryTerm(term=term, reg_paths=tuple(paths))
        least, most, step = _STEPS[term]
        entry = problem.policy.entry
        now = {
            EntryTerm.TAX: entry.min_tax_10k_per_mu,
            EntryTerm.OUTPUT: entry.min_output_10k_per_mu,
            EntryTerm.AREA: Decimal(entry.min_area_m2),
        }[term]
        value = st.number_input(
            context.say(words.VALUE),
            least,
            most,
            min(most, float(now) + step),
            step,
            key=key_of(_KIND, f"value.{term}"),
        )
    return SetEntryTerm(term=term, value=exact(value))


def _concerned(context: PageContext, problem: Problem, edit: Edit) -> tuple[str, ...] | None:
    """Say which firms a rule concerns and return them; None where it does not fit, which is said."""
    try:
        firms = concerned(problem, edit)
    except EditConflict as refused:
        why = "；".join(issue.message.say(context.lang) for issue in refused.issues)
        st.warning(context.fill(words.MISFIT, why=show(why)))
        return None
    st.caption(context.fill(words.TOUCHED, count=len(firms), firms=show(" ".join(firms) or "—")))
    return firms


def _draw(context: PageContext, report: Report, question: Question) -> None:
    table: PriceTable | None = question.latest
    if table is None or not table.rows:
        return
    row = table.rows[0]
    tried = edits_text(report.problem, table.tried, most=None)
    parts = [heading(context.fill(words.TRIED, what=context.say(tried)))]
    parts.append(paragraph(*_said(context, report, row, is_over=question.state.is_over)))
    if row.plan is not None and table.plan is not None and row.plan != table.plan:
        effects = plan_effects(table.plan, row.plan)
        parts.append(items(ListItem(title="", text=context.say(effects_message(effects)))))
    sheet(*parts, key="trial_said")


def _said(context: PageContext, report: Report, row: ReliefPrice, *, is_over: bool) -> tuple[str, Tone]:
    if not row.is_asked:
        return context.say(words.OPEN_LOSS if is_over else words.SOUGHT), Tone.MUTED
    if not row.gains:
        return context.say(words.NO_TRIAL_PLAN), Tone.BAD
    if row.brings_nothing:
        return context.say(words.NO_LOSS), Tone.GOOD
    gains, proof = context.say(gains_text(report.problem, row)), context.say(proof_text(row))
    return context.fill(words.LOSS, gains=gains, proof=proof), Tone.WARN


def _to_scenario(context: PageContext, report: Report, topic: str) -> None:
    question = tasks().question(topic)
    if question is None or not question.state.is_over or question.latest is None:
        return
    edits = question.latest.tried
    if edits and pressed(context.say(words.MAKE), key="trial_make"):
        make_scenario(context, edits, edits_text(report.problem, edits))
