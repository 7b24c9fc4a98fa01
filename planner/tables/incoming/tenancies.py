"""Who is in which room after a ledger: rooms and tenants change together, or the review asks.

A ledger speaks of the rooms it names. Rooms it does not name stay as they are; a room that
another firm sits in, or that is said to be vacant while somebody does, is asked about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from planner.domain.park.quarter import Quarter
from planner.domain.solving.finding import Severity
from planner.domain.vocabulary.terms import RoomChange, Stage, UnitState
from planner.domain.vocabulary.words import word
from planner.tables.cells.cell_result import Choice
from planner.tables.incoming.buffer import ImportBuffer, Origin
from planner.tables.lines import ParsedRow
from planner.text import Message, Text, listed, message

TENANCY, REST = "tenancy", "rest"
"""Columns that only answers fill: what becomes of who sits there, and of the rooms not named."""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A room that a row gives to a firm, or says to be vacant (`firm_id` empty), with the dates it names.

    Not `is_inside` it is promised to the firm, which is still to come.
    """

    line: ParsedRow
    key: str
    unit_id: str
    firm_id: str = ""
    since: Quarter | None = None
    until: Quarter | None = None
    is_inside: bool = True

    @property
    def origin(self) -> Origin:
        """The cell that says so."""
        return Origin(self.line, self.key)

    @property
    def answer(self) -> RoomChange | None:
        """What was answered about the room."""
        return self.line.values.get(TENANCY)


@dataclass
class _Moves:
    """Rooms each firm is given, by the claims that say so, and rooms it loses, with the cell that says so."""

    gained: dict[str, list[Claim]] = field(default_factory=dict)
    lost: dict[str, dict[str, Origin]] = field(default_factory=dict)

    def lose(self, firm_id: str, unit_id: str, origin: Origin) -> None:
        self.lost.setdefault(firm_id, {})[unit_id] = origin


def settle(buffer: ImportBuffer, claims: Iterable[Claim], whole: Iterable[tuple[str, ParsedRow]]) -> None:
    """Put into the buffer who sits where; `whole` are rows that name all rooms of a firm."""
    told = list(claims)
    _promise(buffer, told)
    held, moves = _holders(buffer), _Moves()
    for unit_id, own in _by_unit(one for one in told if one.is_inside).items():
        _move(buffer, own, sorted(held.get(unit_id, set()) - {claim.firm_id for claim in own}), moves)
    for firm_id, line in whole:
        for unit_id in _given_up(buffer, firm_id, line, moves):
            moves.lose(firm_id, unit_id, Origin(line, "sitting_units"))
    for firm_id in sorted({*moves.gained, *moves.lost}):
        _seat(buffer, firm_id, moves.gained.get(firm_id, []), moves.lost.get(firm_id, {}))


def _move(buffer: ImportBuffer, own: list[Claim], others: list[str], moves: _Moves) -> None:
    """Take what rows say of one room, in which the firms `others` sit that they do not name."""
    first, named = own[0], sorted({claim.firm_id for claim in own} - {""})
    if others and not _is_answered(buffer, first, named, others):
        return
    if others and first.answer is RoomChange.UNCHANGED:
        if not named:
            buffer.incoming["units"][first.unit_id,].values.pop("state", None)
        return
    if others and first.answer is not RoomChange.SHARED:
        for firm_id in others:
            moves.lose(firm_id, first.unit_id, first.origin)
    for claim in own:
        if claim.firm_id:
            moves.gained.setdefault(claim.firm_id, []).append(claim)


def _promise(buffer: ImportBuffer, claims: list[Claim]) -> None:
    """Lay down the rooms that firms are promised: those named, and those no row speaks of."""
    spoken_of = {claim.unit_id for claim in claims}
    promised: dict[str, list[Claim]] = {}
    for claim in claims:
        if not claim.is_inside:
            promised.setdefault(claim.firm_id, []).append(claim)
    for firm_id, own in promised.items():
        before = buffer.base["firms"].get((firm_id,), {}).get("committed_units", ())
        kept = {unit_id for unit_id in before if unit_id not in spoken_of}
        units = tuple(sorted(kept | {claim.unit_id for claim in own}))
        buffer.put("firms", (firm_id,), "committed_units", units, own[0].origin)


