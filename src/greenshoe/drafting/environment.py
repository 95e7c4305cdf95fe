"""The sandbox that templates run in: facts to print and filters to style them, nothing to fetch, change or exhaust."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from greenshoe.drafting.faults import TemplateFault, guarded, miscalculated, path_of, unknown
from greenshoe.drafting.filters import FILTERS, TESTS
from greenshoe.drafting.tracing import TemplateMistake, Traced

LARGEST_REPEAT = 10_000
S = TypeVar("S", bound="Sandbox")


class UnknownFact(StrictUndefined):
    """A name that is neither a fact nor anything else a template has; using it is the author's mistake."""

    def _fail_with_undefined_error(self, *_args: Any, **_kwargs: Any) -> Any:
        if self._undefined_exception is SecurityError:
            raise SecurityError(f'templates have no business with "{self._undefined_name}"')
        raise unknown(self._undefined_name, self._undefined_obj, self._undefined_hint)

    __str__ = __html__ = __bool__ = __iter__ = __len__ = __call__ = _fail_with_undefined_error
    __eq__ = __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __getitem__ = __hash__ = _fail_with_undefined_error
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __contains__ = _fail_with_undefined_error
    __truediv__ = __rtruediv__ = __int__ = __float__ = __neg__ = _fail_with_undefined_error

    def __getattr__(self, name: str) -> Any:
        """Fail, as any use of it does."""
        if name.startswith("__"):  # Python itself asks whether it has methods of its own
            raise AttributeError(name)
        return self._fail_with_undefined_error()


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
    intercepted_binops = frozenset(["*", "**", "+", "-", "/", "//", "%"])

    def concatenate(self, operands: tuple[object, ...]) -> Markup:
        """Join *operands* into text for a document: each is escaped, each fact keeps its trace."""
        return Markup().join(escape(operand) for operand in operands)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply small numbers only, and calculate with no fact; raise TemplateMistake else."""
        for side in (left, right):
            if isinstance(side, Traced):
                raise miscalculated(operator, side)
        if operator in ("*", "**") and not all(
            isinstance(side, (int, float)) and abs(side) <= LARGEST_REPEAT for side in (left, right)
        ):
            raise TemplateMistake(f"templates multiply small numbers only, not {type(left).__name__} {operator}")
        return super().call_binop(context, operator, left, right)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as Jinja has it
        """Call a macro or a function; raise TemplateFault for a fact, which cannot be called."""
        if isinstance(__obj, Traced):
            raise TemplateFault(f"{path_of(__obj)} is a fact and cannot be called", "leave the brackets out")
        return super().call(__context, __obj, *args, **kwargs)


@lru_cache(maxsize=16)
def environment(folders: tuple[Path, ...]) -> Sandbox:
    """Return the sandbox for the library *folders*; templates are compiled once and again when their file changes."""
    return equipped(Sandbox, folders)


def equipped(kind: type[S], folders: tuple[Path, ...]) -> S:
    """Return a new sandbox of *kind* for the library *folders*, with the filters and tests that templates use."""
    sandbox = kind(
        loader=FileSystemLoader(folders),
        undefined=UnknownFact,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    sandbox.filters.update({name: guarded(name, style) for name, style in FILTERS.items()})
    sandbox.tests.update(TESTS)
    return sandbox
