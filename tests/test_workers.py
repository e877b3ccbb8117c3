"""Work that is spread over several processes: in order, and stopped or lost without a word that only a programmer understands."""

from __future__ import annotations

import os
import signal
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
