"""Lượt làm việc: one at a time, the written first, and nobody is kept out for long."""

from threading import Barrier, Event, Semaphore, Thread
from time import sleep

import pytest

from config.turns import Turns

WAIT = 10


class Work:
    """Một việc đang làm dở: tells when it has begun, and ends when it may."""

    def __init__(self, name, seen, may_end):
        self.name, self.seen, self.may_end, self.begun = name, seen, may_end, Event()

    def __call__(self):
        self.seen.append(self.name)
        self.begun.set()
        assert self.may_end.wait(WAIT)
        return self.name


class People:
    """Những người cùng chờ một quầy; each in a thread of his own."""

    def __init__(self, turns):
        self.turns, self.seen, self.answers, self.threads = turns, [], [], []
        self.may_end = Event()

    def come(self, name, *, writes=False):
        """Một người đến, and stands in the line (or is worked for) when this returns."""
        work = Work(name, self.seen, self.may_end)
        person = Thread(target=lambda: self.answers.append(self.turns.take(work, writes=writes)))
        person.start()
        self.threads.append(person)
        while not (work.begun.is_set() or any(work in piece for piece in list(self.turns._line))):
            sleep(0.001)
        return work

    def end(self):
        """Mọi việc được làm xong."""
        self.may_end.set()
        for person in self.threads:
            person.join(WAIT)
            assert not person.is_alive()


def test_what_is_done_is_returned_and_what_is_raised_is_raised():
    turns = Turns()

    def broken():
        raise OSError("hong")

    for _ in range(2):
        assert turns.take(lambda: "xong", writes=True) == "xong"
        with pytest.raises(OSError, match="hong"):
            turns.take(broken, writes=True)


def test_one_is_worked_for_at_a_time():
    people = People(Turns(patience=60))
    assert people.come("a").begun.wait(WAIT)
    waiting = [people.come(name) for name in "bc"]

    assert not any(work.begun.wait(0.1) for work in waiting)

    people.end()
    assert people.seen == ["a", "b", "c"]


def test_what_was_written_goes_before_what_is_read():
    people = People(Turns(patience=60, head_start=60))
    people.come("đang làm").begun.wait(WAIT)

    for name, writes in (("đọc 1", False), ("đọc 2", False), ("ghi 1", True), ("ghi 2", True)):
        people.come(name, writes=writes)

    people.end()
    assert people.seen == ["đang làm", "ghi 1", "ghi 2", "đọc 1", "đọc 2"]


def test_page_does_not_give_way_for_ever():
    people = People(Turns(patience=60, head_start=0))
    people.come("đang làm").begun.wait(WAIT)

    people.come("đọc")
    people.come("ghi sau", writes=True)

    people.end()
    assert people.seen == ["đang làm", "đọc", "ghi sau"]


def test_who_takes_long_keeps_nobody_out():
    people = People(Turns(patience=0.05))
    works = [people.come(name) for name in "abcd"]

    assert all(work.begun.wait(WAIT) for work in works)

    people.end()
    # The place is free again, though the slow ones left it to others long before they were done.
    assert people.turns.take(lambda: "xong", writes=False) == "xong"
    assert people.turns._holder is None


def test_late_comer_too_is_let_in_when_patience_ends():
    """The one who watched took his turn long ago; another watches now."""
    turns = Turns(patience=0.1)
    first = People(turns)
    first.come("a").begun.wait(WAIT)
    first.come("b").begun.wait(WAIT)
    first.end()
    people = People(turns)
    people.come("c").begun.wait(WAIT)

    assert people.come("d").begun.wait(WAIT)

    people.end()


def test_no_more_work_beside_one_another_than_there_are_places():
    people = People(Turns(patience=0, places=2))
    works = [people.come(name) for name in "abc"]
    assert works[0].begun.wait(WAIT)
    assert works[1].begun.wait(WAIT)

    assert not works[2].begun.wait(0.1)

    people.end()
    assert people.seen == ["a", "b", "c"]


@pytest.mark.parametrize("patience", [60, 0])
def test_nobody_is_forgotten_in_a_rush(patience):
    turns, together, answers = Turns(patience=patience, places=3), Barrier(20), Semaphore(0)

    def person(name):
        together.wait(WAIT)
        for each in range(50):
            assert turns.take(lambda: (name, each), writes=bool(each % 3)) == (name, each)  # noqa: B023
            answers.release()

    threads = [Thread(target=person, args=(name,), daemon=True) for name in range(20)]
    for thread in threads:
        thread.start()

    for _ in range(1000):
        assert answers.acquire(timeout=WAIT)
