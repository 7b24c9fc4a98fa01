"""What a reading has wrong, field by field."""

from datetime import date
from decimal import Decimal

from planner.domain.enquiries import EnquiryField, read_enquiry
from planner.domain.park.firm import Archetype
from tests.domain.enquiries.samples import FIELDS, Sample


def wrong(sample: Sample, archetypes: tuple[Archetype, ...], today: date) -> dict[str, str]:
    """Return what was read instead, by field, where it is not what the text says."""
    reading = read_enquiry(sample.text, archetypes, today)
    doubted = {doubt.field.value for doubt in reading.doubts}
    found = {}
    for name in FIELDS:
        value = reading.value(EnquiryField(name))
        told = sample.told.get(name)
        is_right = name in doubted if name in sample.asks else name not in doubted and _same(value, told)
        if not is_right:
            found[name] = "asked" if name in doubted else str(value)
    return found


def _same(value: object, told: object) -> bool:
    if isinstance(value, Decimal):
        return told is not None and value == Decimal(str(told))
    return (None if value is None else str(value)) == (None if told is None else str(told))
