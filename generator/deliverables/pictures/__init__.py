"""Pictures in papers: a process, a funnel, a rollout, a cadence, as shapes whose places are reckoned here."""
