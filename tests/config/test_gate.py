"""Cửa vào: a slow line holds nobody up, and half a request is not worked for."""

from io import BytesIO
from threading import Event, Thread

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


def test_who_waits_for_the_door_is_worked_for_in_turn():
    asked = []

    class Turns:
        def take(self, work, *, writes):
            asked.append(writes)
            return work()

    door = Gate(echo, Turns())
    for method in ("GET", "HEAD", "POST"):
        assert door(request(b"mot") | {"REQUEST_METHOD": method}, None) == [b"mot"]

    assert asked == [False, False, True]


def test_large_file_goes_its_own_way_and_leaves_no_connection_behind(monkeypatch):
    monkeypatch.setattr(gate, "SMALL", 4)
    given_back = []
    monkeypatch.setattr(gate.connections, "close_all", lambda: given_back.append(True))

    assert Gate(echo, turns=None)(request(b"mot tep lon"), None) == [b"mot tep lon"]

    assert given_back == [True]
