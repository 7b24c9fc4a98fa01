"""Where figures come from, and what segregation stands on."""

from planner.domain.vocabulary.terms import SourceClass
from planner.text import Text

MARKS: dict[SourceClass, str] = {
    SourceClass.PUBLISHED: "●",
    SourceClass.STANDARD: "◆",
    SourceClass.WEB: "▲",
    SourceClass.EXPERT: "◇",
    SourceClass.ASSUMPTION: "○",
}
"""A mark for each source class, beside headings; the legend says what it stands for."""
UNMARKED = Text("未注明来源", "no source given")
EXCEPTIONS = Text("来源例外", "Source differs")
WHOLE_ROW = Text("整行", "the whole row")
COMMA = Text("、", ", ")
HEADING_HELP = Text("{says}。来源：{source} {reference}", "{says}. Source: {source} {reference}")


RULES = Text("规则", "Rules")
NOTE = Text("说明", "Note")
