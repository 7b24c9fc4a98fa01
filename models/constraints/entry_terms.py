"""Entry terms: what a firm must promise for the land it takes up.

Purpose
    Keeps out firms that pay or produce too little for their space. Sitting firms are exempt.
Sets and symbols
    i firm that comes in, r run; a_r leasable area, m²; k m² of floor per 亩 of land
    (threshold `m2_per_mu`, else the park's own); tax_i and out_i 万元 a year; t, o 万元 a year per 亩; A m².
Inequality
    A candidate (i, r) exists only if k·tax_i ≥ t·a_r (tax_per_mu), k·out_i ≥ o·a_r
    (output_per_mu), a_r ≥ A (min_area), and the way of licensing is among those let in
    (reg_path; none named lets in all). No row.
What makes it tight
    The candidate is never made. Products of fractions, compared exactly; nothing is divided.
As a planner would say it
    "Twenty 万元 of tax per 亩: with 3,000 m² they would owe us 83."
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from models.instance import Instance, Run
from planner.domain.park.firm import Firm


def misfits(firm: Firm, run: Run, instance: Instance) -> Iterator[tuple[str, str]]:
    """Return clause and building for each term the firm would not meet on the run."""
    if firm.is_sitting:
        return
    entry = instance.policy.entry
    failed = {
        "tax_per_mu": _is_short(firm.tax_10k, entry.min_tax_10k_per_mu, run, instance),
        "output_per_mu": _is_short(firm.output_10k, entry.min_output_10k_per_mu, run, instance),
        "min_area": run.area_m2 < entry.min_area_m2,
        "reg_path": bool(entry.reg_paths) and firm.reg_path not in entry.reg_paths,
    }
    for clause, is_failed in failed.items():
        if is_failed:
            yield clause, run.building_id


def _is_short(yearly: Decimal, least: Decimal, run: Run, instance: Instance) -> bool:
    if not least:  # most parks ask for nothing, and exact fractions for every run are slow
        return False
    return Fraction(yearly) * instance.problem.m2_per_mu(run.building_id) < Fraction(least) * run.area_m2
