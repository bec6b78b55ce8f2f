"""How papers look: which theme is wanted, whether it is right, and the company's brand laid over it."""
