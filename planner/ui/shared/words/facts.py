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
BASES: dict[str, Text] = {
    one.en: one
    for one in (
        Text(
            "GB 50016 表 3.3.1 及 3.6.7（仅限顶层或靠外墙部位，自用厂房）；园区政策",
            "GB 50016 Table 3.3.1 + 3.6.7 (top floor/outer wall only, own plant); park policy",
        ),
        Text(
            "专家判断（环氧乙烷为易燃气体，爆炸下限约 3%，有毒）",
            "expert judgement (EO: flammable gas, explosive limit from about 3%, toxic)",
        ),
        Text("GMP 2010 第 46 条（二）（三）", "GMP 2010 Art.46 (2)(3)"),
        Text("专家判断，依 GMP 2010 第 46 条（六）", "expert judgement from GMP 2010 Art.46 (6)"),
        Text("专家判断", "expert judgement"),
        Text("专家判断，依 GMP 与医疗器械选址规则", "expert judgement from GMP/medical-device siting rules"),
        Text("专家判断（参照 GMP 生物制品附录）", "expert judgement (GMP biologics annex idea)"),
    )
}
"""What the segregation tables of the shipped parks give as basis, in both languages."""
