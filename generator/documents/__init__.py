"""The format-free vocabulary: what a paper says, with nothing of selling and nothing of a file format.

``blocks`` and ``Document`` are for papers that are read, ``Workbook`` for those that are filled and
calculated, ``inline`` turns light markdown into runs. Everything is frozen; renderers only read.
"""
