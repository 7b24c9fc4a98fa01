"""What the page of indicators says."""

from planner.text import Text

INTRO = Text(
    "主管部门要的指标，按这份方案逐企业、逐年算出，不必求解。数据没有的写“不明”，不按 0 计；鼠标停在表头可看算法和来源。",
    "What the bureau asks, worked out from this plan by firm and year, without a solve. What the data do not hold is shown "
    "as not known, never as 0; point at a heading to read its formula and source.",
)
NO_PLAN = Text("没有可以计算的方案。请先求解。", "There is no plan to work from. Make one first.")
TAB = Text("查看", "View")
TABS: dict[str, Text] = {
    "money": Text("产值税收", "Output and tax"),
    "rent": Text("租金", "Rent"),
    "yields": Text("亩均", "Yields"),
    "funds": Text("到位率", "Funds"),
    "same_year": Text("五个当年", "Five in one year"),
    "staff": Text("用工", "Staff"),
    "basis": Text("事实与假设", "Facts"),
    "formulas": Text("算法", "Formulas"),
}
QUESTIONS: dict[str, Text] = {
    "money": Text("每年有多少产值和税收？", "What do output and tax come to in each year?"),
    "rent": Text(
        "扣除租金减免，每年应收多少租金？", "How much rent is due in each year after the abatement?"
    ),
    "yields": Text("哪些企业的亩均效益达标？", "Which firms reach the thresholds per mu?"),
    "funds": Text("签约的资金到位了多少？", "How much of what was contracted is in place?"),
    "same_year": Text(
        "哪些企业能实现五个当年，何时申报上规？", "Which firms make five in one year, and when do they file?"
    ),
    "staff": Text("每年用工多少人？", "How many staff are needed in each year?"),
    "basis": Text("这些数字有多少是事实？", "How much of these figures is fact?"),
    "formulas": Text("每个指标怎么算，来源是什么？", "How is each figure worked out, and from what?"),
}
SAYS: dict[str, Text] = {
    "money": Text(
        "投产后按整季计，每季按达产年度数值的四分之一；租期届满后不再计入，所以后面的年份只含仍在租期内的企业。",
        "Whole quarters after production begins count, a quarter of the full year each; nothing counts after the lease ends, so "
        "later years hold only the firms still inside.",
    ),
    "rent": Text(
        "全额租金 = 可租面积 × 档案的合同租金，没有的按挂牌租金；减免自起租季度算起，换位不重算；"
        "免租和减半年数在“规则与政策”里修改。",
        "Full rent is leasable area × the rent agreed on record, else the list rent; the abatement counts from the first quarter "
        "of the lease, and a move does not begin it again; its years are set on the page Rules.",
    ),
    "yields": Text(
        "虚线是门槛，两轴为对数；企业占用面积按每亩折合㎡换成亩。点一家企业可看其卡片。",
        "The dashed lines are the thresholds, both axes are logarithmic; the area of a firm is turned into mu by the ㎡ that "
        "stand for one. Click a firm for its card.",
    ),
    "funds": Text(
        "到位资金和合同金额在“企业 → 企业档案”登记；两项都有的企业才计入到位率。",
        "Funds in place and contract value are put on record under Firms, Records; only firms with both count.",
    ),
    "same_year": Text(
        "招商、签约季度在企业表登记；建设按入驻季度，投产按装修、办证和试产推算，已登记实际投产的按实际。"
        "当年新建投产且营收过线的企业每月 20 日前申报，其余 11 月末、12 月末集中申报。",
        "Quarters of recruiting and signing come from the firms table; building counts from the start, production follows from "
        "fit-out, licence and trial run, or is the actual one. Newly built firms past the threshold file by the "
        "20th of a month, others at the end of November or December.",
    ),
    "staff": Text(
        "企业投产后按其用工人数计；数据中没有产能爬坡期，不作假设。",
        "A firm counts with its jobs once it produces; the data have no ramp, so none is assumed.",
    ),
    "basis": Text(
        "依据取自“数据来源”表中每个数字的类别。",
        "The class of each figure is that of the table of sources.",
    ),
    "formulas": Text(
        "打印和导出时，鼠标悬停的说明都在这张表里。",
        "What is read on hover, in a table for print and export.",
    ),
}
WITHOUT = Text("计入哪些企业", "Which firms count")
EVERY_FIRM = Text("全部落位企业", "Every placed firm")
WITHOUT_ONE = Text("不计 {firm}", "Without {firm}")
OTHERWISE = Text("{way}：{said}", "{way}: {said}")
TABLE = Text("全部数字", "All figures")
