"""``python -m generator`` is ``salesbook``."""

from generator.cli import main

main()
