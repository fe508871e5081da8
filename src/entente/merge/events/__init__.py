"""Events: mentions that can be one event become one, with every position on it and who stands behind it."""

from entente.merge.events.clusters import Cluster, find_clusters
from entente.merge.events.events import make_events

__all__ = ["Cluster", "find_clusters", "make_events"]
