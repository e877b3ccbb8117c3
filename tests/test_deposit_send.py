"""Sending a package: against a repository on this machine that keeps to the documented order and fails in every way."""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import pytest

from teiwright.deposit.send import TRIES, send, state_file
from teiwright.deposit.server import RefusedError, SendingError, server_at
from teiwright.errors import ReadingError

TOKEN = "a-secret-token"
DRAFT = {
    "metadata": {"title": "Letters", "publication_date": "2026", "resource_type": {"id": "publication-other"}}
}
FILES = {"letters.xml": b"<TEI/>" * 5000, "letters.html": b"<p>x</p>", "letters.zip": bytes(range(256)) * 40}


class Repository(ThreadingHTTPServer):
    """Drafts, files and the order of things as InvenioRDM documents them; `faults` says which request fails how."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.drafts = {}
        self.published = {}
        self.requests = []
        self.arrived = Counter()
        self.faults = []
        self.objections = []
        self.wrong = []
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def fault(self, line):
        """The fault set for a request, used up one by one."""
        for i, (pattern, fault) in enumerate(self.faults):
            if re.fullmatch(pattern, line):
                del self.faults[i]
                return fault
        return ""

    def handle_error(self, request, client_address):
        """Broken connections are what is tested."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle_all(self):
        server, path = self.server, urlsplit(self.path).path
        line = f"{self.command} {path}"
        server.requests.append(line)
        fault = server.fault(line)
        if fault == "cut":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if fault == "half" and data:
            data = data[: len(data) // 2]
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self.answer(403, {"message": f"Permission denied for {self.headers.get('Authorization')}"})
            return
        if fault.isdigit():
            self.answer(int(fault), {"message": "busy"}, {"Retry-After": "0"} if fault == "429" else {})
            return
        if fault == "away":
            self.answer(302, None, {"Location": "http://127.0.0.1:9/elsewhere"})
            return
        status, body = self.do(line, data)
        if fault == "no answer":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.answer(status, body, cut=fault == "half an answer")

    do_GET = do_POST = do_PUT = do_DELETE = handle_all  # noqa: N815  names that http.server asks for

    def answer(self, status, body, headers=None, *, cut=False):
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if cut else data)
        if cut:
            self.connection.shutdown(socket.SHUT_RDWR)

    def do(self, line, data):  # noqa: C901  the whole protocol in one place
        server = self.server
        if line == "POST /api/records":
            identifier = f"abc{len(server.drafts) + 1}-x"
            server.drafts[identifier] = {"body": json.loads(data), "files": {}}
            return 201, {"id": identifier, **json.loads(data), "errors": server.objections}
        if line == "GET /api/user/records":
            hits = [{"id": i, "is_published": False, **d["body"]} for i, d in server.drafts.items()]
            return 200, {"hits": {"hits": hits}}
        found = re.fullmatch(r"(\w+) /api/records/([^/]+)(/draft(.*))?", line)
        method, identifier, rest = found[1], found[2], found[4]
        if not found[3]:
            there = identifier in server.published
            return (200, {"id": identifier}) if there else (404, {"message": "not there"})
        if identifier not in server.drafts:
            return 404, {"message": "The persistent identifier does not exist."}
        draft = server.drafts[identifier]
        entries = draft["files"]
        if rest == "":
            if method == "PUT":
                draft["body"] = json.loads(data)
            return 200, {"id": identifier, **draft["body"], "errors": server.objections}
        if rest == "/actions/publish":
            if any(e["status"] != "completed" for e in entries.values()) or not entries:
                return self.out_of_order("published before all files were there")
            server.published[identifier] = server.drafts.pop(identifier)
            return 202, {"id": identifier}
        if rest == "/files":
            if method == "POST":
                for entry in json.loads(data):
                    if entry["key"] in entries:
                        return self.out_of_order("registered twice")
                    entries[entry["key"]] = {"key": entry["key"], "status": "pending"}
            return 201 if method == "POST" else 200, {"entries": list(entries.values())}
        name, _, action = rest.removeprefix("/files/").partition("/")
        name = unquote(name)
        if name not in entries:
            return self.out_of_order("not registered")
        if method == "DELETE":
            del entries[name]
            return 204, None
        entry = entries[name]
        if entry["status"] == "completed":
            return self.out_of_order("sent although it was complete")
        if action == "content":
            sums = {"checksum": f"md5:{hashlib.md5(data).hexdigest()}", "size": len(data)}
            entry.update(sums, data=data.hex())
            server.arrived[name] += 1
        elif action == "commit":
            if "data" not in entry:
                return self.out_of_order("committed without content")
            entry["status"] = "completed"
        return 200, entry

    def out_of_order(self, words):
        self.server.wrong.append(words)
        return 400, {"message": words}


