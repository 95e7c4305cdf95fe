"""The desk where one document is drafted: facts, law and template come together."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from markupsafe import Markup

from greenshoe.drafting.definitions import Definer, Glossary, without_idle
from greenshoe.drafting.draft import Draft
from greenshoe.drafting.environment import Sandbox, environment
from greenshoe.drafting.formatting import day
from greenshoe.drafting.naming import Phrase, accompanying, instrument, leader, securities, sized
from greenshoe.drafting.placing import placed
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
    sandbox: Sandbox | None = None,
) -> Draft:
    """Draft *document* (``press-release``) for *offering* with the templates and law of *library*.

    The law of *on* applies; without it that of the announcement's own date, and while that is open, of the day of
    drafting. *at* is that moment (UTC; now, or SOURCE_DATE_EPOCH, where not given). *sandbox* runs the templates,
    where that is to be another than the library's own. Raise UserError where a template is wrong, where the document
    does not exist, or where a final draft has open points left.
    """
    moment = at or _now()
    if document not in library.documents:
        raise refuse(document, "the library has no such document", f"choose from {', '.join(library.documents)}")
    if final:
        _refuse_open_points(offering)
    dated = known(offering.dated)
    desk = _Desk(document, offering, library, on or dated or moment.date(), sandbox or environment(library.folders))
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


def facts_given(document: str, offering: Offering, library: Library) -> dict[str, Any]:
    """Return what the templates of *document* are given by name: the facts of *offering*, and functions."""
    moment = _now()
    desk = _Desk(document, offering, library, known(offering.dated) or moment.date(), environment(library.folders))
    return desk._context(final=False, at=moment)


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

    def __init__(self, document: str, offering: Offering, library: Library, on: date, sandbox: Sandbox) -> None:
        self.document, self.offering, self.on = document, offering, on
        self._library = library
        self.points = PointRecorder(offering)
        self.title = document
        self._sandbox = sandbox
        self._profile = profile_offering(offering, document, library.law, on=on)
        self._slots = Slots(library.law, self._profile, offering, on)

    def render(self, *, final: bool, at: datetime) -> str:
        """Return the whole page."""
        context = self._context(final=final, at=at)
        try:
            template = self._sandbox.get_template(f"documents/{self.document}{DOCUMENT_ENDING}")
            return without_idle(_DOUBLE_STOP.sub(r"\1", "".join(self._bounded(template.generate(context)))))
        except UserError:
            raise
        except Exception as error:
            told = placed(error, self._library, self._sandbox)
            if told is None:
                raise
            raise told from error

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
            "accompanying": lambda tranche: accompanying(tranche, list(deal.tranches)),
            "sized": sized,
            "leader": lambda tranche: leader(tranche, list(deal.tranches)),
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
