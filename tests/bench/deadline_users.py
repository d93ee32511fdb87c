"""Những người ở giờ chót: each opens the quarter and types figure after figure; what was acknowledged is kept."""

import http.client
import json
import random
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

TOKEN = "t" * 32
WARM = 24
THINK = (1.0, 3.0)  # seconds
EVIDENCE, SENDING = 0.05, 0.5  # how often a file follows a figure, and sending a finished quarter
ARRIVAL = 10.0  # seconds in which all have come
MOVED_ON = 302
PERIOD = "2025-Q4"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


@dataclass
class Record:
    """Điều đo được: milliseconds by kind of request, faults, the last value acknowledged for each field, and
    the reports whose sending was acknowledged."""

    times: dict = field(default_factory=lambda: defaultdict(list))
    faults: list = field(default_factory=list)
    acknowledged: dict = field(default_factory=dict)
    sent: set = field(default_factory=set)
    before: frozenset = frozenset()
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind, seconds):
        with self.lock:
            self.times[kind].append(1000 * seconds)

    def fault(self, kind, what):
        with self.lock:
            self.faults.append((kind, what))


class Browser:
    """Một trình duyệt đã đăng nhập; a connection that breaks is a fault, and the next request opens another."""

    def __init__(self, port, session, record):
        self.port, self.record, self.line = port, record, None
        self.headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}", "Host": "testserver"}

    def ask(self, kind, method, address, body=None, headers=None):
        """(mã trả lời, nội dung); (0, b"") when nothing came back."""
        start = time.perf_counter()
        try:
            if self.line is None:
                self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            self.line.request(method, address, body, self.headers | (headers or {}))
            answer = self.line.getresponse()
            status, content = answer.status, answer.read()
        except (OSError, http.client.HTTPException) as fault:
            self.line = None
            self.record.fault(kind, type(fault).__name__)
            return 0, b""
        self.record.add(kind, time.perf_counter() - start)
        if status >= 400:
            self.record.fault(kind, status)
        return status, content

    def post(self, kind, address, fields):
        body = urlencode(fields | {"csrfmiddlewaretoken": TOKEN})
        return self.ask(kind, "POST", address, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def upload(self, address):
        edge = uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{TOKEN}\r\n'
        head += f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n'
        head += "Content-Type: image/png\r\n\r\n"
        # What follows the picture is not looked at by who draws it, and makes each file another one.
        body = head.encode() + PNG + edge.encode() + f"\r\n--{edge}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}", "Accept": "application/json"}
        return self.ask("evidence", "POST", address, body, kind)


def clerk(port, desks, record, until):
    """Một người ở giờ chót: fills the quarter of one unit after the other, and sends it as its head."""
    chance = random.Random(desks[0]["commitment"])  # noqa: S311 - figures, not secrets
    for desk in desks:
        if desk["commitment"] in record.before:
            continue
        while time.monotonic() < until and not _quarter(port, desk, record, until, chance):
            pass


def _quarter(port, desk, record, until, chance):
    """Mở, nhập từng số, thỉnh thoảng đính kèm một tệp; one quarter in two is sent then. True when it is."""
    browser, known = Browser(port, desk["clerk"], record), {}
    address = f"/bao-cao/{desk['commitment']}/{PERIOD}/"
    browser.ask("open", "GET", address)
    for item, number, names in desk["items"]:
        time.sleep(chance.uniform(*THINK))
        if time.monotonic() > until:
            return False
        _save(browser, address, item, names, chance, known, record, desk["commitment"])
        if chance.random() < EVIDENCE:
            browser.upload(f"{address}minh-chung/{number}/")
    return chance.random() < SENDING and _send(Browser(port, desk["head"], record), address, record, desk)


def _send(browser, address, record, desk):
    time.sleep(THINK[0])
    _, page = browser.ask("summary", "GET", f"{address}gui/")
    if not (version := re.search(rb'name="version" value="(\d+)"', page)):
        return False
    time.sleep(THINK[0])
    status, _ = browser.post("submit", f"{address}gui/", {"version": version[1].decode()})
    if status != MOVED_ON:
        return False
    with record.lock:
        record.sent.add(desk["commitment"])
    return True


def _save(browser, address, item, names, chance, known, record, commitment):
    typed = _typed(names, chance)
    fields = {"version": "0", f"c{item}-explanation": "", f"initial-c{item}-explanation": ""}
    for name in names:
        fields |= {f"c{item}-{name}": typed[name], f"initial-c{item}-{name}": known.get((item, name), "")}
    status, content = browser.post("save", f"{address}luu/", fields)
    if status != 200:
        known.clear()  # whether it arrived is not known: what was shown is asked for by the next page
        browser.ask("open", "GET", address)
        return
    [part] = json.loads(content)["parts"]
    if part["errors"] or part["contested"]:
        known |= {(item, name): part["stored"][f"c{item}-{name}"] for name in names}
        return
    known |= {(item, name): typed[name] for name in names}
    with record.lock:
        record.acknowledged[commitment, item] = typed


def _typed(names, chance):
    if names == ["numerator", "denominator"]:
        whole = chance.randint(50, 900)
        return {"numerator": str(whole - 7), "denominator": str(whole)}  # 7 apart: a half save would show
    return {name: "1" if name == "done" else str(chance.randint(1, 120)) for name in names}


def reviewer(port, session, record, until):
    """Người thẩm định: the queue, the first report, the ranking."""
    browser = Browser(port, session, record)
    while time.monotonic() < until:
        browser.ask("queue", "GET", "/tham-dinh/")
        time.sleep(random.uniform(*THINK))  # noqa: S311


def warm(port, users):
    """Mỗi tiến trình của máy chủ đã phục vụ vài trang: what is loaded once is loaded before the clock runs."""
    for desks in users[:WARM]:
        browser = Browser(port, desks[0]["clerk"], Record())
        browser.ask("open", "GET", f"/bao-cao/{desks[0]['commitment']}/{PERIOD}/")


def rush(port, users, reviewer_session, seconds, before=frozenset()):
    """Tất cả cùng lúc, trong từng ấy giây; `before` are the reports sent in an earlier rush. Returns the Record."""
    record, until = Record(before=before), time.monotonic() + seconds
    people = [threading.Thread(target=clerk, args=(port, user, record, until)) for user in users]
    people += [
        threading.Thread(target=reviewer, args=(port, reviewer_session, record, until)) for _ in range(4)
    ]
    for person in people:
        person.start()
        time.sleep(ARRIVAL / len(people))
    for person in people:
        person.join()
    return record
