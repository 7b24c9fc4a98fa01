"""What the page of prices says."""

from planner.text import Text

INTRO = Text(
    "多一个单元、多一步公用工程、少一条规则，各值多少：每个数都是两份方案之差，逐项在后台求解，可离开、刷新或取消。",
    "What one unit more, one step more of a utility, one rule less is worth: each figure is the difference of two plans, "
    "solved for in the background; leave or refresh the page, or cancel.",
)
NO_PLAN = Text("没有可以计价的方案。请先求解。", "There is no plan to price from. Make one first.")
START = Text("开始计价", "Find the prices")
AGAIN = Text("接着计价", "Go on")
TAB = Text("查看", "View")
TABS: dict[str, Text] = {
    "resources": Text("空间与公用工程", "Space and utilities"),
    "quarters": Text("分季度", "By quarter"),
    "rules": Text("规则与隔离", "Rules and segregation"),
}
TIER = Text("按哪一层目标看", "Gain in")
SAYS: dict[str, Text] = {
    "resources": Text(
        "全期都多这一份时增加多少。“一步”是最小的计价单位；“设备”是下一台变压器、锅炉等，规格是规划假设。",
        "What more of it all along the horizon brings. A step is the least that is priced; equipment is the next transformer, "
        "boiler and so on, its size a planning assumption.",
    ),
    "quarters": Text(
        "从哪个季度起才有，就值多少，逐季都有数。空白格还没有计价。",
        "What it is worth if it is there from a quarter on, for every quarter; an empty cell has not been priced yet.",
    ),
    "rules": Text(
        "没有这条规则会增加多少。“起作用”：规则本身排除的企业与单元对数；隔离行是它分开的企业对数。",
        "What the plan would gain without it. Binds: pairs of a firm and a unit that the rule bars by itself; of a row of "
        "segregation, pairs of firms it keeps apart.",
    ),
}
TABLE = Text("全部数字", "All figures")
HEADS = (
    Text("项目", "What"),
    Text("自何时", "From"),
    Text("起作用", "Binds"),
    Text("增益", "Gain"),
    Text("依据", "How it is known"),
)
QUARTERS = Text("{count} 季", "quarters: {count}")
PAIRS = Text("{count} 对", "pairs: {count}")
ALT: dict[str, Text] = {
    "resources": Text("每项资源与空间的增益", "what each resource and space brings"),
    "quarters": Text("各项自各季度起的增益", "what each brings from each quarter on"),
    "rules": Text("没有每条规则时的增益", "what the plan gains without each rule"),
}
BEHIND = Text("这个数背后的两份方案", "The two plans behind a figure")
CHOOSE = Text("哪一个数", "Which figure")
NONE = Text("（请选择）", "(choose one)")
PROOF = Text("{price}。依据：{how}。", "{price}. How it is known: {how}.")
WITHOUT = Text("现有条件", "as it is")
MAKE = Text("做成情景", "Make a scenario")
NO_EDIT = Text(
    "情景里没有“多一个单元”这种修改，请用“新增楼栋”。",
    "No scenario has one unit more as an edit; add a building instead.",
)
NAME = Text("计价：{what}", "Price: {what}")

TRY = Text("先试一条规则，再定为政策", "Try a rule before it becomes policy")
TRY_SAYS = Text(
    "新增一行隔离，或改一项准入条件：方案会损失多少，谁要离开。不改动园区数据。",
    "One more row of segregation, or another term of entry: what the plan would lose, and who would leave. The facts of the "
    "park stay as they are.",
)
KIND = Text("试什么", "What to try")
KINDS: dict[str, Text] = {
    "apart": Text("新增隔离", "keep two apart"),
    "entry": Text("准入条件", "a term of entry"),
}
ONE, OTHER = Text("一方（散发者）", "One side (emitter)"), Text("另一方（敏感者）", "Other side (receptor)")
ANY = Text("任何其他企业", "any other firm")
SCOPE = Text("不得同处", "Not in one")
TERM = Text("条件", "Term")
VALUE = Text("至少", "At least")
PATHS = Text("准许的办证路径", "Registration paths admitted")
TOUCHED = Text("涉及企业 {count} 家：{firms}", "Firms concerned, {count}: {firms}")
TRY_START = Text("试算", "Price it")
MISFIT = Text("这条规则不适用：{why}", "This rule does not fit: {why}")
TRIED = Text("试算结果：{what}", "What it comes to: {what}")
NO_LOSS = Text("方案没有损失：最好的方案照样可行。", "The plan loses nothing: one as good keeps the rule.")
NO_TRIAL_PLAN = Text(
    "加上这条规则后，没有方案能守住全部承诺。", "With this rule no plan keeps every promise."
)
LOSS = Text("方案的变化：{gains}（{proof}）。", "The plan changes by: {gains} ({proof}).")
SOUGHT = Text("正在求解……", "It is being worked out.")
OPEN_LOSS = Text("限制内没有算出。", "It was not found out within the limits.")
