"""Which kind of firm a text speaks of: words of each archetype, and the park's own names for them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from planner.domain.enquiries.fields import EnquiryField, Mention
from planner.domain.enquiries.passage import Passage
from planner.domain.park.firm import Archetype

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "DEV_I": (
            "一类器械 一类医疗器械 冷敷贴 耦合剂 贴敷 刮痧 检查手套 护理包 class_i_device cooling_patch "
            "couplant examination_glove"
        ),
        "DEV_ELEC": (
            "有源 理疗仪 理疗设备 治疗仪 超声电导 强脉冲光 脉冲 physiotherapy electrotherapy "
            "electro-therapy therapy_device"
        ),
        "DEV_II": (
            "血压计 体温计 制氧机 雾化器 监护仪 二类器械 二类医疗器械 blood_pressure thermometer "
            "oxygen_concentrator nebuli"
        ),
        "DEV_STERILE": (
            "无菌耗材 一次性无菌 输液器 输注 注射器 导管 无菌敷料 手术包 采血管 采样拭子 无菌 "
            "sterile_dressing infusion_set syringe catheter blood_collection sterile_disposable "
            "sterile_device sterile_consumable sterile"
        ),
        "DEV_IMPLANT": ("植入 介入 高值耗材 止血材料 implant interventional"),
        "IVD": ("体外诊断 诊断试剂 快检 胶体金 生化试剂 分子诊断 ivd in_vitro diagnostic rapid_test reagent"),
        "PPE_MASK": ("口罩 防护服 手术衣 mask protective_clothing surgical_gown"),
        "MED_AESTH": (
            "医美 械字号 医用敷料 胶原蛋白 透明质酸 medical-aesthetic medical_aesthetic hyaluron collagen"
        ),
        "COSMETIC": ("化妆品 护肤 面膜 洗护 精油 cosmetic skincare skin_care"),
        "TCM_PIECE": ("中药饮片 饮片 代煎 decoction_piece herbal_piece"),
        "TCM_EXTRACT": ("中药提取 水提 提取车间 浓缩 water_extraction herbal_extract tcm_extract"),
        "TCM_SPRAY": ("配方颗粒 喷雾干燥 喷干塔 granule spray-drying spray_drying"),
        "TCM_ETHANOL": ("醇提 溶剂提取 乙醇提取 ethanol_extraction solvent_extraction"),
        "DRUG_OSD": ("口服固体 片剂 胶囊 中成药 oral_solid tablet capsule"),
        "BIOLOGIC": ("生物制品 重组蛋白 单抗 疫苗 biologic recombinant vaccine"),
        "HEALTH_FOOD": ("保健食品 特医 固体饮料 蛋白粉 health_food solid_drink dietary_supplement"),
        "VET_DRUG": ("兽药 兽用 veterinary"),
        "PACKAGING": ("药包材 彩盒 复合膜 药用塑料瓶 包装材料 pharma_packaging packaging"),
        "MOULDING": ("注塑 injection_mould injection_mold"),
        "REHAB_METAL": (
            "康复辅具 助行器 矫形器 轮椅 金属机加 walking_aid wheelchair rehabilitation_aid orthos"
        ),
        "LAB_CRO": ("检测实验室 第三方检测 检测中心 检验 cro cdmo 注册服务 testing_lab test_lab"),
        "COLD_CHAIN": ("冷链 冷库 cold-chain cold_chain cold_storage"),
        "EO_SERVICE": ("灭菌服务 灭菌中心 环氧乙烷灭菌 eo灭菌 eo_sterili contract_sterili"),
        "DISINFECT": ("消毒液 消毒产品 酒精消毒 disinfectant sanitiser sanitizer"),
        "BETA_LACTAM": ("青霉素 头孢 内酰胺 penicillin lactam cephalosporin"),
    }
)
"""Words by archetype; `_` stands for any space. Source: product names usual in the trade."""
_NOT = re.compile(
    r"不做|不再|不生产|停产|曾经|客户(?!为)|供货|邻近|相邻|外协|委外|委托|no\s+longer|not\s+|used\s+to|outsourc|supplier|next\s+to"
)
_OUTSIDE = re.compile(r"外协|委外|委托|outsourc")
_PARTED = re.compile(r"[/()（）,，、;；]")
_LEAST_LETTERS = 2


def kinds(passage: Passage, archetypes: Iterable[Archetype]) -> tuple[Mention, ...]:
    """Return the kinds that the most telling words speak of: one, or several between which the words do not choose."""
    known = {kind.archetype: [*_spellings(kind)] for kind in archetypes}
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for code, spellings in known.items():
        for spelling in spellings:
            for match in spelling.finditer(passage.plain):
                before, after = passage.clause(match.start(), match.end())
                if not (_NOT.search(before) or _OUTSIDE.search(after)):
                    found[code].append((match.start(), match.end()))
    weights = {code: _weight(passage, places) for code, places in found.items()}
    most = max(weights.values(), default=0)
    return tuple(
        _mention(passage, code, found[code])
        for code in sorted(weights, key=lambda code: min(found[code]))
        if weights[code] == most
    )


def _mention(passage: Passage, code: str, places: list[tuple[int, int]]) -> Mention:
    start, end = max(places, key=lambda one: (one[1] - one[0], -one[0]))
    return Mention(field=EnquiryField.ARCHETYPE, value=code, words=passage.words(start, end), start=start)


def _weight(passage: Passage, places: list[tuple[int, int]]) -> int:
    """Return how many characters speak for a kind; a Chinese one says as much as three letters."""
    covered = {place for start, end in places for place in range(start, end)}
    return sum(1 if passage.plain[place].isascii() else 3 for place in covered)


def _spellings(kind: Archetype) -> Iterator[re.Pattern[str]]:
    for word in _WORDS.get(kind.archetype, "").split():
        yield re.compile(_bounded(word).replace("_", r"[\s-]+"))
    for name in (kind.name.zh, kind.name.en):
        for part in _PARTED.split(name.lower()):
            if len(part.strip()) >= (_LEAST_LETTERS if not part.isascii() else 4):
                yield re.compile(_bounded(re.escape(part.strip())))


def _bounded(word: str) -> str:
    return rf"(?<![a-z]){word}" if word.isascii() else word
