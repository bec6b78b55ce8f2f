"""How often a thing is done: read from what people write, in Polish and in English."""
