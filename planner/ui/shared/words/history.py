"""What is said of versions, projects and the life of plans on more than one page."""

from planner.text import Text

VERSIONS = Text("版本", "Versions")
VERSION = Text("第 {number} 版", "Version {number}")
WHO = Text("谁", "Who")
WHEN = Text("时间", "When")
SAID = Text("说明", "Comment")

NAME = Text("项目名称", "Name of the project")
RENAME = Text("改名", "Rename")
COPY = Text("以当前版本新建项目", "New project from this version")
COPY_NAME = Text("副本{count} · {name}", "Copy{count} · {name}")
DELETE = Text("移入回收站", "Put away")
DELETED = Text(
    "“{name}”已移入回收站，{versions} 个版本、{plans} 个方案、{decisions} 项决定都在；在本页“回收站”里可随时恢复。",
    "“{name}” was put away with its {versions} versions, {plans} plans and {decisions} decisions; restore it on this page under "
    "Put away at any time.",
)
BIN = Text("回收站", "Put away")
BIN_EMPTY = Text("回收站是空的。", "Nothing was put away.")
BRING_BACK = Text("恢复“{name}”", "Restore “{name}”")
LAST_ONE = Text("至少保留一个项目。", "At least one project stays.")

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
    "approve plan": Text("批准方案", "approved a plan"),
    "reject plans": Text("否决两个方案", "rejected two plans"),
    "export": Text("取得文件", "took a file"),
    "import": Text("导入文件到草稿", "took a file into the draft"),
    "enter milestone": Text("登记进度", "entered a milestone"),
    "withdraw decision": Text("撤回决定", "withdrew a decision"),
}
OF_A_PLAN = frozenset({"keep plan", "put in force"})
"""Acts whose detail is the id of a plan, which says nothing to a reader."""
