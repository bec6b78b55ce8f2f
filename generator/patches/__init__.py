"""Proposed changes of a blueprint: a file that a person reads and edits, put into the company's own files."""
