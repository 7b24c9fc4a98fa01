"""What the page of risk says."""

from planner.text import Text

INTRO = Text(
    "企业可能不来、晚来、多要或少要，租约可能不续，厂房和许可可能推迟。把许多个未来逐个排一遍，看这份方案会怎样；"
    "每个未来按规则给房（启发式），不求最优。",
    "Firms may stay away, come late, ask for more or less, leases may end, buildings and licences may slip. Many futures are "
    "played through to see what comes of this plan; in each, rooms are given out by a rule (a heuristic), not solved for.",
)
NO_PLAN = Text("没有可以推演的方案。请先求解。", "There is no plan to work from. Make one first.")
HOW_MANY, SEED, CONFIDENCE = (
    Text("未来个数", "Futures"),
    Text("随机种子", "Seed"),
    Text("置信水平", "Confidence"),
)
START = Text("推演未来", "Play the futures")
ASSUMED = Text("假设（规划假设，可改）", "Assumptions (planning assumptions; change them)")
ASSUMPTIONS: dict[str, Text] = {
    "firm_late": Text("企业每再晚一季的概率", "Probability that a firm is one more quarter late"),
    "area_spread": Text("企业所需面积上下浮动（占比）", "Area asked for, more or less by at most (share)"),
    "building_late": Text("厂房每再晚一季的概率", "Probability that a building is one more quarter late"),
    "licence_spread": Text("许可最多再长（占比）", "Licence longer by at most (share)"),
}
ASSUMPTIONS_SAY = Text(
    "来不来按企业表的概率，续不续按租约的续租概率，都是数据。这里的四个数是规划假设；起始值取政策表里的推演参数，"
    "没有就用程序的默认值。已交房的企业不晚到；已交房、有承诺的企业不改面积。面积按三角分布浮动；最多晚 6 季。",
    "Who comes follows the probability of the table of firms, who renews that of the lease: facts. The four figures here are "
    "planning assumptions; they begin with the parameters risk_… of the policy, or the defaults of the program. Firms that have "
    "their rooms are not late; their area, and that of firms with a promised place, stays as it is. Areas vary by a triangular "
    "distribution; nothing is more than 6 quarters late.",
)
TAB = Text("查看", "View")
TABS: dict[str, Text] = {
    "value": Text("结果分布", "Results"),
    "space": Text("面积", "Space"),
    "limits": Text("上限", "Limits"),
    "firms": Text("企业", "Firms"),
    "decisions": Text("决定", "Decisions"),
    "calls": Text("先问谁", "Calls"),
    "reserve": Text("留还是租", "Keep or let"),
    "robust": Text("稳健方案", "Robust plan"),
}
QUESTIONS: dict[str, Text] = {
    "value": Text("这份方案会得到什么，最差会怎样？", "What will come of this plan, and how bad can it get?"),
    "space": Text(
        "每季会租出多少，哪栋会满？", "How much will be let by quarter, and which building will be full?"
    ),
    "limits": Text(
        "来的企业会不会超过园区或楼栋的上限？",
        "Will those who come ask for more than the park or a building has?",
    ),
    "firms": Text("企业来了会有位置吗？", "Will a firm have a place if it comes?"),
    "decisions": Text("哪些现在就能定，哪些先不定？", "What can be decided now, and what should wait?"),
    "calls": Text("先问哪几家？", "Which firms should be called first?"),
}
SAYS: dict[str, Text] = {
    "value": Text(
        "实线按方案留房，点线先到先得，同一批未来。括号是均值的 t 置信区间。落位价值按费率计分，来了的企业概率计 1。",
        "Solid: rooms kept by the plan; dotted: first come, first served, in the same futures. Brackets are t intervals of the "
        "mean. The value counts points by the rates, with firms that come at probability 1.",
    ),
    "space": Text(
        "满：已交付且每间都租出。格内是概率，悬停看威尔逊区间。",
        "Full: handed over, and let to the last unit. Cells are probabilities; hover for their Wilson intervals.",
    ),
    "limits": Text(
        "所需：来的企业从想来的季度起算，不论有没有位置，按同时系数折算。"
        "楼栋：在里面的，加上没有位置而当前方案安排在这一栋的；从不超过的楼栋不列。方案本身从不超过上限。",
        "Asked for: all who come, from when they want to come, with a place or not, times the diversity of the cap. Of a "
        "building: who is inside, and who found no place and has its room there in the plan on show; buildings that never "
        "fall short are left out. The plans themselves never exceed a cap.",
    ),
    "firms": Text(
        "在它来的那些未来里有位置的概率和威尔逊区间；空心是先到先得。",
        "The probability of a place in the futures in which the firm comes, with its Wilson interval; hollow: first "
        "come, first served.",
    ),
    "decisions": Text(
        "企业来的那些未来里，最常给的房间占多少。区间整个在 90% 以上的现在就定，整个在以下的先不定。",
        "Of the futures in which the firm comes, how many give it the room that it gets most often. If the whole interval lies "
        "above 90%, decide now; if below, postpone.",
    ),
    "calls": Text(
        "同一个未来里只把一家企业的答复反过来，看别的企业有几家换位；每家轮流反过来，区间是 t 置信区间。",
        "In the same future the answer of one firm alone is turned round, and the other firms that are elsewhere are "
        "counted; each firm has its turn, the intervals are t intervals.",
    ),
}
RESERVE_QUESTION = Text(
    "这些房间留给这样的企业，还是现在就租？", "Keep these rooms for firms like these, or let them now?"
)
RESERVE_SAYS = Text(
    "同一批未来再推演一遍：到所选季度之前，这些房间只给所选企业；与上面现在就租的结果逐个未来相减，区间是 t 置信区间。"
    "区间全在 0 以上就留，全在 0 以下就租。",
    "The same futures are played again with these rooms given to nobody but the chosen firms before that quarter; what comes of "
    "them less what comes of letting now, future by future, with a t interval. If it lies above 0, keep; if below, let.",
)
RESERVE_FIRST = Text("请先在上面推演未来。", "Play the futures above first.")
KEEP_UNITS, KEEP_UNTIL, KEEP_FOR, KEEP_START = (
    Text("房间", "Rooms"),
    Text("留到", "Keep until"),
    Text("留给", "Keep for"),
    Text("比较留与租", "Compare keeping with letting"),
)
FUTURES_FIRST = Text(
    "按上面的按钮推演未来后，这里会有一句回答、一张带区间的图和全部数字。",
    "Play the futures with the button above: here will be the answer in a sentence, a picture with intervals, and all figures.",
)
FUTURES_DONE = Text("{done} / {all} 个未来", "{done} of {all} futures")
ROBUST_QUESTION = Text(
    "有没有在坏的未来里也站得住的方案？", "Is there a plan that also stands when the future is bad?"
)
ROBUST_SAYS = Text(
    "候选方案（当前方案、其他目标和概率权重的方案、为另抽的未来求解的方案、按答复全部已知时落位多少加权的方案、"
    "近似最优方案，最多 22 个；每个还试着为未签约的企业留房、或让它们候补，最多 50 种）在同一批训练未来里比较；"
    "最好的几个另抽未来复核，按平均与最差 5% 平均的加权和确实（不是碰巧）更好才选，否则保留当前方案；"
    "再用新抽的未来与当前方案逐个比较。假设与种子取自上面；新未来的种子加 1，复核的加 3。",
    "Candidates (the plan on show, plans for other goals and weighted probabilities, plans for futures drawn for this alone, "
    "with firms weighted by how often they are placed where all is known, near plans; 22 at most, and up to 50 ways of "
    "keeping their rooms for firms that are not signed, or of putting such firms on a waiting list) are compared in the same "
    "training futures. The few best are held against the plan on show in other futures: one is chosen if its weighted sum of "
    "mean and mean of the worst 5% is surely better, beyond chance; else the plan on show stays. The choice is judged in "
    "futures drawn afresh. Assumptions and seed are those above; fresh ones have the seed plus 1, those to confirm plus 3.",
)
ROBUST_FIRST = Text(
    "还没有找过。找完后这里说明选了哪个方案，它在新未来里平均多几分、最差 5% 好多少，以及完全知道答复值多少。",
    "Not looked for yet. Then this says which plan is chosen, what it brings on average in fresh futures and in the worst 5% of "
    "them, and what knowing every answer would be worth.",
)
TRAINING, FRESH, WEIGHT, ROBUST_START = (
    Text("训练未来", "Training futures"),
    Text("新未来", "Fresh futures"),
    Text("最差 5% 的权重", "Weight of the worst 5%"),
    Text("找稳健方案", "Look for a robust plan"),
)
CANDIDATES, CANDIDATE, TRAINING_MEAN, TRAINING_TAIL, SCORE, CHOSEN, CHOSEN_PLAN = (
    Text("候选方案（推演了全部训练未来的，点）", "Candidates (played in all training futures, points)"),
    Text("候选方案", "Candidate"),
    Text("平均", "Mean"),
    Text("最差 5% 平均", "Mean of worst 5%"),
    Text("加权和", "Weighted sum"),
    Text("选中", "Chosen"),
    Text("选中的方案", "The plan that is chosen"),
)
FIGURE = Text("看哪个数", "Which figure")
TABLE, TABLE_FULL = (
    Text("全部数字", "All figures"),
    Text("各栋满租的概率", "Probability that each building is full"),
)
POLICY_TITLE = Text("两种给房规则", "The two rules by which rooms are given out")
POLICY_NOTE = Text(
    "两种规则都是启发式：每个未来按规则给房，不求最优，所以数字是规则的结果，不是那个未来里能做到的最好；"
    "最好还能多多少，“稳健方案”里有上下界。",
    "Both are heuristics: in each future rooms are given out by the rule, and nothing is solved for. So the figures are what the "
    "rule comes to, not the best there could be in that future; the bounds of that best are told under “Robust plan”.",
)
WHICH, POLICY, MEAN, P5, MEDIAN, P95, TAIL = (
    Text("指标", "Figure"),
    Text("规则", "Rule"),
    Text("平均（区间）", "Mean (interval)"),
    Text("5% 分位", "5th percentile"),
    Text("中位", "Median"),
    Text("95% 分位", "95th percentile"),
    Text("最差 5% 平均", "Mean of worst 5%"),
)
QUARTER, WHERE, EVER, FIRM, COMES, PLACE, FIRST_COME = (
    Text("季度", "Quarter"),
    Text("位置", "Where"),
    Text("任一季度", "In any quarter"),
    Text("企业", "Firm"),
    Text("来", "Comes"),
    Text("来了有位置", "A place if it comes"),
    Text("先到先得", "First come"),
)
ROOM, HOLDS, IS_PLAN, VERDICT, YES, NO = (
    Text("房间", "Rooms"),
    Text("占比（区间）", "Share (interval)"),
    Text("是方案给的", "The plan's own"),
    Text("结论", "Verdict"),
    Text("是", "yes"),
    Text("否", "no"),
)
TURNED, CHANGES, WORTH = (
    Text("反过来几次", "Times turned"),
    Text("别家换位（家）", "Others elsewhere (firms)"),
    Text("它来值多少（点）", "Worth of its coming (points)"),
)
LET = Text("租出㎡，平均（区间）", "Let ㎡, mean (interval)")
