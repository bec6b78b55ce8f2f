"""Excel files of a company's own that the values of a workbook are put into, read and written by openpyxl."""
