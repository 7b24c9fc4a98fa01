"""The answer of each view of the indicators, in a sentence worked out from the figures."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from planner.domain.measures.indicators import Indicators
from planner.domain.measures.indicators.same_year import SameYearStep, SameYearVerdict
from planner.domain.measures.kpi import Extent, Measure
from planner.domain.vocabulary.terms import SourceClass
from planner.text import Message, Text, message
from planner.views import format as fmt

_NONE_DUE = Text("这些年都没有应收", "none of it in these years")
_LINES = ("tax_per_mu", "output_per_mu", "investment_intensity")


def answers(found: Indicators) -> Mapping[str, Message]:
    """Return the answer to each question, by view."""
    return {
        "money": money_message(found),
        "rent": rent_message(found),
        "yields": yields_message(found),
        "funds": funds_message(found),
        "same_year": same_year_message(found),
        "staff": staff_message(found),
        "basis": basis_message(found),
    }


def money_message(found: Indicators) -> Message:
    """Say in which year output is highest, and what tax and output come to in it."""
    peak = max(found.series("output_in_year_10k"), key=_value)
    tax = found.get("tax_in_year_10k", year=peak.year)
    return message(
        "产值在 {year} 年最高：{output}，当年税收 {tax}；{first} 年为 {start}。",
        "Output is highest in {year}: {output}, with {tax} of tax; in {first} it is {start}.",
        year=str(peak.year),
        output=fmt.money_text(peak.value),
        tax=fmt.money_text(tax.value),
        first=str(found.years[0]),
        start=fmt.money_text(found.get("output_in_year_10k", year=found.years[0]).value),
    )


def rent_message(found: Indicators) -> Message:
    """Say what full rent, abatement and rent due come to, and in which year rent is first due."""
    full, abated, due = (
        found.series(key)
        for key in ("full_rent_in_year_10k", "rent_abated_in_year_10k", "rent_due_in_year_10k")
    )
    first, last = str(found.years[0]), str(found.years[-1])
    total = fmt.money_text(sum(map(_value, full), Decimal(0)))
    if any(one.value is None for one in due):
        return message(
            "{first}–{last} 年全额租金合计 {total}；政策没有免租年数（或起租时间不明），减免和应收不明。",
            "Full rent of {first}–{last} comes to {total}; the policy has no rent-free years, or starts are not known, so what "
            "is abated and due is not known.",
            first=first,
            last=last,
            total=total,
        )
    begins = next(
        (Text(f"{one.year} 年起才有应收", f"the first of it in {one.year}") for one in due if one.value),
        _NONE_DUE,
    )
    unsettled = sum(map(_value, found.series("rent_unsettled_in_year_10k")), Decimal(0))
    open_ = Text(
        f"；另有 {fmt.money_text(unsettled).zh} 减免不明" if unsettled else "",
        f"; of another {fmt.money_text(unsettled).en} the abatement is not known" if unsettled else "",
    )
    return message(
        "{first}–{last} 年全额租金合计 {total}，减免 {abated}，应收 {due}；{begins}{open_}。",
        "Full rent of {first}–{last} comes to {total}: {abated} is abated, {due} is due, {begins}{open_}.",
        first=first,
        last=last,
        total=total,
        abated=fmt.money_text(sum(map(_value, abated), Decimal(0))),
        due=fmt.money_text(sum(map(_value, due), Decimal(0))),
        begins=begins,
        open_=open_,
    )


def yields_message(found: Indicators) -> Message:
    """Say how many firms reach all three lines per mu, and what the park yields."""
    told = [
        [found.get(key, extent=Extent.FIRM, subject_id=name).meets for key in _LINES] for name in found.firms
    ]
    park = {key: found.get(key) for key in _LINES}
    return message(
        "{firms} 家中 {met} 家的亩均税收、亩均产值和投资强度都达标；全园亩均税收 {tax} 万元（门槛 {tax_line}），"
        "亩均产值 {output} 万元（{output_line}），投资强度 {invest} 万元（{invest_line}）。",
        "Of {firms} firms {met} reach the thresholds of tax, output and investment per mu; the park yields {tax} of tax "
        "(threshold {tax_line}), {output} of output ({output_line}) and {invest} of investment ({invest_line}), in "
        "10k yuan per mu.",
        firms=len(told),
        met=sum(all(one) for one in told),
        tax=fmt.number(park["tax_per_mu"].value, 1),
        tax_line=fmt.number(park["tax_per_mu"].threshold),
        output=fmt.number(park["output_per_mu"].value, 0),
        output_line=fmt.number(park["output_per_mu"].threshold),
        invest=fmt.number(park["investment_intensity"].value, 0),
        invest_line=fmt.number(park["investment_intensity"].threshold),
    )


def funds_message(found: Indicators) -> Message:
    """Say the rate of funds in place, and of how many firms it is known."""
    rate, known = found.get("funds_in_place_rate"), found.get("funds_known_count")
    if rate.value is None:
        return message(
            "资金到位率不明：{firms} 家落位企业的档案里都没有同时登记到位资金和合同金额。",
            "The share of funds in place is not known: of {firms} placed firms none has both funds in place and contract "
            "value on record.",
            firms=len(found.firms),
        )
    return message(
        "{known} 家（共 {firms} 家）已登记：合同 {agreed}，到位 {paid}，到位率 {rate}。",
        "{known} of {firms} firms are on record: of {agreed} contracted {paid} is in place, {rate}.",
        known=int(known.value or 0),
        firms=len(found.firms),
        agreed=fmt.money_text(found.get("contract_value_10k").value),
        paid=fmt.money_text(found.get("funds_in_place_10k").value),
        rate=fmt.percent(rate.value),
    )


def same_year_message(found: Indicators) -> Message:
    """Say how many firms are above scale at the end, and how many make, miss and may make five in one year."""
    count = {one: sum(f.verdict is one for f in found.same_year) for one in SameYearVerdict}
    reached = sum(f.quarters[SameYearStep.ABOVE_SCALE] is not None for f in found.same_year)
    return message(
        "{firms} 家中 {reached} 家能上规；五个当年：{yes} 家达成，{no} 家不能，{open_} 家待定（招商或签约季度未登记）。",
        "Of {firms} firms {reached} come above scale; five in one year: {yes} yes, {no} no, {open_} open (the quarter of "
        "recruiting or signing is not on record).",
        firms=len(found.same_year),
        reached=reached,
        yes=count[SameYearVerdict.YES],
        no=count[SameYearVerdict.NO],
        open_=count[SameYearVerdict.OPEN],
    )


def staff_message(found: Indicators) -> Message:
    """Say how many staff the plan needs at most, when, and the year in which most are hired."""
    series = found.series("staff_in_year")
    most = max(series, key=_value)
    growth = [(one.year, _value(one) - _value(before)) for before, one in pairwise(series)]
    year, more = max(growth, key=lambda one: one[1], default=(most.year, _value(most)))
    return message(
        "用工最多为 {year} 年末的 {staff} 人；{growth} 年新增最多，{more} 人。",
        "Staff is highest at the end of {year}, {staff} persons; most are hired in {growth}, {more} persons.",
        year=str(most.year),
        staff=fmt.number(most.value),
        growth=str(year),
        more=fmt.number(more),
    )


def basis_message(found: Indicators) -> Message:
    """Say how much of output and investment rests on published figures."""
    return message(
        "有公开依据的：产值的 {output}，投资的 {invest}，用工的 {jobs}，税收的 {tax}；其余为假设。",
        "Published are {output} of output, {invest} of investment, {jobs} of jobs and {tax} of tax; the rest is assumed.",
        output=_published(found, "output_10k"),
        invest=_published(found, "investment_10k"),
        jobs=_published(found, "jobs"),
        tax=_published(found, "tax_10k"),
    )


def _published(found: Indicators, key: str) -> str:
    shares = [one for one in found.basis if one.kpi.key == key]
    whole = sum((Decimal(one.value) for one in shares), Decimal(0))
    known = sum(
        (Decimal(one.value) for one in shares if one.source_class is SourceClass.PUBLISHED), Decimal(0)
    )
    return fmt.percent(known / whole, 0) if whole else fmt.NONE


def _value(measure: Measure) -> Decimal:
    return Decimal(measure.value or 0)
