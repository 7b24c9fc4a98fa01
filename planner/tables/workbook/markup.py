"""Streams the XML of a part through a reader that refuses every DTD, and so every entity."""

from collections.abc import Iterable
from xml.sax import SAXParseException  # what the defused reader raises
from xml.sax.handler import ContentHandler  # what the defused reader talks to
from xml.sax.xmlreader import AttributesImpl  # what the defused reader hands over

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from planner.tables.limits import ELEMENTS, MOST_ELEMENTS, FileRefusal, hold
from planner.text import message

Attributes = dict[str, str]


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
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(_Tags(listener))
    try:
        parser.feed(b"")  # a part of no bytes at all is not well-formed either
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
    except DefusedXmlException as error:
        raise FileRefusal(
            message(
                "部件 {part} 声明了 DTD 或实体，不予读取；请用 Excel 打开并另存为 .xlsx",
                "part {part} declares a DTD or an entity and is not read; open the file in Excel and save it as .xlsx",
                part=part,
            )
        ) from error
    except (SAXParseException, ValueError, LookupError) as error:
        why = error.getException() if isinstance(error, SAXParseException) else error
        raise FileRefusal(
            message(
                "部件 {part} 无法解析（{why}）；请用 Excel 打开并另存为 .xlsx",
                "part {part} cannot be parsed ({why}); open the file in Excel and save it as .xlsx",
                part=part,
                why=str(why),
            )
        ) from error


class _Tags(ContentHandler):
    """Counts the tags, and passes on what is heard."""

    def __init__(self, listener: TagHandler) -> None:
        super().__init__()
        self._listener = listener
        self._count = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  # named by the library
        self._count += 1
        if self._count > MOST_ELEMENTS:
            hold(self._count, MOST_ELEMENTS, ELEMENTS, at_least=True)
        self._listener.start(_bare(name), dict(attrs.items()))

    def endElement(self, name: str) -> None:  # noqa: N802  # named by the library
        self._listener.end(_bare(name))

    def characters(self, content: str) -> None:
        self._listener.text(content)


def _bare(name: str) -> str:
    return name.rsplit(":", 1)[-1] if ":" in name else name
