"""What is asked and answered, field by field; from these the OpenAPI document is written."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from planner.domain.goal import PRESETS
from planner.domain.solving.task import TaskState
from planner.services.scenarios.comparison import FEWEST, MOST

MOST_SECONDS = 7200
PlanId = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9_.-]{1,80}$", description="id of a kept plan, or of a task")
]
ParkId = Annotated[str, Field(pattern=r"^[\w.-]{1,80}$", description="id of a park, from `parks`")]


def _known_goal(key: str) -> str:
    if key not in PRESETS:
        raise PydanticCustomError("unknown_choice", "one of {known}", {"known": ", ".join(PRESETS)})
    return key


Goal = Annotated[str, AfterValidator(_known_goal), Field(json_schema_extra={"enum": list(PRESETS)})]


def _whole(sent: Any) -> Any:
    """Return a number that JSON may write as 3.0 as the whole number it is."""
    return int(sent) if isinstance(sent, float) and sent.is_integer() else sent


WholeNumber = Annotated[int, BeforeValidator(_whole)]


class RestBody(BaseModel):
    """What is sent: strictly of the declared types, and nothing else."""

    model_config = ConfigDict(extra="forbid", strict=True)


class SolveBody(RestBody):
    """What a solve may spend: as `plan` of the command line."""

    time_limit_s: float = Field(60.0, ge=0.1, le=MOST_SECONDS, allow_inf_nan=False)
    gap: float = Field(0.0, ge=0, le=1, allow_inf_nan=False)
    seed: WholeNumber = Field(0, ge=0, le=2**31 - 1)


class PlanBody(SolveBody):
    """A plan of a park that is kept, or of a problem that is sent: either of the two."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {
                    "required": ["park"],
                    "properties": {"park": {"type": "string"}, "problem": {"type": "null"}},
                },
                {
                    "required": ["problem"],
                    "properties": {"problem": {"type": "object"}, "park": {"type": "null"}},
                },
            ]
        }
    )

    park: ParkId | None = None
    goal: Goal | None = Field(None, description="a preset of goals; null keeps the goals of the facts")
    problem: dict[str, Any] | None = Field(None, description="a problem, as problem.json of a bundle")


class ScenarioBody(SolveBody):
    """A scenario on a plan, solved with least change from it."""

    plan: PlanId
    scenario: dict[str, Any] = Field(description="a scenario file: name, edits (docs/cli.md)")


class CompareBody(RestBody):
    """Plans held against one of them."""

    plans: list[PlanId] = Field(min_length=FEWEST, max_length=MOST)
    reference: WholeNumber = Field(
        0, ge=0, lt=MOST, description="which of them the others are held against, from 0"
    )


class HealthAnswer(BaseModel):
    """Whether the planner answers."""

    status: str
    version: str


class PlanLine(BaseModel):
    """A plan that is kept with a park."""

    plan: str
    number: int
    name: str
    facts: int = Field(description="version of the facts it was made from")
    is_in_force: bool


class ParkAnswer(BaseModel):
    """A park with its newest plans; `fingerprint` is of its newest facts, empty where they cannot be read."""

    park: str
    name_zh: str
    name_en: str
    version: int
    fingerprint: str
    plans: list[PlanLine]


class SolveAnswer(BaseModel):
    """A solve as it stands; once it is over its id is that of a plan, if it has one."""

    task: str
    state: TaskState
    ahead: int = Field(description="solves before it in the queue")
    seconds: float
    objective: int | None
    bound: int | None
    gap: float | None
    has_plan: bool
    text_zh: str = Field(description="why it failed; empty unless it did")
    text_en: str
