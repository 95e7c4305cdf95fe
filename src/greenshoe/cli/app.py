"""The commands and their options. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from greenshoe.cli import wording
from greenshoe.cli.options import Documents, FailOn, LibraryFolders, On, Severity


class _Command(TyperCommand):
    """A command whose usage line names its arguments without typer's braces."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the pieces of the usage line."""
        return [piece.strip("{}").replace("}...", "...") for piece in super().collect_usage_pieces(ctx)]


def _formats_in(room: str) -> str:
    """Return the names of the formats in ``report/`` or ``writing/``, without importing any."""
    modules = (Path(__file__).parents[1] / room).glob("[!_]*.py")
    return ", ".join(sorted(module.stem for module in modules))


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=wording.GREENSHOE,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from greenshoe import __version__

        typer.echo(f"greenshoe {__version__}")
        raise typer.Exit


@app.callback()
def greenshoe(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Hold the options that stand before a command."""


@app.command(cls=_Command, help=wording.INIT)
def init(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", hidden=True),
    ] = None,
    deal: Annotated[str, typer.Option("--deal", metavar="KIND", help="The kind of deal.")] = "convertible-note",
) -> int:
    """Write a new deal file."""
    from greenshoe.cli.starting import init_deal

    return init_deal(file, deal)


@app.command(cls=_Command, help=wording.DRAFT)
def draft(  # noqa: PLR0913, PLR0917 - one parameter for each option
    deals: Annotated[list[str], typer.Argument(metavar="DEAL", hidden=True)],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DIR", help="Folder that drafts go to, one folder a deal.")
    ] = "output",
    document: Documents = None,
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"File formats: {_formats_in('writing')}. May be repeated, or several with commas. Default: html,pdf.",
        ),
    ] = None,
    ascii_only: Annotated[
        bool,
        typer.Option("--ascii", help="Write txt in ASCII: straight quotes, hyphens, EUR for the sign, no accents."),
    ] = False,
    final: Annotated[
        bool,
        typer.Option("--final", help="Write final documents. Refused while a point is open or a finding is an error."),
    ] = False,
    on: On = None,
    library: LibraryFolders = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, help="Draft so many deals at the same time.")
    ] = 1,
    fail_on: FailOn = Severity.ERROR,
) -> int:
    """Draft deals."""
    from greenshoe.cli.drafting import draft_and_write

    return draft_and_write(
        deals,
        output=output,
        documents=document,
        formats=form,
        ascii_only=ascii_only,
        final=final,
        on=on,
        folders=library,
        jobs=jobs,
        fail_on=fail_on.value,
    )


@app.command(cls=_Command, help=wording.CHECK)
def check(  # noqa: PLR0913, PLR0917 - one parameter for each option
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", hidden=True),
    ],
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="DEAL", help="Check the documents against the facts of this deal file."),
    ] = None,
    on: On = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="PLACES",
            help="Where the document goes, such as us,eu. Default: what the deal or the document says.",
        ),
    ] = None,
    facts: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FACT=VALUE",
            help="A fact of the document that you know better than its words tell, such as stage=priced. Repeatable.",
        ),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help=f"How to report: {_formats_in('report')}.")
    ] = "plain",
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report to this file, whole or not at all."),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", metavar="FILE", help="Fail only on findings that this file does not hold."),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option("--write-baseline", metavar="FILE", help="Write all findings to this file as a baseline."),
    ] = None,
    fail_on: FailOn = Severity.ERROR,
    library: LibraryFolders = None,
) -> int:
    """Check files."""
    from greenshoe.cli.checking import Wanted, check_and_report

    return check_and_report(
        files,
        Wanted(form, fail_on.value, output, baseline, write_baseline),
        against=against,
        on=on,
        to=to,
        facts=facts,
        folders=library,
    )


@app.command(cls=_Command, help=wording.RULES)
def rules(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", hidden=True)] = None,
    authority: Annotated[
        list[str] | None,
        typer.Option("--authority", metavar="NAME", help="Only rules of this folder, such as uk or us/nasdaq."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Only rules in force on this date, such as 2026-11-23.")
    ] = None,
    evidence: Annotated[
        str | None,
        typer.Option("--evidence", metavar="KIND", help="Only rules read up on so: primary-text, secondary, memory."),
    ] = None,
    unverified: Annotated[
        bool, typer.Option("--unverified", help="Only rules that nobody has read up on: the same as --evidence memory.")
    ] = False,
    library: LibraryFolders = None,
) -> int:
    """Show rules."""
    from greenshoe.cli.catalogue import Wanted, show_rules

    wanted = Wanted.of(authority, on, "memory" if unverified and not evidence else evidence)
    return show_rules(names or [], wanted, library)


@app.command(cls=_Command, help=wording.EXPLAIN)
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", hidden=True)],
    deal: Annotated[str, typer.Argument(metavar="DEAL", hidden=True)],
    document: Documents = None,
    on: On = None,
    library: LibraryFolders = None,
) -> int:
    """Explain a rule."""
    from greenshoe.cli.catalogue import explain_rule

    return explain_rule(rule, deal, documents=document, on=on, folders=library)


@app.command(cls=_Command, help=wording.CHECKLIST)
def checklist(
    deal: Annotated[str, typer.Argument(metavar="DEAL", hidden=True)],
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="How to print: json, plain.")] = "plain",
    on: On = None,
    library: LibraryFolders = None,
) -> int:
    """List what is to be done about a deal."""
    from greenshoe.cli.listing import print_checklist

    return print_checklist(deal, form=form, on=on, folders=library)


@app.command(cls=_Command, help=wording.LINT_TEMPLATES)
def lint_templates(
    library: Annotated[str | None, typer.Argument(metavar="LIBRARY", hidden=True)] = None,
) -> int:
    """Lint templates."""
    from greenshoe.cli.linting import lint_library

    return lint_library(library)


@app.command(cls=_Command, help=wording.SCHEMA)
def schema(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", hidden=True)] = "offering",
) -> int:
    """Print a schema."""
    from greenshoe.cli.printing import say
    from greenshoe.cli.schemas import write_schema

    say(write_schema(subject))
    return 0
