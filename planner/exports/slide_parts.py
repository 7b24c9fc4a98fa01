"""What the library of slides has no word for: bullets of a paragraph, and a drawing beside its picture."""

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Mm

_SVG_PART = "/ppt/media/stack.svg"
_SVG_BLIP = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{id}"/>'
    "</a:ext></a:extLst>"
)
_POINT = (
    '<a:buFont xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" typeface="Arial"/>',
    '<a:buChar xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" char="•"/>',
)
"""A bullet of the paragraph's own: one that is typed is set in the font of the first letter after it."""


def add_bullet(line: Any) -> None:
    """Put a bullet of its own before a paragraph."""
    looks = line._p.get_or_add_pPr()  # noqa: SLF001  the library has no word for it
    looks.set("marL", str(Mm(5)))
    looks.set("indent", str(-Mm(5)))
    for said in _POINT:
        looks.append(parse_xml(said))


def add_svg(slide: Any, picture: Any, svg: str) -> None:
    """Put the drawing itself beside its PNG: programs that can show it do, and it can be turned into shapes.

    Source: [MS-ODRAWXML], 2.3.1.1, `svgBlip`.
    """
    package = slide.part.package
    part = Part(PackURI(_SVG_PART), "image/svg+xml", package, svg.encode("utf-8"))
    embedded = slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    (blip,) = picture._element.xpath(".//a:blip")  # noqa: SLF001  the library has no word for it
    blip.append(parse_xml(_SVG_BLIP.format(id=embedded)))
