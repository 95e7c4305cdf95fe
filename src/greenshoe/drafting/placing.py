"""Placing a template's fault: the file and the line that its author has to correct."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from types import FrameType, TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from greenshoe.drafting.environment import Sandbox
from greenshoe.drafting.faults import MANUAL, TemplateFault, UnknownName, meant, miscompared, unknown
from greenshoe.drafting.tracing import TemplateMistake, Traced
from greenshoe.errors import Mistake, UserError, refuse
from greenshoe.library import Library

_TAG = re.compile(r"\{%-?\s*(\w+)|(\{#)")
_ENDS = {"if": "endif", "for": "endfor", "macro": "endmacro", "block": "endblock", "call": "endcall"}
_TAGS = (
    *_ENDS,
    *_ENDS.values(),
    "filter",
    "endfilter",
    "set",
    "endset",
    "elif",
    "else",
    "include",
    "import",
    "from",
    "extends",
    "do",
)
_OPERATORS = frozenset(("__lt__", "__gt__", "__le__", "__ge__", "__len__", "__contains__", "__getitem__", "__iter__"))
_CURES = {
    "is not a list": "print it, or test it with {% if %}",
    "glossary.yaml does not define": "add it there, or correct the name",
    "the library has no": "add the file, or correct its name",
}
"""For a mistake that comes without its cure."""
_CURLED = "“”„‘’«»"


def placed(error: Exception, library: Library, sandbox: Sandbox) -> UserError | None:
    """Return *error* as the one line that a template's author needs; None where no template is to blame."""
    if isinstance(error, TemplateSyntaxError):
        file = error.filename or error.name or "template"
        line, what, cure = _syntax(error, sandbox)
        return UserError([Mistake(file, line, 1, what, cure)])
    if isinstance(error, UnicodeDecodeError):
        return _undecodable(error)
    frames = list(_frames(error.__traceback__, tuple(str(folder) for folder in library.folders)))
    if not frames:
        return None
    frame, line = frames[-1]
    fault = _fault(error, frame, sandbox)
    return UserError([Mistake(frame.f_code.co_filename, line, 1, fault.what, fault.cure)])


def _frames(trace: TracebackType | None, roots: tuple[str, ...]) -> Iterator[tuple[FrameType, int]]:
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(roots):
            yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _fault(error: Exception, frame: FrameType, sandbox: Sandbox) -> TemplateFault:
    """Return what *error*, raised while the template of *frame* ran, tells its author."""
    if isinstance(error, UnknownName):
        return TemplateFault(error.what, meant(error.name, _names(frame), error.cure))
    if isinstance(error, TemplateFault):
        return error
    if isinstance(error, TemplateNotFound):
        name = str(error.name)
        return TemplateFault(
            f'the library has no "{name}"', meant(name, _files(sandbox), "add the file, or correct it")
        )
    if isinstance(error, RecursionError):
        return TemplateFault("this template includes or calls itself without end", "take itself out of it")
    if isinstance(error, SecurityError):
        return TemplateFault(str(error).rstrip("."), "print facts, and call macros alone")
    if not isinstance(error, TemplateMistake):
        compared = _compared(error.__traceback__)
        if compared is not None:
            return compared
    return _split(str(error).rstrip("."), sandbox)


def _split(message: str, sandbox: Sandbox) -> TemplateFault:
    named = _unnamed(message, sandbox)
    what, _, cure = message.partition("; ")
    known = next((cure for words, cure in _CURES.items() if words in what), "correct the template")
    return named or TemplateFault(what, cure or known)


def _names(frame: FrameType) -> Iterable[str]:
    """Return the names that are set where a template stopped."""
    found = {name.rpartition("l_")[2].partition("_")[2] if name.startswith("l_") else name for name in frame.f_locals}
    context = frame.f_locals.get("context")
    found |= set(context.get_all()) if context is not None else set()
    return {name for name in found if not name.startswith("_") and name not in ("context", "environment")}


def _files(sandbox: Sandbox) -> list[str]:
    return [name for name in sandbox.list_templates() if name.endswith((".j2", ".md"))]


