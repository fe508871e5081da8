"""Actors: who is named in an article, by name, role, metonym, group or pronoun."""

from entente.read.actors.link import link_actors

__all__ = ["link_actors"]
