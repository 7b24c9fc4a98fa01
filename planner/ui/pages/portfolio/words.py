"""What the page of several parks says."""

from planner.text import Text

INTRO = Text(
    "几个园区合在一起规划：企业可去多个园区，各园区上限各算各的，异地安排计价；再与各园区单独规划对比。",
    "Several parks are planned as one: firms accept several of them, each park keeps its own caps, transfers have "
    "a price. Then it is held against each park planned alone.",
)
NONE = Text(
    "还没有园区组合。在数据文件夹 {folder} 里建一个文件夹，放入 portfolio.csv（列出各场地）"
    "和 transfers.csv（谁可去哪里、多少费用），再刷新本页。",
    "There is no portfolio yet. Make a folder in {folder} with portfolio.csv (its sites) and transfers.csv (who may go "
    "where, at what price), then refresh this page.",
)
CHOOSE = Text("组合", "Portfolio")
FAULTS = Text(
    "这个组合有 {count} 处问题，未能打开。请按下列位置修改。",
    "This portfolio could not be opened; its faults: {count}. Correct each where it is listed below.",
)
SECONDS = Text("每次求解的时间上限（秒）", "Time limit of each solve (s)")
START = Text("合在一起规划", "Plan them together")
NOT_YET = Text(
    "尚未求解。按“合在一起规划”：先单独求解每个园区，再合在一起求解；可离开本页，结果会保留。",
    "Not solved yet. Press “Plan them together”: each park is solved alone, then all of them; leave the page if you like, "
    "the result is kept.",
)
ASSUMED = Text(
    "各场地的数字多为规划假设；哪些已经公布，写在各场地的数据来源表（sources.csv）里。费用和毕业时间也是假设。",
    "Most figures of the sites are planning assumptions; which are published stands in the table of sources of each site "
    "(sources.csv). Prices and the next stages of firms are assumed too.",
)
TOGETHER = Text("合在一起", "Together")
SITES = Text("场地：容量、需求与落位", "Sites: capacity, demand, occupancy")
SOLVES = Text("求解与证明", "Solves and proofs")
GAIN = Text("合并规划的收益", "What planning together gains")
UTILITIES = Text("公用工程（最满的季度）", "Utilities (fullest quarter)")
ELSEWHERE = Text("宜去别处的企业", "Firms that should go elsewhere")
NOBODY = Text(
    "没有企业需要去别处：各留本园区就是最好的安排。",
    "No firm should go elsewhere: all stay where they stand.",
)
GRADUATES = Text("谁在何时毕业", "Who graduates when")
STACKS = Text("各场地楼层图", "Stacking plan of each site")
NO_PLAN = Text(
    "合在一起没有得到方案；原因见“求解与证明”。", "There is no plan for all of them; see the solves for why."
)
BROKEN = Text(
    "这个方案没有通过独立检查，请勿据此行动：共 {count} 处不符。",
    "This plan does not pass the independent check and must not be acted on: {count} findings.",
)
SOUND = Text(
    "整体与逐个场地都通过独立检查。", "It passes the independent check, as a whole and site by site."
)

SITE = Text("场地", "Site")
LEASABLE = Text("可租面积", "Leasable")
REQUESTED = Text("企业需求", "Requested")
OCCUPANCY = Text("落位率：单独 → 合并", "Space taken: alone → together")
FIRMS = Text("企业：单独 → 合并", "Firms: alone → together")
POINTS = Text(
    "企业期望价值（不含协同）：单独 → 合并", "Expected value of firms (synergy aside): alone → together"
)
STATUS = Text("状态", "Status")
OBJECTIVE = Text("目标值", "Objective")
BOUND = Text("上界", "Bound")
GAP = Text("差距", "Gap")
RESOURCE = Text("资源", "Resource")
USED = Text("用量", "Used")
CAP = Text("上限", "Cap")
SHARE = Text("占用", "Share")
FIRM = Text("企业", "Firm")
FROM = Text("原场地", "From")
GOES_TO = Text("去往", "Goes to")
WHEN = Text("季度", "Quarter")
PRICE = Text("费用（万元）", "Price (10k yuan)")
WHY = Text("原因", "Why")
SITTING = Text("在园企业", "Sitting firm")
NEXT_STAGE = Text("毕业项目", "Next stage")
ROOM = Text("腾出房间", "Room freed")
FOLLOWERS = Text("接着入驻", "Next in the room")
