"""``make bench``: run every benchmark and say whether its limit holds."""

from __future__ import annotations

import sys

from . import cold_build

if __name__ == "__main__":
    sys.exit(0 if cold_build.run() else 1)
