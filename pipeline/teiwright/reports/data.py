"""Findings as programs read them: JSON and SARIF."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from teiwright import __version__
from teiwright.findings import Finding, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as JSON, with the same fields in the same order."""
    ordered = in_order(findings)
    counts = Counter[Severity]()
    for finding in ordered:
        counts[finding.severity] += finding.count
    return json.dumps(
        {
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "infos": counts[Severity.INFO],
            "findings": [_record(f) for f in ordered],
        },
        ensure_ascii=False,
        indent=2,
    )


def _record(finding: Finding) -> dict[str, str | int]:
    place = finding.place
    return {
        "severity": finding.severity.value, "code": finding.code, "message": finding.message, "hint": finding.hint, "file": place.file,
        "line": place.line, "column": place.column, "context": place.context, "path": place.path, "source_line": place.source_line, "count": finding.count,
    }  # fmt: skip


def as_sarif(findings: Iterable[Finding]) -> str:
    """The findings as SARIF 2.1.0 (OASIS), which editors and build servers show at the place."""
    ordered = in_order(findings)
    codes = list(dict.fromkeys(f.code for f in ordered))
    run = {
        "tool": {
            "driver": {
                "name": "teiwright",
                "semanticVersion": __version__,
                "rules": [{"id": code} for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, codes.index(f.code)) for f in ordered],
    }
    return json.dumps(
        {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]},
        ensure_ascii=False,
        indent=2,
    )


def _result(finding: Finding, rule: int) -> dict[str, object]:
    place = finding.place
    words = finding.message + (f" What to do: {finding.hint}" if finding.hint else "")
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": words},
        "occurrenceCount": finding.count,
    }
    location: dict[str, object] = {}
    if place.file:
        physical: dict[str, object] = {
            "artifactLocation": {"uri": quote(place.file.replace("\\", "/"), errors="surrogateescape")}
        }
        if place.line:
            physical["region"] = {"startLine": place.line} | (
                {"startColumn": place.column} if place.column else {}
            )
        location["physicalLocation"] = physical
    if place.path:
        location["logicalLocations"] = [{"fullyQualifiedName": place.path}]
    if place.context:
        location["message"] = {"text": place.context}
    if location:
        result["locations"] = [location]
    return result
