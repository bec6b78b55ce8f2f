"""A company's own Word and Excel files that papers are put into: found, looked over, filled within bounds."""
