"""A subject: something that a legend may have to speak of, such as the shares issuable on conversion."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from greenshoe.law.rule import LawData, Name, Sentence


class Subject(LawData):
    """One entry of ``law/subjects.yaml``: what ``covers`` of a rule refers to."""

    printed: Sentence
    """As a finding names it: ``the shares issuable on conversion``."""
    when: str = "true"
    """A Jinja expression over the profile; the offering has the subject where it is true."""
    phrases: Annotated[tuple[str, ...], Field(min_length=1)]
    """Ways to speak of it, in the phrase language; any one will do."""


class Subjects(RootModel[dict[Name, Subject]]):
    """``law/subjects.yaml``."""
