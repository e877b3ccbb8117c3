"""Work that is spread over several processes: in order, and stopped or lost without a word that only a programmer understands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from types import SimpleNamespace

import pytest

from conftest import building
from teiwright import __main__
from teiwright.processes.interruption import Interruption, expect, expected
from teiwright.processes.workers import LostProcessError, _work, spread

LETTER = "A note\n\nAda Lovelace wrote to Charles Babbage on 5 July 1843.\n"


@pytest.fixture(autouse=True)
def as_in_a_program_of_somebody_else():
    """The command line expects Ctrl-C for the rest of its process, which in the tests is theirs."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def doubled(number: int) -> int:
    return 2 * number


def test_results_come_in_the_order_of_the_items():
    assert list(spread(doubled, range(50), 2, chunk=3)) == list(range(0, 100, 2))


def test_a_process_that_is_ended_by_force_is_told_in_words():
    with pytest.raises(LostProcessError, match="ended by force"):
        list(spread(os._exit, [1, 1], 2))


SPREADING = """
if __name__ == "__main__":
    from teiwright.processes import settling, workers
    settling.settle()
    workers.may_fork = lambda: False
    print(list(workers.spread(str, [1, 2], 2)))
"""
VALIDATING = """
from teiwright.cli import main
main(["validate", "a.xml", "--schema", "a.rng"])
"""


@pytest.mark.parametrize("program", [SPREADING, VALIDATING], ids=["worker", "grammar"])
def test_what_lies_in_the_folder_one_works_in_is_no_module_of_another_process(tmp_path, program):
    """Who packs a pickle.py with their texts would have it run: Python looks there first where it begins with -c or -m."""
    (tmp_path / "program.py").write_text(program)
    here = tmp_path / "here"
    here.mkdir()
    for name in ("pickle.py", "queue.py", "lxml.py"):
        (here / name).write_text("raise SystemExit('run')")
    (here / "a.rng").write_text(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    )
    (here / "a.xml").write_text("<a/>")
    command = [sys.executable, tmp_path / "program.py"]
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def failing(number: int) -> int:
    raise ValueError(number)


def test_a_fault_in_the_work_is_no_lost_process():
    with pytest.raises(ValueError, match="7"):
        list(spread(failing, [7], 1))


def test_who_stops_listening_has_the_workers_ended_first():
    """One that is left to Python's own end may hang there, or write a traceback."""
    before = threading.enumerate()
    results = spread(doubled, range(1000), 2)
    assert next(results) == 0
    results.close()
    assert threading.enumerate() == before


def test_ctrl_c_while_the_workers_are_waited_for_comes_when_they_have_ended(monkeypatch):
    before = threading.enumerate()
    shutdown = ProcessPoolExecutor.shutdown

    def interrupted(self, *arguments, **options):
        signal.raise_signal(signal.SIGINT)
        shutdown(self, *arguments, **options)

    monkeypatch.setattr(ProcessPoolExecutor, "shutdown", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(spread(doubled, range(10), 2))
    assert threading.enumerate() == before


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("again", [None, 0.0, 0.01, 0.1], ids=lambda again: f"again after {again}")
@pytest.mark.parametrize("moment", [0.05, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.4])
def test_an_interruption_at_any_moment_is_one_line(tmp_path, moment, again):
    """Ctrl-C goes to the workers as well, also to those that are just beginning; and who is in a hurry presses it twice."""
    process = building(tmp_path, LETTER * 40, texts=30, jobs=2)
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGINT)
    if again is not None:
        time.sleep(again)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    if process.returncode == 2:
        assert b"Traceback" not in err, err.decode()
        assert b"stopped." in err
    else:  # Python itself had not yet begun with us, or all was done
        assert b", in main" not in err, err.decode()
    assert not list(tmp_path.rglob("*.part"))


def test_ctrl_c_twice_within_a_second_is_once(monkeypatch):
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    with expected() as ctrl_c:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        now += 0.5
        signal.raise_signal(signal.SIGINT)
        now += 1  # foreign code has swallowed it, and somebody still waits
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        assert ctrl_c.asked
    assert signal.getsignal(signal.SIGINT) is not ctrl_c


LOSING = """
import signal, sys, time
from teiwright import __main__
from teiwright.processes import interruption

class Loses:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

sys.unraisablehook = __main__._not_lost
interruption.expect()
Loses()
time.sleep(60)
"""


def test_ctrl_c_that_python_could_not_pass_on_comes_again():
    done = subprocess.run(
        [sys.executable, "-c", LOSING], capture_output=True, text=True, timeout=50, check=False
    )
    assert done.stderr.strip().endswith("KeyboardInterrupt")
    assert "ignored" not in done.stderr


def test_a_worker_whose_work_swallowed_ctrl_c_ends_it_afterwards(monkeypatch):
    """Foreign code does so."""
    ctrl_c = Interruption()
    monkeypatch.setattr("teiwright.processes.workers._ctrl_c", ctrl_c)
    signal.signal(signal.SIGINT, ctrl_c)

    def swallowing(_item):
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        _work(swallowing, 1)


def test_python_that_ends_begins_no_thread_for_it(monkeypatch):
    """From Python 3.12 on it refuses, and said so with a traceback as the last word."""

    def refused(*_):
        raise RuntimeError("can't create new thread at interpreter shutdown")

    monkeypatch.setattr("_thread.start_new_thread", refused)
    __main__._not_lost(SimpleNamespace(exc_type=KeyboardInterrupt))


def test_ctrl_c_is_ignored_to_the_very_end_of_what_it_ended():
    """Where Python takes its handlers away, a second one ended the process with another code than 2."""
    ctrl_c = expect()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    ctrl_c.end()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_where_ctrl_c_is_ignored_it_stays_so():
    """In the background of a script, where it is meant for others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    expect()
    assert list(spread(signal.getsignal, [signal.SIGINT] * 2, 1)) == [signal.SIG_IGN] * 2
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_what_a_program_does_in_which_python_is_a_guest_is_not_changed(monkeypatch):
    """Python knows nothing of its handler, and could not put it back."""
    monkeypatch.setattr("signal.getsignal", lambda _signal: None)
    with expected():
        monkeypatch.undo()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
