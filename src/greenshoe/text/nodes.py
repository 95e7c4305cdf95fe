"""What a phrase asks for, as a tree: words, gaps, alternatives, and what may stand before a word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One word, or any word that begins so."""

    text: str
    prefix: bool = False


@dataclass(frozen=True)
class Kind:
    """A class of words: ``#date``."""

    name: str


@dataclass(frozen=True)
class Gap:
    """At most so many words, whatever they are, save those to avoid."""

    most: int
    avoid: tuple[Word, ...] = ()
    within: bool = False
    """Whether none of them may begin a sentence or block."""


@dataclass(frozen=True)
class Mark:
    """What must stand before a word: ``^`` the beginning of a sentence or block, ``:`` a colon."""

    sign: str
    node: Word | Kind | Mark


@dataclass(frozen=True)
class End:
    """The end of the sentence or block."""


@dataclass(frozen=True)
class Sequenced:
    """Nodes, one after the other."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Choice:
    """One of several nodes; ``Sequenced(())`` is the empty one."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Repeated:
    """A node, once or more often."""

    node: Node


Node = Word | Kind | Gap | Mark | End | Sequenced | Choice | Repeated
EMPTY = Sequenced(())
END = End()


def can_be_empty(node: Node) -> bool:
    """Say whether *node* can be satisfied by no word at all."""
    match node:
        case Word() | Kind():
            return False
        case Gap() | End():
            return True
        case Sequenced(nodes):
            return all(map(can_be_empty, nodes))
        case Choice(nodes):
            return any(map(can_be_empty, nodes))
        case Mark(_, inner) | Repeated(inner):
            return can_be_empty(inner)


class NothingToMarkError(Exception):
    """A mark stands before a gap, or before nothing."""


def mark(sign: str, node: Node) -> Node:
    """Return *node* with its first word marked, whichever of its words comes first."""
    match node:
        case Word() | Kind() | Mark():
            return Mark(sign, node)
        case Choice(nodes):
            return Choice(tuple(mark(sign, option) for option in nodes))
        case Repeated(inner):
            return Sequenced((mark(sign, inner), Choice((node, EMPTY))))
        case Sequenced((Choice(options), *rest)) if EMPTY in options and rest:
            filled = Choice(tuple(option for option in options if option != EMPTY))
            return Choice((mark(sign, Sequenced((filled, *rest))), mark(sign, Sequenced(tuple(rest)))))
        case Sequenced((head, *rest)) if not can_be_empty(head):
            return Sequenced((mark(sign, head), *rest))
    raise NothingToMarkError


def gap_at_edge(node: Node, *, first: bool) -> bool:
    """Say whether *node* may begin (or end) with a gap."""
    match node:
        case Gap():
            return True
        case Choice(nodes):
            return any(gap_at_edge(option, first=first) for option in nodes)
        case Sequenced(nodes):
            for part in nodes if first else reversed(nodes):
                if gap_at_edge(part, first=first):
                    return True
                if part == END or not can_be_empty(part):
                    return False
        case Repeated(inner):
            return gap_at_edge(inner, first=first)
    return False


def end_inside(node: Node, *, last: bool = True) -> bool:
    """Say whether the end of the sentence is asked for before the end of *node*."""
    match node:
        case End():
            return not last
        case Choice(nodes):
            return any(end_inside(option, last=last) for option in nodes)
        case Sequenced(nodes):
            final = len(nodes) - 1
            return any(end_inside(part, last=last and place == final) for place, part in enumerate(nodes))
        case Repeated(inner):
            return end_inside(inner, last=False)
    return False