@pytest.fixture
def repository():
    server = Repository()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "package"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    (folder / "zenodo.json").write_text(json.dumps(DRAFT), encoding="utf-8")
    return folder


def sent(package, repository, **options):
    return send(package, server_at(repository.address, TOKEN), wait=lambda _: None, **options)


def on_the_server(repository):
    """The one record, whole and complete."""
    records = [*repository.drafts.values(), *repository.published.values()]
    assert len(records) == 1, "exactly one draft"
    assert records[0]["body"] == DRAFT
    assert {e["status"] for e in records[0]["files"].values()} == {"completed"}
    return {name: bytes.fromhex(e["data"]) for name, e in records[0]["files"].items()}


def test_a_package_arrives_as_a_draft(package, repository):
    result = sent(package, repository)
    assert on_the_server(repository) == FILES
    assert sorted(result.uploaded) == sorted(FILES)
    assert not result.published
    assert not repository.published
    assert repository.wrong == []
    steps = [re.sub(r"/[^/]+\.(xml|html|zip)", "/FILE", r) for r in repository.requests]
    base = f"/api/records/{result.draft}/draft"
    assert list(dict.fromkeys(steps)) == [
        "POST /api/records",
        f"GET {base}",
        f"GET {base}/files",
        f"POST {base}/files",
        f"PUT {base}/files/FILE/content",
        f"POST {base}/files/FILE/commit",
    ]


def test_it_is_published_only_on_demand_and_once(package, repository):
    assert sent(package, repository, publish=True).published
    assert len(repository.published) == 1
    again = sent(package, repository, publish=True)
    assert (again.published, again.uploaded) == (True, ())
    assert sum("publish" in r for r in repository.requests) == 1


STEPS = [
    "POST /api/records",
    "GET /api/records/[^/]+/draft",
    "GET .*/files",
    "POST .*/files",
    "PUT .*/content",
    "POST .*/commit",
    "POST .*/publish",
]


@pytest.mark.parametrize("fault", ["cut", "no answer", "half an answer", "429", "500", "503"])
@pytest.mark.parametrize("step", STEPS)
def test_every_step_may_fail_in_every_way(package, repository, step, fault):
    repository.faults = [(step, fault)]
    assert sent(package, repository, publish=True).published
    assert repository.faults == [], "the failure happened"
    assert on_the_server(repository) == FILES
    assert repository.wrong == [], "the order was kept"
    assert set(repository.arrived.values()) == {1}, "nothing was sent twice that had arrived"


def test_content_that_arrives_cut_short_is_sent_again(package, repository):
    repository.faults = [(r"PUT .*/letters\.xml/content", "half")]
    sent(package, repository)
    assert on_the_server(repository) == FILES
    assert repository.arrived == {"letters.xml": 2, "letters.html": 1, "letters.zip": 1}


def test_content_that_never_arrives_whole_is_given_up(package, repository):
    repository.faults = [(r"PUT .*/letters\.xml/content", "half")] * 50
    with pytest.raises(SendingError, match=r"letters\.xml did not arrive whole"):
        sent(package, repository)
    assert repository.arrived["letters.xml"] <= TRIES


def test_what_was_broken_off_is_continued(package, repository):
    repository.faults = [(r"PUT .*/letters\.zip/content", "500")] * TRIES
    with pytest.raises(SendingError, match="run the same command again"):
        sent(package, repository)
    assert sent(package, repository).uploaded == ("letters.zip",)
    assert on_the_server(repository) == FILES
    assert set(repository.arrived.values()) == {1}


def test_a_draft_whose_making_got_no_answer_is_found_by_the_next_run(package, repository):
    repository.faults = [("POST /api/records", "no answer")] + [("GET /api/user/records", "500")] * TRIES
    with pytest.raises(SendingError):
        sent(package, repository)
    repository.faults = []
    sent(package, repository)
    assert on_the_server(repository) == FILES


def test_a_draft_of_somebody_else_with_the_same_title_is_not_used(package, repository):
    other = {"body": DRAFT, "files": {"mine.txt": {"key": "mine.txt", "status": "pending"}}}
    repository.drafts["other"] = other
    repository.faults = [("POST /api/records", "cut")]
    result = sent(package, repository)
    assert result.draft != "other"
    assert list(repository.drafts["other"]["files"]) == ["mine.txt"]


