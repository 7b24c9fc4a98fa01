"""What a card asks and says about places."""

from planner.text import Text

HEAD = Text("为何在此，为何不在别处", "Why here, why not there")
ASK = Text("为何不在：", "Why not in:")
MORE = Text("看依据与代价", "See rules and price")
