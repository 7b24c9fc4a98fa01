"""Small portfolios: park P with building A, and park Q with building B, in which one firm is to graduate."""

from decimal import Decimal
from typing import Any

from planner.domain.park.firm import Firm
from planner.domain.park.problem import Problem
from planner.domain.park.relations import Transfer
from planner.domain.portfolio.portfolio import Portfolio
from planner.domain.vocabulary.terms import Stage, UnitState
from planner.text import Text
from tests.support import make

NAME = Text("两处", "Two sites")


def site(park_id: str, *rooms: str, firms: tuple[Firm, ...] = (), **changes: Any) -> Problem:
    """Return a park by itself with the rooms named; those that firms sit in are taken."""
    taken = {name for firm in firms for name in firm.rooms}
    units = [
        make.unit(name, state=UnitState.PRODUCTION if name in taken else UnitState.VACANT) for name in rooms
    ]
    names = sorted({unit.building_id for unit in units})
    facts: dict[str, Any] = {
        "buildings": [make.building(name, park_id=park_id) for name in names],
        "parks": [make.park(park_id, last="2024Q4")],
    }
    return make.problem(units=units, firms=firms, **(facts | changes))


def portfolio(**changes: Any) -> Portfolio:
    """Return two sites: in Q the firm Y sits and grows into G, which wants room in P; N waits for its room."""
    young = make.sitting("Y", ("B-101",), until="2030Q1")
    grown = make.firm("G", m2=2000, desired="2024Q2", stage=Stage.FRAMEWORK)
    waits = make.firm("N", stage=Stage.NEGOTIATING)
    sites = (site("P", "A-101", "A-102"), site("Q", "B-101", firms=(young, grown, waits)))
    transfer = Transfer(firm_id="G", park_id="P", price_10k=Decimal(10), leaves="Y")
    facts: dict[str, Any] = {"name": NAME, "sites": sites, "transfers": (transfer,)}
    return Portfolio(**(facts | changes))
