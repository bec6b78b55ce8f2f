"""``make bench``: run the benchmarks and say whether their limits hold; ``python -m benchmarks NAME…`` runs some."""

from __future__ import annotations

import sys

from . import again, cold_build, growth, kills, loading, many, reproducible, watching, word, workbook

QUICK = {
    "loading": loading,
    "cold_build": cold_build,
    "again": again,
    "watching": watching,
    "growth": growth,
    "workbook": workbook,
    "word": word,
}
SLOW = {"many": many, "kills": kills, "reproducible": reproducible}

if __name__ == "__main__":
    chosen = sys.argv[1:] or QUICK
    verdicts = [{**QUICK, **SLOW}[name].run() for name in chosen]
    sys.exit(0 if all(verdicts) else 1)
