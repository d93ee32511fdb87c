"""Cửa vào: a slow line holds nobody up, and no more are worked for at once than there is room."""

from io import BytesIO
from threading import Event, Semaphore, Thread

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
    door, slow = Gate(echo, at_once=1), Line(b"cham")
    answers = []
    waiting = Thread(target=lambda: answers.append(door(request(b"cham", slow), None)))
    waiting.start()

    assert door(request(b"nhanh"), None) == [b"nhanh"]

    slow.may_come.set()
    waiting.join(10)
    assert answers == [[b"cham"]]


def test_no_more_are_worked_for_at_once_than_there_is_room():
    inside, may_go, seen = Semaphore(0), Event(), []

    def slow(environ, start_response):
        seen.append(environ["number"])
        inside.release()
        assert may_go.wait(10)
        return [b""]

    door = Gate(slow, at_once=2)
    people = [Thread(target=door, args=(request() | {"number": number}, None)) for number in range(3)]
    for person in people:
        person.start()
    assert inside.acquire(timeout=10)
    assert inside.acquire(timeout=10)

    assert not inside.acquire(timeout=0.2)
    may_go.set()
    for person in people:
        person.join(10)
    assert sorted(seen) == [0, 1, 2]


def test_large_file_goes_its_own_way_and_takes_no_room(monkeypatch):
    monkeypatch.setattr(gate, "SMALL", 4)
    door = Gate(echo, at_once=1)
    with door.room:
        assert door(request(b"mot tep lon"), None) == [b"mot tep lon"]


def test_fault_inside_leaves_the_room_free():
    def broken(environ, start_response):
        raise OSError

    door = Gate(broken, at_once=1)
    for _ in range(2):
        try:
            door(request(), None)
        except OSError:
            continue
    assert door.room.acquire(blocking=False)
