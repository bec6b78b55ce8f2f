"""What people changed by hand in papers that were made, found and led home to the fields of the blueprint.

A paper is rendered again as it was, and a second time with unseen marks around its texts that say where each comes
from; what a person's file says otherwise is compared line by line.
"""
