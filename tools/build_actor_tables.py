"""Build `lexicon/states.csv`, `people.csv` and `offices.csv` from the shared fact tables and the supplement here.

Run from the repository: `python tools/build_actor_tables.py ../shared/tables`. The shared tables stop in mid-2022
(`as_of`); `office_supplement.csv` beside this file holds what came after and the countries they lack, and its dates
win. A blank end means "in office on `as_of`", never "in office today".
"""

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HERE = Path(__file__).parent
_LEXICON = _HERE.parent / "src" / "entente" / "lexicon"
_SUPPLEMENT_AS_OF = "2025-06"
_EARLIEST_END = "2000"
_EARLIEST_END_MINOR = "2010"
_MAJOR = {"head_of_state", "head_of_government", "foreign", "defence", "security"}
_RANKS = {"principal", "deputy", "acting"}
_DROPPED_DEPUTIES = {"other", "trade", "finance", "energy", "interior", "parliament", "chief_of_staff", "central_bank"}
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})
# Codes of states that the code table lacks or that have no ISO code.
_EXTRA_CODES = {
    "XKX": ("347", "347", "2008-2017"),
    "SUN": ("365", "365", "1922-1991"),
    "YUG": ("345", "345", "1918-2006"),
    "CSK": ("315", "315", "1918-1992"),
    "DDR": ("265", "265", "1949-1990"),
    "VDR": ("817", "817", "1954-1975"),
    "YMD": ("680", "680", "1967-1990"),
}


@dataclass(kw_only=True)
class Person:
    """A person on the way into the table."""

    name: str
    country: str
    qid: str = ""
    forms: dict[str, None] = field(default_factory=dict)
    basis: str = ""


@dataclass(frozen=True, kw_only=True)
class Term:
    """A person's time in an office on the way into the table."""

    person: Person
    actor: str
    kind: str
    rank: str
    title: str
    start: str
    end: str
    as_of: str
    basis: str


def fold(text: str) -> str:
    """Return `text` in lower-case ASCII letters with single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", plain.lower()))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


class People:
    """Persons by every name they have in a country, so that the tables meet."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self._by_name: dict[tuple[str, str], Person] = {}
        self._by_qid: dict[str, Person] = {}

    def find(self, name: str, country: str, *, qid: str = "", basis: str = "") -> Person:
        """Return the person of that item or name, a new one if there is none."""
        person = self._by_qid.get(qid) if qid else None
        person = person or self._by_name.get((fold(name), country)) or self._abroad(name, country)
        if person is None:
            person = Person(name=name, country=country, qid=qid, basis=basis)
            self.all.append(person)
        self.add_form(person, name)
        if qid:
            person.qid = person.qid or qid
            self._by_qid.setdefault(qid, person)
        return person

    def _abroad(self, name: str, country: str) -> Person | None:
        """Return the namesake of a state for the head of an organisation, and the other way round."""
        namesakes = [person for person in self.all if fold(person.name) == fold(name)]
        if len(namesakes) != 1 or (country and namesakes[0].country):
            return None
        namesakes[0].country = namesakes[0].country or country
        return namesakes[0]

    def add_form(self, person: Person, form: str) -> None:
        """Note that `person` is also called `form`."""
        self._by_name.setdefault((fold(form), person.country), person)
        if form != person.name:
            person.forms[form] = None


def supplement_terms(people: People) -> Iterator[Term]:
    """Yield the hand-made terms; they name the persons first."""
    for row in rows(_HERE / "office_supplement.csv"):
        person = people.find(row["person"], _country(row["actor"]), basis="unverified")
        for form in filter(None, row["forms"].split("|")):
            people.add_form(person, form)
        yield Term(
            person=person, actor=row["actor"], kind=row["kind"], rank=row["rank"], title=row["title"],
            start=row["start"], end=row["end"], as_of="" if row["end"] else _SUPPLEMENT_AS_OF, basis="unverified",
        )  # fmt: skip


def _country(actor: str) -> str:
    if re.fullmatch(r"[A-Z]{3}", actor) and actor not in {
        "EUR",
        "WHO",
        "WTO",
        "IMF",
        "ICC",
        "SCO",
        "OAS",
        "LAS",
        "IEA",
    }:
        return actor
    owner = {row["id"]: row["country"] for row in rows(_LEXICON / "organisations.csv")}
    return owner.get(actor, "")


