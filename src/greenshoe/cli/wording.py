"""What ``--help`` says of each command. A line that holds only a backspace keeps the lines after it as they are."""

from __future__ import annotations

GREENSHOE = """Draft and check the announcements of a securities offering.

A deal file in YAML or JSON holds the facts of one offering. From it come a press release, a forward-looking
statement section and a term sheet; and every draft, or any release that somebody else wrote, is checked against
the law of the places it goes to, on the date it carries.

\b
Start with:
  greenshoe init our-note.yaml
  greenshoe draft our-note.yaml

Exit codes: 0 clean; 1 findings at or above --fail-on; 2 could not run.
"""

INIT = """Write a new deal file to fill in.

FILE is where to write it: KIND.yaml if you name none; "-" prints it. Every term has a comment, and what you must
fill in is an open point. The file drafts as it stands: open points print as numbered [●]. A file that exists is
never overwritten. The schema for editors is written beside it.

\b
Examples:
  greenshoe init
  greenshoe init deals/our-note.yaml --deal convertible-note
"""

DRAFT = """Draft the documents of deals, check and write them.

DEAL is a deal file, .yaml, .yml or .json. Each deal gets a folder with its documents and manifest.json, which holds
their SHA-256 hashes. Drafts are written whether or not the check finds something; the exit code tells. A deal that
cannot be drafted does not stop the others.

\b
Examples:
  greenshoe draft deals/our-note.yaml
  greenshoe draft deals/our-note.yaml -d press-release -f pdf
  greenshoe draft deals/our-note.yaml -d press-release -f txt --ascii
  greenshoe draft deals/our-note.yaml --on 2026-12-01
  greenshoe draft deals/our-note.yaml --final
  greenshoe draft deals/*.yaml -o drafts -j 4
"""

CHECK = """Check deals and documents against the law.

FILE is a deal file (.yaml, .yml, .json), which is drafted in memory and each of its documents checked; or anything
else, which is read and checked as the document it is, whoever wrote it. A folder or a pattern stands for the files in
it that can be read. "-" reads a document from standard input.

The report is plain for a terminal; html is a copy of the text with the findings in its margin, to read and to print;
github, junit and sarif are for CI, json for other programs. A baseline holds what is known, so that only what is new
fails. A document waives a rule for itself in a comment, which every report shows.

\b
A waiver:
  <!-- greenshoe: waive us/no-offer reason="in the offer document" by="J. Doe" until=2026-12-31 -->

\b
Examples:
  greenshoe check deals/our-note.yaml
  greenshoe check release.html --against deals/our-note.yaml
  greenshoe check their-release.txt --to us,eu --on 2026-12-01 --set issuer_status=domestic
  greenshoe check their-release.pdf -f html -o their-release.checked.html
  greenshoe check releases --write-baseline known.json
  greenshoe check releases --baseline known.json -f sarif -o report.sarif
"""

RULES = """List the catalogue of rules, or show some whole.

NAME is a rule's name, such as us/unregistered-legend. A rule shown whole has its citation, dates, the statements that
it asks for, our wording for it, and the examples on which it is seen to pass and to fail.

\b
Examples:
  greenshoe rules
  greenshoe rules --authority uk --on 2025-06-30
  greenshoe rules --unverified
  greenshoe rules us/unregistered-legend
"""

CHECKLIST = """List what the law asks to be done about a deal, each with its date.

DEAL is a deal file. Filings, notices and votes, and questions that only a person can answer, come in the order of
their dates, which are counted from the deal's timetable; what the facts of the deal already settle is left out.

\b
Examples:
  greenshoe checklist deals/our-note.yaml
  greenshoe checklist deals/our-note.yaml --format json > checklist.json
"""

EXPLAIN = """Say why a rule applies to a deal, or why not.

RULE is a rule's name and DEAL a deal file. Each document of the deal that the rule speaks of is explained. In the place
of a rule, "regime" explains the safe harbor of each document, and the one that each tranche would have alone.

\b
Examples:
  greenshoe explain us/unregistered-legend deals/our-note.yaml
  greenshoe explain regime deals/our-note.yaml
"""

LINT_TEMPLATES = """Check the templates of a library before any deal shows what is wrong with them.

LIBRARY is the folder of your firm's own library; if you name none, the built-in one is checked. Every document is
drafted for deals that are generated so that each condition of each template comes out both ways. Told are facts and
names that do not exist, text that no deal can print, figures typed in by hand, slots that are missing or misspelt,
files and macros that nothing uses, and slips of language. What is meant so says why in the template, on its line or
the line above: {# lint: reason #}.

\b
Examples:
  greenshoe lint-templates
  greenshoe lint-templates our-house
"""

SCHEMA = """Print the JSON Schema of what you write by hand.

SUBJECT is offering (a deal file; if you name none), rule or statement. Editors complete and check these files by
their schema.

\b
Example:
  greenshoe schema rule > rule.schema.json
"""
