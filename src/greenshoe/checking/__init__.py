"""Checking: what a document says, against the law of its date and against its deal."""

from greenshoe.checking.checklist import Task, checklist
from greenshoe.checking.checks import check
from greenshoe.checking.finding import Checked, Finding

__all__ = ["Checked", "Finding", "Task", "check", "checklist"]
