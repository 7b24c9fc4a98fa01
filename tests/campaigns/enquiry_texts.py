"""Forty enquiries read, field by field."""

from collections import Counter

from planner.services.importing.intake import SHIPPED, load
from tests.campaigns._evidence import Campaign, Evidence
from tests.domain.enquiries.judging import wrong
from tests.domain.enquiries.samples import FIELDS
from tests.domain.enquiries.texts import SAMPLES

FIRST_READING = "437 of 440"
"""What the rules had right when they first met the texts; the three others were mended then."""


def run(count: int, seed: int) -> Evidence:
    """Read `count` of the enquiries, from number `seed` on."""
    dossier, _ = load(SHIPPED[0].folder)
    assert dossier is not None
    park = dossier.problem.parks[0]
    read = SAMPLES[seed : seed + count]
    misread = [wrong(sample, dossier.problem.archetypes, park.cut_off) for sample in read]
    per_field = Counter(name for one in misread for name in one)
    figures = [("enquiries", str(len(read))), ("of them hard", str(sum(one.is_hard for one in read)))]
    figures += [(name, f"{len(read) - per_field[name]} of {len(read)}") for name in FIELDS]
    right = len(read) * len(FIELDS) - per_field.total()
    figures += [
        ("fields right", f"{right} of {len(read) * len(FIELDS)}"),
        ("at the first reading", FIRST_READING),
    ]
    failures = [f"{name}: {per_field[name]} wrong" for name in FIELDS if per_field[name] * 20 > len(read)]
    return Evidence(tuple(figures), tuple(failures))


CAMPAIGN = Campaign(
    "enquiry-texts",
    "Of forty enquiries in Chinese and English, written before the rules that read them, half with missing, "
    "contradictory or misleading figures, at least 95 % of each field are read right; what is told in two ways is "
    "asked.",
    count=len(SAMPLES),
    run=run,
)
