"""What the tables know of an actor, for a person who asks why a name was read as it was."""

from collections.abc import Iterator

from entente.lexicon.actors import Description, describe

_FORMS = 24  # forms shown; a state has over a hundred
_TERMS = 12


def tell_known(name: str) -> Iterator[tuple[str, str]]:
    """Yield (what, the fact) for everything the tables know under `name`; nothing where they do not know it."""
    for found in describe(name):
        yield from _tell(found)


def _tell(found: Description) -> Iterator[tuple[str, str]]:
    actor, codes = found.actor, found.codes
    yield "actor", f"{actor.name}  [{actor.id}]"
    yield "is a", ", ".join(part for part in (actor.kind.value, actor.country, actor.sector) if part)
    if codes is not None:
        cow = f"Correlates of War {codes.cow}" if codes.cow else None
        gw = f"Gleditsch-Ward {codes.gw}" if codes.gw else None
        yield "codes", ", ".join(part for part in (cow, gw) if part)
    if actor.wikidata_id:
        yield "Wikidata", actor.wikidata_id
    forms = list(dict.fromkeys(f"{form.text} ({form.kind.value})" for form in found.forms))
    yield "read in", ", ".join(forms[:_FORMS]) + (f" and {len(forms) - _FORMS} more" if len(forms) > _FORMS else "")
    for term in found.terms[:_TERMS]:
        until = term.end or (f"in office on {term.as_of}" if term.as_of else "open")
        who = "" if term.person == actor.id else f"{term.person}: "
        yield "office", f"{who}{term.title} ({term.actor}), {term.start or '?'} to {until}"
    if len(found.terms) > _TERMS:
        yield "office", f"and {len(found.terms) - _TERMS} more"
    yield "basis", found.basis