def _by_unit(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.unit_id, []).append(claim)
    return found


def _holders(buffer: ImportBuffer) -> dict[str, set[str]]:
    """Return the firms that sit in each room as things are."""
    found: dict[str, set[str]] = {}
    for (firm_id,), values in buffer.base["firms"].items():
        if values["stage"] is not Stage.EXITED:
            for unit_id in _rooms(buffer, firm_id):
                found.setdefault(unit_id, set()).add(str(firm_id))
    return found


def _leases(buffer: ImportBuffer, firm_id: str) -> list[dict[str, Any]]:
    return [values for values in buffer.base["leases"].values() if values["firm_id"] == firm_id]


def _rooms(buffer: ImportBuffer, firm_id: str) -> tuple[str, ...]:
    leases = _leases(buffer, firm_id)
    own = buffer.base["firms"].get((firm_id,), {}).get("sitting_units", ())
    return tuple(dict.fromkeys(unit for lease in leases for unit in lease["units"])) if leases else tuple(own)


def _is_answered(buffer: ImportBuffer, claim: Claim, named: list[str], others: list[str]) -> bool:
    """Whether it is known what becomes of who sits there; asked about if not."""
    if claim.answer is not None:
        return True
    there = listed(_name(buffer, one) for one in others)
    if not named:
        said = message(
            "{unit} 写的是空置，现由 {firms} 占用；{firms} 搬出了吗？",
            "{unit} is said to be vacant, yet it is occupied by {firms}; have they left the room?",
            unit=claim.unit_id,
            firms=there,
        )
        ways: tuple[RoomChange, ...] = (RoomChange.LEFT, RoomChange.UNCHANGED)
    else:
        said = message(
            "{unit} 现由 {firms} 占用，这里写的是 {new}；是换了企业吗？",
            "{unit} is occupied by {firms}, and this says {new}; has the tenant changed?",
            unit=claim.unit_id,
            firms=there,
            new=listed(_name(buffer, one) for one in named),
        )
        ways = (RoomChange.TAKES_OVER, RoomChange.SHARED, RoomChange.UNCHANGED)
    _ask(
        buffer, Origin(claim.line, TENANCY), said, ways, leaving=_last_rooms(buffer, others, {claim.unit_id})
    )
    return False


def _given_up(buffer: ImportBuffer, firm_id: str, line: ParsedRow, moves: _Moves) -> Iterator[str]:
    """Return the rooms that a row with all rooms of a firm leaves out, if the firm gave them up."""
    named = {claim.unit_id for claim in moves.gained.get(firm_id, [])}
    gone = moves.lost.get(firm_id, {}).keys()
    rest = [unit_id for unit_id in _rooms(buffer, firm_id) if unit_id not in named | gone]
    answer = line.values.get(REST)
    if not rest or not named:
        return
    if answer is None:
        said = message(
            "{firm} 现在还占用 {rest}，这里没有写；还在租吗？",
            "{firm} also sits in {rest}, which this does not name; has it moved out there?",
            firm=_name(buffer, firm_id),
            rest=listed(rest),
        )
        _ask(buffer, Origin(line, REST), said, (RoomChange.UNCHANGED, RoomChange.LEFT), leaving=[])
    elif answer is RoomChange.LEFT:
        yield from rest


def _ask(
    buffer: ImportBuffer, origin: Origin, said: Message, ways: tuple[RoomChange, ...], *, leaving: list[str]
) -> None:
    gone = Text("", "")
    if leaving:
        firms = listed(leaving)
        gone = Text(
            f"；{firms.zh} 再无单元，记为已退出", f"; no room is left to {firms.en}: counted as exited"
        )
    choices = tuple(
        Choice(
            way.value,
            word(way)
            if way in {RoomChange.UNCHANGED, RoomChange.SHARED}
            else Text(word(way).zh + gone.zh, word(way).en + gone.en),
        )
        for way in ways
    )
    buffer.refuse(origin, said, choices)


