"""The lines of a hover card, and the one sentence a screen reader says of a block."""

from planner.text import Lang, Text, listed
from planner.views import format as fmt
from planner.views.stacking import Block, BlockState
from planner.views.tenants import Tenant
from planner.views.words import LOCKS, PRIORITIES, STANDINGS, word

STATES: dict[BlockState, Text] = {
    BlockState.OCCUPIED: Text("已安排", "Placed"),
    BlockState.VACANT: Text("空置", "Vacant"),
    BlockState.NOT_HANDED_OVER: Text("尚未交付", "Not handed over yet"),
    BlockState.HELD: Text("预留中", "Held"),
    BlockState.TAKEN: Text("已安排", "Taken"),
}
NO_END = Text("（租约已过或未定）", "(the lease is over or has no end)")
"""Where a lease has no end that holds."""

CLASH = Text("冲突：同一单元有多家企业", "Clash: more than one firm in this unit")


def card_lines(block: Block, lang: Lang) -> tuple[str, ...]:
    """Return the hover card of a block, a line each; plain text."""
    if not block.tenants:
        return _free_lines(block, lang)
    lines = [CLASH.say(lang)] if len(block.tenants) > 1 else []
    for tenant in block.tenants:
        lines += tenant_lines(tenant, lang)
    return tuple(lines)


def tenant_lines(tenant: Tenant, lang: Lang) -> tuple[str, ...]:
    """Return what a hover card says of one placement."""
    say = _Says(lang)
    standing = STANDINGS[tenant.standing].say(lang)
    if tenant.reserved_until is not None:
        standing += say(Text("（至 {0}）", " (until {0})"), fmt.quarter(tenant.reserved_until))
    lines = [
        f"{tenant.firm_id} {tenant.name.say(lang)}",
        " · ".join(
            [
                tenant.archetype.say(lang),
                word(tenant.stage).say(lang),
                PRIORITIES[tenant.priority].say(lang),
                standing,
            ]
        ),
        f"{listed(tenant.units).say(lang)} · {fmt.area(tenant.area_m2)}",
        say(
            Text("入驻 {0}，租至 {1}，投产 {2}", "From {0} to {1}, production {2}"),
            fmt.quarter(tenant.start),
            NO_END.say(lang) if tenant.stays_on else fmt.quarter(tenant.end.previous),
            fmt.quarter(tenant.production),
        ),
    ]
    if tenant.locks:
        lines.append(
            say(
                Text("锁定：{0}", "Locked: {0}"),
                say(Text("、", ", ")).join(LOCKS[lock].say(lang) for lock in tenant.locks),
            )
        )
    return (*lines, *margin_lines(tenant, lang))


def margin_lines(tenant: Tenant, lang: Lang) -> tuple[str, ...]:
    """Return the rule margins of a placement, a line each."""
    return tuple(
        _Says(lang)(
            Text("{0}：{1}（需 {2}，余量 {3}）", "{0}: {1} (needs {2}, margin {3})"),
            margin.title.say(lang),
            margin.available,
            margin.need,
            margin.slack,
        )
        for margin in tenant.margins
    )


def block_sentence(building_id: str, floor: int, block: Block, *, lang: Lang) -> str:
    """Return the label of a block for people who do not see it."""
    place = f"{building_id} {floor}F {listed(block.units).say(lang)}"
    who = "; ".join(f"{t.firm_id} {t.name.say(lang)}" for t in block.tenants)
    return f"{place}: {who or STATES[block.state].say(lang)}, {fmt.area(block.area_m2)}"


def _free_lines(block: Block, lang: Lang) -> tuple[str, ...]:
    say = _Says(lang)
    state = STATES[block.state].say(lang)
    if block.held_until is not None:
        state += say(Text("（至 {0}）", " (until {0})"), fmt.quarter(block.held_until))
    lines = [f"{listed(block.units).say(lang)} · {fmt.area(block.area_m2)}", state]
    if block.note is not None:
        lines.append(block.note.say(lang))
    if block.state is BlockState.NOT_HANDED_OVER:
        lines.append(say(Text("交付 {0}", "Handover {0}"), fmt.quarter(block.ready)))
    if block.following is not None:
        following = block.following
        lines.append(
            say(
                Text("其后 {0} {1}，{2} 入驻", "Then {0} {1} from {2}"),
                following.firm_id,
                following.name.say(lang),
                fmt.quarter(following.start),
            )
        )
    return tuple(lines)


class _Says:
    """Fills a sentence in one language; the values are never taken for patterns."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang

    def __call__(self, text: Text, *values: str) -> str:
        return text.say(self._lang).format(*values)
