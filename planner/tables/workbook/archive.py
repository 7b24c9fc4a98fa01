"""The zip around a workbook: judged, then unpacked under a count, whatever its directory claims."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from planner.tables.limits import MEMBERS, MOST_MEMBERS, MOST_UNPACKED, UNPACKED, FileRefusal, hold
from planner.text import message

_CHUNK = 1 << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What the library raises at bytes it cannot follow."""
_LACKS_MEMORY = "Error -4 "
"""How zlib says that it got no memory (Z_MEM_ERROR); the file may be whole."""
_MACROS = re.compile(r"vbaproject\.bin|vbadata\.xml|macrosheets?/|xlmacro|activex/", re.IGNORECASE)
_WORKBOOK = "xl/workbook.xml"
_TYPES = "[Content_Types].xml"
_LARGEST_TYPES = 1_000_000


@dataclass(frozen=True)
class WorkbookArchive:
    """A judged zip, and its parts by name."""

    file: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def chunks(self, name: str, *, most: int = MOST_UNPACKED) -> Iterator[bytes]:
        """Yield a part, unpacked piece by piece.

        It is read to its end even where the directory announces less: other readers of the file go on there.
        """
        member = self.members[name]
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise damaged(f"{name}: compression {member.compress_type}")
        whole, size = copy(member), 0
        whole.file_size = MOST_UNPACKED + _CHUNK
        try:
            with self.file.open(whole) as part:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    hold(size, most, UNPACKED, at_least=True)
                    yield chunk
        except _BROKEN as error:
            if str(error).startswith(_LACKS_MEMORY):
                raise MemoryError from error
            raise damaged(f"{name}: {error}") from error
        if size != member.file_size:
            raise damaged(f"{name}: {size} bytes, {member.file_size} announced")


def judged(content: bytes) -> WorkbookArchive:
    """Open the zip of a workbook after every check that needs no parsing.

    Raises
    ------
    Refused
        If it is no workbook, carries macros, is encrypted, damaged, or unpacks to too much.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise damaged(str(error)) from error
    members = opened.infolist()
    hold(len(members), MOST_MEMBERS, MEMBERS)
    names = {member.filename: member for member in members}
    if len(names) < len(members):
        raise damaged("duplicate names")
    archive = WorkbookArchive(opened, names)
    _refuse_kind(archive)
    _count(content, archive)
    return archive


def _refuse_kind(archive: WorkbookArchive) -> None:
    names = archive.members
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
    if b"macroEnabled" in b"".join(archive.chunks(_TYPES, most=_LARGEST_TYPES)):
        raise FileRefusal(
            message(
                "文件是启用宏的工作簿，不予读取；请另存为 .xlsx",
                "a macro-enabled workbook is not read; save it as .xlsx",
            )
        )


def _count(content: bytes, archive: WorkbookArchive) -> None:
    """Unpack everything once, keeping nothing but the count."""
    if sum(member.compress_size for member in archive.members.values()) > len(content):
        raise damaged("overlapping parts")
    total = 0
    for name in archive.members:
        for chunk in archive.chunks(name):
            total += len(chunk)
            hold(total, MOST_UNPACKED, UNPACKED, at_least=True)


def damaged(why: str) -> FileRefusal:
    """Return the refusal of a file that is not whole."""
    return FileRefusal(
        message(
            "文件已损坏或不是工作簿（{why}）；请用 Excel 打开并另存为 .xlsx",
            "the file is damaged or no workbook ({why}); open it in Excel and save it as .xlsx",
            why=why,
        )
    )
