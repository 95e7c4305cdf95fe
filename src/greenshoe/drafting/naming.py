"""Naming the securities of a deal in running text, with article, number and verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from greenshoe.drafting.tracing import Traced, is_open, untraced


@dataclass(frozen=True)
class Phrase:
    """A noun phrase that knows its number: ``the Note``, ``the Notes and the Warrants``."""

    html: Markup
    plural: bool
    bare: Markup | None = None
    """Without article, where it is one security alone."""
    either: Markup | None = None
    """Joined by “or”, where there are several; for what is said of each of them."""

    def __html__(self) -> str:
        """Return the phrase for a document."""
        return self.html

    def __str__(self) -> str:
        """Return the phrase as plain text."""
        return self.html.striptags()

    def verb(self, singular: str, plural: str) -> str:
        """Return the verb that agrees with the phrase."""
        return plural if self.plural else singular

    @property
    def its(self) -> str:
        """The possessive that refers back to the phrase."""
        return "their" if self.plural else "its"

    @property
    def it(self) -> str:
        """The pronoun that refers back to the phrase."""
        return "they" if self.plural else "it"


def listed(items: Iterable[object], conjunction: str = "and") -> Markup:
    """Join *items* as American practice does: ``a``, ``a and b``, ``a, b, and c``."""
    parts = [escape(item) for item in items]
    if len(parts) <= 2:
        return Markup(" {} ").format(conjunction).join(parts)
    return Markup(", ").join([*parts[:-1], Markup("{} {}").format(conjunction, parts[-1])])


def instrument(tranche: Traced) -> Phrase:
    """Return the tranche's own security: ``the Note`` for one, ``the Notes`` for several or an open number."""
    security = tranche.security
    plural = (
        is_open(tranche.number)
        or tranche.number > 1
        or security.kind in ("shares", "depositary-shares")
        or bool(tranche.amount or tranche.program or tranche.limits)
        or not sized(tranche)
        # Only a series has denominations: nobody counts its notes.
        or (security.kind == "note" and bool(security.denomination))
    )
    term = security.terms if plural else security.term
    return Phrase(Markup("the {}").format(term), plural, escape(term))


def sized(tranche: Traced) -> bool:
    """Return whether the deal says how much the tranche sells, be it that the point is open."""
    if tranche.security.kind == "note":
        return bool(tranche.principal)
    counted = "number" in untraced(tranche).model_fields_set
    return counted or bool(tranche.amount or tranche.program or tranche.limits)


@dataclass(frozen=True)
class _Issuable:
    """Shares that what is sold turns into: which, upon what, of what."""

    shares: Markup
    event: str
    """``exercise``; ``its exercise`` where there is one security alone."""
    of: Markup | None
    """``the Warrants``; None where the event says whose it is."""


def securities(tranches: Iterable[Traced]) -> Phrase:
    """Return everything that *tranches* sell and everything issuable on it, for a legend to cover."""
    sold = [(tranche, instrument(tranche)) for tranche in tranches]
    phrases: dict[str, Markup] = {str(phrase): phrase.html for _, phrase in sold}
    issuable: dict[tuple[str, str], list[_Issuable]] = {}
    for tranche, phrase in sold:
        for part in _parts(tranche, phrase):
            phrases.setdefault(str(part), part.html)
        for each in _issuable(tranche, phrase, alone=len(sold) == 1):
            issuable.setdefault((each.shares.striptags(), each.event), []).append(each)
    for alike in issuable.values():
        shares = _together(alike)
        phrases.setdefault(shares.striptags(), shares)
    plural = len(phrases) > 1 or any(phrase.plural for _, phrase in sold)
    return Phrase(listed(phrases.values()), plural, either=listed(phrases.values(), "or"))


def _together(alike: Sequence[_Issuable]) -> Markup:
    """Return one phrase for the same shares upon the same event, of one security or several."""
    of = {each.of.striptags(): each.of for each in alike if each.of is not None}
    whose = Markup(" of {}").format(listed(of.values())) if of else ""
    return Markup("the {} issuable upon {}{}").format(alike[0].shares, alike[0].event, whose)


def _parts(tranche: Traced, phrase: Phrase) -> list[Phrase]:
    """Return the securities that units consist of, and those that may be taken in lieu."""
    held = [part.security for part in tranche.security.parts] if tranche.security.kind == "unit" else []
    held += [tranche.in_lieu.security] if tranche.in_lieu else []
    return [Phrase(Markup("the {}").format(security.terms), plural=True) for security in held]


def accompanying(tranche: Traced, tranches: Sequence[Traced]) -> list[Traced]:
    """Return the *tranches* that are sold along with *tranche*, one price for both."""
    positions = [number for number, other in enumerate(tranches, start=1) if other == tranche]
    return [other for other in tranches if other.accompanies and other.accompanies == positions[0]]


def leader(tranche: Traced, tranches: Sequence[Traced]) -> Traced | None:
    """Return the one of *tranches* that *tranche* is sold along with."""
    number = untraced(tranche.accompanies)
    return tranches[number - 1] if number else None


def _issuable(tranche: Traced, phrase: Phrase, *, alone: bool) -> list[_Issuable]:
    security = tranche.security
    held = [tranche.in_lieu.security] if tranche.in_lieu else []
    if security.kind == "unit":
        held = [*(part.security for part in security.parts), *held]
    found = [_upon(part, "exercise", Markup("the {}").format(part.terms)) for part in held if _exercisable(part)]
    alone = alone and not held
    if _exercisable(security):
        found.append(_upon(security, f"{phrase.its} exercise" if alone else "exercise", None if alone else phrase.html))
    return [*found, *_converted(security, phrase, alone=alone)]


def _exercisable(security: Traced) -> bool:
    return security.kind in ("warrant", "pre-funded-warrant")


def _upon(security: Traced, event: str, of: Markup | None) -> _Issuable:
    return _Issuable(escape(security.exercisable_for.terms), event, of)


def _converted(security: Traced, phrase: Phrase, *, alone: bool) -> list[_Issuable]:
    if security.kind not in ("note", "preferred-shares") or not security.conversion:
        return []
    repaid = security.kind == "note" and security.repayment.settled_in != "cash"
    events = "conversion or repayment" if repaid else "conversion"
    shares = escape(security.conversion.into.terms)
    return [_Issuable(shares, f"{phrase.its} {events}", None) if alone else _Issuable(shares, events, phrase.html)]
