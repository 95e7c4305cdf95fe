"""What is wrong with a template, in its author's words: the fact, what it is, and the cure."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, get_args

from jinja2.environment import TemplateModule
from jinja2.utils import Namespace
from pydantic import BaseModel

from greenshoe.drafting.tracing import TemplateMistake, Traced, _fields
from greenshoe.offering.securities import Security
from greenshoe.offering.values import Money, OpenPoint, Percent, Period

MANUAL = 'see "How to read a template" in templates/README.md'
_LISTED = 12
"""Names that a message lists where none is close to the one written."""
_TYPES: tuple[tuple[type | tuple[type, ...], str, str], ...] = (
    (Money, "an amount of money", "print it with |money or |short_money"),
    (Percent, "a percentage", "print it with |percent"),
    (Period, "a period", "print it as it is, or with |words"),
    (date, "a date", "print it with |date or |year"),
    (bool, "true or false", "test it with {% if %} and write the words for each"),
    ((int, Decimal), "a number", "print it with |number or |words"),
    (str, "text", "print it as it is"),
    ((tuple, list), "a list", "loop over it with {% for %}"),
    (BaseModel, "a group of facts", "print one of them"),
)


class TemplateFault(TemplateMistake):
    """A mistake in a template with its cure."""

    def __init__(self, what: str, cure: str) -> None:
        """Say *what* is wrong and the *cure*, each in one clause."""
        super().__init__(f"{what}; {cure}")
        self.what, self.cure = what, cure


class UnknownName(TemplateFault):
    """A name that is neither a fact nor set in the template; whoever knows what is set can say which was meant."""

    def __init__(self, name: str) -> None:
        """Say that there is no *name*."""
        super().__init__(f'there is no "{name}"', f"write offering, issuer, tranches, or a name that is set; {MANUAL}")
        self.name = name


def described(value: object) -> str:
    """Return what kind of fact *value* is: ``an amount of money``."""
    if value is None:
        return "not stated"
    if isinstance(value, OpenPoint):
        return "an open point"
    return next((kind for types, kind, _ in _TYPES if isinstance(value, types)), "no fact")


def path_of(fact: Traced) -> str:
    """Return the path of *fact*: ``offering.tranches[0].principal``."""
    return str(fact._path)


def meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return the cure for a misspelt *name*: the one of *known* that is close to it, else *otherwise*."""
    close = get_close_matches(name, sorted(known), 1)
    return f'did you mean "{close[0]}"?' if close else otherwise


def unknown(name: object, owner: object, hint: str | None) -> TemplateFault:
    """Return the mistake of asking *owner* for *name*, which it does not have; *hint* is Jinja's own account."""
    if isinstance(owner, Traced):
        return _unknown_fact(str(name), owner)
    if isinstance(owner, TemplateModule):
        macros = [each for each in vars(owner) if not each.startswith("_")]
        what = f'{owner.__name__} has no "{name}"'
        return TemplateFault(what, meant(str(name), macros, "define it there with {% macro %} or {% set %}"))
    if isinstance(owner, Namespace):
        return TemplateFault(f'the namespace has no "{name}"', "give it a first value in namespace(…)")
    if hint and "not provided" in hint:
        return TemplateFault(f'the macro needs "{name}", which it was not given', "give it between the brackets")
    if hint and "does not export" in hint:
        template = hint.split("'")[1]
        return TemplateFault(f'{template} has no "{name}" to import', "correct the name, or define it there")
    if isinstance(owner, list | tuple):
        return TemplateFault(f'there is no "{name}" in this list', "loop over it with {% for %}")
    return UnknownName(str(name))


def _unknown_fact(name: str, owner: Traced) -> TemplateFault:
    path, value = path_of(owner), owner._value
    what = f'{path} has no "{name}"'
    if value is None:
        return TemplateFault(f"{path} is not stated", f"test it with {{% if %}} before asking for its {name}")
    if isinstance(value, tuple):
        return TemplateFault(f'{path} is a list and has no "{name}"', "loop over it with {% for %}")
    known = _fields(value) | _computed(path)
    others = _kinds_with(name) if hasattr(value, "kind") else []
    if others:
        kinds = ", ".join(f'"{kind}"' for kind in others)
        test = f"== {kinds}" if len(others) == 1 else f"in ({kinds})"
        return TemplateFault(f'{what}: it is of kind "{value.kind}"', f"test {{% if x.kind {test} %}} first")
    if not known:
        return TemplateFault(what, f"it is {described(value)} and has no facts below it")
    listed = sorted(known)[:_LISTED]
    more = ", …" if len(known) > _LISTED else ""
    return TemplateFault(what, meant(name, known, f"it has {', '.join(listed)}{more}"))


def _computed(path: str) -> frozenset[str]:
    if path == "offering":
        return frozenset(("totals",))
    return frozenset(("derived",)) if path.startswith("offering.tranches[") and path.endswith("]") else frozenset()


def _kinds_with(name: str) -> list[str]:
    """Return the kinds of security that have the fact *name*."""
    members = get_args(get_args(Security)[0])
    models = [get_args(member)[0] for member in members]
    return sorted(str(model.model_fields["kind"].annotation.__args__[0]) for model in models if name in _names(model))


def _names(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(model.model_fields)


def guarded(name: str, style: Callable[..., Any]) -> Callable[..., Any]:
    """Return the filter *style*, called *name* in templates, so that what it cannot print is told with its path."""

    @functools.wraps(style)
    def guard(fact: object, *args: Any, **kwargs: Any) -> Any:
        try:
            return style(fact, *args, **kwargs)
        except TemplateFault:
            raise
        except (TemplateMistake, TypeError, AttributeError, ValueError, ArithmeticError) as error:
            if isinstance(error, TemplateMistake) and "cannot be printed as" not in str(error):
                raise
            raise _misused(name, fact) from error

    return guard


def _misused(name: str, fact: object) -> TemplateFault:
    value = fact._value if isinstance(fact, Traced) else fact
    who = path_of(fact) if isinstance(fact, Traced) else (repr(fact) if isinstance(fact, str) else "this")
    if value is None:
        return TemplateFault(f"{who} is not stated", "test it with {% if %} before printing it")
    cure = next((cure for types, _, cure in _TYPES if isinstance(value, types)), MANUAL)
    style = name.replace("_", " ")
    return TemplateFault(f"{who} is {described(value)} and cannot be printed as {style} (|{name})", cure)


def miscalculated(operator: str, fact: Traced) -> TemplateFault:
    """Return the mistake of calculating with *fact* in a template."""
    what = f"{path_of(fact)} is {described(fact._value)} and cannot be calculated with ({operator})"
    return TemplateFault(what, "print what is computed already: t.derived, offering.totals")


def miscompared(fact: Traced, other: object) -> TemplateFault:
    """Return the mistake of comparing *fact* with *other*, counting it, or looking into it."""
    path, value = path_of(fact), fact._value
    if value is None:
        return TemplateFault(f"{path} is not stated and cannot be compared or counted", "test it with {% if %} first")
    if isinstance(value, OpenPoint):
        what = f"{path} is open in this deal and cannot be compared or counted"
        return TemplateFault(what, "test {% if x is known %} first")
    what = f"{path} is {described(value)} and cannot be compared with what is {described(other)}, or counted"
    return TemplateFault(what, "compare like with like")
