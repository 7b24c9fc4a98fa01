"""What is said of decisions on two plans on more than one page."""

from planner.text import Text

DECISION = Text("决定", "Decision")
APPROVED = Text("批准 {letter}", "{letter} approved")
REJECTED = Text("两个方案均否决", "both rejected")
DECIDED = Text("{who} · {when} · {what}", "{who} · {when} · {what}")
PLAN_APPROVED, PLAN_REJECTED = Text("批准", "approved"), Text("未批准", "not approved")
EARLIER = Text("“{name}”：{line}", "“{name}”: {line}")
CONTRADICTED = Text(
    "“{name}”在另一项有效的决定中结论相反（{line}）；以后作出的为准，不再适用的请撤回",
    "another decision that stands says otherwise of “{name}” ({line}); the later one holds: withdraw the one that no longer "
    "applies",
)
WITHDRAWN = Text("已撤回", "withdrawn")
REPRINT = Text("重印决策材料", "Print the papers again")
PLANS = Text("方案", "Plans")
PLAN = Text("方案 {letter}", "Plan {letter}")
STANDS = Text("有效，两个方案已冻结", "stands; both plans are frozen")
STATE = Text("状态", "State")
PAPERS = Text("材料校验值", "SHA-256 of the papers")
PRINTS = Text("数据指纹", "Fingerprints")
YOUR_NAME = Text("您的姓名（记入决定）", "Your name (kept with the decision)")
