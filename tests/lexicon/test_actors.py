import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.lexicon.actors import (
    FormKind,
    actor,
    describe,
    find_actor,
    find_names,
    gazetteer,
    holder,
    in_office,
    offices_of,
    people_named,
)
from entente.lexicon.actors.forms import all_forms
from entente.lexicon.actors.rows import (
    office_rows,
    organisation_rows,
    person_rows,
    place_rows,
    state_names,
    state_rows,
)
from entente.lexicon.roles import find_roles, role_rows, women, word_class
from entente.records import ActorKind

SECTORS = {
    "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "REB", "PRM", "PRE", "CVL", "BUS", "JRN", "PTY", "SOC", "EDU",
    "REL", "CRM", None,
}  # fmt: skip


def test_terms_are_ordered_in_time():
    wrong = [row for row in office_rows() if row.first_day and row.last_day and row.last_day < row.first_day]
    assert wrong == []


def test_open_terms_say_when_they_were_known_to_run():
    assert [row for row in office_rows() if row.end is None and row.as_of is None] == []


def test_every_office_has_a_listed_holder_and_actor():
    known = set(state_rows()) | set(organisation_rows())
    assert {row.person for row in office_rows()} <= set(person_rows())
    assert {row.actor for row in office_rows()} <= known


def test_ids_are_unique_over_the_tables():
    ids = [*state_rows(), *organisation_rows(), *person_rows()]
    assert len(ids) == len(set(ids))


def test_states_have_codes_of_three_letters_and_names():
    assert all(re.fullmatch(r"[A-Z]{3}", key) for key in state_rows())
    assert set(state_rows()) == set(state_names())
    assert {row.state for row in place_rows()} <= set(state_rows()) | {"EUR"}  # Brussels


def test_the_soviet_union_is_no_russia_and_keeps_its_code():
    assert state_rows()["SUN"].cow == "365"
    assert state_rows()["RUS"].id == "RUS"


def test_a_disputed_entity_keeps_its_id_under_the_state_that_claims_it():
    found = actor("ABK")
    assert found is not None
    assert (found.country, found.sector, found.party) == ("GEO", "PRE", "ABK")
    taiwan = actor("TWN")
    assert taiwan is not None
    assert taiwan.kind is ActorKind.STATE


def test_organisations_have_known_owners_and_sectors():
    owners = set(state_rows()) | set(organisation_rows()) | {None}
    assert [row.id for row in organisation_rows().values() if row.country not in owners] == []
    assert [row.id for row in organisation_rows().values() if row.sector not in SECTORS] == []


def test_every_row_says_where_it_can_be_checked():
    rows = [*state_rows().values(), *state_names().values(), *place_rows(), *person_rows().values(), *office_rows()]
    assert all(row.basis for row in rows)


def test_strong_forms_name_one_state():
    kinds = {FormKind.STATE, FormKind.ADJECTIVE, FormKind.PEOPLE}
    owners: dict[str, set[str]] = {}
    for form in all_forms():
        if form.kind in kinds and not form.weak:
            owners.setdefault(form.text, set()).add(form.actor_id)
    assert {text: ids for text, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("kind", "state", "day", "person"),
    [
        ("foreign", "CHN", date(2023, 3, 1), "qin-gang"),
        ("foreign", "CHN", date(2024, 3, 1), "wang-yi"),
        ("defence", "RUS", date(2013, 1, 1), "sergei-shoigu"),
        ("defence", "RUS", date(2024, 6, 1), "andrey-belousov"),
        ("head_of_government", "DEU", date(2010, 1, 1), "angela-merkel"),
        ("head_of_government", "GBR", date(2024, 8, 1), "keir-starmer"),
        ("head_of_state", "USA", date(2018, 1, 1), "donald-trump"),
        ("head_of_state", "USA", date(2022, 1, 1), "joe-biden"),
        ("foreign", "TUR", date(2024, 1, 1), "hakan-fidan"),
        ("head", "NATO", date(2016, 1, 1), "jens-stoltenberg"),
        ("head", "UN", date(2010, 1, 1), "ban-ki-moon"),
    ],
)
def test_who_held_an_office(kind, state, day, person):
    assert holder(kind, state, day) == (person,)


