"""What papers show as pictures: a process, a funnel, a rollout, a cadence, as shapes in places that are reckoned here."""
