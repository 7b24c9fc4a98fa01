"""Entry terms."""

from decimal import Decimal
from typing import Any

from planner.domain.park.policy import EntryTerms, Policy, Threshold
from planner.domain.park.problem import Problem
from planner.domain.vocabulary.terms import RegPath
from tests.check.limits.limit import Limit, in_room, on
from tests.support import make


def _terms(**terms: Any) -> Problem:
    # One 亩 is taken as 1,000 ㎡, so that the firm's 100 万元 on 1,000 ㎡ are 100 万元 a 亩.
    policy = Policy(
        entry=EntryTerms(**terms),
        switches=on("entry_terms"),
        thresholds=(Threshold(key="m2_per_mu", value=Decimal(1000)),),
    )
    return make.problem(firms=[make.firm()], policy=policy)


ENTRY = tuple(
    Limit(
        rule="entry_terms",
        clause=clause,
        inside=(_terms(**good), in_room()),
        outside=(_terms(**bad), in_room()),
        subjects=("F1",) if clause == "reg_path" else ("F1", "A-101"),
        figures=figures,
    )
    for clause, good, bad, figures in (
        (
            "tax_per_mu",
            {"min_tax_10k_per_mu": Decimal(100)},
            {"min_tax_10k_per_mu": Decimal("100.1")},
            ("100.1 万元/亩", "100 万元/亩"),
        ),
        (
            "output_per_mu",
            {"min_output_10k_per_mu": Decimal(2000)},
            {"min_output_10k_per_mu": Decimal(2001)},
            ("2001 万元/亩", "2000 万元/亩"),
        ),
        ("min_area", {"min_area_m2": 1000}, {"min_area_m2": 1001}, ("1001 ㎡", "1000 ㎡")),
        ("reg_path", {"reg_paths": (RegPath.FILING,)}, {"reg_paths": (RegPath.NEW,)}, ("new", "filing")),
    )
)
