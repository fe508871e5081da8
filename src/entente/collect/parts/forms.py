"""Lines known by their form: a date and nothing else, who wrote, who took the picture, who else reported."""

import re

from entente.collect.days import find_days
from entente.collect.parts.lines import Line
from entente.records import Part

_AROUND_DATES = re.compile(
    r"""(?xi)
    \b(?:published|updated|posted|modified|last|first|created|edited|date|issued|originally|print|time|on|at|am|pm|
      a\.m|p\.m|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|
      jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|
      january|february|march|april|may|june|july|august|september|october|november|december|
      gmt|utc|edt|est|et|cet|cest|ist|bst|msk|pst|pdt|pt|cst|cdt|beijing|moscow|local|
      ago|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|yesterday|today|min|read|of|the)\b|
    \d+(?:st|nd|rd|th)?|[^\w]"""
)
_HAS_TIME = re.compile(
    r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[:.]\d\d\b|"
    r"\b\d+\s*(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|"
    r"\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_NAME = (
    r"[A-ZÀ-ÞĀ-Ž][\w.'’-]*(?: (?:de|da|di|al|el|bin|ibn|van|von|der|den|la|le|du|of|the|and|[A-ZÀ-ÞĀ-Ž][\w.'’-]*|&))*"
)
_BYLINE = re.compile(
    rf"^(?:(?:Story|Written|Text|Analysis|Opinion|Report|Exclusive|Reporting|Words)? ?\b[Bb][Yy]:?|Author:|Reporter:) ?"
    rf"{_NAME}(?:(?:,| and| in| for| with| \||/| -| –| —|;) ?{_NAME})*[.,|]?"
)
_ROLE = re.compile(r"\b(?:correspondent|editor|reporter|writer|columnist|analyst|contributor|bureau|staff)s?\b")
_BYLINE_LONGEST = 16
_NAME_AND_DATE = re.compile(  # "Ada Low, Thursday 24 May 2018"
    r"^[A-ZÀ-Þ][a-zà-ÿ'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,2}(?:,| \||\s[-–—]) "
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:[A-Z][a-z]{2,8}\.? )?\d{1,2}\b"
)
_DATED_LABEL = 9  # words
_CREDIT = re.compile(
    r"""(?x)\(?(?:
    (?:Additional\ |With\ )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Tt]ranslat(?:ing|ion)|[Cc]ompiled|[Rr]esearch)
      \ (?:by|from)\ [A-Z]|
    (?:[—–-]+\ )?[Ww]ith\ (?:assistance|reporting|contributions|files)\ (?:by|from)\ [A-Z]|
    Source:\ [A-Z]|With\ (?:\w+\ )?(?:wires?|agencies)\b|Contributing:|Contributors?:|contributed\ to\ this\ |
    Write\ to\ [A-Z].*@)"""
)
_HELPED = re.compile(  # behind names and nothing else
    r",? (?:also )?(?:contributed(?: (?:to|reporting|coverage|research|from|reports?)\b|\.|$)"
    r"|(?:reported|wrote) from [A-Z]|reported (?:on|for) this (?:story|article))"
)
_BETWEEN_NAMES = frozenset(
    re.findall(
        r"\w+",
        "and in at of the for de da di al el bin ibn van von der den la le du "
        "correspondent correspondents writer writers reporter reporters editor editors staff",
    )
)
_CONTACT = re.compile(
    r"\b[\w.+-]+@[\w-]+\.[a-z]{2,}"
    r"|\b[Ff]ollow (?:him|her|them|us|me|the author)\b.{0,20}(?:@|on (?:Twitter|X|Facebook)\b)"
)
_CONTACT_LONGEST = 40
_ABOUT_AUTHOR = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.'’-]+ ){1,4}(?:is|was|covers|writes|reports) .{0,80}"
    r"\b(?:reporter|correspondent|writer|columnist|contributor|journalist|producer|editor|for (?:CNN|AP|Reuters))\b"
)
_ABOUT_LONGEST = 45
_CREDIT_SAYS = re.compile(r"\b(?:that|said|told|after|because|when|which|who)\b")
_CREDIT_LONGEST = 60
_CREDIT_CAPITALS = 0.45  # share of names among its words; body sentences have .1 to .4
_AGENCIES = (
    r"(?:AP|AFP|EPA|EFE|TASS|RIA|ANI|PTI|UPI|DPA|Reuters|REUTERS|Xinhua|Sputnik|Getty|GETTY|Kyodo|Yonhap|Anadolu"
    r"|Shutterstock|iStock|Alamy|Bloomberg|Pool|POOL|Handout|KCNA|IRNA|Planet Labs|Maxar)"
)
_PICTURE_OPENS = re.compile(
    r"""(?x)
    (?:Photo(?:graph)?(?:s|:|\ by|\ credit|\ courtesy|\ illustration)|PHOTO[:\ ]
      |Image(?::|\ by|\ credit|\ copyright|\ caption|\ source|\ \d+\ of)|Credit[:.]|Credit\ [A-Z]
      |Picture:|Pictured?(?::|\ above)|Caption\b|File\ (?:photo|image|picture)|FILE\ ?(?:PHOTO|-|–|—)|Video:
      |In\ this\ (?:[\w.,'’-]+\ ){0,6}(?:photo|image|picture|frame\ grab|handout)\b
      |Illustration(?:\ by|:)|Enlarge\ this\ image\b|[Tt]oggle\ caption|hide\ caption|Getty\ Images?)"""
)
_PICTURE_CLOSES = re.compile(
    rf"""(?x)
    [(\[][^()\[\]]{{0,60}}\b(?:Photo|Image|Credit|Picture|Pic|photo|Handout)\b[^()\[\]]{{0,60}}[)\]]\.?$|
    [(\[](?:[^()\[\]]{{0,50}}(?:/|,|\ via\ |\ –\ |\ ))?
      {_AGENCIES}(?:\ (?:Images|Photos?|News))?(?:/[^()\[\]]+)?[)\]]\.?$|
    (?:/|\bvia\ |—\ ?|–\ ?|\|\ ?|•\ ?){_AGENCIES}(?:\ (?:Images|Photos?|File|via\ [\w\ ]+))?[.)\]]?$|
    \b(?:REUTERS|AFP|EPA)/[A-Z][\w.'’ -]{{2,40}}$|
    \b(?:Getty\ Images|Getty\ Photos|AP\ Photo|AFP\ Photo|Shutterstock|iStock|Agence\ France-Presse)\b[^.!?]{{0,40}}$|
    (?:Photo|Photograph|Image|Picture|Credit|Copyright)(?:\ by|:|s:)\ ?[A-Z][^.!?]{{0,60}}$"""
)
_CREDIT_OF_PICTURE = 130  # characters at the end of a line
_PICTURE_LONGEST = 75
_CAPTION_VERB = re.compile(
    r"\b(?:meets?|shakes?|speaks?|talks?|attends?|holds?|greets?|walks?|poses?|arrives?|welcomes?|addresses|waves?"
    r"|looks?|listens?|gestures?|stands?|sits?|signs?|delivers?|inspects?|toasts?|reviews?|chairs?|hugs?|embraces?"
    r"|smiles?|visits?|participates?|applauds?|(?:is|are) (?:seen|pictured|shown|greeted|welcomed))\b"
)
_CAPTION_LONGEST = 55
_LAST_WORDS = 45  # characters after the date of a caption: "in Moscow, Russia."
_SEEN_HERE = re.compile(r"^(?:Pictured|From left|From right|Clockwise from)\b|\((?:left|right|center|centre)\)")


