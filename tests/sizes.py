"""`make sizes`: the ten longest files and functions. A help, not a law: most files stay under 150 lines, most functions under 12."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path


def main() -> None:
    files = [Path(name) for name in tracked() if Path(name).is_file()]
    print("The longest files (lines):")
    show((len(file.read_text().splitlines()), str(file)) for file in files)
    print("\nThe longest functions (lines):")
    show(entry for file in files if file.suffix == ".py" for entry in functions(file))


def tracked() -> list[str]:
    """What people write: no lock files, no catalogues, no cases."""
    kinds = ["*.py", "*.js", "*.mjs", "*.css", "*.html", "Makefile"]
    answer = subprocess.run(["git", "ls-files", "-z", *kinds], capture_output=True, text=True, check=True)
    return answer.stdout.rstrip("\0").split("\0")


def functions(file: Path) -> Iterator[tuple[int, str]]:
    """(lines, place) of each function, its decorators and its docstring not counted."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            yield (node.end_lineno or 0) - first.lineno + 2, f"{file}:{node.lineno} {node.name}"


def show(entries: Iterator[tuple[int, str]]) -> None:
    for lines, place in sorted(entries, reverse=True)[:10]:
        print(f"  {lines:5}  {place}")


if __name__ == "__main__":
    main()
