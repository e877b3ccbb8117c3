"""The wheel, away from the checkout: what a user installs can do the whole job."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest

from conftest import ROOT

AWKWARD = "Müller's #1 [a] 100%"
"""A name that folders have on people's machines, and that is no part of an address as it is."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the built wheel unpacked, as pip would install it; its dependencies are those of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-build-isolation",
    ]
    subprocess.run([*build, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / AWKWARD)
    return folder / AWKWARD


def run(site, *arguments, cwd):
    env = {**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )


def test_the_wheel_brings_its_stylesheets_and_schemas(installed):
    assert (installed / "teiwright" / "xslt" / "html.xsl").is_file()
    assert (installed / "teiwright" / "schemas" / "teiwright.rng").is_file()
    assert (installed / "teiwright" / "py.typed").is_file()


def test_the_wheel_is_what_runs(installed, tmp_path):
    done = run(installed, "-c", "import teiwright; print(teiwright.__file__)", cwd=tmp_path)
    assert done.stdout.startswith(str(installed))


def test_the_wheel_builds_an_edition_elsewhere(installed, tmp_path, serge):
    work = tmp_path / "lenin"
    work.mkdir()
    (work / "source.txt").write_bytes(serge.read_bytes())
    out = tmp_path / AWKWARD
    done = run(installed, "-m", "teiwright", "build", str(work), "-o", str(out), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    made = {p.suffix for p in (out / "lenin").iterdir()}
    assert {".xml", ".html", ".pdf", ".fo", ".txt"} <= made


def test_the_source_package_can_be_built(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
