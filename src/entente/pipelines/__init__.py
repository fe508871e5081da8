"""The weights and tables of the shipped English parser (package data), and where they lie."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def pipeline_file(pipeline: str, name: str) -> Traversable:
    """Return the file `name` of a shipped pipeline ("en")."""
    return files(__package__) / pipeline / name