def test_a_changed_package_changes_the_draft(package, repository):
    sent(package, repository)
    (package / "letters.html").write_bytes(b"<p>new</p>")
    draft = {"metadata": {**DRAFT["metadata"], "title": "Letters, corrected"}}
    (package / "zenodo.json").write_text(json.dumps(draft), encoding="utf-8")
    assert sent(package, repository).uploaded == ("letters.html",)
    record = next(iter(repository.drafts.values()))
    assert record["body"] == draft
    assert bytes.fromhex(record["files"]["letters.html"]["data"]) == b"<p>new</p>"
    assert repository.wrong == []


def test_a_published_package_that_has_changed_is_not_sent(package, repository):
    sent(package, repository, publish=True)
    (package / "letters.html").write_bytes(b"<p>new</p>")
    with pytest.raises(SendingError, match="has changed since"):
        sent(package, repository)


def test_what_the_repository_objects_to_is_told_and_not_published(package, repository):
    repository.objections = [{"field": "metadata.creators", "messages": ["Missing data for required field."]}]
    result = sent(package, repository, publish=True)
    assert result.complaints == ("metadata.creators: Missing data for required field.",)
    assert not repository.published


def test_a_draft_that_was_deleted_is_told(package, repository):
    sent(package, repository)
    repository.drafts.clear()
    with pytest.raises(SendingError, match="no longer there"):
        sent(package, repository)


def test_the_wait_grows_and_heeds_the_server(package, repository):
    waits = []
    repository.faults = [("POST /api/records", "500")] * 4
    send(package, server_at(repository.address, TOKEN), wait=waits.append)
    assert waits == [1, 2, 4, 8]


def test_the_token_is_nowhere(package, repository):
    told = []
    with pytest.raises(RefusedError) as refused:
        send(package, server_at(repository.address, "another-secret"), wait=lambda _: None, tell=told.append)
    sent(package, repository, tell=told.append)
    written = state_file(package).read_text(encoding="utf-8") + "".join(told) + str(refused.value)
    assert "secret" not in written
    assert "secret" not in repr(server_at(repository.address, TOKEN))


def test_a_redirect_is_not_followed(package, repository):
    repository.faults = [("POST /api/records", "away")]
    with pytest.raises(SendingError, match="not followed"):
        sent(package, repository)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://zenodo.org", "in the open"),
        ("ftp://zenodo.org", "no address"),
        ("https://me:secret@zenodo.org", "without name"),
        ("https://zenodo.org/records/1", "without name"),
        ("https://zenodo.org:port", "no address"),
        ("zenodo.org", "no address"),
    ],
)
def test_an_address_that_is_not_safe_is_refused(address, words):
    with pytest.raises(SendingError, match=words) as refused:
        server_at(address, TOKEN)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("token", ["two words", "line\nend", "", "geheim\u00e9"])
def test_what_is_no_token_is_refused(token):
    with pytest.raises(SendingError, match="characters that no token has"):
        server_at("https://zenodo.org", token)


def test_a_package_for_another_server_is_not_mixed_up(package, repository):
    sent(package, repository)
    with pytest.raises(SendingError, match="another server"):
        send(package, server_at("http://localhost:1", TOKEN), wait=lambda _: None)


def test_what_is_no_package_to_send_is_refused(tmp_path, package):
    server = server_at("http://localhost:1", TOKEN)
    with pytest.raises(ReadingError, match=r"holds 1 package\. Name one: .*package$"):
        send(tmp_path, server)
    (package / "folder").mkdir()
    (package / "folder" / "x").write_bytes(b"x")
    with pytest.raises(ReadingError, match="folders"):
        send(package, server)


def test_by_command_with_the_token_in_the_environment(package, repository):
    command = [
        sys.executable,
        "-m",
        "teiwright",
        "deposit",
        "send",
        package,
        "--to",
        repository.address,
        "--token-env",
        "T",
    ]
    environment = {**os.environ, "T": TOKEN}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert (done.returncode, TOKEN in done.stdout + done.stderr) == (0, False), done.stderr
    assert "a draft, not published; 3 files sent now" in done.stdout
    environment.pop("T")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert done.returncode == 2
    assert "holds no token" in done.stderr
    assert "Behind --token-env stands the name of the variable, never the token." in done.stderr
