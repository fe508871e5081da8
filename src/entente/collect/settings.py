"""What the room `collect` lets its user choose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectSettings:
    """Names of fields beyond those of `lexicon/fields.toml`, and the bounds that keep memory flat."""

    aliases: tuple[tuple[str, str], ...] = ()  # (name of a column, field it stands for): ("Inhalt", "text")
    longest_text: int = 4_000_000  # characters; the longest joint statements have some 60,000, court rulings 1 million
    longest_row: int = 16_000_000  # bytes of one row of JSON lines or CSV
    longest_list: int = 256_000_000  # bytes of a JSON file that is one list: it cannot be read row by row
    most_unpacked: int = 4_000_000_000  # bytes that one .gz may unpack to
    repeated_lines: bool = False  # read everything twice, to find the lines that the pages of one host have in common
    most_packed_ratio: int = 200  # news text packs 3 to 20 times; a bomb 1,000 times