def _compared(trace: TracebackType | None) -> TemplateFault | None:
    """Return the fault of what was done with a fact last: it was compared, counted, or asked for what it has not."""
    found: TemplateFault | None = None
    while trace is not None:
        frame = trace.tb_frame
        fact = frame.f_locals.get("self")
        if frame.f_code.co_name == "__getattr__" and isinstance(fact, Traced):
            found = unknown(frame.f_locals.get("name"), fact, None)
        elif frame.f_code.co_name in _OPERATORS and isinstance(fact, Traced):
            found = miscompared(fact, frame.f_locals.get("other", frame.f_locals.get("item")))
        trace = trace.tb_next
    return found


def _undecodable(error: UnicodeDecodeError) -> UserError | None:
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_name == "get_source" and "filename" in trace.tb_frame.f_locals:
            file = str(trace.tb_frame.f_locals["filename"])
            return refuse(file, "this is no text in UTF-8", "save it with the encoding UTF-8")
        trace = trace.tb_next
    return None


def _syntax(error: TemplateSyntaxError, sandbox: Sandbox) -> tuple[int, str, str]:
    """Return line, mistake and cure of what Jinja could not read."""
    message = str(error.message).rstrip(".")
    named = _unnamed(message, sandbox)
    if named is not None:
        return error.lineno, named.what, named.cure
    innermost = re.search(r"innermost block that needs to be closed is '(\w+)'", message)
    if message.startswith("Unexpected end of template") and innermost:
        tag = innermost[1]
        line = _opened(error.source or "", tag) or error.lineno
        return line, f"{{% {tag} %}} has no end", f"add {{% {_ENDS.get(tag, f'end{tag}')} %}} where it ends"
    for pattern, tell in _SYNTAX:
        found = re.match(pattern, message)
        if found:
            return error.lineno, *tell(found)
    return error.lineno, message[:1].lower() + message[1:], MANUAL


def _unnamed(message: str, sandbox: Sandbox) -> TemplateFault | None:
    found = re.match(r"No (filter|test) named '(.+?)'", message)
    if not found:
        return None
    kind, name = found.groups()
    known = sandbox.filters if kind == "filter" else sandbox.tests
    return TemplateFault(f'there is no {kind} "{name}"', meant(name, known, MANUAL))


def _opened(source: str, tag: str) -> int:
    """Return the line of the last *tag* in *source* that nothing closes."""
    opened: list[int] = []
    for found in _TAG.finditer(source):
        if found[1] == tag:
            opened.append(source.count("\n", 0, found.start()) + 1)
        elif found[1] == _ENDS.get(tag, f"end{tag}") and opened:
            opened.pop()
    return opened[-1] if opened else 0


def _unknown_tag(found: re.Match[str]) -> tuple[str, str]:
    tag = found[1]
    if tag.startswith("end") or tag in ("else", "elif"):
        return f"{{% {tag} %}} closes nothing that is open here", "take it out, or open what it closes"
    return f"there is no {{% {tag} %}}", meant(tag, _TAGS, MANUAL)


def _expected(found: re.Match[str]) -> tuple[str, str]:
    place, got = found.groups()
    marks = {"end of print statement": "{{ … }}", "end of statement block": "{% … %}"}
    if place in marks and got == "=":
        return f'"=" does not belong in {marks[place]}', 'compare with two: "=="'
    if place in marks:
        return f'"{got}" does not belong in {marks[place]}', "close the marks before it, or take it out"
    return f'"{place}" is missing before "{marks.get(got, got)}"', "add it"


def _char(found: re.Match[str]) -> tuple[str, str]:
    char = found[1]
    cure = 'write straight quotes inside the marks: "…"' if char in _CURLED else "take it out of the marks"
    return f"{char} does not belong inside {{{{ … }}}} or {{% … %}}", cure


_SYNTAX: tuple[tuple[str, Callable[[re.Match[str]], tuple[str, str]]], ...] = (
    (r"Encountered unknown tag '(\w+)'", _unknown_tag),
    (r"expected token '(.+?)', got '(.+?)'", _expected),
    (r"unexpected char '(.)'", _char),
    (r"unexpected '(.+?)'", lambda found: (f'"{found[1]}" is one too many or too few', "pair the marks and brackets")),
    (r"unexpected end of template", lambda _: ("{{ or {% is not closed", "add }} or %}")),
    (r"Missing end of comment", lambda _: ("{# is not closed", "add #}")),
)
