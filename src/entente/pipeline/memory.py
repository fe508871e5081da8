"""Memory that was freed, given back to the system."""

import ctypes
import sys


def give_back() -> None:
    """Give the system back what this process has freed: glibc keeps it, for a parser that is no longer there.

    Measured after reading 40 articles: 182 MB; with the parser gone 159 MB; after this 114 MB.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc only
        if trim is not None:
            trim(0)
