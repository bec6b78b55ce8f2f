"""When things fall: the wording of frequencies, the working calendar, occurrences, and a company's year."""
