"""Inspections: what neither statements nor facts can decide. One module each; a rule's ``inspect`` names it."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from greenshoe.checking.observation import Inspection


def inspection(name: str) -> Inspection:
    """Return the inspection *name* (``figures-agree``); the law is loaded only with names that there are."""
    return cast("Inspection", import_module(f"{__name__}.{name.replace('-', '_')}"))
