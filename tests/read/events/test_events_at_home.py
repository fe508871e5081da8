"""What is said at home about home is no relation; the same words are, where another state is about."""

from event_coding import Parse, told

_HOME = "Emmanuel Macron spoke in Lyon. The French government met. The French parliament voted. France is large. " * 3


def test_a_promise_to_nobody_at_home(parser: Parse) -> None:
    assert told(parser, f"{_HOME}Emmanuel Macron promised to cut taxes.") == []


def test_a_promise_in_sight_of_another_state(parser: Parse) -> None:
    assert told(parser, f"{_HOME}Emmanuel Macron promised to cut taxes on goods from Chad.") != []


def test_a_promise_without_a_story(parser: Parse) -> None:
    assert told(parser, "Emmanuel Macron promised to cut taxes.") == ["AGREE FRA > pledged"]


def test_a_quarrel_at_home(parser: Parse) -> None:
    text = f"{_HOME}Emmanuel Macron criticised Francois Hollande."
    assert told(parser, text) == ["ACCUSE FRA > FRA happened"]


def test_two_of_whom_nobody_is_in_politics(parser: Parse) -> None:
    assert told(parser, f"{_HOME}Acme Shipping sued Globex Cement.") == []


def test_no_other_state_is_guessed_where_all_is_about_home(parser: Parse) -> None:
    assert told(parser, f"{_HOME}Emmanuel Macron condemned the leak during talks on Chad.") == []


def test_home_is_guessed_where_all_is_about_home(parser: Parse) -> None:
    assert told(parser, f"{_HOME}Russia imposed new tariffs to weaken France.") == ["SANCTION RUS > FRA happened"]


_STORY = (
    "Iran condemned Oman. Iran threatened Oman. Iran accused Oman of piracy. Iran expelled two Omani diplomats. "
    "Iran rejected Oman's offer. "
)


def test_the_other_party_of_a_story_about_two(parser: Parse) -> None:
    assert "THREATEN IRN > happened" not in told(parser, f"{_STORY}Iran vowed to retaliate.")


def test_nobody_is_guessed_where_an_actor_deals_with_several(parser: Parse) -> None:
    text = f"{_STORY}Iran praised Qatar. Iran thanked Qatar. Iran vowed to retaliate."
    assert "THREATEN IRN > happened" in told(parser, text)


def test_what_is_condemned_is_no_deed_of_the_other(parser: Parse) -> None:
    assert told(parser, f"{_STORY}Iran condemned the leaks.") == told(parser, _STORY)


def test_a_threat_by_a_state_is_meant_for_somebody_else(parser: Parse) -> None:
    assert told(parser, f"{_HOME}France threatened to close the strait.") == ["THREATEN FRA > happened"]
    assert told(parser, f"{_HOME}Emmanuel Macron threatened to resign.") == []
