"""The words of the closed vocabularies, as people say and write them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from planner.domain.goal import GoalMode
from planner.domain.vocabulary.resources import with_unit
from planner.domain.vocabulary.terms import (
    BuildingKind,
    CapScope,
    Family,
    GroundFloor,
    HazardClass,
    PairScope,
    Priority,
    RegPath,
    Resource,
    RoomChange,
    SourceClass,
    Stage,
    UnitState,
)
from planner.text import Text

YES, NO = Text("是", "yes"), Text("否", "no")

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, Text]] = MappingProxyType(
    {
        HazardClass: MappingProxyType(
            {
                HazardClass.CIVIL: Text("民用", "civil"),
                HazardClass.E: Text("戊", "E"),
                HazardClass.D: Text("丁", "D"),
                HazardClass.C: Text("丙", "C"),
                HazardClass.B: Text("乙", "B"),
                HazardClass.A: Text("甲", "A"),
            }
        ),
        Stage: MappingProxyType(
            {
                Stage.LEAD: Text("线索", "lead"),
                Stage.VISITED: Text("已考察", "visited"),
                Stage.NEGOTIATING: Text("在谈", "negotiating"),
                Stage.FRAMEWORK: Text("框架协议", "framework agreement"),
                Stage.SIGNED: Text("已签约", "signed"),
                Stage.HANDOVER: Text("已交房", "handed over"),
                Stage.FITOUT: Text("装修中", "fitting out"),
                Stage.ACCEPTED: Text("已验收", "accepted"),
                Stage.LICENSED: Text("已办证", "licensed"),
                Stage.FITTED: Text("已装修待投产", "fitted, before production"),
                Stage.PRODUCTION: Text("已投产", "in production"),
                Stage.ABOVE_SCALE: Text("已上规", "above scale"),
                Stage.EXITED: Text("已退出", "exited"),
            }
        ),
        UnitState: MappingProxyType(
            {
                UnitState.VACANT: Text("空置", "vacant"),
                UnitState.RESERVED: Text("预留", "reserved"),
                UnitState.SIGNED: Text("已签", "signed"),
                UnitState.FITOUT: Text("装修", "fitting out"),
                UnitState.PRODUCTION: Text("投产", "in production"),
            }
        ),
        RoomChange: MappingProxyType(
            {
                RoomChange.TAKES_OVER: Text("是，原企业让出", "yes, the one before has left it"),
                RoomChange.SHARED: Text("没有换，两家共用", "no, they share it"),
                RoomChange.LEFT: Text("搬出了", "it has left"),
                RoomChange.UNCHANGED: Text("没有变，仍如现状", "no, all is as it was"),
            }
        ),
        GroundFloor: MappingProxyType(
            {
                GroundFloor.NONE: Text("无要求", "none"),
                GroundFloor.PREFERRED: Text("优先首层", "preferred"),
                GroundFloor.REQUIRED: Text("必须首层", "required"),
            }
        ),
        Resource: MappingProxyType({one: with_unit(one) for one in Resource}),
        CapScope: MappingProxyType(
            {
                CapScope.PARK: Text("园区", "park"),
                CapScope.BUILDING: Text("楼栋", "building"),
            }
        ),
        PairScope: MappingProxyType(
            {
                PairScope.FLOOR: Text("同层", "floor"),
                PairScope.BUILDING: Text("同栋", "building"),
                PairScope.PARK: Text("同园", "park"),
            }
        ),
        BuildingKind: MappingProxyType(
            {
                BuildingKind.WORKSHOP: Text("标准厂房", "workshop"),
                BuildingKind.SERVICE: Text("综合服务用房", "service building"),
            }
        ),
        RegPath: MappingProxyType(
            {
                RegPath.FILING: Text("备案", "filing"),
                RegPath.LICENCE_ONLY: Text("仅许可", "licence only"),
                RegPath.TRANSFER: Text("注册转移", "transfer"),
                RegPath.NEW: Text("新注册", "new registration"),
            }
        ),
        Priority: MappingProxyType(
            {
                Priority.A: Text("A", "A"),
                Priority.B: Text("B", "B"),
                Priority.C: Text("C", "C"),
            }
        ),
        Family: MappingProxyType(
            {
                Family.DEVICE: Text("医疗器械", "Devices"),
                Family.STERILE: Text("无菌与植介入", "Sterile, implant"),
                Family.DIAGNOSTIC: Text("诊断与检测", "Diagnostics, labs"),
                Family.HERBAL: Text("中药", "Herbal medicine"),
                Family.DRUG: Text("药品与生物", "Drugs, biologics"),
                Family.CONSUMER: Text("医美与健康食品", "Beauty, health food"),
                Family.SUPPLY: Text("包材与机加", "Packaging, parts"),
                Family.OTHER: Text("仓储与其他", "Storage, other"),
            }
        ),
        SourceClass: MappingProxyType(
            {
                SourceClass.PUBLISHED: Text("公开报道", "published"),
                SourceClass.STANDARD: Text("标准规范", "standard"),
                SourceClass.WEB: Text("网络资料", "web"),
                SourceClass.EXPERT: Text("专家判断", "expert judgement"),
                SourceClass.ASSUMPTION: Text("规划假设", "planning assumption"),
            }
        ),
        GoalMode: MappingProxyType(
            {
                GoalMode.RANKED: Text("逐级优先", "ranked"),
                GoalMode.WEIGHTED: Text("加权合计", "weighted"),
            }
        ),
    }
)
"""Every member of every vocabulary. Vocabularies share values (a firm and a unit are both `signed`),
so each has its own mapping."""


def word(member: StrEnum) -> Text:
    """Return the word for a member of a vocabulary."""
    return WORDS[type(member)][member]


def yes_no(value: bool) -> Text:  # noqa: FBT001  the value itself is what is said
    """Return the word for a truth value."""
    return YES if value else NO
