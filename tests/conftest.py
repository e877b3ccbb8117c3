"""What all tests share: the case files in tests/cases, the option that rewrites them, and how a command is run."""

from __future__ import annotations

import atexit
import gc
import io
import os
import signal
import subprocess
import sys
import tempfile
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

from teiwright.cli import main, teiwright

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"
SCHEMAS = ROOT / "schemas"
BASE = (ROOT / "tests" / "validation" / "base.xml").read_text("utf-8")
"""A small TEI file without errors, for tests that damage it."""

# Machines differ in speed; a law does not. Examples are drawn from a fixed seed so that a run can be repeated.
settings.register_profile(
    "teiwright",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("teiwright")


# A shell lets what it starts in the background ignore Ctrl-C, and so would the commands whose interruption is tested.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


# Where Python is told to keep no bytecode, each process that a test starts would compile all of the program anew, which takes longer
# than what it is asked. They keep it to the end of the tests, in a folder of their own.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    _bytecode = tempfile.TemporaryDirectory(prefix="teiwright-bytecode-")
    os.environ["PYTHONPYCACHEPREFIX"] = _bytecode.name
    atexit.register(_bytecode.cleanup)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` writes what the program does now into the case files, to be reviewed like code."""
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected results in the case files"
    )


def pytest_collection_finish() -> None:
    """What is loaded now stays to the end: it need not be searched for garbage again and again. The program itself looks for it as seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def serge() -> Path:
    """The first text of the edition."""
    return ROOT / "tei" / "serge-lenins-heir" / "source.txt"


def cases_in(files, pattern):
    """Each case of some files as parameters of a test: the file, and what the pattern (title, text, found) says of the case."""
    return [
        pytest.param(path, match, id=f"{path.stem}: {match['title']}")
        for path in files
        for match in pattern.finditer(path.read_text("utf-8"))
    ]


@pytest.fixture
def compare(request):
    """Compares a case with what is found now; with `--update-golden` that is written into its file."""

    def _compare(path, case, now):
        if request.config.getoption("--update-golden"):
            whole = path.read_text("utf-8")
            found = next(m for m in case.re.finditer(whole) if m["title"] == case["title"])
            path.write_text(whole[: found.start("found")] + now + whole[found.end("found") :], "utf-8")
        else:
            assert now == case["found"]

    return _compare


def building(folder, text, *, texts, jobs):
    """A process of its own, and a group of its own to be interrupted as a whole, that builds so many texts below `folder` into `folder/out`."""
    shelf = folder / "shelf"
    shelf.mkdir()
    for number in range(texts):
        (shelf / f"text{number}.txt").write_text(text, encoding="utf-8")
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "teiwright",
            "build",
            str(shelf),
            "-o",
            str(folder / "out"),
            "--jobs",
            str(jobs),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def grows_no_faster(seconds, small, large, *, most, floor=0.004):
    """True if what is `large` takes less than `most` times as long as what is `small`, of which less than `floor` seconds cannot be told.

    A machine stumbles once or twice (a busy neighbour, the first use of a pattern); a square grows every time.
    """
    return any(seconds(large) < most * max(seconds(small), floor) for _ in range(5))


def pages_of_book(data):
    """The pages of an electronic book by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {n: book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml")}


def invoke(*arguments, **options):
    """As `command`, in less time, for what says all that it says by way of click: a click.testing.Result, with the exception if there was one."""
    return CliRunner().invoke(teiwright, [str(a) for a in arguments], **options)


def command(*arguments, cwd=None, stdin=b""):
    """Run the command line in this process, where all is loaded already, and answer as `subprocess.run` does: exit code, output, errors.

    Whatever is written to the standard streams is caught, also what does not go through Python. An exception that would be a
    traceback for the user comes through and fails the test. Where the process itself is in question (what it reads from its
    environment, signals, pipes, the same bytes from two runs), a test starts one.
    """
    typed = [str(a) for a in arguments]
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        files = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
        files[0].write(stdin)
        files[0].seek(0)
        for number, (name, file) in enumerate(zip(("stdin", "stdout", "stderr"), files, strict=True)):
            kept = os.dup(number)
            stack.callback(os.close, kept)
            stack.callback(os.dup2, kept, number)
            os.dup2(file.fileno(), number)
            stream = open(number, "w" if number else "r", encoding="utf-8", closefd=False)  # noqa: SIM115
            stack.callback(stream.close)
            patch.setattr(sys, name, stream)
        if cwd is not None:
            patch.chdir(cwd)
        with pytest.raises(SystemExit) as end:
            main(typed)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        for file in files[1:]:
            file.seek(0)
        return subprocess.CompletedProcess(typed, end.value.code, files[1].read(), files[2].read())
