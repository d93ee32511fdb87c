"""Cửa vào: a slow line holds nobody up, and no more are worked for at once than there is room."""

from io import BytesIO
from threading import Event, Semaphore, Thread

import pytest

from config import gate
from config.gate import Gate


class Line:
    """Một đường truyền chậm: brings the body only when it is told to."""

    def __init__(self, content):
        self.content, self.may_come = BytesIO(content), Event()

    def read(self, length):
        assert self.may_come.wait(10)
        return self.content.read(length)


def request(body=b"", line=None):
    return {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(body)), "wsgi.input": line or BytesIO(body)}


def echo(environ, start_response):
    return [environ["wsgi.input"].read()]


def test_what_was_sent_arrives_whole():
    assert Gate(echo)(request(b"mot hai ba"), None) == [b"mot hai ba"]


def test_request_without_a_length_is_let_in_as_it_is():
    for text in (None, "", "abc", "-5"):
        assert Gate(echo)(request() | {"CONTENT_LENGTH": text}, None) == [b""]


def test_request_that_broke_off_is_not_worked_for():
    said = []

    def never(request, start_response):
        raise AssertionError("half a number was taken for a number")

    answer = Gate(never)(
        request(b"value=118") | {"wsgi.input": BytesIO(b"value=11")}, lambda *told: said.append(told)
    )

    assert (answer, said[0][0]) == ([], "400 Bad Request")


def test_slow_line_waits_outside():
    door, slow = Gate(echo), Line(b"cham")
    answers = []
    waiting = Thread(target=lambda: answers.append(door(request(b"cham", slow), None)))
    waiting.start()

    assert door(request(b"nhanh"), None) == [b"nhanh"]

    slow.may_come.set()
    waiting.join(10)
    assert answers == [[b"cham"]]


class Working:
    """Một ứng dụng đang làm dở: what has come in, and whether it may go on."""

    def __init__(self):
        self.inside, self.may_go, self.seen = Semaphore(0), Event(), []

    def __call__(self, asked, start_response):
        self.seen.append(asked["number"])
        self.inside.release()
        assert self.may_go.wait(10)
        return [b""]


def come(door, number):
    person = Thread(target=door, args=(request() | {"number": number}, None))
    person.start()
    return person


def test_one_is_worked_for_at_a_time():
    work = Working()
    door = Gate(work, patience=60)
    people = [come(door, number) for number in range(3)]
    assert work.inside.acquire(timeout=10)

    assert not work.inside.acquire(timeout=0.2)

    work.may_go.set()
    for person in people:
        person.join(10)
    assert sorted(work.seen) == [0, 1, 2]


def test_who_takes_long_keeps_nobody_out():
    work = Working()
    door = Gate(work, patience=0.05)
    slow = come(door, "cham")
    assert work.inside.acquire(timeout=10)

    others = [come(door, number) for number in range(2)]

    assert work.inside.acquire(timeout=10)
    assert work.inside.acquire(timeout=10)
    work.may_go.set()
    for person in (slow, *others):
        person.join(10)
    # The place is free again, though the slow one left it to others long before it was done.
    assert Gate(echo)(request(b"xong"), None) == [b"xong"]
    assert not door.place._holder


def test_large_file_goes_its_own_way_and_takes_no_place(monkeypatch):
    monkeypatch.setattr(gate, "SMALL", 4)
    door = Gate(echo, patience=60)
    with door.place.taken():
        assert door(request(b"mot tep lon"), None) == [b"mot tep lon"]


def test_fault_inside_leaves_the_place_free():
    def broken(asked, start_response):
        raise OSError("hong")

    door = Gate(broken, patience=60)
    for _ in range(2):
        with pytest.raises(OSError, match="hong"):
            door(request(), None)
    assert not door.place._holder
