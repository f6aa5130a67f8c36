"""
The sandbox in a hostile world at full size, seed after seed, each a process of its own.

    uv run python -m tests.faults.hostile_seeds --seeds 1-20 [--faults hostile] [--route batch] > table.md
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.children import REPOSITORY, child_environment

_LONGEST_SECONDS = 900
_COLUMNS = (
    "seed",
    "exit",
    "seconds",
    "documents",
    "duplicates",
    "lost",
    "unapproved",
    "needs person",
    "faults",
)


SETTLED_ALONE = ("orchestration", "batch")
"""On these routes nothing is left to a person once the faults stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxRun:
    """How one sandbox ended."""

    seed: int
    exit_code: int
    report: dict[str, Any]
    told: str

    @property
    def needs_person(self) -> int:
        return sum(counts["needs_person"] for counts in self.report["connections"].values())

    @property
    def is_good(self) -> bool:
        zeroes = (self.report[name] for name in ("duplicates", "lost", "unapproved"))
        return self.exit_code == 0 and not any(zeroes) and self.report["audit"]["verified"] and not self.told

    def row(self) -> str:
        report = self.report
        cells = (
            self.seed,
            self.exit_code,
            report["seconds"],
            report["ledger"]["documents"],
            report["duplicates"],
            report["lost"],
            report["unapproved"],
            self.needs_person,
            sum(report["faults"].values()),
        )
        return "| " + " | ".join(map(str, cells)) + " |"


def run_sandbox(
    seed: int,
    folder: Path,
    *,
    faults: str = "hostile",
    route: str = "orchestration",
    size: tuple[str, ...] = (),
) -> SandboxRun:
    ended = subprocess.run(  # noqa: S603  our own program
        [
            *(sys.executable, "-m", "mlconnector_gui.app.cli", "sandbox", "--headless", "--json"),
            *("--seed", str(seed), "--faults", faults, "--route", route, *size),
        ],
        cwd=REPOSITORY,
        env=child_environment(folder),
        capture_output=True,
        timeout=_LONGEST_SECONDS,
        check=False,
    )
    told = ended.stderr.decode()
    if not ended.stdout:
        raise AssertionError(f"seed {seed} ended with {ended.returncode} and no report:\n{told}")
    return SandboxRun(seed=seed, exit_code=ended.returncode, report=json.loads(ended.stdout), told=told)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seeds", default="1-20", metavar="FIRST-LAST")
    parser.add_argument("--faults", choices=("none", "mild", "hostile"), default="hostile")
    parser.add_argument("--route", choices=("orchestration", "batch", "form"), default="orchestration")
    parser.add_argument("--connector", action="append", default=[], help="only the stores of this one")
    arguments = parser.parse_args()
    only = tuple(part for name in arguments.connector for part in ("--connector", name))
    first, _, last = arguments.seeds.partition("-")
    print("| " + " | ".join(_COLUMNS) + " |")
    print("|" + " --- |" * len(_COLUMNS), flush=True)
    bad = []
    with tempfile.TemporaryDirectory(prefix="mlc-hostile-") as folder:
        for seed in range(int(first), int(last or first) + 1):
            run = run_sandbox(seed, Path(folder), faults=arguments.faults, route=arguments.route, size=only)
            print(run.row(), flush=True)
            left = run.needs_person if arguments.route in SETTLED_ALONE else 0
            if not run.is_good or left:
                bad.append(seed)
                print(f"<!-- seed {seed}: {run.report['wrong']} {run.told} -->", flush=True)
    print(f"\nNot good: {bad or 'none'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
