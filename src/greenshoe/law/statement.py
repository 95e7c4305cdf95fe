"""A statement: something that a text can say, with the ways people phrase it and what only looks like it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from greenshoe.law.rule import LawData, Sentence

Reach = Literal["sentence", "anywhere", "paragraph", "opening", "heading", "document"]
"""How far a phrase may reach: a sentence (headings left out), a sentence or heading, a whole block, the first 1,200
characters, a heading, or the document over its block boundaries."""


class StatementExample(LawData):
    """A text that makes the statement, or that does not."""

    verdict: Literal["pass", "fail"]
    text: Sentence
    why: Sentence | None = None


class Enumeration(LawData):
    """What has to be listed after the phrase for the statement to be made."""

    least: Annotated[int, Field(ge=1, le=50)]
    """So many items, at the least, parted by commas, semicolons, numbers or bullets."""
    not_counting: tuple[str, ...] = ()
    """Phrases; an item in which one is found does not count: pointers elsewhere, commonplaces."""


class Statement(LawData):
    """``law/statements/<name>.yaml``: one definition for all rules that ask for it."""

    title: Sentence
    says: Sentence
    """The definition, one sentence: ``The text is not, and does not make, an offer of securities``."""
    phrases: Annotated[tuple[str, ...], Field(min_length=1)]
    """Ways to say it, in the phrase language of ``text/phrases.py``; any one makes the statement."""
    also: tuple[str, ...] = ()
    """A second limb: phrases of which one must be found too, in the same sentence or elsewhere in the same block."""
    unless: tuple[str, ...] = ()
    """Phrases that, in the same sentence, show that it only looks like the statement."""
    enumerates: Enumeration | None = None
    """What must follow the phrase, where the statement is only made by a list of things."""
    where: Reach = "sentence"
    """How far a phrase may reach, and where in the text it is looked for."""
    examples: Annotated[tuple[StatementExample, ...], Field(min_length=2)]
