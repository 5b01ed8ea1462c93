"""A report in words for people, and as JSON for other programs."""

from typing import Any

from exports.attachments import moment
from exports.fingerprints import grouped
from exports.verify.report import Report
from webapp.language import say
from webapp.paper.sentences import Sentence


def as_text(report: Report, language: str) -> str:
    """The verdict first, then every check, who signed, and what is not proven."""

    def said(sentence: Sentence) -> str:
        return say(sentence, language)

    lines = [said(report.verdict), said(report.because), ""]
    lines += [f"{said(check.what)}: {said(check.why)}" for check in report.checks]
    if report.facts:
        lines += ["", f"{said(Sentence('verify.fingerprint'))}: {grouped(report.facts.fingerprint)}"]
    if report.root_fingerprint:
        lines += [f"{said(Sentence('verify.root'))}: {grouped(report.root_fingerprint)}"]
    lines += [""] * bool(report.signatures)
    for one in report.signatures:
        lines.append(f"- {one.organisation}; {', '.join(filter(None, (one.person, one.function)))}")
        if one.reservation:
            lines.append(
                f"  {said(Sentence('verify.reservation', words=one.reservation, about=one.reservation_about))}"
            )
    if report.limits:
        lines += ["", f"{said(Sentence('verify.not_proven'))}:", *(f"- {said(limit)}" for limit in report.limits)]
    return "\n".join(lines)


def as_json(report: Report, language: str) -> dict[str, Any]:
    """Stable keys beside the words, so that programs need not read sentences."""
    facts = report.facts
    return {
        "finding": report.finding.name.lower(),
        "exit_status": report.exit_status,
        "verdict": _sentence(report.verdict, language),
        "because": _sentence(report.because, language),
        "checks": [
            {
                "what": _sentence(check.what, language),
                "finding": check.finding.name.lower(),
                "why": _sentence(check.why, language),
            }
            for check in report.checks
        ],
        "limits": [_sentence(limit, language) for limit in report.limits],
        "root_certificate": report.root_fingerprint,
        "edition": facts
        and {
            "title": facts.title,
            "number": facts.number,
            "frozen_at": moment(facts.frozen_at),
            "fingerprint": facts.fingerprint,
            "installation": facts.installation,
        },
        "signatures": [
            {
                "organisation": one.organisation,
                "person": one.person,
                "function": one.function,
                "at": moment(one.at),
                "reservation": one.reservation,
                "reservation_about": one.reservation_about,
            }
            for one in report.signatures
        ],
    }


def _sentence(sentence: Sentence, language: str) -> dict[str, str]:
    return {"key": sentence.key, "words": say(sentence, language)}
