"""Who acts in the news: states, people with their dated offices, organisations, groups, collectives."""

from entente.lexicon.actors.describe import Description, describe
from entente.lexicon.actors.forms import Form, FormKind
from entente.lexicon.actors.gazetteer import Gazetteer, Hit, find_names, gazetteer, lowered
from entente.lexicon.actors.letters import fold, slug, words_of
from entente.lexicon.actors.lookup import (
    actor,
    behind,
    find_actor,
    holder,
    in_office,
    offices_of,
    people_named,
    sector_of,
    terms_in,
)

__all__ = [
    "Description",
    "Form",
    "FormKind",
    "Gazetteer",
    "Hit",
    "actor",
    "behind",
    "describe",
    "find_actor",
    "find_names",
    "fold",
    "gazetteer",
    "holder",
    "in_office",
    "lowered",
    "offices_of",
    "people_named",
    "sector_of",
    "slug",
    "terms_in",
    "words_of",
]
