"""A grammar that is not ours: libxml2 judges by it in a process that can be stopped, or else jing does."""

from __future__ import annotations

import os
import queue
import re
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from lxml import etree

from teiwright.errors import SchemaError
from teiwright.patterns import lazy
from teiwright.processes import compact
from teiwright.validation import apart, xmlfile
from teiwright.validation.grammar import Grammar
from teiwright.validation.relaxng import SECONDS, RelaxNg, Verdict
from teiwright.validation.simplify import simplified
from teiwright.xml_names import XINCLUDE

_JING = lazy(r"document\.xml:(\d+):\d+: error: (.*)")
_RNC_WORDS = re.compile(rb'"""[^\0]*?"""|\'\'\'[^\0]*?\'\'\'|"[^"\n]*"|\'[^\'\n]*\'|#[^\n]*')
_INCLUDES = re.compile(rb"(?<![\\\w.-])(?:include|external)(?![\w.-])")


class Foreign(RelaxNg):
    """A user's grammar: read safely by ourselves, then judged by libxml2 in a process that can be stopped, or by jing."""

    def __init__(self, data: bytes, name: str, folder: Path | None, *, seconds: float = SECONDS) -> None:
        """Read a grammar.

        Args:
            data: in RELAX NG's XML form.
            name: of its file.
            folder: where the files that it includes are.
            seconds: how long it may take to be compiled.

        Raises:
            SchemaError: it is faulty, or includes what may not be read.
        """
        self.name = name
        self._seconds = seconds
        self._read = Grammar(data, name, folder)
        self._data = simplified(self._read)
        self._jing = ""
        self._useless: SchemaError | None = None

    def _grammar(self) -> Grammar:
        return self._read

    @cached_property
    def _worker(self) -> _Worker | None:
        if self._useless is not None:
            raise self._useless  # not tried again for every file
        worker = _Worker()
        worker.send(self._data)
        try:
            answer = worker.answer(self._seconds)
        except TimeoutError:
            worker.stop()
            from shutil import which

            self._jing = which("jing") or ""
            if self._jing:
                return None
            self._useless = SchemaError(
                f"The schema {self.name} could not be compiled in {self._seconds:g} seconds: libxml2, the library that judges by it, needs minutes for some TEI schemas "
                "(for TEI's own tei_all about two) and never comes to an end with others. Ways out: give it more time (--schema-seconds 600), install jing (it is then used by itself), "
                "or validate with teiwright's own schema (leave out --schema)."
            )
            raise self._useless from None
        if answer is None or answer:
            worker.stop()
            self._useless = SchemaError(
                f"The schema {self.name} cannot be compiled: {(answer or b'the memory did not suffice').decode(errors='replace')}"
            )
            raise self._useless
        return worker

    def judge(self, tree: etree._ElementTree) -> Verdict:
        """Is the document valid?

        Raises:
            SchemaError: the schema cannot be compiled, or the judgement takes too long.
        """
        data = etree.tostring(tree.getroot(), encoding="utf-8", with_tail=False)
        worker = self._worker
        if worker is None:
            return self._by_jing(_without_inclusions(data))
        worker.send(data)
        try:
            answer = worker.answer(self._seconds + len(data) / 200_000)
        except TimeoutError:
            answer = None
        if answer is None:
            worker.stop()
            self.__dict__.pop("_worker", None)
            raise SchemaError(
                f"The schema {self.name} needs too much time or memory for this document. Use jing, or teiwright's own schema."
            )
        if answer == b"valid":
            return Verdict(valid=True)
        line, _, words = answer.decode(errors="replace").partition("\t")
        return Verdict(valid=False, line=int(line or 0), words=words)

    def _by_jing(self, data: bytes) -> Verdict:
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            schema, document = Path(folder, "schema.rng"), Path(folder, "document.xml")
            schema.write_bytes(self._data)
            document.write_bytes(data)
            try:
                done = subprocess.run(  # noqa: S603 - the program was found by us, the files are ours
                    [self._jing, "-i", str(schema), str(document)], capture_output=True, text=True, check=False, timeout=600,
                    env={**os.environ, "JDK_JAVA_OPTIONS": f"{os.environ.get('JDK_JAVA_OPTIONS', '')} -Xss64m"},
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                raise SchemaError(
                    f"jing needs too much time for this document with the schema {self.name}."
                ) from None
        if done.returncode == 0:
            return Verdict(valid=True)
        fault = _JING.search(done.stdout)
        if fault is None:  # it has not come to a verdict
            said = next(
                (w for w in (done.stdout + done.stderr).splitlines() if "_OPTIONS" not in w), "nothing"
            )
            raise SchemaError(
                f"jing, which is used since libxml2 cannot compile {self.name} in time, cannot judge by it. It says: {said}"
            )
        return Verdict(valid=False, line=int(fault[1]), words=fault[2])


def _without_inclusions(data: bytes) -> bytes:
    """The document with another name for what is to be included: jing, as some systems set it up, would fetch that."""
    if XINCLUDE.encode() not in data:
        return data
    root = xmlfile.parse_made(data)
    for element in root.iter(f"{{{XINCLUDE}}}*"):
        element.tag = f"{{urn:x-teiwright:not-followed}}{etree.QName(element).localname}"
    return etree.tostring(root, encoding="utf-8")


class _Worker:
    """A process of its own that compiles a grammar: libxml2 may not come to an end with it, and then the process is ended."""

    def __init__(self) -> None:
        package = Path(__file__).resolve().parents[2]
        paths = os.pathsep.join(p for p in (str(package), os.environ.get("PYTHONPATH", "")) if p)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "teiwright.validation.apart"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )  # fmt: skip
        self._answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        stream = self._process.stdout
        while stream is not None and (answer := apart.receive(stream)) is not None:
            self._answers.put(answer)
        self._answers.put(None)

    def send(self, data: bytes) -> None:
        if self._process.stdin is not None:
            with suppress(OSError):
                apart.send(self._process.stdin, data)

    def answer(self, seconds: float) -> bytes | None:
        try:
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def __del__(self) -> None:
        self.stop()


def from_compact(path: Path, data: bytes) -> bytes:
    """A grammar in RELAX NG's compact form, as XML.

    Raises:
        SchemaError: it is faulty or includes other files, or the package that reads this form is not installed.
    """
    # rnc2rng would fetch what is included, over the network too, so the words themselves are looked for: outside strings and comments.
    if _INCLUDES.search(_RNC_WORDS.sub(b" ", data)):
        raise SchemaError(
            f"{path.name} is in the compact form and includes other files, which is not supported. Convert it first: trang {path.name} {path.stem}.rng"
        )
    compact.bring_back()
    try:
        import rnc2rng
    except ImportError:
        raise SchemaError(
            f"To read {path.name}, a schema in the compact form, install one more package: pip install rnc2rng. Or convert it: trang {path.name} {path.stem}.rng"
        ) from None
    try:
        text: str = rnc2rng.dumps(rnc2rng.loads(data.decode("utf-8-sig")))
    except Exception as trouble:  # noqa: BLE001 - rnc2rng and its parser raise errors of many kinds
        said = str(trouble) or type(trouble).__name__
        at = re.search(r"\[(\d+):(\d+)\]\n(.*)", said)
        where = (
            f"it cannot be understood from line {at[1]}, column {at[2]} on: {at[3].strip()}" if at else said
        )
        raise SchemaError(f"{path.name} is not a schema in RELAX NG's compact form: {where}") from None
    return text.encode()
