"""What the page of enquiries says."""

from planner.text import Text

TITLE = Text("需求登记", "Enquiry")
TABS = {
    "firm": Text("企业找位置", "A firm looks for a place"),
    "room": Text("位置找企业", "A room looks for a firm"),
}
TAB = Text("问什么", "What is asked")
SAYS = Text(
    "粘贴来函或填写几项，即可看到能安排在哪里、要动谁、要满足什么。园区资料不会因此改变。",
    "Paste what was written or fill in a few fields, and see where the firm could go, who would have to move, and what must "
    "be true. The facts of the park are not changed by asking.",
)
TEXT = Text("来函或通话记录（中文或英文）", "Letter or note (Chinese or English)")
READ = Text("读取", "Read it")
TRY_SAMPLE = Text("用一封示例来函试试", "Try a sample letter")
SAMPLE = Text(
    "您好，我司生产冷敷贴（一类医疗器械），现需厂房 600 至 800 平方米，2024 年第三季度入驻，"
    "用电约 120 kW，楼面荷载 5 kN/㎡，生产类别丙类，楼上亦可。",
    "Hello, we make cooling patches (class I devices) and look for 600 to 800 square metres from the third quarter of "
    "2024, with about 120 kW of power and a floor load of 5 kN/m2. Fire hazard class C; any floor will do.",
)
NAME = Text("企业名称", "Name")
STAGE = Text("阶段", "Stage")
PRODUCT = Text("主要产品", "Product")
NEEDS = Text("场地与公用工程（留空即按企业类型取值）", "Rooms and utilities (empty: as usual for the kind)")
FROM = Text("出自“{told}”", "from “{told}”")
NOTHING_READ = Text("没有读出任何一项，请直接填写。", "Nothing could be read; please fill in the fields.")
DOUBT = Text("“{field}”前后不一致，以哪个为准？", "“{field}” is told in two ways. Which one holds?")
DOUBT_OPTION = Text("{value}（“{told}”）", "{value} (“{told}”)")
MISSING = Text("还需要：{fields}", "Still needed: {fields}")
BAD_NUMBER = Text("“{field}”须是数字，现为“{text}”", "“{field}” must be a number; it is “{text}”")
BAD_AREA = Text(
    "面积的上限小于下限，请改正其一", "The upper end of the area is below the lower end; correct one of them"
)
FIND = Text("查找位置", "Find places")
FOR = Text(
    "{firm} {name}，{least}–{most} ㎡，{quarter} 起，{kind}",
    "{firm} {name}, {least}–{most} ㎡ from {quarter}, {kind}",
)
HEADS = (
    Text("序", "No."),
    Text("位置", "Place"),
    Text("面积", "Area"),
    Text("起", "From"),
    Text("怎么安排", "How"),
    Text("对方案的影响", "Effect on the plan"),
    Text("比最好安排少", "Below the best plan"),
    Text("可投产", "Production"),
)
GAIN = Text("{tier} {gain}", "{tier} {gain}")
NO_EFFECT = Text("各层目标不变", "no goal changes")
NO_PRICE = Text("求解中", "being solved")
NOT_PRICED = Text("未求解", "not solved")
PRICE_NONE = Text("0（重新求解也会选它）", "0 (a full re-solve may choose it)")
PRICE = Text("{tier} {points}", "{points} of {tier}")
PRICE_OPEN = Text("{tier} 约 {points}（未证明）", "about {points} of {tier} (not proven)")
ADDS_UP = Text(
    "按此安排，{tier} {here}；若其他企业都可换位（{count} 家随之不同），放在这里 {free}，"
    "放在最好的 {place} {best}：选这里少 {points}。",
    "As offered, {tier} changes by {here}. If everybody else may move (firms placed differently then: {count}), "
    "by {free} with the firm here and by {best} in the best place, {place}: this place gives up {points}.",
)
ADDS_NOTHING = Text(
    "按此安排，{tier} {here}；若其他企业都可换位（{count} 家随之不同），放在这里 {free}，没有更好的位置。",
    "As offered, {tier} changes by {here}; if everybody else may move (firms placed differently then: {count}), "
    "by {free}, and no place does better.",
)
OLD = Text(
    "上次的答复与上面填的不同，已收起；按“查找位置”查这一家。",
    "The last answer is of another enquiry than the one above and is put away; press the button to ask for this one.",
)
NONE = Text("没有位置。", "There is no place.")
PICK = Text("看哪个位置", "Which place")
WHY = Text("为什么合适", "Why it suits")
MUST = Text("须满足", "What must be true")
OFFER_SHEET = Text("下载意向书（PDF）", "Offer sheet (PDF)")
HOLD = Text("预留到（不含该季度）", "Hold until (that quarter excluded)")
HOLD_NONE = Text("不预留", "no hold")
HOLD_PRICE = Text(
    "预留 {units} 每季放弃的挂牌租金约 {rent} 元",
    "Holding {units} forgoes about {rent} yuan of list rent a quarter",
)
TAKE = Text("列入招商项目库（草稿）", "Take into the pipeline (draft)")
TAKEN = Text(
    "{firm} 已写入草稿{hold}。保存后才成为园区资料。",
    "{firm} is in the draft{hold}. It becomes a fact of the park when the draft is saved.",
)
TAKEN_HOLD = Text("，并为其预留 {units} 至 {until}", ", with {units} held for it until {until}")
REFUSED = Text("未能写入草稿：{why}", "The draft did not take it: {why}")
BLOCKED = Text("草稿里有 {count} 处待改，改好后才能列入。", "Correct the draft first; its faults: {count}.")
HOLDS = Text("现有预留（{count} 项）", "Holds ({count})")
HOLD_HEADS = (
    Text("单元", "Units"),
    Text("到期", "Until"),
    Text("留给", "For"),
    Text("事由", "Reason"),
    Text("每季租金（元）", "Rent a quarter (yuan)"),
)
EXPIRED = Text("{until}（已到期）", "{until} (over)")
EVERYBODY = Text("未定", "nobody yet")
ROOM_SAYS = Text(
    "选一个空置单元，看谁适合、值多少、等一季少多少；或要一整块面积，看最少动谁。",
    "Choose a vacant unit to see who suits it, what each is worth and what a quarter of waiting costs; or ask for space in "
    "one piece to see the fewest moves that make it.",
)
UNIT = Text("空置单元（{quarter}）", "Vacant unit ({quarter})")
NO_UNIT = Text("选择", "choose")
FIND_FIRMS = Text("查找企业", "Find firms")
WANTED = Text("要整块面积（㎡，500–4,000）", "Space in one piece (㎡, 500–4,000)")
SINCE = Text("自哪季度起空出", "Free from")
FIND_BLOCK = Text("查找腾挪方案", "Find moves")
FIRM_HEADS = (
    Text("序", "No."),
    Text("企业", "Firm"),
    Text("位置", "Place"),
    Text("起", "From"),
    Text("现在", "Now"),
    Text("带来", "Brings"),
    Text("晚一季", "A quarter later"),
    Text("每季租金（元）", "Rent a quarter (yuan)"),
)
NO_FIRM = Text("没有合适的企业。差在：", "No firm suits. What keeps them out:")
NO_PLACE_NOW = Text("无位置", "no place")
NOT_LATER = Text("晚一季就来不了", "cannot come later")
CHAIN_HEADS = (
    Text("序", "No."),
    Text("腾出", "Space"),
    Text("面积", "Area"),
    Text("动哪几家", "Moves"),
    Text("对方案的影响", "Effect on the plan"),
    Text("搬迁费（万元）", "Moving cost (10k yuan)"),
)
FIRMS_FOR = Text("{units} 适合谁", "Firms for {units}")
BLOCK_OF = Text("整块 {area}，{since} 起空出", "{area} in one piece, free from {since}")
NO_MOVE = Text("已空置，不用动", "vacant already")
NO_CHAIN = Text("至多动两家腾不出这样的整块面积。", "Moving at most two firms frees no piece of that size.")
TAKERS = Text("腾出后谁可进 {units}", "Who could take {units} then")
CHAIN_CHECKED = Text(
    "粗框是空出的整块。步骤已由独立检查逐步重放，没有超出任何上限。",
    "The thick frame is the space that is free then. The checker replayed every step; no limit is exceeded.",
)
