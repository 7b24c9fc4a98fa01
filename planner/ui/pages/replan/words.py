"""What the page that re-plans says."""

from planner.text import Text

INTRO = Text(
    "从正在查看的方案出发，按最新数据重排：能不动的不动，已安顿和锁定的企业留在原处。",
    "From the plan on show to the newest facts, moving as few as can be; settled and pinned firms stay.",
)
NO_PLAN = Text("先求解一个方案，再重排。", "Make a plan first, then re-plan.")
TABS: dict[str, Text] = {
    "least": Text("少变动重排", "Least change"),
    "hand": Text("手工调整", "By hand"),
}
TAB = Text("方式", "How")
FROM_TO = Text(
    "方案按第 {made} 版数据编制，现在的数据是第 {now} 版。",
    "The plan was made from version {made}; the facts are at version {now}.",
)
MODE = Text("变动的限制", "What limits changes")
MODES: dict[str, Text] = {
    "ties": Text("能不动的都不动", "only those who must"),
    "price": Text("每动一家扣分", "a price on each change"),
    "most": Text("最多动几家", "at most so many"),
}
MODE_HELP = Text(
    "“能不动的都不动”：先修复现行方案，变动的企业不会比它更多，在此之内求价值最高。扣分或限定家数时，只有证明更优才会多动。",
    "Only those who must: the plan in force is repaired first, and no more firms change than that takes; within that, "
    "the most value. With a price or a number more firms change only where it is proven to pay.",
)
SECOND = Text("第二选择：不限变动的最优方案", "Second choice: the best plan, whoever moves")
SECOND_KEEP = Text("保存这个大动的方案", "Keep this plan of many moves")
PRICE = Text("每动一家扣（点）", "Points taken off for each change")
MOST = Text("最多变动（家）", "Firms that may change, at most")
SECONDS = Text("时间上限（秒）", "Time limit (s)")
SECONDS_HELP = Text(
    "建模和求解合用一个上限；到时没有更好的，就给出修复后的现行方案。方案显示之后，查明每家为何变动至多再用同样长的时间，可随时取消。",
    "Building the model and solving share it; where nothing better was found in time, the plan in force, repaired, is given. "
    "Once the plan is shown, finding out why each firm moves may take as long again; cancel it whenever you like.",
)
START = Text("重排", "Re-plan")
NONE_KEEPS = Text(
    "没有方案能只动 {most} 家。至少要动 {fewest} 家。",
    "No plan keeps the number of firms that change to {most}. The least is {fewest}.",
)
NONE_KNOWN = Text(
    "没有方案能满足这些限制。请放宽限制，或核对承诺与锁定。",
    "No plan keeps these limits. Loosen them, or look at commitments and pins.",
)
MOVED = Text("变动企业", "Firms that change")
RELOCATED = Text("其中换址", "of them elsewhere")
PLACED = Text("落位企业", "Firms placed")
SETTLED = Text("留在原处", "Firms that stay")
MOVES = Text("每一处变动及其代价", "Each change, its price and what it buys")
NO_MOVES = Text("没有企业需要变动。", "No firm changes.")
FIRM = Text("企业", "Firm")
BEFORE = Text("原处", "Before")
AFTER = Text("新处", "After")
NEED = Text("为什么", "Why")
COST = Text("搬迁费（万元）", "Moving cost (10k yuan)")
WAITS = Text("晚几季", "Quarters later")
BUYS = Text("换来", "What it buys")
BUYS_IS = Text("{tier} {points}", "{points} of {tier}")
NEEDS: dict[str, Text] = {
    "forced": Text("原处已不可行", "cannot stay"),
    "chosen": Text("留下也行，但价值更低", "could stay, worth less"),
    "free": Text("留下价值不低", "staying is worth no less"),
    "spares": Text("留下就要多动几家", "if it stayed, more would change"),
    "pending": Text("正在查明……", "being found out …"),
    "open": Text("限制内未查明", "not found out"),
}
STEPS = Text("搬迁顺序（逐步校核：任何一步都不超容量）", "Order of steps, none over-fills a unit or a cap")
STEPS_CHECKED = Text(
    "搬迁顺序已由独立检查逐步重放，没有违反。", "The checker replayed every step and found nothing."
)
STEPS_BROKEN = Text("搬迁顺序未通过检查：{first}", "The order of steps does not pass the check: {first}")
KEEP = Text("保存为方案", "Keep as a plan")
KEPT = Text("已保存，现在查看的就是它。", "Kept, and now on show.")
AGAINST = Text("与原方案相比", "Against the plan before")
HAND_SAYS = Text(
    "把企业拖到别处：绿框可放，橙框要有企业让路，红框放不下并说明原因；放下后方案随即修复。"
    "键盘：空格拿起、方向键移动、空格放下、Esc 放回。"
    "也可点一家企业，在下面选一种调整，先看后果再执行。",
    "Drag a firm elsewhere: a green frame takes it, in an orange one another firm gives way, a red one says why not; "
    "put down, the plan is repaired around it. By keyboard: Space picks up, arrow keys walk, Space puts down, Escape puts "
    "back. Or click a firm and choose a change below; see what would come of it before it is done.",
)
ACTION = Text("调整", "Change")
ACTIONS: dict[str, Text] = {
    "move": Text("移到别的单元", "Move to other units"),
    "swap": Text("与另一家对调", "Swap with another firm"),
    "pin": Text("锁定在现处", "Pin where it is"),
    "forbid": Text("禁止进入某栋", "Bar from a building"),
    "release": Text("解除锁定与禁入", "Release"),
}
OTHER = Text("对调企业", "The other firm")
NO_PLACE = Text("这家企业没有落位。", "This firm has no place.")
CHOOSE_UNITS = Text("请选单元。", "Choose units.")
FREE = Text("没有阻碍，可以直接执行。", "Nothing is in the way.")
BARRED = Text("不可行：", "It cannot be done:")
CROWDED = Text("可行，但要挪动：{firms}", "It can be done, moving: {firms}")
FROM = Text("{firm} → {units}，自 {start} 起", "{firm} → {units}, from {start}")
DO = Text("执行并修复方案", "Do it and repair the plan")
WISH_MOVES = Text("另有企业变动：{firms}", "other firms that change: {firms}")
WISH_NOBODY = Text("其他企业都不动", "no other firm changes")
WISH_PRICE = Text(
    "这个愿望的代价：{tier} 少 {points}；{moved}。",
    "The price of the wish: {points} less of {tier}; {moved}.",
)
WISH_GAIN = Text(
    "按愿望反而更好：{tier} 多 {points}；{moved}。", "The wish brings {points} more of {tier}; {moved}."
)
WISH_FREE = Text("这个愿望不损失价值；{moved}。", "The wish costs no value; {moved}.")
WISH_SO_FAR = Text(
    "已修好的方案，还在找更好的。", "The plan is repaired already; a better one is still looked for."
)
WISH_IMPOSSIBLE = Text(
    "没有方案能满足这些愿望。撤销后再试别处。",
    "No plan grants these wishes. Take the last one back and try elsewhere.",
)
WISH_UNDO = Text("撤销这个愿望", "Take the last wish back")
WISH_UNDO_ALL = Text("全部撤销", "Take all wishes back")
