"""Six fields make a firm; what its archetype gave is told apart from what was said."""

from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.park.enquiry import Enquirer, Enquiry, firm_of
from planner.domain.park.firm import Firm
from planner.domain.validation import flaws_of_row
from planner.domain.vocabulary.terms import Priority, Stage
from planner.text import Text
from tests.support import make
from tests.support.incoming import park

SAID = {"firm_id", "name", "archetype", "area_req_m2", "desired_quarter", "stage"}


def ask(kind: str = "DEV", **changes: Any) -> Enquirer:
    facts: dict[str, Any] = {
        "firm_id": "F9",
        "name": Text("新企业", "New firm"),
        "area_req_m2": 1000,
        "desired_quarter": make.quarter("2024Q2"),
        "stage": Stage.NEGOTIATING,
    }
    known = changes.pop("known", {})
    return firm_of(Enquiry(**(facts | changes)), make.archetype(kind), **known)


def test_what_was_said_is_kept_and_all_else_is_a_default() -> None:
    asked = ask(product="试剂")
    assert asked.firm.product == "试剂"
    assert asked.defaults == {field.name for field in fields(Firm)} - SAID - {"product"}
    assert (asked.firm.power_kw, asked.firm.probability) == (Decimal(100), Decimal("0.40"))


def test_a_priority_that_was_said_is_no_default() -> None:
    asked = ask(priority=Priority.A)
    assert asked.firm.priority is Priority.A
    assert "priority" not in asked.defaults
    assert asked.firm.product == "DEV类"
    assert "product" in asked.defaults


def test_further_facts_are_kept_and_leaned_on() -> None:
    asked = ask(known={"output_10k": Decimal(500), "needs_dock": True})
    assert (asked.firm.output_10k, asked.firm.tax_10k, asked.firm.needs_dock) == (
        Decimal(500),
        Decimal(25),
        True,
    )
    assert {"output_10k", "needs_dock"}.isdisjoint(asked.defaults)
    assert "tax_10k" in asked.defaults


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("area", [1, 99, 1500, 20_000])
def test_every_archetype_of_the_park_makes_a_sound_firm(stage: Stage, area: int) -> None:
    for archetype in park().problem.archetypes:
        enquiry = Enquiry(
            firm_id="N",
            name=Text("新", "new"),
            area_req_m2=area,
            desired_quarter=make.quarter("2024Q2"),
            stage=stage,
        )
        assert not list(flaws_of_row(firm_of(enquiry, archetype).firm))
