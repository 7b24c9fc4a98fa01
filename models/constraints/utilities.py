"""Utilities: in every quarter the firms present draw no more than there is.

Purpose
    Keeps power, water, waste water, steam and hazardous waste within the caps of each building
    and each park.
Sets and symbols
    i firm, b building, p park, t quarter, m resource; a_im draw (kW, m³/d, t/h, t a year);
    C_t cap and δ_t diversity in force in t; x_it = 1 if i is inside (b or p) in t.
Inequality
    Σ_i a_im · x_it ≤ ⌊C_t ÷ δ_t⌋ for each b or p, m and t (clause: the resource).
    A candidate whose own draw exceeds a cap in a quarter it is inside does not exist. Firms
    waived for the resource do not count. Where sitting firms alone draw more, the right side is
    what they draw: it is a fact, and nobody who draws more comes in. A firm counts once in a row.
What makes it tight
    Draws are whole numbers of the smallest decimal in use, divided by their common divisor, so
    the right side is rounded down. A row that even all firms together cannot break is left out,
    and so is a quarter in which others of no larger cap see all the same candidates.
As a planner would say it
    "6.4 tonnes of steam an hour is what the boiler gives until the second one comes."
"""

from collections.abc import Iterable, Iterator
from math import gcd

from models.builder import ModelBuilder
from models.candidate_space import CandidateSpace, FirmInBuilding
from models.cap_lines import CapLine
from models.instance import Instance
from planner.domain.keys import RuleKey
from planner.domain.park.firm import Firm
from planner.domain.park.quarter import Quarter
from planner.domain.vocabulary.terms import CapScope


def closes(firm: Firm, building_id: str, instance: Instance) -> Iterator[tuple[str, str, int]]:
    """Return clause, place and quarter index wherever the firm alone draws more than there is."""
    park_id = instance.problem.building[building_id].park_id
    for place in ((CapScope.PARK, park_id), (CapScope.BUILDING, building_id)):
        for line in instance.caps_on.get(place, ()):
            draw = instance.draws[line.resource][firm.firm_id]
            if draw <= line.least:
                continue
            for quarter, limit in line.limits:
                if draw > limit:
                    yield line.resource.value, line.subject_id, quarter


def add_rows(builder: ModelBuilder) -> None:
    """Keep every building and park within its caps."""
    for line in builder.instance.cap_lines:
        homes = [h for b in _buildings(line, builder.instance) for h in builder.homes_in.get(b, ())]
        draws = {
            firm_id: draw
            for firm_id, draw in builder.instance.draws[line.resource].items()
            if draw and not builder.instance.releases(RuleKey.UTILITIES, line.resource.value, firm_id)
        }
        homes = [home for home in homes if home.firm_id in draws]
        if not homes:
            continue
        space = builder.whole if line.scope is CapScope.PARK else builder.inside(line.subject_id)
        for case in _binding(space, line, homes):
            _add_row(builder, space, line, case, homes=homes, draws=draws)


def _buildings(line: CapLine, instance: Instance) -> list[str]:
    if line.scope is CapScope.BUILDING:
        return [line.subject_id]
    return [b.building_id for b in instance.problem.buildings if b.park_id == line.subject_id]


def _binding(
    space: CandidateSpace, line: CapLine, homes: Iterable[FirmInBuilding]
) -> list[tuple[int, int, int]]:
    drawing = space.of_homes(homes)
    cases = [(t, drawing & space.present(t), limit) for t, limit in line.limits]
    kept: list[tuple[int, int, int]] = []
    for quarter, clique, limit in sorted(cases, key=lambda c: (c[2], -c[1].bit_count(), c[0])):
        if not any(clique & other == clique for _, other, _ in kept):
            kept.append((quarter, clique, limit))
    return sorted(kept)


def _add_row(
    builder: ModelBuilder,
    space: CandidateSpace,
    line: CapLine,
    case: tuple[int, int, int],
    *,
    homes: list[FirmInBuilding],
    draws: dict[str, int],
) -> None:
    quarter, clique, limit = case
    homes = list(space.once(homes, clique))
    inside = {home.firm_id for home in homes}
    if sum(draws[firm_id] for firm_id in inside) <= limit:
        return
    limit = max(limit, sum(draws[firm_id] for firm_id in inside if builder.sits(firm_id)))
    divisor = gcd(*(draws[firm_id] for firm_id in inside))
    builder.add_row(
        (RuleKey.UTILITIES, f"{line.resource.value}@{Quarter(quarter)}"),
        space.terms(clique, homes, lambda firm_id: draws[firm_id] // divisor),
        limit // divisor,
        subjects=(line.subject_id,),
    )
