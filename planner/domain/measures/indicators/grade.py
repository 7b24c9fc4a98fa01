"""亩均 grade of a firm: A where output and tax per 亩 both reach 1.5 times their lines, B both the lines, C one, D none.

Weights and classes of such assessments are local; these are a planning assumption.
"""

from decimal import Decimal

from planner.domain.measures.kpis.per_mu import OUTPUT_LINE, TAX_LINE

GRADE_LINES = OUTPUT_LINE, TAX_LINE
"""The lines of the yields per 亩: output, then tax."""
TOP = Decimal("1.5")
"""So many times the line is the best grade."""


def grade(output: Decimal, tax: Decimal, lines: tuple[Decimal, Decimal]) -> str:
    """Return A, B, C or D.

    Parameters
    ----------
    output, tax
        万元 per 亩 a year.
    lines
        The lines of output and of tax.
    """
    if output >= lines[0] * TOP and tax >= lines[1] * TOP:
        return "A"
    return {2: "B", 1: "C", 0: "D"}[(output >= lines[0]) + (tax >= lines[1])]
