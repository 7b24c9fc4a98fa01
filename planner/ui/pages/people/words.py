"""What the page of people and roles says."""

from planner.text import Text

PEOPLE = Text("人员", "People")
NAME = Text("姓名", "Name")
MAIL = Text("邮箱", "E-mail")
ROLES = Text("角色", "Roles")
STATE = Text("状态", "State")
ACTIVE = Text("可登录", "may log in")
SUSPENDED = Text("已停用", "suspended")
PERSON_ID = Text("编号", "Id")
EVERY_PROJECT = Text("全部项目", "all projects")
NOBODY = Text("还没有人登录过。", "Nobody has logged in yet.")
WHAT_ROLES_DO = Text(
    "查看：看全部内容、下载文件。规划：另可改数据、求解、提交方案。审批：另可批准、执行和撤回。管理员：一切，包括给予角色、删除和恢复园区。"
    "没有给的权限一律没有；改动从下一步操作起生效。",
    "A viewer sees everything and downloads files. A planner also changes facts, asks for plans and proposes them. An approver "
    "also approves, puts in force and withdraws. An admin may do everything, give roles and delete or restore parks too. What "
    "is not given is refused; a change counts from the next act on.",
)
WHO = Text("人员", "Person")
ROLE = Text("角色", "Role")
WHERE = Text("适用项目", "Projects")
GRANT = Text("给予角色", "Give the role")
WITHDRAW = Text("收回角色", "Take the role away")
SUSPEND = Text("停用", "Suspend")
RESTORE = Text("恢复", "Let in again")
END_LOGINS = Text("退出其全部登录", "End all logins")
GRANTED = Text("{name} 现在有角色：{roles}。", "{name} now has the roles: {roles}.")
NOW_OUT = Text("{name} 已不能登录。", "{name} can log in no longer.")
NOW_IN = Text("{name} 可以登录。", "{name} can log in.")
LOGINS_ENDED = Text("{name} 的全部登录已退出。", "All logins of {name} are ended.")
POLICY = Text("审批规则", "Approval")
OWN_APPROVAL = Text("允许提交方案的人自己批准", "Who proposed a plan may approve it")
OWN_APPROVAL_SAYS = Text(
    "平时须由另一个人批准；只有一个人有审批权限时才打开。",
    "Usually somebody else has to; allow it only where one person alone approves.",
)
TOKENS = Text("我的令牌", "My tokens")
TOKENS_SAY = Text(
    "其他程序用令牌访问接口（/api），权限与您本人相同。密钥只在建立时显示一次，程序不保存。",
    "Another program asks the interface (/api) with a token and may do what you may. Its secret is shown once, when it is made, "
    "and kept nowhere.",
)
TOKEN_NAME = Text("用途", "What it is for")
TOKEN_DAYS = Text("有效天数", "Days valid")
MAKE_TOKEN = Text("建立令牌", "Make a token")
TOKEN_MADE = Text(
    "令牌已建立。请现在复制，之后不再显示：", "The token is made. Copy it now, it is not shown again:"
)
TOKEN_ID = Text("编号", "Id")
MADE = Text("建立时间", "Made")
EXPIRES = Text("到期", "Valid until")
WITHDRAW_TOKEN = Text("撤回令牌 {name}", "Withdraw the token {name}")
WITHDRAWN = Text("已撤回", "withdrawn")
HOLDS = Text("有效", "valid")
OVER = Text("已过期", "expired")
NO_TOKENS = Text("还没有令牌。", "There are no tokens.")
TRAIL = Text("权限变更记录", "Who changed what")
ACTIONS: dict[str, Text] = {
    "add person": Text("首次登录", "logged in for the first time"),
    "rename person": Text("姓名变更", "changed name"),
    "grant role": Text("给予角色", "gave a role"),
    "withdraw role": Text("收回角色", "took a role away"),
    "suspend person": Text("停用", "suspended"),
    "admit person": Text("恢复", "let in again"),
    "log in": Text("登录", "logged in"),
    "log out": Text("退出登录", "logged out"),
    "make token": Text("建立令牌", "made a token"),
    "withdraw token": Text("撤回令牌", "withdrew a token"),
    "allow own approval": Text("允许本人审批", "allowed own approval"),
    "forbid own approval": Text("禁止本人审批", "forbade own approval"),
}
"""By the words of the audit trail; a test holds that each act has some."""
