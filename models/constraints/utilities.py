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

from models.arrays import CapLine, Instance
from models.draft import Home, ModelBuilder
from planner.domain.firm import Firm
from planner.domain.quarter import Quarter
from planner.domain.terms import CapScope


def closes(firm: Firm, building_id: str, facts: Instance) -> Iterator[tuple[str, str, int]]:
    """Give clause, place and quarter wherever the firm alone draws more than there is."""
    park_id = facts.problem.building[building_id].park_id
    places = {(CapScope.BUILDING, building_id), (CapScope.PARK, park_id)}
    for line in facts.cap_lines:
        if (line.scope, line.subject_id) in places:
            draw = facts.draws[line.resource][firm.firm_id]
            for quarter, limit in line.limits:
                if draw > limit:
                    yield line.resource.value, line.subject_id, quarter


def add_rows(draft: ModelBuilder) -> None:
    """Keep every building and park within its caps."""
    for line in draft.facts.cap_lines:
        homes = [h for b in _buildings(line, draft.facts) for h in draft.homes_in.get(b, ())]
        draws = {
            firm_id: draw
            for firm_id, draw in draft.facts.draws[line.resource].items()
            if draw and not draft.facts.releases("utilities", line.resource.value, firm_id)
        }
        homes = [home for home in homes if home.firm_id in draws]
        for quarter, crowd, limit in _binding(draft, line, homes):
            _add_row(draft, line, (quarter, crowd, limit), homes=homes, draws=draws)


def _buildings(line: CapLine, facts: Instance) -> list[str]:
    if line.scope is CapScope.BUILDING:
        return [line.subject_id]
    return [b.building_id for b in facts.problem.buildings if b.park_id == line.subject_id]


def _binding(draft: ModelBuilder, line: CapLine, homes: Iterable[Home]) -> list[tuple[int, int, int]]:
    drawing = sum(home.mask for home in homes)
    cases = [(t, drawing & draft.present(t), limit) for t, limit in line.limits]
    kept: list[tuple[int, int, int]] = []
    for quarter, crowd, limit in sorted(cases, key=lambda c: (c[2], -c[1].bit_count(), c[0])):
        if not any(crowd & other == crowd for _, other, _ in kept):
            kept.append((quarter, crowd, limit))
    return sorted(kept)


def _add_row(
    draft: ModelBuilder,
    line: CapLine,
    case: tuple[int, int, int],
    *,
    homes: list[Home],
    draws: dict[str, int],
) -> None:
    quarter, crowd, limit = case
    homes = list(draft.once(homes, crowd))
    inside = {home.firm_id for home in homes}
    if sum(draws[firm_id] for firm_id in inside) <= limit:
        return
    limit = max(limit, sum(draws[firm_id] for firm_id in inside if draft.sits(firm_id)))
    divisor = gcd(*(draws[firm_id] for firm_id in inside))
    draft.add_row(
        ("utilities", f"{line.resource.value}@{Quarter(quarter)}"),
        draft.terms(crowd, homes, lambda firm_id: draws[firm_id] // divisor),
        limit // divisor,
        subjects=(line.subject_id,),
    )