def holder_terms(people: People, tables: Path) -> Iterator[Term]:
    """Yield the terms of the Wikidata-derived table and of the British one."""
    for row in rows(tables / "office_holders.csv"):
        kept = row["rank"] in _RANKS and not (row["rank"] == "deputy" and row["office_kind"] in _DROPPED_DEPUTIES)
        bad = {"end_before_start", "open_but_later_holder", "label_not_latin"} & set(row["flags"].split("|"))
        if row["iso3"] == "GBR" and row["office_kind"] != "ambassador":
            continue  # the British table is better
        earliest = _EARLIEST_END if row["office_kind"] in _MAJOR else _EARLIEST_END_MINOR
        if kept and not bad and (row["end"] or row["as_of"]) >= earliest:
            yield _term(people, row, basis=f"wikidata:{row['person_qid']}", qid=row["person_qid"])
    for row in rows(tables / "gbr_ministers_2026.csv"):
        if row["rank"] in _RANKS and not (row["rank"] == "deputy" and row["office_kind"] in _DROPPED_DEPUTIES):
            yield _term(people, row, basis="Institute for Government ministers database (CC BY 4.0)")


def _term(people: People, row: dict[str, str], *, basis: str, qid: str = "") -> Term:
    person = people.find(_bare(row["person"]), row["iso3"], qid=qid, basis=basis)
    return Term(
        person=person, actor=row["iso3"], kind=row["office_kind"], rank=row["rank"], title=row["position"],
        start=row["start"], end=row["end"], as_of="" if row["end"] else row["as_of"], basis=basis,
    )  # fmt: skip


def _bare(name: str) -> str:
    """Return a name without peerage, honours and brackets, given name first."""
    name = re.sub(r"\s*\(.*?\)|\s*[\"“].*?[\"”]|, Prince of \w+", "", name).replace("‘", "'")
    name = re.sub(r",? (Jr|Sr)\.?$", r" \1.", name)
    name = re.sub(r", (II|III|IV)$", r" \1", name)
    swapped = re.fullmatch(r"([^,]+), ([^,]+)", name)
    if swapped and " " not in swapped[1]:
        name = f"{swapped[2]} {swapped[1]}"
    name = re.sub(r",? (Baron|Baroness|Viscount|Earl|Lord)\b.*| \(.*?\)", "", name)
    return re.sub(r"^(Sir|Dame|Lord|Lady|Baroness|Rt Hon|Dr|Dr\.) ", "", name).strip()


def leader_terms(people: People, tables: Path) -> Iterator[Term]:
    """Yield heads of state and government of all states, from two lists of leaders."""
    for row in rows(tables / "leaders_1945_2021.csv"):
        if row["iso3"] and " " in row["leader"].strip():
            basis = "REIGN leader list 2021-03 (MIT)"
            person = people.find(_bare(row["leader"].strip()), row["iso3"], basis=basis)
            end = "" if row["end"] >= row["as_of"] else row["end"]
            yield Term(
                person=person, actor=row["iso3"], kind="leader", rank="principal", title="Leader", start=row["start"],
                end=end, as_of="" if end else row["as_of"], basis=basis,
            )  # fmt: skip
    for row in rows(tables / "leaders_2022.csv"):
        if not row["iso3"] or row["person"].startswith("Q"):
            continue
        kind = (
            "head_of_government"
            if re.search(r"[Pp]rime|[Pp]remier|[Cc]hancellor|Taoiseach", row["position"])
            else "head_of_state"
        )
        basis = f"wikidata:{row['person_qid']}"
        person = people.find(_bare(row["person"]), row["iso3"], qid=row["person_qid"], basis=basis)
        yield Term(
            person=person, actor=row["iso3"], kind=kind, rank="principal", title=row["position"],
            start=row["start_year"], end=row["end_year"], as_of="" if row["end_year"] else row["as_of"], basis=basis,
        )  # fmt: skip


def organisation_terms(people: People, tables: Path) -> Iterator[Term]:
    """Yield the heads of the United Nations and its organs."""
    actors = {"United Nations": "UN", "World Trade": "WTO", "International Court": "ICJ"}
    for row in rows(tables / "igo_heads.csv"):
        actor = next((code for words, code in actors.items() if words in row["position"]), None)
        if actor and (row["end"] or row["as_of"]) >= _EARLIEST_END:
            basis = f"wikidata:{row['person_qid']}"
            person = people.find(_bare(row["person"]), "", qid=row["person_qid"], basis=basis)
            yield Term(
                person=person, actor=actor, kind="head", rank=_rank(row["position"]), title=row["position"],
                start=row["start"], end=row["end"], as_of="" if row["end"] else row["as_of"], basis=basis,
            )  # fmt: skip


def _rank(position: str) -> str:
    leads = position.startswith(
        ("Secretary-General of the United", "Director-General of the World Trade", "President of the Int")
    )
    return "principal" if leads else "deputy"


