"""``make bench``: run every benchmark and say whether its limit holds."""

from __future__ import annotations

import sys

from . import cold_build, loading

if __name__ == "__main__":
    verdicts = [benchmark.run() for benchmark in (loading, cold_build)]
    sys.exit(0 if all(verdicts) else 1)
