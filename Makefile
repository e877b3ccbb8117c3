# make edition   encode, check and publish tei/ into output/
# make test      run all tests
# make check     what the project's own CI runs: tests, style, types, wheel
# make check-invenio   on demand: drafts for Zenodo shown to InvenioRDM's own schema
# make clean     remove what these made
#
# Needed: Python 3.11 or later, and make. Everything else is installed into .venv, nothing outside this folder.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
DEV    := $(VENV)/.installed-dev
# Compiles the patterns that the first text needs, as modules are compiled, so that the first run is as quick as any.
WARM   := PYTHONDONTWRITEBYTECODE= $(BIN)/teiwright inspect tei/serge-lenins-heir/source.txt > /dev/null

.PHONY: edition test check lint clean check-invenio
.DELETE_ON_ERROR:

edition: $(STAMP)
	$(BIN)/teiwright build tei -o output

# On as many cores as there are, but no more than 4: each needs half a gigabyte. A file of tests stays together, for they share what
# its fixtures build. Some tests time our own work, by the processor and several times, so a neighbour does not disturb them.
test: $(DEV)
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: test lint

# Is a draft for Zenodo what InvenioRDM's own schema takes? Installs it into build/, some 700 MB, and is no part of `check`.
check-invenio: $(STAMP)
	test -x build/invenio/bin/python || $(PYTHON) -m venv build/invenio
	build/invenio/bin/python -m pip install --quiet --disable-pip-version-check invenio-rdm-records invenio-app 'invenio-search[opensearch2]'
	rm -rf build/invenio/package
	$(BIN)/teiwright deposit pack tei/serge-lenins-heir/serge-lenins-heir.xml --target zenodo -o build/invenio/package
	build/invenio/bin/python -W ignore benchmarks/invenio.py build/invenio/package/zenodo.json

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'teiwright needs Python 3.11 or later. Say which: make PYTHON=python3.12 …'; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo 'Python cannot make a virtual environment here. On Debian and Ubuntu: apt install python3-venv'; exit 1; }

$(STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q pipeline
	@$(WARM)
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q pipeline
	@$(WARM)
	@touch $@ $(STAMP)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find output -mindepth 1 ! -name .gitkeep -delete