def settle(terms: Iterable[Term]) -> list[Term]:
    """Return the terms without those that an earlier, better row already tells."""
    kept: dict[tuple[int, str, str], list[Term]] = {}
    heads: set[tuple[int, str]] = set()
    result = []
    for term in terms:
        head = (id(term.person), term.actor)
        if term.kind in {"leader", "head_of_state", "head_of_government"}:
            if term.kind == "leader" and head in heads:
                continue
            heads.add(head)
        same = kept.setdefault((id(term.person), term.actor, term.kind), [])
        if any(_same_term(term, other) for other in same):
            continue
        if term.end and term.start and term.end < term.start:
            continue
        same.append(term)
        result.append(term)
    return result


def _same_term(late: Term, early: Term) -> bool:
    """Whether two rows tell one term: starts within the shorter precision, or one lies inside the other."""
    size = min(len(late.start), len(early.start), 7)
    if not size:
        return True
    if abs(int(late.start[:4]) - int(early.start[:4])) <= 1 and (size == 4 or late.start[:4] == early.start[:4]):
        return True
    return early.start <= late.start <= (early.end or "9") and early.basis == "unverified"


def slugs(people: Iterable[Person]) -> dict[int, str]:
    """Return an id for each person: the folded name, with the country where two share it."""
    taken: dict[str, int] = {}
    result = {}
    for person in people:
        slug = fold(person.name).replace(" ", "-")
        if slug in taken:
            slug = f"{slug}-{(person.country or 'x').lower()}"
        number, base = 2, slug
        while slug in taken:
            slug, number = f"{base}-{number}", number + 1
        taken[slug] = id(person)
        result[id(person)] = slug
    return result


def write(name: str, header: list[str], lines: Iterable[list[str]]) -> None:
    """Write a table of the lexicon."""
    with (_LEXICON / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def build_people(tables: Path) -> None:
    """Write `people.csv` and `offices.csv`."""
    people = People()
    sources = [
        supplement_terms(people),
        holder_terms(people, tables),
        organisation_terms(people, tables),
        leader_terms(people, tables),
    ]
    terms = settle(term for source in sources for term in source)
    used = {id(term.person) for term in terms}
    ids = slugs(person for person in people.all if id(person) in used)
    alone: dict[str, list[str]] = {}
    for row in rows(_HERE / "alone_names.csv"):
        alone.setdefault(row["person"], []).extend(row["form"].split("|"))
    unknown = set(alone) - set(ids.values())
    if unknown:
        raise SystemExit(f"alone_names.csv: no such person {sorted(unknown)}")
    persons = sorted((ids[id(person)], person) for person in people.all if id(person) in ids)
    write(
        "people.csv",
        ["id", "name", "country", "qid", "forms", "alone", "basis"],
        (
            [key, p.name, p.country, p.qid, "|".join(p.forms), "|".join(alone.get(key, [])), p.basis]
            for key, p in persons
        ),
    )
    write(
        "offices.csv",
        ["person", "actor", "kind", "rank", "title", "start", "end", "as_of", "basis"],
        sorted([ids[id(t.person)], t.actor, t.kind, t.rank, t.title, t.start, t.end, t.as_of, t.basis] for t in terms),
    )


def build_states(tables: Path) -> None:
    """Write `states.csv`: the codes of every state that `state_names.csv` names."""
    codes = {row["iso3c"]: row for row in rows(tables / "states.csv") if row["iso3c"]}
    items = {row["iso3"]: row["country_qid"] for row in rows(tables / "leaders_2022.csv") if row["iso3"]}
    lines = []
    for row in rows(_LEXICON / "state_names.csv"):
        key, name = row["id"], row["names"].split("|")[0]
        code = codes.get(key)
        if code:
            spans = [_years(code["cow_years"]), _years(code["gw_years"])]
            lines.append(
                [key, name, code["cown"], spans[0], code["gwn"], spans[1], items.get(key, ""), "countrycode 284d6a2"]
            )
        else:
            cow, gw, years = _EXTRA_CODES.get(key, ("", "", ""))
            lines.append([key, name, cow, years, gw, years, items.get(key, ""), "unverified"])
    write("states.csv", ["id", "name", "cow", "cow_years", "gw", "gw_years", "qid", "basis"], lines)


def _years(spans: str) -> str:
    """Return year spans with the open end left open: the panels stop in 2016 and 2017."""
    return "|".join(re.sub(r"-(2016|2017)$", "-", span) for span in spans.split(";"))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    build_states(folder)
    build_people(folder)
