"""The brief: everything a desk wants to know of a record, on one screen."""

from entente.query.brief.compose import make_brief
from entente.query.brief.screen import (
    ArticleLine,
    Brief,
    CourseRow,
    Disagreement,
    DisputeBlock,
    EpisodeBlock,
    Evidence,
    Line,
    UntoldLine,
)

__all__ = [
    "ArticleLine",
    "Brief",
    "CourseRow",
    "Disagreement",
    "DisputeBlock",
    "EpisodeBlock",
    "Evidence",
    "Line",
    "UntoldLine",
    "make_brief",
]
