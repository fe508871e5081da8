"""Fixtures that several rooms share."""

import pytest


@pytest.fixture(scope="session")
def parser():
    """The shipped English parser, loaded once a run."""
    from entente.read.parse import load_parser

    return load_parser("en")
