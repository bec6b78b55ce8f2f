"""On which page of a Word file something will stand, without an office program: measured letters, lines and rows.

A renderer's bytes may not depend on which programs a machine has, and no two of those break pages alike; so the page
numbers that stand in a file until Word counts them itself are reckoned here, from the widths of the fonts' letters.
"""
