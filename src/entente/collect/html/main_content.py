"""The lines of a page that are its main content, by trafilatura."""

from copy import deepcopy

from entente.collect.html.tree import Tree


def find_main_lines(tree: Tree) -> tuple[str, ...]:
    """Return the lines of the main content of a page; none if it has none."""
    from trafilatura import extract  # noqa: PLC0415  # loads in a second and a half, for HTML only

    found = extract(deepcopy(tree), fast=True, include_comments=False, include_tables=True, output_format="txt")
    return tuple(line.strip() for line in (found or "").splitlines() if line.strip())
