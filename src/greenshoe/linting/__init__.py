"""Linting: what is wrong with the templates of a library before any deal shows it."""

from __future__ import annotations

from greenshoe.linting.linter import Linter, Report
from greenshoe.linting.slip import Slip

__all__ = ["Linter", "Report", "Slip"]
