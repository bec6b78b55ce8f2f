"""Layers laid on one another, by id at every depth: what a blueprint says together with its bases."""
