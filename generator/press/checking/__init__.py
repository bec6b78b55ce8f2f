"""What is wrong with the papers of a blueprint, and what is still to be decided."""
