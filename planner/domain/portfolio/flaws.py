"""Gate 3 for a portfolio: do its sites fit together, and do its transfers speak of firms and parks there are?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from planner.domain.park.problem import Problem, row_key
from planner.domain.park.relations import Transfer
from planner.domain.park.seats import seats_of
from planner.domain.validation.resolving import FIRM, PARK, unknown_message
from planner.text import Message, Text, message

SITES, TRANSFERS = "portfolio", "transfers"
"""The tables of a portfolio: one row a site, one row a transfer."""


@dataclass(frozen=True, kw_only=True)
class PortfolioFlaw:
    """What is wrong with row `row` (from 0) of a table of a portfolio, in column `column`."""

    table: str
    row: int
    column: str
    said: Message


def portfolio_flaws(sites: Sequence[Problem], transfers: Sequence[Transfer]) -> tuple[PortfolioFlaw, ...]:
    """Return everything that keeps the sites from being planned as one; empty if nothing does."""
    found = tuple(_of_sites(sites))
    return found or tuple(_of_transfers(sites, transfers))


def _of_sites(sites: Sequence[Problem]) -> Iterator[PortfolioFlaw]:
    for row, site in enumerate(sites):
        for said in _against_earlier(sites[:row], site):
            yield PortfolioFlaw(table=SITES, row=row, column="site", said=said)


_ONE_EACH: tuple[tuple[Text, Callable[[Problem], Any]], ...] = (
    (PARK, lambda site: site.park),
    (Text("楼栋", "building"), lambda site: site.building),
    (Text("单元", "unit"), lambda site: site.unit),
    (FIRM, lambda site: site.firm),
)
_ALIKE: tuple[tuple[Text, str], ...] = (
    (Text("企业类型", "archetype"), "archetypes"),
    (Text("隔离规则", "segregation rule"), "segregation_rules"),
    (Text("产业协同", "row of synergies"), "synergies"),
)


def _against_earlier(before: Sequence[Problem], site: Problem) -> Iterator[Message]:
    if len(site.parks) != 1:
        yield message(
            "一个场地只能有一个园区，这里有 {count} 个：{parks}",
            "a site has one park; here are {count}: {parks}",
            count=len(site.parks),
            parks=", ".join(sorted(site.park)),
        )
        return
    park = site.parks[0]
    for other in before:
        known = other.parks[0]
        if (known.first_quarter, known.last_quarter) != (park.first_quarter, park.last_quarter):
            yield message(
                "{park} 规划 {first} 至 {last}，{other} 规划 {known}；请把各场地的规划期设为一样",
                "{park} is planned from {first} to {last}, {other} {known}; give all sites the same horizon",
                park=park.park_id,
                first=str(park.first_quarter),
                last=str(park.last_quarter),
                other=known.park_id,
                known=f"{known.first_quarter}–{known.last_quarter}",
            )
        for what, ids in _ONE_EACH:
            twice = sorted(set(ids(other)) & set(ids(site)))
            if twice:
                yield _twice(what, twice, known.park_id)
        for what, name in _ALIKE:
            rows = {row_key(row): row for row in getattr(other, name)}
            unlike = [row_key(row) for row in getattr(site, name) if rows.get(row_key(row), row) != row]
            if unlike:
                yield _unlike(what, [" ".join(key) for key in unlike], known.park_id)


_MOST_NAMED = 4


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_MOST_NAMED]) + (" …" if len(ids) > _MOST_NAMED else "")


def _twice(what: Text, ids: Sequence[str], other: str) -> Message:
    return message(
        "{what}编号 {ids} 在 {other} 中已有；请改成各场地不同的编号",
        "{what} ids already used in {other}: {ids}; give each site ids of its own",
        what=what,
        ids=_named(ids),
        other=other,
    )


def _unlike(what: Text, ids: Sequence[str], other: str) -> Message:
    return message(
        "{what} {ids} 与 {other} 中的不同；同一编号须写得一样",
        "{what} {ids}: not the same as in {other}; what has the same id must be written the same way",
        what=what,
        ids=_named(ids),
        other=other,
    )


def _of_transfers(sites: Sequence[Problem], transfers: Sequence[Transfer]) -> Iterator[PortfolioFlaw]:
    parks = {site.parks[0].park_id for site in sites}
    home = {firm.firm_id: site for site in sites for firm in site.firms}
    seen: set[tuple[str, str]] = set()
    for row, one in enumerate(transfers):
        for column, said in _of_transfer(one, parks, home):
            yield PortfolioFlaw(table=TRANSFERS, row=row, column=column, said=said)
        if (one.firm_id, one.park_id) in seen:
            said = message(
                "{firm} 到 {park} 已有一行",
                "{firm} has a row for {park} already",
                firm=one.firm_id,
                park=one.park_id,
            )
            yield PortfolioFlaw(table=TRANSFERS, row=row, column="to_park", said=said)
        seen.add((one.firm_id, one.park_id))
    yield from _left_twice(transfers)


def _of_transfer(one: Transfer, parks: set[str], home: dict[str, Problem]) -> Iterator[tuple[str, Message]]:
    if one.firm_id not in home:
        yield "firm_id", unknown_message(FIRM, one.firm_id, home)
        return
    if one.park_id not in parks:
        yield "to_park", unknown_message(PARK, one.park_id, parks)
    elif one.park_id == home[one.firm_id].parks[0].park_id:
        yield (
            "to_park",
            message(
                "{firm} 本来就在 {park}",
                "{firm} stands in {park} already",
                firm=one.firm_id,
                park=one.park_id,
            ),
        )
    if home[one.firm_id].firm[one.firm_id].is_sitting:
        yield (
            "firm_id",
            message(
                "{firm} 在园；把它下一步的项目另列一家企业，并在“毕业离开”一栏填 {firm}",
                "{firm} sits inside; give its next project a row of its own among the firms, with {firm} as the one it leaves",
                firm=one.firm_id,
            ),
        )
    if one.price_10k < 0:
        yield "price_10k", message("价格不能为负", "a price cannot be negative")
    if one.leaves is not None:
        yield from (("leaves", said) for said in _of_graduation(one.leaves, one.firm_id, home))


def _of_graduation(leaves: str, firm_id: str, home: dict[str, Problem]) -> Iterator[Message]:
    site = home.get(leaves)
    if site is None:
        yield unknown_message(FIRM, leaves, home)
        return
    seats = seats_of(site, site.firm[leaves])
    rooms = {name for firm in site.firms if firm.firm_id != leaves for name in firm.rooms}
    if len(seats) != 1:
        yield message(
            "{firm} 应按一份租约在一栋楼内在园，现有 {count} 处",
            "{firm} should sit in one building by one lease; it has {count} places",
            firm=leaves,
            count=len(seats),
        )
    elif rooms & set(seats[0].units):
        yield message(
            "{firm} 与别家共用房间，不能单独退出",
            "{firm} shares its rooms and cannot leave them alone",
            firm=leaves,
        )
    if home[firm_id] is not site:
        yield message(
            "{firm} 与 {other} 应在同一场地的企业表中",
            "{firm} and {other} belong among the firms of one site",
            firm=firm_id,
            other=leaves,
        )


def _left_twice(transfers: Sequence[Transfer]) -> Iterator[PortfolioFlaw]:
    by_leaver: dict[str, str] = {}
    by_firm: dict[str, str] = {}
    for row, one in enumerate(transfers):
        if one.leaves is None:
            continue
        if (
            by_leaver.setdefault(one.leaves, one.firm_id) != one.firm_id
            or by_firm.setdefault(one.firm_id, one.leaves) != one.leaves
        ):
            said = message(
                "一家在园企业只为一家企业退出；{firm} 与 {other} 不成一对",
                "one sitting firm leaves for one firm; {firm} and {other} are no pair",
                firm=one.firm_id,
                other=one.leaves,
            )
            yield PortfolioFlaw(table=TRANSFERS, row=row, column="leaves", said=said)
