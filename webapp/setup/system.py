"""What the system itself must have: `python -m webapp.setup.system run|test`.

Lists what is missing and prints the one apt line; runs it if it may (root) or after asking. Exit status 1: still missing.
"""

import importlib.util
import os
import shutil
import subprocess
import sys

RUN = {
    "libpangoft2-1.0-0": "sets the type of the PDF",
    "libharfbuzz-subset0": "embeds only the letters that are used",
}
TEST = {
    "chromium": "the browser of the stories",
    "poppler-utils": "pdfsig, pdftotext, pdffonts: a PDF as others see it",
    "qpdf": "checks the structure of a PDF",
    "mupdf-tools": "a second renderer",
    "default-jdk-headless": "runs veraPDF",
    "libjaxb-java": "veraPDF needs it",
    "wdiff": "a second opinion on redlines",
}


def main(purpose: str) -> int:
    wanted = RUN | venv_package() | (TEST if purpose == "test" else {})
    if os.environ.get("CHROMIUM"):
        wanted.pop("chromium", None)
    if not shutil.which("dpkg-query"):
        print("This is no Debian or Ubuntu. Please see that the system has:", *describe(wanted), sep="\n  ")
        return 0
    missing = {name: why for name, why in wanted.items() if not installed(name)}
    if not missing:
        return 0
    print("The system lacks:", *describe(missing), sep="\n  ")
    return install(list(missing))


def venv_package() -> dict[str, str]:
    """Debian ships Python without the part that makes virtual environments."""
    if importlib.util.find_spec("ensurepip"):
        return {}
    return {f"python3.{sys.version_info.minor}-venv": "makes the virtual environment"}


def describe(packages: dict[str, str]) -> list[str]:
    return [f"{name:24}{why}" for name, why in packages.items()]


def installed(package: str) -> bool:
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout == "installed"


def install(packages: list[str]) -> int:
    """Run the apt line as root, or with sudo once the person has agreed. Never silently, never half."""
    root = os.geteuid() == 0
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    print("\n  " + ("" if root else "sudo ") + " ".join(line) + "\n")
    if not root and not agreed():
        print("Please run this line, then the same make command again.")
        return 1
    before = [] if root else ["sudo"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*before, "apt-get", "update", "--quiet", "--quiet"], check=False, env=quiet)
    return subprocess.run([*before, *line], check=False, env=quiet).returncode


def agreed() -> bool:
    if not (sys.stdin.isatty() and shutil.which("sudo")):
        return False
    return input("Run it now? [y/N] ").strip().lower() in {"y", "yes", "j", "ja"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