def test_an_unknown_office_has_no_holder():
    assert holder("foreign", "USA", date(1812, 1, 1)) == ()


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("Xi", "xi-jinping"), ("xi-jinping", "xi-jinping"), ("Kremlin", "RUS"), ("russia", "RUS"), ("RUS", "RUS"),
        ("the United States", "USA"), ("EU", "EUR"), ("Wang Yi", "wang-yi"), ("Houthis", "houthis"), ("Burma", "MMR"),
    ],
)  # fmt: skip
def test_an_actor_is_found_by_id_name_and_surname(name, actor_id):
    assert find_actor(name)[0].id == actor_id


def test_nobody_is_found_for_an_unknown_name():
    assert find_actor("Qwertz Uiop") == ()


def test_a_person_comes_with_dated_offices():
    found = actor("sergei-shoigu")
    assert found is not None
    assert (found.kind, found.country) == (ActorKind.PERSON, "RUS")
    assert any(office.end == date(2024, 5, 12) for office in found.offices)


def test_offices_are_in_order_and_can_be_asked_for_a_day():
    terms = offices_of("dmitry-medvedev")
    assert [term.start for term in terms] == sorted(term.start or "" for term in terms)
    assert any(term.kind == "head_of_state" and in_office(term, date(2010, 1, 1)) for term in terms)


def test_people_are_found_by_surname_the_best_known_first():
    assert people_named("Merkel")[0].id == "angela-merkel"
    assert people_named("Xyzzy") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("U.S.-China talks in N'Djamena", ["U.S.", "China", "N'Djamena"]),
        ("give us the facts", []),
        ("Moscow's Korea policy", ["Moscow"]),
        ("the North Korean leader Kim Jong Un", ["North Korean", "Kim Jong Un"]),
        ("al-Qaeda and ISIS", ["al-Qaeda", "ISIS"]),
        ("in May the price rose", []),
        ("Deutschland und Russland, la Chine et la Pologne", ["Deutschland", "Russland", "Chine", "Pologne"]),
        ("Владимир Путин посетил Китай", ["Китай"]),
        ("Türkiye’s president Recep Tayyip Erdogan", ["Türkiye", "Recep Tayyip Erdogan"]),
    ],
)
def test_names_are_found_in_raw_text(text, names):
    assert [span.of(text) for span, _ in find_names(text)] == names


@given(st.text(alphabet="UScthinaRus ia.'-\nKimJongPut", max_size=80))
def test_found_names_stand_in_order_and_apart(text):
    spans = [span for span, _ in find_names(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))


def test_every_strong_form_is_found_as_itself():
    lost = []
    for form in all_forms():
        hits = list(gazetteer().find(form.text))
        whole = [hit for hit in hits if hit.span.start == 0 and hit.span.end >= len(form.text.rstrip("+."))]
        if not any(found.actor_id == form.actor_id for hit in whole for found in hit.forms):
            lost.append(form.text)
    assert lost == []


@pytest.mark.parametrize("row", role_rows(), ids=lambda row: row.role)
def test_a_role_is_found_in_its_example(row):
    words = re.findall(r"\w+(?:'(?!s\b)\w+)*|'s|[^\w\s]", row.example.lower())
    assert any(match.row.role == row.role for match in find_roles(words, words))


def test_closed_classes_are_in_lower_case():
    assert all(word == word.lower() for word in word_class("site") | word_class("motion"))
    assert "Angela" in women()


def test_a_description_tells_codes_forms_and_offices():
    russia, kremlin = describe("Russia"), describe("Kremlin")
    assert russia == kremlin
    assert russia[0].codes is not None
    assert russia[0].codes.cow == "365"
    assert {"Moscow", "Kremlin", "Russian"} <= {form.text for form in russia[0].forms}
    lavrov = describe("Lavrov")[0]
    assert any(term.kind == "foreign" and term.start == "2004-03-09" for term in lavrov.terms)
    assert describe("Qwertz Uiop") == ()
