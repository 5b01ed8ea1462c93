"""`make bench`: how quick it is, as ratios side by side in one run, each with its goal. `BENCH_ROUNDS=3` for a first look.

One of them alone: `python -m tests.bench.bench_vote`. Nothing here fails a build: a goal that is missed is printed, not hidden.
"""

from tests.bench import bench_carry_over, bench_pages, bench_redline, bench_vote
from tests.bench.ratios import row


def main() -> None:
    row("what", "goal", "median of the rounds", "beside")
    for bench in (bench_pages, bench_vote, bench_redline, bench_carry_over):
        bench.main()


if __name__ == "__main__":
    main()
