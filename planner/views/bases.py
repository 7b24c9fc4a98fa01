"""What a rule stands on, in the language of the reader."""

from planner.text import Text

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
        Text("GB 50016 第 3.1.1 条、表 3.3.1", "GB 50016 §3.1.1, Table 3.3.1"),
        Text("GB 50016 表 3.3.1、第 3.3.3 条", "GB 50016 Table 3.3.1, §3.3.3"),
    )
}
"""What rules and the segregation tables of the shipped parks give as basis, in both languages."""


def basis_text(basis: str) -> Text:
    """Return a basis in both languages; one that is not among the known ones stands as it was written."""
    return BASES.get(basis, Text(basis, basis))
