"""The sandbox that templates run in: facts to print and filters to style them, nothing to fetch, change or exhaust."""

from __future__ import annotations

import difflib
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from greenshoe.drafting.filters import FILTERS, TESTS
from greenshoe.drafting.tracing import TemplateMistake, Traced, _fields, untraced

LARGEST_REPEAT = 10_000


class UnknownFact(StrictUndefined):
    """A name that is neither a fact nor anything else a template has; using it is the author's mistake."""

    def _fail_with_undefined_error(self, *_args: Any, **_kwargs: Any) -> Any:
        known = _fields(untraced(self._undefined_obj)) if isinstance(self._undefined_obj, Traced) else ()
        close = difflib.get_close_matches(str(self._undefined_name), known, n=1)
        hint = f'; did you mean "{close[0]}"?' if close else ""
        owner = f"{self._undefined_obj._path} has no" if isinstance(self._undefined_obj, Traced) else "there is no"
        raise TemplateMistake(f'{owner} "{self._undefined_name}"{hint}')

    __str__ = __html__ = __bool__ = __iter__ = __len__ = __call__ = _fail_with_undefined_error
    __eq__ = __ne__ = __lt__ = __gt__ = __getitem__ = __hash__ = _fail_with_undefined_error


class TracingCodeGenerator(CodeGenerator):
    """Compiles ``a ~ b`` so that facts keep their trace; Jinja itself would take their text alone."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - the name that Jinja calls
        """Write the call that joins the operands."""
        self.write("environment.concatenate((")
        for operand in node.nodes:
            self.visit(operand, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox, where in addition nothing can be multiplied beyond reason."""

    code_generator_class = TracingCodeGenerator
    intercepted_binops = frozenset(["*", "**"])

    def concatenate(self, operands: tuple[object, ...]) -> Markup:
        """Join *operands* into text for a document: each is escaped, each fact keeps its trace."""
        return Markup().join(escape(operand) for operand in operands)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply small numbers only; raise TemplateMistake else."""
        if not all(isinstance(side, (int, float)) and abs(side) <= LARGEST_REPEAT for side in (left, right)):
            raise TemplateMistake(f"templates multiply small numbers only, not {type(left).__name__} {operator}")
        return super().call_binop(context, operator, left, right)


@lru_cache(maxsize=16)
def environment(folders: tuple[Path, ...]) -> Sandbox:
    """Return the sandbox for the library *folders*; templates are compiled once and again when their file changes."""
    sandbox = Sandbox(
        loader=FileSystemLoader(folders),
        undefined=UnknownFact,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    sandbox.filters.update(FILTERS)
    sandbox.tests.update(TESTS)
    return sandbox
