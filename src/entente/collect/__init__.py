"""Collect: from pages, rows and pasted text to articles with their parts labelled."""
