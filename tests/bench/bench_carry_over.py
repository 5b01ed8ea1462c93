"""Working in one proposal while 2,000 others are open: `python -m tests.bench.bench_carry_over`.

Fifty sections of 1,000 words; beside it, what others do: compare everything anew, or patch by guessing.
"""

import random

from diff_match_patch import diff_match_patch

from tests.bench.prose import RARE, text
from tests.bench.ratios import ratio, ratio_row, row
from webapp.paper.carry_over import carry_over
from webapp.paper.redline import Changes, apply, changes, runs
from webapp.paper.wording import Wording

SECTIONS = 50
PROPOSALS = 2_000

Section = tuple[Wording, list[tuple[Wording, Changes]]]
"""The base, and of each open proposal on it the wanted text and the changes."""


def main() -> None:
    print(__doc__)
    sections = [_section(seed, PROPOSALS // SECTIONS) for seed in range(SECTIONS)]
    everything = ratio(lambda: work_in(sections[0]), lambda: compare_anew(sections), rounds=9)
    ratio_row("working in one of 2,000, redlines made anew", 1 / 50, everything, "everything compared anew")
    ratio_row("the same", 1 / 4, ratio(lambda: work_in(sections[0]), lambda: patch(sections[0])), "patch_apply")
    wrong, tried = nobody_wrote(sections[:10])
    row("texts that nobody wrote", "0", f"{wrong} of {tried}", "patch_apply")
    more = [*sections, *(_section(seed, 10 * PROPOSALS // SECTIONS) for seed in (100, 101))]
    found = ratio(lambda: work_in(more[0]), lambda: work_in(sections[0]))
    ratio_row("with ten times as many in other sections", 1.1, found, "itself")


def work_in(section: Section) -> list[object]:
    """Adopts the first proposal, carries the others over and makes the redlines of those that stay."""
    base, (adopted, *others) = section
    now = apply(base, adopted[1])
    carried = [carry_over(base, adopted[1], own) for _, own in others]
    return [runs(now, one.changes) for one in carried if one.verdict in ("moved", "unaffected")]


def compare_anew(sections: list[Section]) -> list[object]:
    """What a system does that stores whole texts: each proposal of the paper is compared with its base again."""
    return [runs(base, changes(base, wanted)) for base, proposals in sections for wanted, _ in proposals]


def patch(section: Section) -> list[str]:
    """The other proposals as diff-match-patch's patches on the text after the first."""
    base, (adopted, *others) = section
    guess = diff_match_patch()
    return [guess.patch_apply(guess.patch_make(base.text, wanted.text), adopted[0].text)[0] for wanted, _ in others]


def nobody_wrote(sections: list[Section]) -> tuple[int, int]:
    """How often the patched text is not what carrying over gives, or is given although the two touch."""
    wrong = tried = 0
    for base, (adopted, *others) in ((base, proposals) for base, proposals in sections):
        now = apply(base, adopted[1])
        for patched, (_, own) in zip(patch((base, [adopted, *others])), others, strict=True):
            carried = carry_over(base, adopted[1], own)
            expected = None if carried.verdict == "conflict" else apply(now, carried.changes).text
            tried += 1
            wrong += patched != expected
    return wrong, tried


def _section(seed: int, proposals: int) -> Section:
    """A base and proposals of a person's size: a word, a few words, a sentence."""
    base, chance = Wording.from_text(text(1_000, seed)), random.Random(seed)
    wanted = [Wording.from_text(_edited(base.text, chance)) for _ in range(proposals)]
    return base, [(one, changes(base, one)) for one in wanted]


def _edited(text: str, chance: random.Random) -> str:
    lines = [line.split(" ") for line in text.split("\n")]
    line = chance.choice(lines)
    at, size = chance.randrange(len(line)), chance.choice((0, 1, 1, 3, 8))
    line[at : at + size] = chance.sample(RARE, max(size, 1))
    return "\n".join(" ".join(line) for line in lines)


if __name__ == "__main__":
    main()
