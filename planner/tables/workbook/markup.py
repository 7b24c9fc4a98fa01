"""Streams the XML of a part through a reader that refuses every DTD, and so every entity."""

from collections.abc import Iterable
from typing import NoReturn
from xml.parsers import expat  # every DTD is refused, see _refuse_dtd

from planner.tables.limits import ELEMENTS, MOST_ELEMENTS, FileRefusal, hold
from planner.text import message

Attributes = dict[str, str]
_BUFFER = 1 << 16


class TagHandler:
    """Hears the tags of a part, names without prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear a tag begin."""

    def end(self, name: str) -> None:
        """Hear a tag end."""

    def text(self, text: str) -> None:
        """Hear text, in pieces."""


def listen(chunks: Iterable[bytes], listener: TagHandler, *, part: str) -> None:
    """Read a part to its end.

    Raises
    ------
    Refused
        If it is not well-formed, declares a DTD or an entity, or has too many tags.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = _BUFFER
    count = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            hold(count, MOST_ELEMENTS, ELEMENTS, at_least=True)
        listener.start(name.rsplit(":", 1)[-1] if ":" in name else name, attributes)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: listener.end(name.rsplit(":", 1)[-1])
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_dtd(part)
    parser.EntityDeclHandler = lambda *_: _refuse_dtd(part)
    parser.ExternalEntityRefHandler = lambda *_: _refuse_dtd(part)
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # named by the library
        parser.Parse(b"", True)  # named by the library
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileRefusal(
            message(
                "部件 {part} 无法解析（{why}）；请用 Excel 打开并另存为 .xlsx",
                "part {part} cannot be parsed ({why}); open the file in Excel and save it as .xlsx",
                part=part,
                why=str(error),
            )
        ) from error


def _refuse_dtd(part: str) -> NoReturn:
    raise FileRefusal(
        message(
            "部件 {part} 声明了 DTD 或实体，不予读取；请用 Excel 打开并另存为 .xlsx",
            "part {part} declares a DTD or an entity and is not read; open the file in Excel and save it as .xlsx",
            part=part,
        )
    )
