"""The weights and tables of the shipped English parser (package data), and where they lie."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice


def pipeline_file(pipeline: str, name: str) -> Traversable:
    """Return the file `name` of a shipped pipeline ("en")."""
    return files(__package__) / pipeline / name


@cache
def word_ranks() -> Mapping[str, int]:
    """Return the words of the shipped English tokenizer with their rank, the commonest first."""
    vocabulary: Mapping[str, int] = json.loads(pipeline_file("en", "tokenizer.json").read_text("utf-8"))["model"][
        "vocab"
    ]
    return {word: rank for word, rank in vocabulary.items() if not word.startswith(("#", "["))}


@cache
def common_words(n: int) -> frozenset[str]:
    """Return the `n` commonest words of English as the tokenizer ranks them, in lower case."""
    words = (word for word, _ in sorted(word_ranks().items(), key=lambda pair: pair[1]) if word.isalpha())
    return frozenset(islice((word for word in words if len(word) > 1 or word in {"a", "i"}), n))
