"""From a name a user typed to the id of an actor."""

from entente.lexicon.actors import find_actor
from entente.query.ids import UnknownIdError
from entente.store import Record


def find_party(record: Record, typed: str) -> str:
    """Return the id of the actor that `typed` names, in the record or in the tables. Raises `UnknownIdError`."""
    actors = {actor.id: actor for actor in record.world().actors}
    folded = typed.casefold()
    for actor in actors.values():
        if folded in {actor.id.casefold(), actor.name.casefold(), *(alias.casefold() for alias in actor.aliases)}:
            return actor.id
    listed = find_actor(typed)
    if listed:
        return next((actor.id for actor in listed if actor.id in actors), listed[0].id)
    near = [actor.name for actor in actors.values() if folded in actor.name.casefold()][:5]
    hint = f"; did you mean {', '.join(near)}?" if near else "; see: entente actors"
    raise UnknownIdError(f"{typed}: no actor of that name in the record or in the tables{hint}")
