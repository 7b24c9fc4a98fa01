"""Decisions on two plans: the papers made, one approved or both rejected, kept and printed again."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.projects.actor import Actor
from planner.domain.projects.decision import Decision, DecisionOption, contradictions
from planner.domain.projects.lifecycle import LifeConflict
from planner.domain.projects.project import StoredPlan
from planner.domain.solving.finding import Issue, Severity
from planner.services.database.opening import Store
from planner.services.people.approval import require_other_approver
from planner.services.recent import Recent
from planner.services.scenarios.comparison import ComparedPlan
from planner.services.scenarios.decision_pack import PackFile, decision_pack
from planner.services.scenarios.stored import proposers_of, resolve
from planner.services.wording.typed_text import one_line
from planner.services.workbench.what_if import WhatIfs
from planner.store import decisions, plans, projects
from planner.store.transaction import Transaction
from planner.text import Lang, Message, Text, message

KEPT_PACKS = 4
IN_FORCE = Text("执行中的方案", "Plan in force")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOrder:
    """Two plans of a project, each with the name it has on the papers, and the languages of those."""

    project_id: str
    plan_ids: tuple[str, str]
    names: tuple[Text, Text]
    langs: tuple[Lang, ...]


class Decisions:
    """The decisions of one database."""

    def __init__(self, store: Store, what_ifs: WhatIfs) -> None:
        self._store = store
        self._what_ifs = what_ifs
        self._packs: Recent[tuple[DecisionOrder, str], PackFile] = Recent(KEPT_PACKS)

    def pack(self, order: DecisionOrder) -> PackFile:
        """Return the papers; made once, then from memory.

        Raises
        ------
        StoreError
            If a plan is gone.
        LifeConflict
            If it is not two plans of the project.
        """
        options = self._options(order)
        standing = self._in_force(order)
        key = (order, standing[0])
        known = self._packs.get(key)
        if known is None:
            known = self._packs.put(key, decision_pack(options, order.langs, in_force=standing[1]))
        return known

    def decide(
        self, actor: Actor, order: DecisionOrder, *, approved: str | None, comment: str = ""
    ) -> Decision:
        """Approve one of two plans, or reject both (None); both are frozen from then on.

        The scenario of a plan goes with it: approved, or from proposed back to a draft.

        Raises
        ------
        LifeConflict
            If nobody signs, both are rejected without a comment, the plan approved is none of the two,
            breaks a rule or was overtaken by its scenario, a scenario of the two or the project was
            put away meanwhile, a decision on the two stands, or one on another pair did not approve the
            plan that is approved now, or approved one of two that are both rejected now; or if who proposed would approve.
        StoreError
            If it cannot be kept.
        """
        said = one_line(comment)
        _require(bool(actor.name.strip()), _NOBODY)
        _require(approved is not None or bool(said), _NO_REASON)
        _require(approved in (None, *order.plan_ids), _NEITHER)
        options = self._options(order)
        chosen = next((o for o, key in zip(options, order.plan_ids, strict=True) if key == approved), None)
        if chosen is not None and chosen.report.broken:
            raise _refused(_broken(chosen))
        pack = self.pack(order)
        with self._store.writing(actor) as write:
            projects.hold(write, order.project_id)
            self._require_open(write, order, approved)
            if approved is not None:
                require_other_approver(write, _proposers(write, plans.find(write.db, approved)))
            for plan_id in order.plan_ids:
                _resolve(write, plans.find(write.db, plan_id), approved=approved, comment=said)
            a, b = (
                decisions.option(write.db, key, name)
                for key, name in zip(order.plan_ids, order.names, strict=True)
            )
            return decisions.add(
                write,
                order.project_id,
                (a, b),
                approved=approved,
                comment=said,
                pack=(pack.file_name, pack.data),
            )

    def withdraw(self, actor: Actor, decision_id: str, comment: str) -> Decision:
        """Take a decision back, with a reason; it stays in the list, and its plans are free.

        Raises
        ------
        LifeConflict
            If nobody signs, there is no reason, or it was taken back before.
        """
        said = one_line(comment)
        _require(bool(actor.name.strip()), _NOBODY)
        _require(bool(said), _NO_REASON)
        with self._store.writing(actor) as write:
            decision = decisions.find(write.db, decision_id)
            projects.hold(write, decision.project_id)
            decision = decisions.find(write.db, decision_id)
            _require(decision.stands, _GONE)
            return decisions.withdraw(write, decision, said)

    def of_project(self, project_id: str) -> tuple[Decision, ...]:
        """Return the decisions of a project, the newest first."""
        with self._store.reading() as db:
            return decisions.of_project(db, project_id)

    def on(self, plan_ids: Sequence[str], project_id: str) -> Decision | None:
        """Return the decision that stands on these two plans."""
        wanted = set(plan_ids)
        return next(
            (
                one
                for one in self.of_project(project_id)
                if one.stands and {option.plan_id for option in one.options} == wanted
            ),
            None,
        )

    def papers(self, decision_id: str) -> PackFile:
        """Return the papers of a decision, the same bytes as on the day.

        Raises
        ------
        StoreError
            If they are damaged.
        """
        with self._store.reading() as db:
            decision = decisions.find(db, decision_id)
            return PackFile(file_name=decision.pack.file_name, data=decisions.papers(db, decision))

    def _options(self, order: DecisionOrder) -> tuple[ComparedPlan, ComparedPlan]:
        bases = [self._what_ifs.base(plan_id) for plan_id in order.plan_ids]
        of_project = all(base.kept.project_id == order.project_id for base in bases)
        _require(of_project and len(set(order.plan_ids)) == len(bases), _NOT_TWO)
        first, second = (
            ComparedPlan(name=name, report=base.report) for name, base in zip(order.names, bases, strict=True)
        )
        return first, second

    def _in_force(self, order: DecisionOrder) -> tuple[str, ComparedPlan | None]:
        """Return the plan in force with its id."""
        found = self._what_ifs.in_force(order.project_id)
        if found is None:
            return "", None
        plan_id = found[0].plan_id
        return plan_id, ComparedPlan(name=IN_FORCE, report=self._what_ifs.base(plan_id).report)

    def contradicted(self, decision: Decision) -> tuple[tuple[Decision, DecisionOption], ...]:
        """Return the decisions that stand beside this one and say otherwise of one of its plans."""
        return contradictions(decision, self.of_project(decision.project_id))

    def earlier(self, order: DecisionOrder) -> tuple[tuple[Decision, DecisionOption], ...]:
        """Return the decisions that stand on one of the two plans and another one, each with that plan, the newest first."""
        return tuple(
            (one, option)
            for one in self.of_project(order.project_id)
            if one.stands
            for option in one.options
            if option.plan_id in order.plan_ids
        )

    def _require_open(self, write: Transaction, order: DecisionOrder, approved: str | None) -> None:
        project = projects.find(write.db, order.project_id)
        _require(project is not None and not project.is_deleted, _PUT_AWAY)
        for one in decisions.of_project(write.db, order.project_id):
            is_same = {option.plan_id for option in one.options} == set(order.plan_ids)
            if one.stands and is_same:
                raise _refused(_standing(one))
            against = {approved} if approved is not None else set(order.plan_ids)
            for option in one.options:
                key = option.plan_id
                is_other = one.rejects(key) if approved is not None else one.approved == key
                if one.stands and key in against and is_other:
                    raise _refused(_contradicting(one, option))


def _resolve(write: Transaction, plan: StoredPlan, *, approved: str | None, comment: str) -> None:
    if plan.scenario_id is None or plan.scenario_version is None:
        return
    if approved is None or plan.plan_id == approved:
        is_approved = approved is not None
        resolve(write, plan.scenario_id, plan.scenario_version, approved=is_approved, comment=comment)


def _proposers(write: Transaction, plan: StoredPlan) -> tuple[Actor, ...]:
    """Return who proposed or changed the scenario of a plan; of one without a scenario who asked for it."""
    return (plan.actor,) if plan.scenario_id is None else proposers_of(write, plan.scenario_id)


def _require(holds: bool, said: Message) -> None:  # noqa: FBT001
    if not holds:
        raise _refused(said)


def _refused(said: Message) -> LifeConflict:
    return LifeConflict(Issue(severity=Severity.ERROR, message=said))


_NOBODY = message(
    "请先填写姓名：决定由谁作出，须记入存档", "Give your name first: a decision is kept with who made it"
)
_NO_REASON = message("请在意见栏写明理由", "Say why in the comment")
_NEITHER = message("批准的方案不在这两个方案之中", "The plan approved is none of the two")
_NOT_TWO = message("请选同一园区的两个不同方案", "Choose two different plans of one park")
_PUT_AWAY = message(
    "这个园区已移入回收站，请先恢复，再作决定",
    "The park was put away; restore it before deciding on its plans",
)
_GONE = message("这项决定已被撤回，请刷新页面", "This decision was withdrawn before; refresh the page")


def _broken(option: ComparedPlan) -> Message:
    return message(
        "方案“{name}”违反 {count} 项规则，不能批准；请先修复",
        "“{name}” breaks {count} rules and cannot be approved; repair it first",
        name=option.name,
        count=len(option.report.broken),
    )


def _contradicting(decision: Decision, option: DecisionOption) -> Message:
    said = (
        Text("没有批准", "not approved") if decision.rejects(option.plan_id) else Text("批准了", "approved")
    )
    return message(
        "{who} 于 {day} 的决定{said}“{name}”，该决定仍有效；请先在“版本与项目”页撤回，再作相反的决定",
        "“{name}” was {said} by {who} on {day}, which stands; withdraw it on the page Versions and projects before "
        "deciding otherwise",
        name=option.name,
        who=decision.actor.name,
        day=decision.decided_at.astimezone().date().isoformat(),
        said=said,
    )


def _standing(decision: Decision) -> Message:
    return message(
        "{who} 已于 {day} 就这两个方案作出决定；要另作决定，请先在“版本与项目”页撤回",
        "{who} decided on these two plans on {day}; withdraw that on the page Versions and projects before deciding anew",
        who=decision.actor.name,
        day=decision.decided_at.astimezone().date().isoformat(),
    )
