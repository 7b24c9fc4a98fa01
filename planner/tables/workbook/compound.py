"""The compound file around an old workbook: finds one stream in it, piece by piece."""

import struct

_FREE = 0xFFFFFFF0
"""Sector numbers from here on end a chain."""
_ENTRY = 128
_IN_HEADER = 109


def stream_of(content: bytes, names: tuple[str, ...]) -> bytes:
    """The bytes of the first stream that bears one of the names; empty if there is none of some size.

    Raises
    ------
    struct.error
        If the file ends where more should be.
    """
    file = _Compound(content)
    entries = file.entries()
    found = next((one for name in names for one in entries if one[0] == name), None)
    if found is None or found[2] < file.least:
        return b""
    return file.chain(found[1])[: found[2]]


class _Compound:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
        self._directory, self.least = _number(content, 48), _number(content, 56)
        self._table = self._numbers(b"".join(self._sector(one) for one in self._sectors_of_table()))

    def entries(self) -> list[tuple[str, int, int]]:
        """Name, first sector and size of everything in the file."""
        raw = self.chain(self._directory)
        found = []
        for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", raw, at + 64)[0]
            name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            found.append((name, _number(raw, at + 116), _number(raw, at + 120)))
        return found

    def chain(self, start: int) -> bytes:
        """The sectors that follow one another from `start` on."""
        return b"".join(self._sector(one) for one in _followed(start, self._table))

    def _sectors_of_table(self) -> list[int]:
        found = list(struct.unpack_from(f"<{_IN_HEADER}I", self._content, 76))
        more, left = _number(self._content, 68), _number(self._content, 72)
        while more < _FREE and left > 0:
            numbers = self._numbers(self._sector(more))
            found += numbers[:-1]
            more, left = (numbers[-1] if numbers else _FREE), left - 1
        return [one for one in found if one < _FREE]

    def _sector(self, number: int) -> bytes:
        return self._content[(number + 1) * self._size : (number + 2) * self._size]

    @staticmethod
    def _numbers(raw: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))


def _followed(start: int, table: list[int]) -> list[int]:
    """The numbers of a chain; one that comes back to itself ends."""
    found: list[int] = []
    while start < min(len(table), _FREE) and len(found) <= len(table):
        found.append(start)
        start = table[start]
    return found


def _number(raw: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", raw, at)[0])
