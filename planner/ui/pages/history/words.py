"""What the page of versions and projects says."""

from planner.text import Text

NEWEST = Text("当前", "newest")
LOOK_AT = Text("查看版本", "Look at version")
CHANGED = Text(
    "第 {number} 版相对第 {since} 版的改动", "What version {number} changed against version {since}"
)
FIRST = Text("这是第一版。", "This is the first version.")
NOTHING = Text("表格内容没有差别。", "The tables say the same.")
TABLE = Text("表", "Table")
ROW = Text("行", "Row")
KIND = Text("改动", "Change")
FIELD = Text("字段", "Field")
BEFORE = Text("原值", "Before")
AFTER = Text("新值", "After")
RESTORE = Text("恢复第 {number} 版（另存为新版本）", "Restore version {number} (as a new version)")
RESTORES = Text("恢复会改动当前版本：{changes}", "Restoring would change the newest version: {changes}")
RESTORED = Text(
    "第 {number} 版的内容已另存为第 {new} 版：{changes}。要退回，恢复第 {before} 版。",
    "What version {number} said is now version {new}: {changes}. To go back, restore version {before}.",
)
DRAFT_STAYS = Text(
    "您未保存的修改（{changes}）仍在草稿里，保存时会与第 {new} 版合并。",
    "Your unsaved changes ({changes}) are still in your draft; saving brings them together with version {new}.",
)
CHANGED_MEANWHILE = Text(
    "其间有人保存了新版本，请看过后再恢复。",
    "Somebody saved a new version meanwhile; look at it, then restore again.",
)
PROJECTS = Text("项目", "Projects")
TRAIL = Text("操作记录", "Who did what")
DECISIONS = Text("决定", "Decisions")
NO_DECISIONS = Text(
    "还没有就方案作出决定。在“对比方案”页可批准或否决。",
    "No plan has been decided on yet. Plans are approved or rejected on the page Compare plans.",
)
WITHDRAW = Text("撤回", "Withdraw")
WHY = Text("撤回理由", "Why it is withdrawn")
WITHDRAW_NOW = Text("撤回这项决定", "Withdraw this decision")
WITHDRAWN = Text(
    "决定已撤回，仍留在列表里，材料可照旧重印；两个方案可以再改动。情景的审批状态不变，可在“情景推演”页退回。",
    "The decision is withdrawn; it stays in the list and its papers can be printed as before. Both plans can be changed "
    "again. A scenario keeps its state; send it back on the page Scenarios.",
)
