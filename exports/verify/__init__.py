"""The verifier: offline, without web and database. `verify(pdf, roots=…)` and `python -m exports.verify FILE`."""

from exports.verify.report import Check, Finding, Report, SignedFor
from exports.verify.verifier import Issued, Known, verify

__all__ = ["Check", "Finding", "Issued", "Known", "Report", "SignedFor", "verify"]
