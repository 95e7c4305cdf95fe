"""greenshoe drafts and checks the announcements of a securities offering.

>>> from greenshoe import Library, Offering, check, draft, write
>>> offering = Offering.load("examples/aptorum.yaml")
>>> library = Library()
>>> release = draft("press-release", offering, library)
>>> for finding in check(release, library):
...     print(finding)
>>> write(release, "output/", "pdf")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from greenshoe.checking import Checked, Finding, Task, check, checklist
    from greenshoe.drafting import Draft, draft
    from greenshoe.errors import Mistake, UserError
    from greenshoe.library import Library
    from greenshoe.offering.deal import Offering
    from greenshoe.writing import write

__version__ = "0.1.0"

_HOMES = {
    "Checked": "greenshoe.checking",
    "Draft": "greenshoe.drafting",
    "Finding": "greenshoe.checking",
    "Library": "greenshoe.library",
    "Mistake": "greenshoe.errors",
    "Offering": "greenshoe.offering.deal",
    "Task": "greenshoe.checking",
    "UserError": "greenshoe.errors",
    "check": "greenshoe.checking",
    "checklist": "greenshoe.checking",
    "draft": "greenshoe.drafting",
    "write": "greenshoe.writing",
}

__all__ = [
    "Checked",
    "Draft",
    "Finding",
    "Library",
    "Mistake",
    "Offering",
    "Task",
    "UserError",
    "check",
    "checklist",
    "draft",
    "write",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import greenshoe`` stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module 'greenshoe' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
