"""What a company writes: YAML text to a validated blueprint, with everything that is wrong in it."""
