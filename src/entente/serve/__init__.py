"""Serve: the faces of the record: the command line, exports, the brief on a screen and on a page."""
