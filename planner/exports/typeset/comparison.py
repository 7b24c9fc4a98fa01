"""A comparison as printed pages: the figures that differ, and for each plan what matters and who changes."""

from collections.abc import Sequence
from typing import Any

from planner.domain.changes.comparison import Comparison
from planner.exports.typeset.parts import column, in_languages, part, sheet
from planner.exports.typeset.typesetting import PageData, typeset
from planner.text import Lang, Text
from planner.views.comparison import figure_rows, firm_rows, sentence_rows
from planner.views.imprint import Imprint
from planner.views.words import named

TITLE = Text("方案对比", "Comparison of plans")
_FIGURES = Text(
    "不同的指标（括号内为与参照之差）", "Figures that differ (in brackets: against the reference)"
)
_OF_PLAN = Text("{name}：{proof}", "{name}: {proof}")
_REFERENCE = Text("（参照）", " (reference)")


def comparison_pdf(
    comparison: Comparison, imprint: Imprint, langs: Sequence[Lang], proofs: Sequence[Text] = ()
) -> bytes:
    """Return the comparison as PDF; `imprint` is that of the reference. Equal facts give equal bytes."""
    return typeset(comparison_page(comparison, imprint, langs, proofs))


def comparison_page(
    comparison: Comparison, imprint: Imprint, langs: Sequence[Lang], proofs: Sequence[Text] = ()
) -> PageData:
    """Return the values that the pages are filled with; `proofs` are what was proven of each plan."""
    proven = tuple(zip(comparison.names, proofs, strict=True)) if proofs else ()
    return PageData(
        template="comparison",
        day=imprint.day,
        values=in_languages(
            langs,
            lambda lang: part(
                imprint,
                lang,
                TITLE,
                proofs=[
                    _OF_PLAN.fill(lang, name=name.say(lang), proof=proof.say(lang)) for name, proof in proven
                ],
                figures=_figures(comparison, lang),
                plans=[
                    _plan(comparison, number, lang)
                    for number in range(len(comparison.names))
                    if number != comparison.reference
                ],
            ),
        ),
    )


def _figures(comparison: Comparison, lang: Lang) -> dict[str, Any]:
    names = [
        Text(name.zh + _REFERENCE.zh, name.en + _REFERENCE.en) if number == comparison.reference else name
        for number, name in enumerate(comparison.names)
    ]
    heads = [column("指标", "Figure", 2), column("单位", "Unit", 0.8)]
    heads += [column(name.zh, name.en, 1, number=True) for name in names]
    rows: list[tuple[Text | str, ...]] = [
        (
            row.title,
            row.unit,
            *(
                value if number == comparison.reference else _beside(value, row.differences[number])
                for number, value in enumerate(row.values)
            ),
        )
        for row in figure_rows(comparison, only_different=True)
        if row.kind != "goal"
    ]
    return sheet(heads, rows, lang, title=_FIGURES)


def _beside(value: str, difference: Text) -> Text:
    return Text(f"{value} ({difference.zh})", f"{value} ({difference.en})")


def _plan(comparison: Comparison, number: int, lang: Lang) -> dict[str, Any]:
    difference = comparison.differences[number]
    heads = (
        column("企业", "Firm", 1.3),
        column("变动", "Change", 0.6),
        column("参照", "Reference", 1.3),
        column("本方案", "Plan", 1.3),
        column("原因", "Why", 4),
    )
    rows = (
        (
            named(row.firm_id, row.name),
            row.what,
            row.before,
            row.after,
            Text("；".join(one.zh for one in row.causes), "; ".join(one.en for one in row.causes)),
        )
        for row in firm_rows(difference)
    )
    return {
        "title": comparison.names[number].say(lang),
        "said": [one.say(lang) for one in sentence_rows(difference)],
        "firms": sheet(heads, rows, lang),
    }
