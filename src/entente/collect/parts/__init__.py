"""Parts of an article: which lines are body and what the others are. Nothing is cut, spans are labelled."""

from entente.collect.parts.datelines import place_in
from entente.collect.parts.labels import label_parts

__all__ = ["label_parts", "place_in"]
