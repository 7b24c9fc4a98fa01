"""The figures everyone asks for first: firms, the three occupancies, tax, output, jobs."""

from decimal import Decimal

from planner.domain.solving.report import Report
from planner.text import Text
from planner.ui.page_context import PageContext
from planner.ui.shared.sheet import Meter, MeterBar, Tile, Tone
from planner.ui.shared.words import overview as words
from planner.views import format as fmt
from planner.views.occupancy import Occupancy, occupancy_at


def placed_tile(context: PageContext, report: Report) -> Tile:
    """Return how many firms have a place."""
    placed, left = (_value(report, key) for key in ("firms_placed", "firms_unplaced"))
    note = context.fill(words.OF_FIRMS, all=fmt.number(placed + left), left=fmt.number(left))
    return Tile(label=context.say(words.PLACED), value=fmt.number(placed), note=note)


def occupancy_tiles(context: PageContext, report: Report) -> tuple[Tile, ...]:
    """Return the three occupancies side by side, in the quarter on show."""
    whole = occupancy_at(report.problem, report.measures, context.quarter)
    return (
        _occupancy(context, whole, words.SIGNED, share=whole.signed, m2=whole.signed_m2),
        _occupancy(context, whole, words.EXPECTED, share=whole.expected, m2=whole.expected_m2),
        _occupancy(context, whole, words.PENCILLED, share=whole.pencilled, m2=whole.pencilled_m2),
    )


def economy_tiles(context: PageContext, report: Report) -> tuple[Tile, ...]:
    """Return tax, output and jobs, with and without firms whose figures are for a whole project."""
    return (
        _economy(context, report, words.TAX, keys=("tax_10k", "tax_without_real_10k")),
        _economy(context, report, words.OUTPUT, keys=("output_10k", "output_without_real_10k")),
        _economy(context, report, words.JOBS, keys=("jobs", "jobs_without_real")),
    )


def without_title(report: Report) -> Text:
    """Return how to say "without whole-project firms": by name where there is one of them."""
    real = [firm for firm in report.problem.firms if firm.is_real]
    is_shanyuan = len(real) == 1 and real[0].name.zh.startswith(SHANYUAN.zh)
    return words.WITHOUT if is_shanyuan else words.WITHOUT_REAL


SHANYUAN = Text("杉源", "Shanyuan")


def _occupancy(
    context: PageContext, whole: Occupancy, title: Text, *, share: Decimal | None, m2: Decimal
) -> Tile:
    note = context.fill(words.M2_OF, m2=fmt.number(m2), all=fmt.area(whole.of_m2))
    quarter = fmt.quarter(whole.quarter) if whole.quarter else ""
    label = context.fill(words.IN_QUARTER, title=context.say(title), quarter=quarter)
    return Tile(label=label, value=fmt.percent(share), note=note)


def occupancy_bar(context: PageContext, report: Report) -> Meter:
    """The three occupancies of the quarter on show as one bar."""
    row = occupancy_at(report.problem, report.measures, context.quarter)
    shares = [float(share or 0) for share in (row.signed, row.expected, row.pencilled)]
    signed, expected, pencilled = shares[0], max(shares[:2]), max(shares)
    return Meter(
        label=context.fill(words.OCCUPANCY, quarter=fmt.quarter(row.quarter or context.quarter)),
        value="",
        note="\n".join(
            (
                context.fill(
                    words.THREE,
                    signed=fmt.percent(row.signed),
                    expected=fmt.percent(row.expected),
                    pencilled=fmt.percent(row.pencilled),
                ),
                context.fill(
                    words.THREE_M2,
                    signed=fmt.number(row.signed_m2),
                    expected=fmt.number(row.expected_m2),
                    pencilled=fmt.number(row.pencilled_m2),
                    all=fmt.area(row.of_m2),
                ),
            )
        ),
        parts=(
            MeterBar(share=signed, label=context.say(words.SIGNED)),
            MeterBar(share=expected - signed, tone=Tone.MUTED, label=context.say(words.EXPECTED)),
            MeterBar(share=pencilled - expected, tone=Tone.LIGHT, label=context.say(words.PENCILLED)),
        ),
    )


def _economy(context: PageContext, report: Report, title: Text, *, keys: tuple[str, str]) -> Tile:
    both, without = (report.measures.get(key) for key in keys)
    differs = both.value != without.value
    note = context.fill(without_title(report), value=fmt.number(without.value)) if differs else ""
    return Tile(label=context.say(title), value=fmt.number(both.value), note=note)


def _value(report: Report, key: str) -> int:
    return int(report.measures.get(key).value or 0)
