"""Leases put to their firms: rows of one table, part of the facts of another."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from planner.domain.lease import Lease
from planner.domain.validation.resolving import FIRM, said_unknown
from planner.text import Message

T = TypeVar("T")


def attach(rows: dict[str, list[Any]], origins: dict[int, T], tell: Callable[[Lease, Message], None]) -> None:
    """Put the leases among `rows` to the firms there, in place; a lease of nobody is told.

    A firm keeps the origin it had.
    """
    known = {firm.firm_id for firm in rows["firms"]}
    held: dict[str, list[Lease]] = {}
    for lease in rows["leases"]:
        held.setdefault(lease.firm_id, []).append(lease)
        if lease.firm_id not in known:
            tell(lease, said_unknown(FIRM, lease.firm_id, known))
    for place, firm in enumerate(rows["firms"]):
        if firm.firm_id in held:
            seated = replace(firm, leases=tuple(held[firm.firm_id]))
            rows["firms"][place] = seated
            if id(firm) in origins:
                origins[id(seated)] = origins[id(firm)]
