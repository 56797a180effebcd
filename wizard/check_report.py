"""A proof of a question set as text, JSON, marks for GitHub's review page, or SARIF for code scanners."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import PurePath
from typing import Any, Literal
from urllib.parse import quote

from wizard import __version__
from wizard.findings import Finding
from wizard.questionset.checks import Proof
from wizard.questionset.explanations import pages

ReportFormat = Literal["text", "json", "github", "sarif"]


def report(proof: Proof, form: ReportFormat) -> str:
    """Return a proof in one of the formats, ending with a line end."""
    return _FORMATS[form](proof)


def _as_text(proof: Proof) -> str:
    """Return a line for each finding, and one of what was proved if nothing is wrong."""
    lines = [f"{finding} [{finding.code}]" for finding in proof.findings]
    if proof.holds:
        lines.append(f"Proved: {proof.summary}.")
    else:
        lines.append("For more on a code: optin-wizard check --explain CODE")
    return "\n".join(lines) + "\n"


def _as_json(proof: Proof) -> str:
    keys = ("code", "severity", "file", "line", "column", "message", "fix")
    findings = [{key: asdict(finding)[key] for key in keys} for finding in proof.findings]
    return json.dumps({"findings": findings, "proved": proof.counts}, ensure_ascii=False, indent=2) + "\n"


def _as_github(proof: Proof) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a change."""
    lines = [_command(finding) for finding in proof.findings]
    if proof.holds:
        lines.append(f"::notice title=Proved::{_escaped(proof.summary)}.")
    return "\n".join(lines) + "\n"


def _command(finding: Finding) -> str:
    place = {"file": PurePath(finding.file).as_posix(), "title": finding.code}
    if finding.line:
        place |= {"line": str(finding.line), "col": str(finding.column)}
    facts = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in place.items())
    return f"::{finding.severity} {facts}::{_escaped(f'{finding.message} ({finding.fix})')}"


def _escaped(text: str, also: str = "") -> str:
    """Return a text as workflow commands want it: signs with a meaning of their own as % and two digits."""
    for sign in f"%\r\n{also}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _as_sarif(proof: Proof) -> str:
    """Return SARIF 2.1.0 (OASIS): one run, a rule for each code that was found."""
    explained = pages()
    codes = sorted({finding.code for finding in proof.findings})
    rules = [_rule(code, explained[code]) for code in codes]
    driver = {"name": "optin-wizard", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in proof.findings],
        "properties": {"proved": proof.counts},
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, page: str) -> dict[str, Any]:
    what = page.split("\n")[1].removeprefix("What: ")
    return {"id": code, "shortDescription": {"text": what}, "help": {"text": page}}


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    path = PurePath(finding.file)
    where: dict[str, Any] = {
        "artifactLocation": {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}
    }
    if finding.line:
        where["region"] = {"startLine": finding.line, "startColumn": finding.column}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": f"{finding.message} ({finding.fix})"},
        "locations": [{"physicalLocation": where}],
    }


_FORMATS: Mapping[ReportFormat, Callable[[Proof], str]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
    "sarif": _as_sarif,
}
