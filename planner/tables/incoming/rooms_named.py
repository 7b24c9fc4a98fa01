"""Rooms as ledgers name them: one, several, from one to another, a whole storey or building."""

import re
from collections.abc import Iterator, Sequence

from planner.domain.vocabulary.spelling import fold, identity, spelling
from planner.tables.incoming.buffer import ImportBuffer, Origin
from planner.text import message

_BUILDINGS_ARE_CALLED = "栋|幢|座|号楼|号栋|楼|#"
_BUILDING_WORD = f"(?:{_BUILDINGS_ARE_CALLED})"
_STOREY = re.compile(
    rf"(?:(?P<home>.+?){_BUILDING_WORD}?[-\s]*)?(?P<floor>-?[0-9]+)(?:\s*[~至到–-]\s*(?P<last>[0-9]+))?\s*(?:层|楼|F|f)\s*(?:整层|全层|全部|整)?|"
    rf"(?:(?P<home2>.+?){_BUILDING_WORD}?[-\s]*)?(?:整层|全层)"
)
_MOST_STOREYS = 100
_WHOLE = re.compile(
    rf"(?P<home>.+?){_BUILDING_WORD}\s*(?:整栋|全栋|整幢|全部|整)?(?![0-9])|(?P<home2>.*?)\s*(?:整栋|全栋|整幢)"
)
_ROOM = re.compile(rf"(?P<home>.+?){_BUILDING_WORD}[-\s]*(?P<room>(?:[0-9]|[A-Za-z-])+)(?:室|号|房)?")
_FROM_TO = re.compile(r"\s*[~至到–—-]+\s*")
_APART = re.compile(r"[/\s和及与+&,;、]+")
_BARE = re.compile(r"([0-9]+)[室号房#]?")
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
_DIGITS = re.compile(r"([0-9]+)$")


def rooms_named(
    buffer: ImportBuffer, said: Sequence[str], origin: Origin, *, home: str = "", floor: int | None = None
) -> tuple[str, ...]:
    """The ids of all rooms that a cell names; empty, and a refusal, if one of them is not known.

    `home` and `floor` are the building and storey that other cells of the row name.
    """
    rooms = _Rooms(buffer, building_named(buffer, home) or home, floor)
    found: list[str] = []
    for one in said:
        named = rooms.of(fold(one)) or rooms.beside(found[-1:], fold(one))
        if not named:
            _refuse(buffer, origin, one)
            return ()
        found += named
    ids = tuple(dict.fromkeys(found))
    if len(ids) > len(said):
        read_as = message("读作 {rooms}", "read as {rooms}", rooms="、".join(ids))
        buffer.note(origin, read_as)
    return ids


def building_named(buffer: ImportBuffer, said: str) -> str:
    """The id of the building that a cell names by id or name, with or without `栋`; empty if none is."""
    bare = re.sub(f"{_BUILDING_WORD}$", "", fold(said).strip())
    for (building_id,) in buffer.keys("buildings"):
        values = buffer.known("buildings", (building_id,))
        names = {spelling(str(values.get(key) or "")) for key in ("name_zh", "name_en")} - {""}
        if identity(str(building_id)) in {identity(said), identity(bare)} or spelling(said) in names:
            return str(building_id)
    return ""


def _refuse(buffer: ImportBuffer, origin: Origin, said: str) -> None:
    said_so = message(
        "单元表里没有“{said}”；新单元请先在单元表中登记",
        "the units table has no “{said}”; enter new units there first",
        said=said,
    )
    buffer.refuse(origin, said_so)


class _Rooms:
    """The rooms of a park, by how ledgers name them."""

    def __init__(self, buffer: ImportBuffer, home: str, floor: int | None) -> None:
        self._desk, self._home, self._floor = buffer, home, floor
        self._ids = {identity(str(unit_id)): str(unit_id) for (unit_id,) in buffer.keys("units")}

    def of(self, said: str) -> list[str]:
        """The ids that a text names; empty if it names none, or something that is not there."""
        one = self._one(said)
        if one:
            return [one]
        return self._storey(said) or self._from_to(said) or self._building(said) or self._several(said)

    def beside(self, before: list[str], said: str) -> list[str]:
        """The room of a bare number behind a room with its building: `102` in `A-101、102`."""
        number = _BARE.fullmatch(said)
        stem = _DIGITS.sub("", before[0]) if before and number else ""
        found = self._ids.get(identity(f"{stem}{number[1]}")) if stem and number else None
        return [found] if found else []

    def _one(self, said: str) -> str:
        match = _ROOM.fullmatch(said)
        bare = re.sub("[室号房#]$", "", said)
        names = [said, f"{self._home}-{said}", bare, f"{self._home}-{bare}"]
        if match is not None:
            home = building_named(self._desk, match["home"])
            names += [f"{home}-{match['room']}", match["room"]] if home else []
        return next((self._ids[identity(name)] for name in names if identity(name) in self._ids), "")

    def _from_to(self, said: str) -> list[str]:
        for mark in _FROM_TO.finditer(said):
            first, after = self._one(said[: mark.start()]), said[mark.end() :]
            last = (
                self._one(after) or self._one(_DIGITS.sub("", first) + _tail(first, after)) if first else ""
            )
            if first and last:
                return self._between(first, last)
        return []

    def _between(self, first: str, last: str) -> list[str]:
        stem = _DIGITS.sub("", first)
        ends = [
            int(match[1])
            for one in (first, last)
            if (match := _DIGITS.search(one)) and _DIGITS.sub("", one) == stem
        ]
        if len(ends) < 2:
            return []
        numbered = {
            int(match[1]): name
            for name in self._ids.values()
            if (match := _DIGITS.search(name)) and _DIGITS.sub("", name) == stem
        }
        return [numbered[number] for number in sorted(numbered) if ends[0] <= number <= ends[1]]

    def _storey(self, said: str) -> list[str]:
        match = _STOREY.fullmatch(said.translate(_NUMERALS))
        if match is None:
            return []
        named = match["home"] or match["home2"]
        home = building_named(self._desk, named) if named else self._home
        first = int(match["floor"]) if match["floor"] else self._floor
        if first is None:
            return []
        last = int(match["last"]) if match["last"] else first
        return [
            name
            for floor in range(first, min(last, first + _MOST_STOREYS) + 1)
            for name in self._inside(home, floor)
        ]

    def _building(self, said: str) -> list[str]:
        match = _WHOLE.fullmatch(said)
        if match is None:
            return []
        named = match["home"] or match["home2"]
        return list(self._inside(building_named(self._desk, named) if named else self._home, None))

    def _inside(self, building_id: str, floor: int | None) -> Iterator[str]:
        for name in self._ids.values():
            values = self._desk.known("units", (name,))
            if (
                building_id
                and values.get("building_id") == building_id
                and floor in {None, values.get("floor")}
            ):
                yield name

    def _several(self, said: str) -> list[str]:
        parts = [part for part in _APART.split(said) if part]
        found: list[str] = []
        for part in parts if len(parts) > 1 else ():
            named = self.of(part) or self.beside(found[-1:], part)
            if not named:
                return []
            found += named
        return found


def _tail(first: str, after: str) -> str:
    """The digits of the last room, where only those that differ are written: `A-101~3`."""
    match, digits = _DIGITS.search(first), _DIGITS.fullmatch(after)
    if match is None or digits is None:
        return after
    return match[1][: max(0, len(match[1]) - len(after))] + after
