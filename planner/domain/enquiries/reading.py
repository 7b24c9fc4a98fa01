"""An enquiry in Chinese or English, read by plain rules: no network, no model, the same answer every time."""

from collections.abc import Iterable
from datetime import date

from planner.domain.enquiries.amounts import amounts
from planner.domain.enquiries.fields import Doubt, EnquiryField, EnquiryReading, Mention, settled
from planner.domain.enquiries.kinds import kinds
from planner.domain.enquiries.needs import ground_floors, hazards, supplies
from planner.domain.enquiries.passage import Passage
from planner.domain.enquiries.quarters import quarters
from planner.domain.enquiries.spaces import spaces
from planner.domain.park.firm import Archetype


def read_enquiry(text: str, archetypes: Iterable[Archetype], today: date) -> EnquiryReading:
    """Return what a text says, field by field with the words it came from; what it says in two ways is a doubt.

    Parameters
    ----------
    archetypes
        The kinds of firm that the park knows; others are never read.
    today
        The day that *next year* and *in six months* are counted from: the one to which facts are told.
    """
    passage = Passage(text)
    found = tuple(amounts(passage))
    least, most = spaces(passage, found)
    each = [
        *kinds(passage, archetypes),
        *least,
        *most,
        *quarters(passage, today),
        *hazards(passage),
        *ground_floors(passage),
        *supplies(passage, found),
    ]
    mentions: dict[EnquiryField, Mention] = {}
    doubts: list[Doubt] = []
    for field in EnquiryField:
        found_of = tuple(sorted((one for one in each if one.field is field), key=lambda one: one.start))
        match settled(found_of):
            case Mention() as mention:
                mentions[field] = mention
            case Doubt() as doubt:
                doubts.append(doubt)
    return EnquiryReading(mentions=mentions, doubts=tuple(doubts))
