"""Renderers: a document, workbook or table and a theme in, the bytes of a file out; pure, one package a format."""
