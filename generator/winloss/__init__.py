"""The Win-Loss programme at work: what its register asks for, deals chosen by rules, and what people send read back."""
