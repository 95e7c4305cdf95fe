"""Overriding facts of a text by hand: ``issuer_reports=false``, ``listed_in=US,FR``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from greenshoe.errors import Mistake, UserError
from greenshoe.law.facts import suggest
from greenshoe.law.law import Law

_YES, _NO = frozenset({"true", "yes"}), frozenset({"false", "no"})


def facts_by_hand(overrides: Mapping[str, Any], law: Law) -> dict[str, Any]:
    """Return *overrides* as a profile holds them; raise UserError with every one that is no fact or cannot be."""
    given: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for name, value in overrides.items():
        try:
            given[name] = _given(name, value, law)
        except UserError as error:
            mistakes += error.mistakes
    if mistakes:
        raise UserError(mistakes)
    return given


def _given(name: str, value: Any, law: Law) -> Any:
    """Return an override as the profile holds it; text may come from a command line."""
    fact = law.vocabulary.get(name)
    if fact is None:
        raise _refuse(name, f'there is no fact "{name}"', suggest(name, law.vocabulary))
    if fact.kind == "yes-no":
        word = str(value).lower()
        if word not in _YES | _NO:
            raise _refuse(name, f'{name} is never "{value}"', "write true or false")
        return word in _YES
    if fact.kind == "number":
        return _number(name, value)
    words = [word.strip() for word in (value.split(",") if isinstance(value, str) else value) if word.strip()]
    for word in words:
        refusal = fact.refusal(word)
        if refusal:
            raise _refuse(name, *refusal)
    if fact.kind == "name":
        return words[0] if words else None
    if fact.jurisdictions:
        words = [code for word in words for code in law.answering(word)]
    return tuple(sorted(set(words)))


def _number(name: str, value: Any) -> Decimal:
    try:
        number = Decimal(str(value).removesuffix("%"))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise _refuse(name, f'{name} is a number, never "{value}"', f"write a percentage: {name}=19.9")
    return number


def _refuse(name: str, what: str, cure: str) -> UserError:
    return UserError([Mistake(f"--set {name}", 0, 0, what, cure)])
