"""What a server is set up from: it names what is there, says nothing that the program does not know, and keeps to itself."""

import configparser
import os
import re
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from planner.settings import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
CONTAINER = (DEPLOY / "Containerfile").read_text("utf-8")
RUNBOOK = (ROOT / "docs" / "runbook.md").read_text("utf-8")
TEXTS = {path.name: path.read_text("utf-8") for path in DEPLOY.iterdir() if path.is_file()}


@pytest.mark.parametrize("name", TEXTS)
def test_every_variable_is_one_that_the_program_reads(name: str) -> None:
    read = "".join((ROOT / "planner" / one).read_text("utf-8") for one in ("settings.py",))
    told = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    for variable in set(re.findall(r"PLANNER_\w+", TEXTS[name])):
        assert variable.removesuffix("_FILE") in read, variable
        assert variable.removesuffix("_FILE") in told, variable


def test_only_the_proxy_is_reached_from_outside() -> None:
    services = COMPOSE["services"]
    assert [name for name, one in services.items() if "ports" in one] == ["proxy"]
    assert services["app"]["network_mode"] == "service:proxy"
    assert "0.0.0.0" not in CONTAINER
    # It goes with the proxy, whose network it is in; and podman keeps no HEALTHCHECK of an image.
    assert services["app"]["depends_on"]["proxy"]["restart"] is True
    assert "HEALTHCHECK" not in CONTAINER
    assert services["app"]["healthcheck"]["test"][0] == "CMD"


def test_every_image_has_its_version_and_every_file_that_is_mounted_is_there() -> None:
    for name, one in COMPOSE["services"].items():
        if "build" not in one:
            assert re.search(r":\d", one["image"]), name
        for volume in one.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in COMPOSE["volumes"] or source == "./tls" or (DEPLOY / source).is_file(), volume
    build = COMPOSE["services"]["app"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).is_file()


def test_the_image_takes_what_is_there_and_it_is_sent_to_the_builder() -> None:
    copied = [line.split()[1] for line in CONTAINER.splitlines() if line.startswith("COPY ")]
    copied += ["pyproject.toml"]
    sent = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert all((ROOT / one).exists() for one in copied)
    assert {f"!{one}" for one in copied} == {line for line in sent if line.startswith("!")}
    assert "USER planner" in CONTAINER


def test_the_unit_starts_what_run_py_makes_and_secrets_are_files_of_root() -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(DEPLOY / "park-planner.service", "utf-8")
    service = unit["Service"]
    assert service["ExecStart"].split()[0].removeprefix(service["WorkingDirectory"]) == "/.venv/bin/python"
    assert service["ExecStart"].split()[1:5] == ["-m", "streamlit", "run", "app.py"]
    assert service["NoNewPrivileges"] == "yes"
    assert "SECRET=" not in TEXTS["park-planner.service"]


def test_a_second_process_differs_by_its_port_its_folder_and_that_the_first_backs_up() -> None:
    first, second = (
        set(TEXTS[name].splitlines()) for name in ("park-planner.service", "park-planner-second.service")
    )
    assert len(first - second) == 7
    only = [line for line in second - first if not line.startswith("#")]
    assert sorted(line.partition("=")[0] for line in only) == [
        "Description",
        *["Environment"] * 2,
        "ExecStart",
        "StateDirectory",
        "User",
    ]
    assert "Environment=PLANNER_BACKUP_HOURS=0" in only
    app, other = COMPOSE["services"]["app"], COMPOSE["services"]["second"]
    assert {key for key in other if other[key] != app.get(key)} == {
        "profiles",
        "environment",
        "volumes",
        "command",
        "healthcheck",
    }
    assert other["environment"] == app["environment"] | {"PLANNER_BACKUP_HOURS": "0"}
    proxy = (DEPLOY / "nginx" / "park-planner.conf").read_text("utf-8")
    for said in (TEXTS["park-planner-second.service"], " ".join(other["command"]), proxy):
        assert "8502" in said


def test_the_command_line_of_the_server_works_as_the_unit_does() -> None:
    """Same user, folders, settings and secrets: else `db` would look at a database that nobody uses."""
    unit, line = TEXTS["park-planner.service"], TEXTS["planner"]
    assert os.access(DEPLOY / "planner", os.X_OK)
    for one in (
        "DynamicUser=yes",
        "StateDirectory=park-planner",
        "WorkingDirectory=/opt/park-planner",
        "UMask=0077",
    ):
        assert f"\n{one}\n" in unit
        assert f"--property={one}" in line
    for pattern in (
        r"EnvironmentFile=(\S+)",
        r"LoadCredential=(\S+)",
        r"\b(HOME=\S+)",
        r"(PLANNER_HOME=\S+)",
        r"(XDG\w+=\S+)",
    ):
        assert re.findall(pattern, unit) == re.findall(pattern, line), pattern
    assert "\nUser=park-planner\n" in unit
    assert "--uid=park-planner" in line
    assert set(re.findall(r"PLANNER_\w+_FILE", unit)) == set(re.findall(r"PLANNER_\w+_FILE", line))


@pytest.mark.parametrize("line", re.findall(r"docker compose -f \S+ ([^`\n]*)", RUNBOOK))
def test_the_runbook_names_services_and_modules_that_are_there(line: str) -> None:
    words = line.split("#", maxsplit=1)[0].split()
    verb, rest = words[0], [one for one in words[1:] if not one.startswith("-")]
    assert verb in {"up", "exec", "run", "stop", "restart", "build"}
    assert not rest or rest[0] in COMPOSE["services"]
    if verb == "run":  # what follows the service stands in place of the words of the image
        assert 'ENTRYPOINT ["python", "-m"]' in CONTAINER
        assert rest[1] == "planner"
