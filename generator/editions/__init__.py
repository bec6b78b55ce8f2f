"""Editions of a process: frozen as they were released, and what differs between two of them."""
