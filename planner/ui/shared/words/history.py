"""Texts of the history page: versions, projects, who did what."""

from planner.text import Text

VERSIONS = Text("版本", "Versions")
VERSION = Text("第 {number} 版", "Version {number}")
WHO = Text("谁", "Who")
WHEN = Text("时间", "When")
SAID = Text("说明", "Comment")
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
    "其间有人保存了新版本，请看过后再恢复。", "Someone saved meanwhile; look at it, then restore again."
)

PROJECTS = Text("项目", "Projects")
NAME = Text("项目名称", "Name of the project")
RENAME = Text("改名", "Rename")
COPY = Text("以当前版本新建项目", "New project from this version")
COPY_NAME = Text("副本{count} · {name}", "Copy{count} · {name}")
DELETE = Text("移入回收站", "Put away")
DELETED = Text(
    "“{name}”已移入回收站，{versions} 个版本、{plans} 个方案都在；在本页“回收站”里可随时恢复。",
    "“{name}” was put away with its {versions} versions and {plans} plans; restore it on this page under Put away at "
    "any time.",
)
BIN = Text("回收站", "Put away")
BIN_EMPTY = Text("回收站是空的。", "Nothing was put away.")
BRING_BACK = Text("恢复“{name}”", "Restore “{name}”")
LAST_ONE = Text("至少保留一个项目。", "At least one project stays.")

TRAIL = Text("操作记录", "Who did what")
ACTION = Text("操作", "What")
ACTIONS: dict[str, Text] = {
    "create": Text("新建", "created"),
    "save": Text("保存版本", "saved a version"),
    "rename": Text("改名", "renamed"),
    "delete": Text("移入回收站", "put away"),
    "restore": Text("恢复", "restored"),
    "keep plan": Text("保存方案", "kept a plan"),
    "rename plan": Text("给方案命名", "named a plan"),
    "put in force": Text("设为执行方案", "put a plan in force"),
}
OF_A_PLAN = frozenset({"keep plan", "put in force"})
"""Acts whose detail is the id of a plan, which says nothing to a reader."""
