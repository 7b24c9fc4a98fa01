"""One block of the stacking plan: face, band, lettering, lock, hover card."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from planner.domain.park.quarter import Quarter
from planner.drawings.element import element, group, named, rect, words
from planner.drawings.lettering import first_that_fits, fitted, text_width
from planner.drawings.mode import Mode, key_of
from planner.drawings.patterns import band, surface
from planner.palette import Theme
from planner.text import Lang, Text
from planner.views import format as fmt
from planner.views.card import block_sentence, card_lines
from planner.views.stacking import Block, BlockState
from planner.views.tenants import Tenant
from planner.views.words import Firmness

BAND = 6.0
"""Width of the coloured, patterned band at the left of an occupied block."""
LOCK = 9.0
"""Room for a padlock; it goes below where the id of the firm needs the line above."""
TWO_LINES = 31.0
"""A block that is lower has room for one line."""
SMALL, NORMAL = 9.5, 11.0
DASHES: dict[Firmness, str] = {
    Firmness.SIGNED: "none",
    Firmness.RESERVED: "5 2.5",
    Firmness.PENCILLED: "1.6 2.4",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """How one drawing is drawn: language, theme, colours, quarter, the firm, building or units pointed out, whom it is for."""

    name: str
    lang: Lang
    theme: Theme
    mode: Mode
    quarter: Quarter
    selected: str | None
    building: str | None = None
    reader: str | None = None
    units: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the sheet."""

    x: float
    y: float
    width: float
    height: float


def draw_block(block: Block, box: Box, pen: Pen, *, building_id: str, floor: int) -> Element:
    """Draw one block as one focusable element."""
    tenant = block.tenant
    is_selected = tenant is not None and any(t.firm_id == pen.selected for t in block.tenants)
    parts = [element("title", text="\n".join(card_lines(block, pen.lang)))]
    parts += _free(block, box, pen) if tenant is None else _occupied(block, tenant, box, pen)
    if is_selected or not pen.units.isdisjoint(block.units):
        parts.append(_frame(box, pen.theme.accent))
    if len(block.tenants) > 1:
        parts.append(_clash(box, pen.theme))
    return group(
        *parts,
        class_=f"block block-{block.state.value}",
        role="button",
        tabindex=0,
        aria_label=block_sentence(building_id, floor, block, lang=pen.lang),
        aria_pressed="true" if is_selected else "false",
        data_testid=f"block-{block.units[0]}",
        data_firm=tenant.firm_id if tenant else "",
        data_following=block.following.firm_id if tenant is None and block.following else "",
        data_unit=block.units[0],
        data_units=" ".join(block.units),
        data_area=block.area_m2,
        data_state=block.state.value,
    )


def draw_lock(x: float, y: float, colour: str) -> Element:
    """Draw a padlock 7 wide, its top left corner at `x`, `y`."""
    return group(
        element(
            "path", d="M1.6,4 v-1.5 a1.9,1.9 0 0 1 3.8,0 v1.5", fill="none", stroke=colour, stroke_width=1.1
        ),
        element("rect", x=0.6, y=3.8, width=5.8, height=4.6, rx=0.8, fill=colour),
        transform=f"translate({x:.1f},{y:.1f})",
        class_="lock",
    )


def _occupied(block: Block, tenant: Tenant, box: Box, pen: Pen) -> list[Element]:
    key = key_of(tenant, pen.mode, pen.quarter)
    swatch = pen.theme.swatch(pen.mode.value, key)
    parts = [
        _face(box, fill=swatch.fill),
        band(
            pen.name,
            pen.theme,
            swatch=(pen.mode.value, key),
            box=(box.x + 0.5, box.y + 0.5, max(0.5, min(BAND, box.width - 1)), box.height - 1),
        ),
        _outline(box, pen.theme.ink, DASHES[tenant.standing]),
    ]
    above = below = box.width - BAND - 8
    if tenant.locks and box.width > BAND + 12:
        is_above = box.height < TWO_LINES or text_width(tenant.firm_id, NORMAL) <= above - LOCK
        above, below = (above - LOCK, below) if is_above else (above, below - LOCK)
        parts.append(draw_lock(box.x + box.width - 10.5, box.y + (3.5 if is_above else 18.5), swatch.ink))
    left = box.x + BAND + 4
    if box.height < TWO_LINES:
        return [*parts, _name(tenant, (left, box.y + box.height / 2 + 4), above, pen)]
    parts.append(_name(tenant, (left, box.y + 14), above, pen))
    detail = first_that_fits(_details(block, tenant, pen), below, SMALL)
    if detail:
        parts.append(words(left, box.y + 27.5, text=detail, size=SMALL, fill=swatch.ink))
    return parts


def _name(tenant: Tenant, at: tuple[float, float], room: float, pen: Pen) -> Element:
    id_ = fitted(tenant.firm_id, room, NORMAL)
    room -= text_width(id_, NORMAL) * 1.05 + NORMAL / 2
    name = fitted(tenant.name.say(pen.lang), room, NORMAL)
    return named(*at, head=id_, tail=name, size=NORMAL, tail_size=NORMAL, fill=pen.theme.ink)


