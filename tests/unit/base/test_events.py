"""Listeners are told what changed, in order, until they stop listening."""

from mlconnector_gui.base.events import Changed, Events


def test_every_listener_is_told_in_order() -> None:
    events, heard = Events(), list[tuple[str, Changed]]()
    events.listen(lambda changed: heard.append(("first", changed)))
    events.listen(lambda changed: heard.append(("second", changed)))

    events.publish("posting", "a", "b")

    told = Changed(subject="posting", ids=("a", "b"))
    assert heard == [("first", told), ("second", told)]


def test_no_ids_means_many() -> None:
    events, heard = Events(), list[Changed]()
    events.listen(heard.append)

    events.publish("run")

    assert heard == [Changed(subject="run", ids=())]


def test_who_stops_listening_hears_no_more() -> None:
    events, heard = Events(), list[Changed]()
    stop = events.listen(heard.append)

    stop()
    events.publish("run")

    assert heard == []


def test_a_listener_may_stop_while_it_is_told_without_another_missing_it() -> None:
    events, heard = Events(), list[str]()

    def once(changed: Changed) -> None:
        heard.append(f"once {changed.subject}")
        stop()

    stop = events.listen(once)
    events.listen(lambda changed: heard.append(f"always {changed.subject}"))

    events.publish("run")
    events.publish("audit")

    assert heard == ["once run", "always run", "always audit"]


def test_stopping_twice_ends_one_listening_only() -> None:
    events, heard = Events(), list[Changed]()
    stop = events.listen(heard.append)

    stop()
    stop()
    events.publish("run")

    assert heard == []
