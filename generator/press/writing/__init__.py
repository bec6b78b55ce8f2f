"""The folder of a set: whose it is, what stands there, and how it is written without losing anything."""
