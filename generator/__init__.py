"""salesbook: a company's YAML process blueprint in, the papers of a ten-stage sales process out."""

__version__ = "0.1.0"
