"""Plans held against one of them, one view at a time."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from planner.domain.changes.comparison import Comparison, Verdict
from planner.domain.keys import GoalKey
from planner.services.editing.history import change_lines
from planner.services.scenarios.comparison import ComparedPlan, compare_sides
from planner.ui.page_context import PageContext
from planner.ui.shared.compared_charts import resources, times
from planner.ui.shared.firm_card import firm_card
from planner.ui.shared.sheet import GridRow, ListItem, Tone, grid, items, paragraph, sheet
from planner.ui.shared.stacked_plans import stacked_plans
from planner.ui.shared.tabs import tabs
from planner.ui.shared.verdict import TONES
from planner.ui.shared.words import compare as words
from planner.ui.state import Slot
from planner.views.comparison import (
    ROW_KINDS,
    FigureRow,
    figure_rows,
    firm_rows,
    sentence_rows,
)
from planner.views.imprint import proof_of

FIRST_ROWS = 12
VIEW = Slot("difference", "summary")
_MAIN_KPIS = (
    *("firms_placed", "placed_signed", "allocated_m2", "occupancy_signed", "occupancy_expected"),
    *("occupancy_pencilled", "tax_10k", "output_10k", "jobs", "tax_per_mu", "output_per_mu"),
    "waiting_quarters",
)
_MAIN = frozenset(
    {
        *(("kpi", key) for key in _MAIN_KPIS),
        ("goal", GoalKey.CHANGES),
        ("goal", GoalKey.RELOCATIONS),
    }
)
"""Figures shown without asking, beside the tiers."""
_TONES = {Verdict.BETTER: Tone.GOOD, Verdict.WORSE: Tone.BAD}
_FIRM_TONES = {"fell_out": Tone.BAD, "came_in": Tone.GOOD}
More = Mapping[str, Callable[[], None]]


def comparison(
    context: PageContext,
    sides: Sequence[ComparedPlan],
    *,
    reference: int = 0,
    at: int = 1,
    more: More | None = None,
    card: bool = True,
    proof: str = "",
) -> None:
    """Show how the plan `at` differs from the reference; `more` are further views, titled in VIEWS.

    `card` shows the card of the chosen firm in that plan. `proof` says what is proven of plans that claim nothing by
    themselves.
    """
    found = compare_sides(sides, reference=reference)
    if card:
        firm_card(context, sides[at].report, news=False)
    views: dict[str, Callable[[], None]] = {
        "summary": lambda: _summary(context, sides, found, at, proof=proof),
        "stacking": lambda: stacked_plans(context, sides, reference=reference),
        "rows": lambda: rows(context, found, at),
        "resources": lambda: resources(context, sides),
        "times": lambda: times(context, found.differences[at]),
        **(more or {}),
    }
    options = {code: words.VIEWS[code] for code in views}
    chosen = tabs(context, VIEW, options, label=words.AGAINST, key="difference_choice")
    views[chosen]()


def _summary(
    context: PageContext, sides: Sequence[ComparedPlan], found: Comparison, at: int, *, proof: str
) -> None:
    proven = (
        ListItem(title=context.say(one.name), text=context.say(proof_of(one.report)), tone=_proof_tone(one))
        for one in sides
    )
    sheet(paragraph(proof) if proof else items(*proven, most_px=520), key="compared_proofs")
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.subheader(context.say(words.FIGURES))
        figures(context, found)
    with right:
        st.subheader(context.say(words.SENTENCES))
        lines = [ListItem(title="", text=context.say(one)) for one in sentence_rows(found.differences[at])]
        part = items(*lines, most_px=520) if lines else paragraph(context.say(words.SAME))
        sheet(part, key="what_matters")
    st.subheader(context.say(words.FIRMS))
    firms(context, found, at)
    st.subheader(context.say(words.ROWS))
    rows(context, found, at)


def _proof_tone(side: ComparedPlan) -> Tone:
    return Tone.BAD if side.report.broken else TONES.get(side.report.outcome.status, Tone.BAD)


def figures(context: PageContext, found: Comparison) -> None:
    """Show every figure of every plan, with what each difference is worth."""
    every = st.session_state.get("all_figures", False)
    told = [row for row in figure_rows(found) if every or (row.differs and _is_main(row))]
    heads = [context.say(words.FIGURE), *(context.say(name) for name in found.names)]
    rows = [_figure(context, row, found.reference) for row in told]
    right = set(range(1, len(heads)))
    part = grid(heads, rows, right=right) if rows else paragraph(context.say(words.NO_FIGURES))
    sheet(part, key="compared_figures")
    st.toggle(context.say(words.ALL_FIGURES), key="all_figures")


def _is_main(row: FigureRow) -> bool:
    return row.kind == "tier" or (row.kind, row.key) in _MAIN


def _figure(context: PageContext, row: FigureRow, reference: int) -> GridRow:
    cells = []
    for number, (value, difference, verdict) in enumerate(
        zip(row.values, row.differences, row.verdicts, strict=True)
    ):
        if number == reference or verdict is Verdict.SAME:
            cells.append(value)
        else:
            mark = context.say(words.MARKS[verdict])
            cells.append(
                context.fill(
                    words.WITH_DIFFERENCE, value=value, difference=context.say(difference), mark=mark
                )
            )
    judged = {verdict for number, verdict in enumerate(row.verdicts) if number != reference}
    tone = _TONES.get(next(iter(judged)), Tone.PLAIN) if len(judged) == 1 else Tone.PLAIN
    unit = context.say(row.unit)
    title = (
        context.fill(words.WITH_UNIT, title=context.say(row.title), unit=unit)
        if unit
        else context.say(row.title)
    )
    return GridRow(cells=(title, *cells), tone=tone)


def firms(context: PageContext, found: Comparison, at: int) -> None:
    """Show who fell out, came in or moved, and why."""
    told = firm_rows(found.differences[at])
    if not told:
        sheet(paragraph(context.say(words.NO_FIRMS)), key="compared_firms")
        return
    heads = (words.FIRM, words.CHANGE, words.BEFORE, words.AFTER, words.WHY)
    made = [
        GridRow(
            cells=(
                f"{row.firm_id} {context.say(row.name)}",
                context.say(row.what),
                row.before,
                row.after,
                "\n".join(context.say(cause) for cause in row.causes[:2]),
            ),
            pick=row.firm_id,
            tone=_FIRM_TONES.get(row.kind.value, Tone.PLAIN),
        )
        for row in told
    ]
    sheet(grid([context.say(head) for head in heads], made), key="compared_firms")


def rows(context: PageContext, found: Comparison, at: int) -> None:
    """Show the rows of the tables that differ."""
    lines = change_lines(found.differences[at].rows)
    if not lines:
        sheet(paragraph(context.say(words.NO_ROWS)), key="compared_rows")
        return
    heads = [
        context.say(head)
        for head in (words.TABLE, words.ROW, words.CHANGE, words.FIELD, words.BEFORE, words.AFTER)
    ]
    made = [
        GridRow(
            cells=(
                context.say(line.table),
                context.say(line.row),
                context.say(ROW_KINDS[line.kind]),
                *(context.say(one) for one in (line.field, line.before, line.after)),
            )
        )
        for line in lines
    ]
    sheet(grid(heads, made[:FIRST_ROWS]), key="compared_rows")
    if len(made) > FIRST_ROWS:
        with st.expander(context.fill(words.MORE_ROWS, count=len(made) - FIRST_ROWS)):
            sheet(grid(heads, made[FIRST_ROWS:]), key="compared_rows_more")
