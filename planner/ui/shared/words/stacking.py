"""What the drawing of the stack says to who works on it."""

from planner.text import Text

LIFTING: dict[str, Text] = {
    "waiting": Text("拖到楼层图上：", "Drag onto the stack:"),
    "lifted": Text(
        "{firm} 已拿起：方向键选位置，空格放下，Esc 放回",
        "{firm} is picked up: arrow keys to a place, Space puts it down, Escape puts it back",
    ),
    "back": Text("已放回", "Put back"),
    "elsewhere": Text("不能放在这里", "It cannot be put here"),
}
"""By the name the drawing asks for it."""
