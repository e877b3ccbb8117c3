"""Work that is spread over several processes: in order, and stopped or lost without a word that only a programmer understands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from conftest import building
from teiwright.processes.workers import LostProcessError, spread

LETTER = "A note\n\nAda Lovelace wrote to Charles Babbage on 5 July 1843.\n"


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


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("moment", [0.05, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.4])
def test_an_interruption_at_any_moment_is_one_line(tmp_path, moment):
    """Ctrl-C goes to the workers as well, also to those that are just beginning."""
    process = building(tmp_path, LETTER * 40, texts=30, jobs=2)
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    if process.returncode == 2:
        assert b"Traceback" not in err, err.decode()
        assert b"stopped." in err
    else:  # Python itself had not yet begun with us, or all was done
        assert b", in main" not in err, err.decode()
    assert not list(tmp_path.rglob("*.part"))