def _last_rooms(buffer: ImportBuffer, firms: list[str], units: set[str]) -> list[str]:
    return [_name(buffer, firm_id) for firm_id in firms if set(_rooms(buffer, firm_id)) <= units]


def _seat(buffer: ImportBuffer, firm_id: str, gained: list[Claim], lost: dict[str, Origin]) -> None:
    """Lay down a firm's rooms: those it had and keeps, and those it was given."""
    before = _rooms(buffer, firm_id)
    after = tuple(sorted({*before} - lost.keys() | {claim.unit_id for claim in gained}))
    origin = gained[0].origin if gained else next(iter(lost.values()))
    if _leases(buffer, firm_id):
        if set(after) != set(before):
            said = message(
                "{firm} 的租约在租约表中，单元变动请在那里改",
                "the leases of {firm} are rows of their own; change its rooms there",
                firm=_name(buffer, firm_id),
            )
            buffer.refuse(origin, said)
        return
    if not after:
        _leaves(buffer, firm_id, origin)
        return
    terms = {(claim.since, claim.until) for claim in gained if claim.since or claim.until}
    if len(terms) > 1:
        _by_contract(buffer, firm_id, gained, after)
        return
    buffer.put("firms", (firm_id,), "sitting_units", after, origin)
    for claim in gained:
        for column, key, quarter in (
            ("sitting_since", "starts", claim.since),
            ("lease_end", "ends", claim.until),
        ):
            if quarter is not None:
                buffer.put("firms", (firm_id,), column, quarter, Origin(claim.line, key))


def _leaves(buffer: ImportBuffer, firm_id: str, origin: Origin) -> None:
    said = message(
        "{firm} 再无单元，记为已退出",
        "{firm} has no room left and counts as exited",
        firm=_name(buffer, firm_id),
    )
    buffer.note(origin, said, Severity.WARNING)
    for column, value in (
        ("sitting_units", ()),
        ("sitting_since", None),
        ("lease_end", None),
        ("stage", Stage.EXITED),
    ):
        buffer.put("firms", (firm_id,), column, value, origin)


def _by_contract(buffer: ImportBuffer, firm_id: str, gained: list[Claim], after: tuple[str, ...]) -> None:
    """Lay down contracts of different dates as leases of their own, with the rooms not named as before."""
    firm = buffer.known("firms", (firm_id,))
    terms: dict[tuple[Quarter | None, Quarter | None], list[str]] = {}
    for claim in gained:
        dates = (claim.since or firm.get("sitting_since"), claim.until or firm.get("lease_end"))
        terms.setdefault(dates, []).append(claim.unit_id)
    named = {claim.unit_id for claim in gained}
    rest = [unit_id for unit_id in after if unit_id not in named]
    if rest:
        terms.setdefault((firm.get("sitting_since"), firm.get("lease_end")), []).extend(rest)
    for number, ((since, until), units) in enumerate(terms.items(), start=1):
        key = (f"{firm_id}-{number}",)
        origin = next((claim.origin for claim in gained if claim.unit_id in units), gained[0].origin)
        row = {
            "lease_id": key[0],
            "firm_id": firm_id,
            "units": tuple(sorted(units)),
            "lease_start": since,
            "lease_end": until,
        }
        for column, value in row.items():
            buffer.put("leases", key, column, value, origin)
    for column, value in (("sitting_units", ()), ("sitting_since", None), ("lease_end", None)):
        buffer.put("firms", (firm_id,), column, value, gained[0].origin)
    said = message(
        "{firm} 有 {n} 份起止不同的租约，登记到租约表",
        "{firm} has {n} contracts of different dates; entered as leases",
        firm=_name(buffer, firm_id),
        n=len(terms),
    )
    buffer.note(gained[0].origin, said)


def _name(buffer: ImportBuffer, firm_id: str) -> str:
    return f"{firm_id} {buffer.known('firms', (firm_id,)).get('name_zh', '')}".strip()


def vacant(line: ParsedRow, unit_id: str) -> Claim | None:
    """Return the claim of a row that says a room is vacant."""
    if line.values.get("state") is UnitState.VACANT and not line.values.get("firm"):
        return Claim(line=line, key="state", unit_id=unit_id)
    return None
