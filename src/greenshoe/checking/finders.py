"""Finders: the statements, subjects and cues of the law, made ready once to be looked for in many texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from greenshoe.checking.statements import StatementFinder
from greenshoe.errors import Mistake, UserError
from greenshoe.law.cues import Cue
from greenshoe.law.law import Law
from greenshoe.law.statement import Reach, Statement
from greenshoe.source import read
from greenshoe.text.document import Quote, Text
from greenshoe.text.phrases import PhraseError, Phrases, Vocabulary

Statements = dict[str, tuple[Quote, ...]]


@lru_cache(maxsize=16)
def statements_of(text: Text, law: Law) -> Statements:
    """Return the quotes by which *text* makes each statement of *law*; raise UserError for mistakes in phrases."""
    return _statement_finder(law).find(text)


@lru_cache(maxsize=4)
def _statement_finder(law: Law) -> StatementFinder:
    try:
        return StatementFinder(law.statements, law.word_lists)
    except ValueError:
        mistakes = list(_phrase_mistakes(law))
        if not mistakes:
            raise
        raise UserError(mistakes) from None


def _phrase_mistakes(law: Law) -> Iterable[Mistake]:
    """Yield every mistake in a phrase of a statement, at its place."""
    vocabulary = Vocabulary(law.word_lists)
    for name, statement in law.statements.items():
        for path, phrase in _phrases_of(statement):
            try:
                Phrases([phrase], vocabulary)
            except ValueError as error:
                file = law.statement_files[name]
                what = f"the phrase does not read: {error}"
                yield Mistake(str(file), *read(file).place(path), what, "see the phrase language")


def _phrases_of(statement: Statement) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield each phrase of *statement* with its path in the file."""
    for part in ("phrases", "also", "unless"):
        yield from (((part, index), phrase) for index, phrase in enumerate(getattr(statement, part)))
    if statement.enumerates:
        listed = enumerate(statement.enumerates.not_counting)
        yield from ((("enumerates", "not_counting", index), phrase) for index, phrase in listed)


def finder(cues: Mapping[str, Cue], law: Law) -> StatementFinder:
    """Return a finder of *cues*, by their names; raise UserError for a mistake in a phrase."""
    made = {name: _as_statement(cue.phrases, cue.unless, cue.where) for name, cue in cues.items() if cue.phrases}
    try:
        return StatementFinder(made, law.word_lists)
    except PhraseError as error:
        raise UserError(
            [Mistake("law/reading-cues.yaml", 0, 0, f"{error.phrase!r} does not read: {error}", "correct it")]
        ) from None


def _as_statement(phrases: Sequence[str], unless: Sequence[str], where: Reach) -> Statement:
    return Statement.model_construct(
        title="",
        says="",
        phrases=tuple(phrases),
        also=(),
        unless=tuple(unless),
        enumerates=None,
        where=where,
        examples=(),
    )


@lru_cache(maxsize=4)
def subjects_of(law: Law) -> dict[str, Phrases]:
    """Return the phrases that speak of each subject of *law*; raise UserError for a mistake in one."""
    vocabulary = Vocabulary(law.word_lists)
    made = {}
    for name, subject in law.subjects.items():
        try:
            made[name] = Phrases(subject.phrases, vocabulary)
        except PhraseError as error:
            what = f"{error.phrase!r} does not read: {error}"
            raise UserError([Mistake("law/subjects.yaml", 0, 0, what, f"correct the subject {name}")]) from None
    return made
