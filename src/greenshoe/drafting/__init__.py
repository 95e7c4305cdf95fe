"""Drafting: the facts of an offering, the law of its date and a document's template make a draft."""

from __future__ import annotations

from greenshoe.drafting.desk import draft
from greenshoe.drafting.draft import Draft, NumberedPoint

__all__ = ["Draft", "NumberedPoint", "draft"]
