"""Building again at each save, and showing the pages meanwhile."""
