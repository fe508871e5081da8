"""The brief as one self-contained page: no script, nothing loaded from elsewhere, every line opens on its sentences."""

from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from entente.query.brief import Brief, Evidence


def render_report(brief: Brief, *, made: date) -> str:
    """Return the HTML page of `brief`; words of articles are escaped, the trigger of each event is marked."""
    pages = Environment(
        loader=PackageLoader("entente.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["marked"] = _marked
    return pages.get_template("brief.html").render(brief=brief, made=made)


def _marked(evidence: Evidence) -> Markup:
    """Return the sentence of `evidence` with the words that name the event marked."""
    start = evidence.trigger.start - evidence.span.start
    end = evidence.trigger.end - evidence.span.start
    before, word, after = evidence.sentence[:start], evidence.sentence[start:end], evidence.sentence[end:]
    return Markup("{}<mark>{}</mark>{}").format(before, word, after)
