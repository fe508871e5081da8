"""What the tables know of an actor, told to a person."""

from entente.query.known import tell_known


def test_a_seat_of_power_leads_to_its_state():
    told = list(tell_known("Kremlin"))
    assert told[0] == ("actor", "Russia  [RUS]")
    assert ("codes", "Correlates of War 365, Gleditsch-Ward 365") in told


def test_an_office_has_its_dates():
    told = [fact for what, fact in tell_known("Sergei Lavrov") if what == "office"]
    assert any("2004-03-09" in fact for fact in told)


def test_nobody_is_nobody():
    assert list(tell_known("Zzyzx Qwertyson")) == []
