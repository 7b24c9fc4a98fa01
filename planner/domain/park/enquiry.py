"""A new firm from the few facts of an enquiry; its archetype gives the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from planner.domain.park.defaults import filled
from planner.domain.park.firm import Archetype, Firm
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import Priority, Stage
from planner.text import Text


@dataclass(frozen=True, kw_only=True)
class Enquiry:
    """What must be known of a firm that asks for space; one of `priority` and `product` may stay open."""

    firm_id: str
    name: Text
    area_req_m2: int
    desired_quarter: Quarter
    stage: Stage
    priority: Priority | None = None
    product: str = ""


@dataclass(frozen=True, kw_only=True)
class Enquirer:
    """A firm, and which of its fields are defaults of its archetype or of the house."""

    firm: Firm
    defaults: frozenset[str]


def firm_of(enquiry: Enquiry, archetype: Archetype, **known: Any) -> Enquirer:
    """Return the firm of an enquiry; `known` are further fields that are told and not defaults."""
    facts: dict[str, Any] = {
        "firm_id": enquiry.firm_id,
        "name": enquiry.name,
        "archetype": archetype.archetype,
        "area_req_m2": enquiry.area_req_m2,
        "desired_quarter": enquiry.desired_quarter,
        "stage": enquiry.stage,
        **known,
    }
    if enquiry.priority is not None:
        facts["priority"] = enquiry.priority
    if enquiry.product:
        facts["product"] = enquiry.product
    whole, _ = filled(facts, archetype)
    house: Mapping[str, Any] = {
        "is_real": True,
        "product": archetype.name.zh,
        "origin_city": "",
        "needs_whole_building": False,
        "needs_dock": False,
    }
    told = frozenset(facts)
    firm = Firm(**(dict(house) | dict(whole)))
    return Enquirer(firm=firm, defaults=frozenset(field.name for field in fields(Firm)) - told)
