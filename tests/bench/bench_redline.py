"""How quick and how close a redline is, beside git, wdiff and diff-match-patch: `python -m tests.bench.bench_redline`."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from diff_match_patch import diff_match_patch

from tests.bench.prose import edited, text
from tests.bench.ratios import ratio, ratio_row, row
from webapp.paper.compare import differing_tokens
from webapp.paper.redline import changes, redline
from webapp.paper.rows import Row, forget, row_of
from webapp.paper.wording import Wording

GIT = ("git", "diff", "--word-diff", "--no-index")
WDIFF = ("wdiff",)


def main() -> None:
    print(__doc__)
    for words, share, goal in ((1_000, 0.01, 0.3), (1_000, 0.1, 1.0), (10_000, 0.01, 0.6), (50_000, 0.01, 1.2)):
        old = text(words, seed=1)
        beside(f"redline, {words:,} words, {share:.0%} changed", goal, old, edited(old, share, seed=2), GIT)
    for words, goal in ((10_000, 4), (50_000, 1)):
        beside(f"redline, {words:,} words, completely rewritten", goal, text(words, seed=1), text(words, seed=3), WDIFF)
    twice_the_words()
    the_same_each_time()
    for share in (0.01, 0.05, 0.1):
        how_close(share)


def beside(work: str, goal: float, old: str, new: str, command: tuple[str, ...]) -> None:
    """Our call, with nothing remembered of the texts, beside a process that reads two files."""
    with TemporaryDirectory() as folder:
        process = _process(command, old, new, Path(folder))
        ratio_row(work, goal, ratio(_ours(old, new), process), " ".join(command))


def _ours(old: str, new: str) -> Callable[[], object]:
    base, wanted = Wording.from_text(old), Wording.from_text(new)

    def work() -> object:
        forget()
        return redline(Wording(base.blocks), Wording(wanted.blocks))

    return work


def _process(command: tuple[str, ...], old: str, new: str, folder: Path) -> Callable[[], object]:
    (folder / "old").write_text(old, encoding="utf-8")
    (folder / "new").write_text(new, encoding="utf-8")
    return lambda: subprocess.run((*command, "old", "new"), cwd=folder, capture_output=True, check=False)


def twice_the_words() -> None:
    for words in (1_000, 4_000, 16_000):
        one, two = text(words, seed=1), text(2 * words, seed=1)
        found = ratio(_ours(two, edited(two, 0.02, seed=2)), _ours(one, edited(one, 0.02, seed=2)))
        ratio_row(f"redline, {2 * words:,} words", 2.2, found, f"itself with {words:,} words")


def the_same_each_time() -> None:
    """A hundred runs, half of them beside four busy processes: the bytes of all must be the same."""
    old = text(2_000, seed=1)
    base, wanted = Wording.from_text(old), Wording.from_text(edited(old, 0.1, seed=2))
    found = {str(redline(base, wanted)) for _ in range(50)}
    busy = [subprocess.Popen((sys.executable, "-c", "while True: pass")) for _ in range(4)]
    try:
        found |= {str(redline(base, wanted)) for _ in range(50)}
    finally:
        for process in busy:
            process.kill()
            process.wait()
    row("the same redline in 100 runs, 50 beside busy processes", "1 result", f"{len(found)} results", "itself")


def how_close(share: float) -> None:
    """How many words are marked before tidying, beside the fewest possible; how many groups a person sees, beside wdiff's."""
    old = text(2_000, seed=1)
    new = edited(old, share, seed=2)
    base, wanted = Wording.from_text(old), Wording.from_text(new)
    rows = row_of(base.blocks), row_of(wanted.blocks)
    row(
        f"words marked, {share:.0%} changed",
        "at most 1.02",
        f"{_marked(*rows) / _fewest(*rows):.3f}",
        "diff-match-patch",
    )
    with TemporaryDirectory() as folder:
        theirs = _process(WDIFF, old, new, Path(folder))().stdout.decode()  # type: ignore[attr-defined]
    groups = theirs.count("[-") + theirs.count("{+") - theirs.count("-] {+")
    row(f"groups shown, {share:.0%} changed", "at most 1.05", f"{len(changes(base, wanted)) / groups:.3f}", "wdiff")


def _marked(old: Row, new: Row) -> int:
    edits = differing_tokens(old, new)
    return sum(old.words_in(edit[0], edit[1]) + new.words_in(edit[2], edit[3]) for edit in edits)


def _fewest(old: Row, new: Row) -> int:
    """Words in the minimal comparison of all tokens at once, without a time limit."""
    number = {token: chr(0x10000 + at) for at, token in enumerate(dict.fromkeys((*old.tokens, *new.tokens)))}
    is_word = {number[token]: is_one for row in (old, new) for token, is_one in zip(row.tokens, row.words, strict=True)}
    compare = diff_match_patch()
    compare.Diff_Timeout = 0
    found = compare.diff_main(*("".join(number[token] for token in row.tokens) for row in (old, new)), False)
    return sum(is_word[sign] for operation, signs in found if operation for sign in signs)


if __name__ == "__main__":
    main()