def is_page_date(line: Line) -> bool:
    """Say whether a line is a date or an hour and nothing else: "Published 16 May 2024, 9:02 GMT"."""
    if line.words > 18 or (next(find_days(line.text), None) is None and not _HAS_TIME.search(line.text)):
        return False
    return not _AROUND_DATES.sub("", line.text) or _closes_with_date(line)


def _closes_with_date(line: Line) -> bool:
    """Say whether a short line without a stop ends in a full date: "Your briefing for Friday, 2 May 2014"."""
    if line.words > _DATED_LABEL or line.ends or _PICTURE_OPENS.match(line.text) or is_byline(line):
        return False
    return any(found.span.end == len(line.text) for found in find_days(line.text))


def is_byline(line: Line) -> bool:
    """Say whether a line tells who wrote, with at most a date behind."""
    if _NAME_AND_DATE.match(line.text) and next(find_days(line.text), None):
        return line.words <= _BYLINE_LONGEST
    if line.words > _BYLINE_LONGEST or (match := _BYLINE.match(line.text)) is None:
        return False
    rest = line.text[match.end() :]
    return not _AROUND_DATES.sub("", rest) or not re.search(r"[a-z]{3}", rest) or _ROLE.search(rest) is not None


def is_credit(line: Line) -> bool:
    """Say whether a line tells who else reported: "Anna Weiss reported from Vienna"."""
    if line.words <= _CONTACT_LONGEST and _CONTACT.search(line.text):
        return True
    if line.words > _CREDIT_LONGEST or _CREDIT_SAYS.search(line.text):
        return False
    if _CREDIT.match(line.text) is None and not _names_helpers(line.text):
        return False
    return line.capital_share > _CREDIT_CAPITALS


def _names_helpers(words: str) -> bool:
    """Say whether names, and nothing else, stand before words of helping: "Anna Weiss and Paul Osei contributed"."""
    helped = _HELPED.search(words)
    names = re.findall(r"[^\s,;()]+", words[: helped.start()]) if helped else []
    return bool(names) and all(name[0].isupper() or name.lower() in _BETWEEN_NAMES for name in names)


def is_about_author(line: Line) -> bool:
    """Say whether a line at the foot tells who the author is: "Ada Low is the Oslo correspondent of the Courier"."""
    return line.words <= _ABOUT_LONGEST and _ABOUT_AUTHOR.match(line.text) is not None


def is_caption(line: Line) -> bool:
    """Say whether a line describes or credits a picture."""
    if line.words <= _PICTURE_LONGEST and (
        _PICTURE_OPENS.match(line.text) or _PICTURE_CLOSES.search(line.text[-_CREDIT_OF_PICTURE:])
    ):
        return True
    if line.words > _CAPTION_LONGEST:
        return False
    if _SEEN_HERE.search(line.text) and line.words < 40:
        return True
    return _dates_a_picture(line.text)


def _dates_a_picture(words: str) -> bool:
    """Say whether words tell in the present tense what happened on a full date: only captions do."""
    last = max((found.span.end for found in find_days(words)), default=0)
    if not last or len(words) - last > _LAST_WORDS or re.search(r"[.!?][\"”’]? [A-Z]", words[: last - 12]):
        return False
    verb = _CAPTION_VERB.search(words)
    return verb is not None and verb.start() < last and not re.search(r"[\"“”]", words)


def find_form(line: Line) -> Part | None:
    """Return what a line is by its form alone, None for what may be body."""
    for part, is_one in _FORMS:
        if is_one(line):
            return part
    return None


_FORMS = (
    (Part.BYLINE, is_byline),
    (Part.PAGE_DATE, is_page_date),
    (Part.CREDIT, is_credit),
    (Part.CAPTION, is_caption),
)
