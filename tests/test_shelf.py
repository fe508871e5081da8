"""What is put on a shelf comes back, whatever was put there in between."""

from hypothesis import given
from hypothesis import strategies as st

from entente.shelf import Shelf


@given(st.lists(st.binary(max_size=20_000), max_size=12))
def test_items_come_back_by_their_places(items):
    shelf = Shelf(bytes, bytes)
    for number, item in enumerate(items):
        assert shelf.add(item) == number
        assert shelf[number // 2] == items[number // 2]
    assert [shelf[place] for place in range(len(shelf))] == items
