"""Build `lexicon/state_names_foreign.csv`: what other languages call a state, from CLDR by way of Babel.

Run from the repository: `python tools/build_foreign_names.py`. Only `find_names` reads the table, to find the anchors
that a translated copy shares with its original.
"""

import csv
from importlib.metadata import version
from pathlib import Path

from babel import Locale
from babel.core import get_global

_LEXICON = Path(__file__).parent.parent / "src" / "entente" / "lexicon"
_LANGUAGES = (
    "cs",
    "da",
    "de",
    "es",
    "fi",
    "fr",
    "hu",
    "it",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sv",
    "tr",
    "uk",
    "vi",
)
_WORDS = {"Indie", "Viro"}  # of English
_SHORTEST = 4  # letters; shorter names are words of other languages


def main() -> None:
    """Write the table: one row a state and name, the first language that uses it named."""
    alpha3 = get_global("territory_aliases")
    codes = {old: new[0] for old, new in alpha3.items() if len(old) == 3 and len(new) == 1}
    states = list(csv.DictReader((_LEXICON / "state_names.csv").open(encoding="utf-8")))
    known = {name for row in states for name in row["names"].split("|")}
    rows = []
    for row in states:
        code = codes.get(row["id"])
        for language in _LANGUAGES if code else ():
            name = Locale(language).territories.get(code, "")
            if len(name) >= _SHORTEST and name not in known | _WORDS and "(" not in name and "[" not in name:
                known.add(name)
                rows.append([row["id"], language, name, f"CLDR, Babel {version('babel')}"])
    with (_LEXICON / "state_names_foreign.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "language", "name", "basis"])
        writer.writerows(rows)


main()
