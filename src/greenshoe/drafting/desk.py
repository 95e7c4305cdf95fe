"""The desk where one document is drafted: facts, law and template come together."""

from __future__ import annotations

import os
import re
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from greenshoe.drafting.definitions import Definer, Glossary
from greenshoe.drafting.draft import Draft
from greenshoe.drafting.environment import Sandbox, environment
from greenshoe.drafting.formatting import day
from greenshoe.drafting.naming import Phrase, instrument, securities
from greenshoe.drafting.points import PointRecorder
from greenshoe.drafting.slots import Slots
from greenshoe.drafting.tracing import TemplateMistake, Traced
from greenshoe.errors import Mistake, UserError, refuse
from greenshoe.law.profiling import profile_offering
from greenshoe.library import DOCUMENT_ENDING, Library
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.source import load

LARGEST_DOCUMENT = 5_000_000
"""Characters of HTML."""
LONGEST_DRAFTING = 20.0
"""Seconds."""
_DOUBLE_STOP = re.compile(r"(\.</data>)\.(?!\.)")
"""The full stop of a sentence behind a fact that ends in one of its own: ``Eight & Co..``."""


def draft(
    document: str,
    offering: Offering,
    library: Library,
    *,
    on: date | None = None,
    final: bool = False,
    at: datetime | None = None,
) -> Draft:
    """Draft *document* (``press-release``) for *offering* with the templates and law of *library*.

    The law of *on* applies; without it that of the announcement's own date, and while that is open, of the day of
    drafting. *at* is that moment (UTC; now, or SOURCE_DATE_EPOCH, where not given). Raise UserError where a
    template is wrong, where the document does not exist, or where a final draft has open points left.
    """
    moment = at or _now()
    if document not in library.documents:
        raise refuse(document, "the library has no such document", f"choose from {', '.join(library.documents)}")
    if final:
        _refuse_open_points(offering)
    dated = known(offering.dated)
    desk = _Desk(document, offering, library, on or dated or moment.date())
    html = desk.render(final=final, at=moment)
    title = desk.title
    return Draft(
        document=document,
        title=title,
        html=html,
        offering=offering,
        on=desk.on,
        on_assumed=desk.on != dated,
        final=final,
        at=moment,
        open_points=desk.points.printed,
        path=f"{offering.name}/{document}",
    )


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch and epoch.isdigit() else datetime.now(UTC)
    return moment.replace(microsecond=0)


def _refuse_open_points(offering: Offering) -> None:
    mistakes = []
    for path, point in offering.open_points():
        file, line, column = offering.place(path) or (offering.name, 0, 0)
        owner = f" ({point.owner})" if point.owner else ""
        what = f"{path.removeprefix('offering.')} is an open point: {point.open}{owner}"
        mistakes.append(Mistake(file, line, column, what, "fill it in, or draft without --final"))
    if mistakes:
        raise UserError(mistakes)


class _Desk:
    """One document in the making."""

    def __init__(self, document: str, offering: Offering, library: Library, on: date) -> None:
        self.document, self.offering, self.on = document, offering, on
        self._library = library
        self.points = PointRecorder(offering)
        self.title = document
        self._sandbox: Sandbox = environment(library.folders)
        self._profile = profile_offering(offering, document, library.law, on=on)
        self._slots = Slots(library.law, self._profile, offering, on)

    def render(self, *, final: bool, at: datetime) -> str:
        """Return the whole page."""
        context = self._context(final=final, at=at)
        try:
            template = self._sandbox.get_template(f"documents/{self.document}{DOCUMENT_ENDING}")
            return _DOUBLE_STOP.sub(r"\1", "".join(self._bounded(template.generate(context))))
        except (TemplateError, TemplateMistake, TypeError, AttributeError) as error:
            raise _template_error(error, self._library) from error

    def _context(self, *, final: bool, at: datetime) -> dict[str, Any]:
        deal = Traced(self.offering, "offering", self.points)
        glossary = self._library.find("law/glossary.yaml")
        definer = Definer(load(Glossary, glossary).root if glossary else {})
        context: dict[str, Any] = {
            "offering": deal,
            "issuer": deal.issuer,
            "tranches": list(deal.tranches),
            "document": self.document,
            "final": final,
            "law_on": self.on,
            "law_on_assumed": self.on != known(self.offering.dated),
            "drafted_at": f"{day(at.date())}, {at:%H:%M} UTC",
            "profile": self._profile,
            "define": definer.define,
            "is_defined": definer.is_defined,
            "instrument": instrument,
            "open_schedule": lambda: self.points.printed,
            "exempt": self._exempt,
            "style": self._style,
            "entitle": self._entitle,
        }
        context["securities"] = lambda registration=None: _named(deal, registration)
        context["slot"] = lambda name: self._slots.fill(name, self._sandbox, context, self.points)
        return context

    def _entitle(self, title: str) -> Markup:
        """Set the document's title, which the page and the PDF carry; prints nothing."""
        self.title = " ".join(str(title).split())
        return Markup()

    def _exempt(self, exemption: Traced) -> object:
        """Return the exemption as a document prints it: ``Rule 506(b) of Regulation D``."""
        for authority in self._library.law.authorities.values():
            entry = authority.exemptions.get(str(exemption))
            if entry is not None:
                return entry.name
        return exemption

    def _style(self, name: str) -> Markup:
        path = self._library.find(name)
        if path is None:
            raise TemplateMistake(f"the library has no {name}")
        return Markup(path.read_text(encoding="utf-8"))  # noqa: S704 - the library's own style sheet

    def _bounded(self, pieces: Iterator[str]) -> Iterator[str]:
        deadline, size = time.monotonic() + LONGEST_DRAFTING, 0
        for piece in pieces:
            size += len(piece)
            if size > LARGEST_DOCUMENT or time.monotonic() > deadline:
                raise TemplateMistake("the document grows beyond its limits; look for a loop without end")
            yield piece


def _named(deal: Traced, registration: str | None) -> Phrase:
    return securities(tranche for tranche in deal.tranches if registration in (None, tranche.registration))


def _template_error(error: Exception, library: Library) -> UserError:
    """Return *error* as the one line that a template's author needs: template, line, what, cure."""
    if isinstance(error, TemplateNotFound):
        return refuse(str(error), "the library has no such template", "correct the name in the include or extends")
    if isinstance(error, TemplateSyntaxError):
        file = error.filename or error.name or "template"
        return UserError([Mistake(file, error.lineno, 1, str(error.message), "correct the template")])
    roots = tuple(str(folder) for folder in library.folders)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(roots)]
    if not frames:
        raise error
    place = frames[-1]
    return UserError([Mistake(place.filename, place.lineno or 0, 1, str(error), "correct the template")])
