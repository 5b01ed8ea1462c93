"""What import-linter cannot see: what really gets loaded."""

import subprocess
import sys


def test_the_rules_and_the_exports_load_neither_flask_nor_sqlalchemy() -> None:
    assert loaded("import exports, webapp.paper.wording, webapp.paper.redline") & {"flask", "sqlalchemy"} == set()


def test_the_exports_load_what_prints_and_signs_only_when_it_is_used() -> None:
    assert loaded("import exports") & {"weasyprint", "pyhanko", "pikepdf"} == set()


def test_the_rules_load_the_standard_library_and_diff_match_patch_only() -> None:
    others = loaded("import webapp.paper.carry_over, webapp.paper.sign_off") - set(sys.stdlib_module_names)
    assert {name for name in others if not name.startswith("_")} - loaded("") <= {"webapp", "diff_match_patch"}


def loaded(statement: str) -> set[str]:
    """Top-level names of the modules that a fresh Python has loaded after the statement."""
    program = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(answer.stdout.split())
