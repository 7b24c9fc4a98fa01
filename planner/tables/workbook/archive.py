"""The zip around a workbook: judged, then unpacked under a count, whatever its directory claims."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.tables.limits import MEMBERS, MOST_MEMBERS, MOST_UNPACKED, UNPACKED, FileRefusal, hold
from planner.text import message

_CHUNK = 1 << 16
_LOCAL_HEADER = 30
_MACROS = re.compile(r"vbaproject\.bin|vbadata\.xml|macrosheets?/|xlmacro|activex/", re.IGNORECASE)
_WORKBOOK = "xl/workbook.xml"
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class WorkbookArchive:
    """A judged zip: its bytes and where each part lies."""

    content: bytes
    members: Mapping[str, zipfile.ZipInfo]

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def chunks(self, name: str) -> Iterator[bytes]:
        """Return a part, unpacked piece by piece."""
        return _unpacked(self.content, self.members[name])

    def read(self, name: str) -> bytes:
        """Return a part whole."""
        return b"".join(self.chunks(name))


def judged(content: bytes) -> WorkbookArchive:
    """Open the zip of a workbook after every check that needs no parsing.

    Raises
    ------
    Refused
        If it is no workbook, carries macros, is encrypted, damaged, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged(str(error)) from error
    hold(len(members), MOST_MEMBERS, MEMBERS)
    names = {member.filename: member for member in members}
    if len(names) < len(members):
        raise damaged("duplicate names")
    _refuse_kind(content, names)
    _count(content, members)
    return WorkbookArchive(content, names)


def _refuse_kind(content: bytes, names: Mapping[str, zipfile.ZipInfo]) -> None:
    macros = next((name for name in names if _MACROS.search(name)), None)
    if macros is not None:
        raise FileRefusal(
            message(
                "文件含宏（{part}），不予读取；请另存为不含宏的 .xlsx",
                "the file carries macros ({part}) and is not read; save it as .xlsx without macros",
                part=macros,
            )
        )
    if any(member.flag_bits & 1 for member in names.values()):
        raise FileRefusal(
            message("文件已加密；请去掉密码后再试", "the file is encrypted; remove the password")
        )
    if _TYPES not in names or _WORKBOOK not in names:
        raise FileRefusal(
            message(
                "不是 .xlsx 工作簿（压缩包里没有 {part}）；请用 Excel 另存为 .xlsx",
                "not an .xlsx workbook (the zip has no {part}); save it from Excel as .xlsx",
                part=_WORKBOOK,
            )
        )
    types = b"".join(_unpacked(content, names[_TYPES], most=1_000_000))
    if b"macroEnabled" in types:
        raise FileRefusal(
            message(
                "文件是启用宏的工作簿，不予读取；请另存为 .xlsx",
                "a macro-enabled workbook is not read; save it as .xlsx",
            )
        )


def _count(content: bytes, members: list[zipfile.ZipInfo]) -> None:
    """Unpack everything once, keeping nothing but the count."""
    total = 0
    packed = sum(member.compress_size for member in members)
    if packed > len(content):
        raise damaged("overlapping parts")
    for member in members:
        size, checksum = 0, 0
        for chunk in _unpacked(content, member):
            size += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            hold(total + size, MOST_UNPACKED, UNPACKED, at_least=True)
        if size != member.file_size:
            raise damaged(f"{member.filename}: {size} bytes, {member.file_size} announced")
        if checksum != member.CRC:
            raise damaged(f"{member.filename}: CRC")
        total += size


def _unpacked(content: bytes, member: zipfile.ZipInfo, *, most: int = MOST_UNPACKED) -> Iterator[bytes]:
    start = member.header_offset + _LOCAL_HEADER
    header = content[member.header_offset : start]
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise damaged(member.filename)
    begin = start + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = content[begin : begin + member.compress_size]
    if len(packed) < member.compress_size:
        raise damaged(member.filename)
    if member.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise damaged(f"{member.filename}: compression {member.compress_type}")
    yield from _inflated(packed, member.filename, most)


def _inflated(packed: bytes, name: str, most: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    total = 0
    try:
        while packed and not inflater.eof:
            chunk = inflater.decompress(packed, _CHUNK)
            packed = inflater.unconsumed_tail
            total += len(chunk)
            hold(total, most, UNPACKED, at_least=True)
            if chunk:
                yield chunk
        rest = inflater.flush()
    except zlib.error as error:
        raise damaged(f"{name}: {error}") from error
    if rest:
        yield rest
    if not inflater.eof:
        raise damaged(name)


def damaged(why: str) -> FileRefusal:
    """Return the refusal of a file that is not whole."""
    return FileRefusal(
        message(
            "文件已损坏或不是工作簿（{why}）；请用 Excel 打开并另存为 .xlsx",
            "the file is damaged or no workbook ({why}); open it in Excel and save it as .xlsx",
            why=why,
        )
    )
