"""An incoming firm promises the tax, output, area and registration the park asks for."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from planner.check.scope import CheckScope, PlacedFirm
from planner.domain.keys import RuleKey
from planner.domain.solving.finding import Finding
from planner.domain.vocabulary.terms import RegPath
from planner.domain.vocabulary.words import word
from planner.text import Text, message, money, plain

RULE = RuleKey.ENTRY_TERMS
TAX = "tax_per_mu"
OUTPUT = "output_per_mu"
MIN_AREA = "min_area"
REG_PATH = "reg_path"


def check(case: CheckScope) -> Iterator[Finding]:
    """Return a finding for each term of entry a firm does not meet."""
    terms = case.policy.entry
    for stay in case.asked:
        firm = stay.firm
        if firm.is_sitting:
            continue
        if case.applies(RULE, TAX, firm.firm_id):
            yield from _per_mu(case, stay, TAX, least=terms.min_tax_10k_per_mu, yearly=firm.tax_10k)
        if case.applies(RULE, OUTPUT, firm.firm_id):
            yield from _per_mu(case, stay, OUTPUT, least=terms.min_output_10k_per_mu, yearly=firm.output_10k)
        if stay.leasable_m2 < terms.min_area_m2 and case.applies(RULE, MIN_AREA, firm.firm_id):
            yield _too_small(stay, terms.min_area_m2)
        barred = bool(terms.reg_paths) and firm.reg_path not in terms.reg_paths
        if barred and case.applies(RULE, REG_PATH, firm.firm_id):
            yield _wrong_path(stay, terms.reg_paths)


def _per_mu(
    case: CheckScope, stay: PlacedFirm, clause: str, *, least: Decimal, yearly: Decimal
) -> Iterator[Finding]:
    if not stay.units:
        return
    m2_per_mu = case.problem.m2_per_mu(stay.units[0].building_id)
    if Fraction(yearly) * m2_per_mu >= Fraction(least) * stay.leasable_m2:
        return
    # Shown to a hundredth; the comparison above is exact.
    exact = Fraction(yearly) * m2_per_mu / max(1, stay.leasable_m2)
    promised = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"))
    what = Text("亩均税收", "tax per mu") if clause == TAX else Text("亩均产值", "output per mu")
    yield Finding(
        rule=RULE,
        clause=clause,
        subjects=(stay.firm_id, *sorted(stay.unit_ids)),
        need=f"{plain(least)} 万元/亩",
        available=f"{plain(promised)} 万元/亩",
        message=message(
            "{firm} 占 {area} ㎡，{what} {promised}，准入要求 {least}",
            "{firm} on {area} ㎡ brings {what} of {promised}; entry asks for {least}",
            firm=stay.firm_id,
            area=stay.leasable_m2,
            what=what,
            promised=money(promised),
            least=money(least),
        ),
    )


def _too_small(stay: PlacedFirm, least_m2: int) -> Finding:
    return Finding(
        rule=RULE,
        clause=MIN_AREA,
        subjects=(stay.firm_id, *sorted(stay.unit_ids)),
        need=f"{least_m2} ㎡",
        available=f"{stay.leasable_m2} ㎡",
        message=message(
            "{firm} 占 {area} ㎡，准入要求至少 {least} ㎡",
            "{firm} takes {area} ㎡; entry asks for at least {least} ㎡",
            firm=stay.firm_id,
            area=stay.leasable_m2,
            least=least_m2,
        ),
    )


def _wrong_path(stay: PlacedFirm, allowed: tuple[RegPath, ...]) -> Finding:
    return Finding(
        rule=RULE,
        clause=REG_PATH,
        subjects=(stay.firm_id,),
        need=", ".join(path.value for path in allowed),
        available=stay.firm.reg_path.value,
        message=message(
            "{firm} 办证路径为{path}，准入只接受{allowed}",
            "{firm} registers by {path}; entry admits only {allowed}",
            firm=stay.firm_id,
            path=word(stay.firm.reg_path),
            allowed=Text(
                "、".join(word(path).zh for path in allowed), ", ".join(word(path).en for path in allowed)
            ),
        ),
    )