_STAYS_ON = Text("租约已过或未定", "lease over or no end")


def _details(block: Block, tenant: Tenant, pen: Pen) -> tuple[str, ...]:
    area = fmt.area(block.area_m2)
    if tenant.stays_on and tenant.production <= pen.quarter:
        return (f"{area} · {_STAYS_ON.say(pen.lang)}", area, fmt.number(block.area_m2))
    dated = Text("投产", "prod.") if tenant.production > pen.quarter else Text("租至", "to")
    when = tenant.production if tenant.production > pen.quarter else tenant.end.previous
    return (
        f"{area} · {dated.say(pen.lang)} {fmt.quarter(when)}",
        f"{area} · {fmt.quarter(when)}",
        area,
        fmt.number(block.area_m2),
    )


def _free(block: Block, box: Box, pen: Pen) -> list[Element]:
    parts = [
        _face(box, fill=pen.theme.background),
        rect(box.x, box.y, width=box.width, height=box.height, fill=surface(pen.name, block.state.value)),
        _outline(box, pen.theme.line, "none"),
    ]
    lines = [_first_that_fits_in(_free_texts(block, pen), box)]
    if block.left:
        lines.append(_first_that_fits_in(_left_texts(block, pen), box))
    elif block.following is not None:
        lines.append(_first_that_fits_in(_following_texts(block.following), box))
    shown = [text for text in lines if text][: 2 if box.height >= TWO_LINES else 1]
    for index, text in enumerate(shown):
        y = box.y + box.height / 2 + 3.5 + (index - (len(shown) - 1) / 2) * 12.5
        parts += _plate(text, box, y, pen.theme)
    return parts


def _first_that_fits_in(candidates: tuple[str, ...], box: Box) -> str:
    return first_that_fits(candidates, box.width - 8, SMALL)


def _free_texts(block: Block, pen: Pen) -> tuple[str, ...]:
    area = fmt.area(block.area_m2)
    if block.state is BlockState.NOT_HANDED_OVER:
        due = Text("交付 ", "due ").say(pen.lang) + fmt.quarter(block.ready)
        return (f"{area} · {due}", area, fmt.number(block.area_m2))
    if block.state is BlockState.HELD:
        held = Text("预留", "held").say(pen.lang)
        until = f" → {fmt.quarter(block.held_until)}" if block.held_until else ""
        return (f"{area} · {held}{until}", f"{held}{until}", held, fmt.number(block.area_m2))
    if block.state is BlockState.TAKEN:
        taken = Text("已安排", "taken").say(pen.lang)
        return (f"{taken} {area}", area, fmt.number(block.area_m2))
    vacant = Text("空置", "vacant").say(pen.lang)
    return (f"{vacant} {area}", area, fmt.number(block.area_m2))


def _left_texts(block: Block, pen: Pen) -> tuple[str, ...]:
    said = [fate.say(pen.lang) for fate in block.fates]
    return ("; ".join(said), said[0], f"− {block.left[0]}", block.left[0])


def _following_texts(tenant: Tenant) -> tuple[str, ...]:
    return (f"→ {tenant.firm_id} {fmt.quarter(tenant.start)}", f"→ {tenant.firm_id}", tenant.firm_id)


def _plate(text: str, box: Box, y: float, theme: Theme) -> list[Element]:
    """Letter a line in the middle of a box, on a plain plate so that the hatch does not cross it."""
    width = text_width(text, SMALL) + 4
    centre = box.x + box.width / 2
    return [
        rect(centre - width / 2, y - 9.5, width=width, height=12, fill=theme.background, opacity=0.85),
        words(centre, y, text=text, size=SMALL, fill=theme.muted, text_anchor="middle"),
    ]


def _face(box: Box, *, fill: str) -> Element:
    return rect(box.x, box.y, width=box.width, height=box.height, fill=fill, class_="face")


def _outline(box: Box, colour: str, dash: str) -> Element:
    return rect(
        box.x + 0.5,
        box.y + 0.5,
        width=max(1.0, box.width - 1),
        height=box.height - 1,
        fill="none",
        stroke=colour,
        stroke_width=0.9,
        stroke_dasharray=dash,
        class_="outline",
    )


def _frame(box: Box, colour: str) -> Element:
    return rect(
        box.x + 1.5,
        box.y + 1.5,
        width=max(1.0, box.width - 3),
        height=box.height - 3,
        fill="none",
        stroke=colour,
        stroke_width=3,
        class_="selected",
    )


def _clash(box: Box, theme: Theme) -> Element:
    return words(
        box.x + box.width - 8,
        box.y + box.height - 5,
        text="!",
        size=16,
        fill=theme.bad,
        font_weight=700,
        text_anchor="middle",
        class_="clash",
    )
