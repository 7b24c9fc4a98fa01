"""What a card asks and says about places."""

from planner.text import Text

HEAD = Text("为何在此，为何不在别处", "Why here, why not there")
ASK = Text("为何不在：", "Why not in:")
MORE = Text("看依据与代价", "See rules and price")
WORTH = Text("这处比别的楼栋值多少？", "What is this place worth against other buildings?")
COST = Text("放进来要付什么代价？", "What would it cost to place it?")
BUILDING = Text("楼栋", "Building")
THERE = Text("落位", "There")
FROM = Text("{units}\n{start} 起", "{units}\nfrom {start}")
COSTS = Text("代价", "Price")
OUT = Text("失去位置的企业", "Firms that lose their place")
MOVE = Text("换位的企业", "Firms that move")
NOBODY = Text("无", "none")
FREE = Text("不费代价", "nothing")
PROVEN = Text("已证明", "proven")
INTERVAL = Text("区间，尚未证明", "an interval, not proven yet")
BARRED = Text("进不去：{buildings}", "Not possible in: {buildings}")
WHO_CAN = Text("哪家能进这里，为何", "Who can be here, and why")
EVERY = Text("各楼栋的代价", "The price in every building")
