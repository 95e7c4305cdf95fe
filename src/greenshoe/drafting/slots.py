"""Slots: the places of a document where the wordings of the rules that apply are drawn in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from greenshoe.drafting.environment import Sandbox
from greenshoe.drafting.tracing import Recorder, Traced
from greenshoe.law.loading import Law
from greenshoe.law.profile import Profile
from greenshoe.law.rule import Rule
from greenshoe.offering.deal import Offering

_TRACED = re.compile(r"<(data|mark)\b[^>]*>.*?</\1>|<[^>]+>", re.DOTALL)
_HELD = re.compile("\ue000(\\d+)\ue001")
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def typeset(markup: str) -> Markup:
    """Return Markdown with traced facts inside as HTML; the facts' own text is never read as Markdown."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\ue000{len(held) - 1}\ue001"

    html = _MARKDOWN.render(_TRACED.sub(hold, markup))
    return Markup(_HELD.sub(lambda match: held[int(match[1])], html))  # noqa: S704 - escaped by the sandbox


def bracketed(html: Markup, point: Traced) -> Markup:
    """Return the paragraphs of *html* in square brackets, behind the number of the open *point* they hang on."""
    opened = html.replace("<p>", Markup("<p>{} [").format(point), 1)
    head, _, tail = opened.rpartition("</p>")
    return Markup("{}]</p>{}").format(head, tail)


class Slots:
    """Fills the slots of one document from the law that applies to it."""

    def __init__(self, law: Law, profile: Profile, offering: Offering, on: date) -> None:
        """Decide once which wordings the document of *profile* needs under the law of *on*."""
        self._law, self._profile, self._offering, self._on = law, profile, offering, on

    def fill(self, slot: str, sandbox: Sandbox, context: Mapping[str, Any], recorder: Recorder) -> Markup:
        """Return the wordings for *slot*, in their order; those that hang on an open point stand in brackets.

        What two rules would say in the same words is said once.
        """
        said: dict[Markup, str] = {}
        for name, unknown in self._applicable(slot):
            said.setdefault(self._wording(name, unknown, sandbox, context, recorder), name)
        whole = Markup('<div class="wording" data-rule="{}">{}</div>')
        return Markup("\n").join(whole.format(name, html) for html, name in said.items())

    def _applicable(self, slot: str) -> Iterator[tuple[str, str | None]]:
        """Yield the rules with a wording for *slot*, each with the open fact that it hangs on, if any."""
        candidates = sorted(
            (rule.order, name, rule) for name, rule in self._law.rules.items() if self._offers(name, rule, slot)
        )
        for _, name, _rule in candidates:
            decision = self._law.condition(name).decide(self._profile)
            if decision.holds:
                yield name, None
            elif decision.holds is None and not self._law.nothing_tells_of(name, decision, self._profile):
                paths = [path for fact in decision.facts for path in self._profile.sources.get(fact, ())]
                open_paths = [path for path, _ in self._offering.open_points() if path in paths]
                if open_paths:
                    yield name, open_paths[0]

    def _offers(self, name: str, rule: Rule, slot: str) -> bool:
        first, last = rule.in_force
        in_force = (first is None or first <= self._on) and (last is None or self._on <= last)
        wanted = rule.slot == slot and self._profile.document in rule.documents
        return wanted and in_force and name in self._law.wordings and name not in self._offering.waive

    def _wording(
        self, name: str, unknown: str | None, sandbox: Sandbox, context: Mapping[str, Any], recorder: Recorder
    ) -> Markup:
        text = sandbox.get_template(f"law/{name}.md").render(context)
        html = typeset(text.strip())
        if unknown is not None:
            point = dict(self._offering.open_points())[unknown]
            html = Markup('<div class="if-confirmed">{}</div>').format(
                bracketed(html, Traced(point, unknown, recorder))
            )
        return html
