"""Measures what a user waits for, side by side in one run: medians of alternating runs, in milliseconds."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median

from greenshoe import Library, Offering, check, draft
from greenshoe.drafting.draft import Draft
from greenshoe.writing import prepare, render
from greenshoe.writing._fonts import only_house_fonts

BIN = Path(sys.executable).parent
EXAMPLE = Path(__file__).parents[1] / "examples" / "aptorum.yaml"
ON, AT = date(2026, 1, 5), datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
BARE = "weasyprint page.html page.pdf -s print.css"


def main() -> None:
    """Run both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=11, help="runs of each, after one that is not counted")
    runs = parser.parse_args().n
    offering, library = Offering.load(str(EXAMPLE)), Library()
    drafts = {name: draft(name, offering, library, on=ON, at=AT) for name in library.documents}
    with tempfile.TemporaryDirectory() as folder, only_house_fonts(library):
        # The bare command gets our page, our style and our fonts: only the work around them differs.
        print_table(f"Cold: a whole process, {runs} runs", measure(_cold(Path(folder), drafts, library), runs), BARE)
    for name, page in drafts.items():
        warm = measure(_warm(name, page, offering, library), runs)
        print_table(f"Warm: {name}, in one process, {runs} runs", warm, "WeasyPrint alone")


def measure(works: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Return the median milliseconds of each work; they take turns, so that a busy machine slows all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for run in range(runs + 1):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            if run:
                times[name].append((time.perf_counter() - began) * 1000)
    return {name: median(taken) for name, taken in times.items()}


def print_table(title: str, medians: Mapping[str, float], unit: str) -> None:
    """Print medians with their ratio to the one called *unit*."""
    print(f"\n{title}\n")
    print(f"| {'what':<58} | median ms | ratio |\n|{'-' * 60}|----------:|------:|")
    for name, taken in medians.items():
        print(f"| {name:<58} | {taken:9.1f} | {taken / medians[unit]:5.2f} |")


def _cold(folder: Path, drafts: Mapping[str, Draft], library: Library) -> dict[str, Callable[[], object]]:
    print_style = library.find("house/print.css")
    if print_style is None:
        raise SystemExit("bench: the library has no house/print.css")
    (folder / "page.html").write_text(drafts["press-release"].html, encoding="utf-8")
    commands = {
        "python -c pass": ["python", "-c", "pass"],
        "greenshoe --help": ["greenshoe", "--help"],
        "greenshoe check aptorum.yaml (three documents)": ["greenshoe", "check", str(EXAMPLE)],
        "greenshoe draft aptorum.yaml -d press-release -f pdf": [
            *("greenshoe", "draft", str(EXAMPLE)),
            *("-d", "press-release", "-f", "pdf", "-o", str(folder / "output")),
        ],
        BARE: ["weasyprint", "page.html", "page.pdf", "-s", str(print_style)],
    }
    return {name: partial(_run, command, folder) for name, command in commands.items()}


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=folder, capture_output=True, check=False)
    if done.returncode not in (0, 1):  # 1: there are findings
        raise SystemExit(f"bench: {' '.join(command)} failed:\n{done.stderr.decode()}")


def _warm(name: str, page: Draft, offering: Offering, library: Library) -> dict[str, Callable[[], object]]:
    prepare(library, ["pdf"])
    import weasyprint

    print_style = str(library.find("house/print.css"))

    def whole() -> bytes:
        made = draft(name, offering, library, on=ON, at=AT)
        check(made, library)
        return render(made, "pdf", library)

    return {
        "draft": lambda: draft(name, offering, library, on=ON, at=AT),
        "check": lambda: check(page, library),
        "PDF": lambda: render(page, "pdf", library),
        "draft + check + PDF": whole,
        "WeasyPrint alone": lambda: weasyprint.HTML(string=page.html).write_pdf(stylesheets=[print_style]),
    }


if __name__ == "__main__":
    main()
