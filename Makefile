# The command book of Waqai: `make` prints it. A fresh machine needs Python 3.11, Node 20 and make, nothing else.
# Everything is installed below .venv/ and node_modules/ from lock files with hashes; what is read is kept below var/.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

# Settings of this file: `make demo PAGES="one.html two/"`, `make serve PORT=9000`, `make test TESTS=tests/arabic`.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
PAGES ?= examples
PORT ?= 8000
TESTS ?= tests
JOBS ?= 2
CORPUS ?=
NAME ?=
GALLERY ?= var/gallery

# Only what reads and shows is told of this store; the tests make their own.
WAQAI_DATABASE ?= sqlite:///var/waqai.sqlite3
demo serve administrator: export WAQAI_DATABASE := $(WAQAI_DATABASE)
administrator: export WAQAI_SITE_URL ?= http://localhost:$(PORT)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
PIP_COMPILE := $(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras \
  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
PYTHON_CODE := src tests benchmarks docs

# A virtual environment holds the absolute path it was made at and the interpreter it was made from: a checkout that
# was moved or an interpreter that went away calls for a new one.
MADE_AT := $(VENV)/made-at
ifneq ($(shell test -x $(BIN)/python && $(BIN)/python -c '' 2>/dev/null && cat $(MADE_AT) 2>/dev/null),$(CURDIR))
.PHONY: $(MADE_AT)
endif

.PHONY: help demo serve administrator test lint lock debian corpus-check pictures gallery bench bench-page vendored clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/site.installed ## Install, read examples/ (or PAGES="…") into var/, show what was found
	@mkdir -p var
	@[ -t 1 ] || export COLUMNS=120; status=0; $(BIN)/waqai add $(PAGES) || status=$$?; \
	echo; echo "The site:  make serve$(if $(filter-out 8000,$(PORT)), PORT=$(PORT))   then open http://localhost:$(PORT)/"; \
	echo "The desk:  make administrator NAME=dana   makes its first account and prints a link for the browser"; \
	exit $$status

serve: $(VENV)/site.installed ## Open the site on this machine (PORT=8000)
	@mkdir -p var
	@$(BIN)/waqai serve --port $(PORT)

administrator: $(VENV)/site.installed ## Make an administrator of the desk (NAME=dana), print their one-time link
	@[ -n "$(NAME)" ] || { echo "Which name?  make administrator NAME=dana" >&2; exit 2; }
	@$(BIN)/waqai people add "$(NAME)" --role administrator

test: debian $(VENV)/dev.installed node_modules/.installed lint ## Install what testing needs, check style and types, run the tests
	@$(BIN)/python -m pytest -n $(JOBS) $(TESTS)

lint: $(VENV)/dev.installed ## Check style (ruff), types (mypy) and YAML (yamllint)
	@$(BIN)/ruff check $(PYTHON_CODE)
	@$(BIN)/mypy
	@$(BIN)/yamllint --strict .

corpus-check: $(VENV)/site.installed ## Check each quote on a corpus (CORPUS="PATH …"; else $WAQAI_SHARED, else examples/)
	@$(BIN)/python benchmarks/check.py $(CORPUS)

bench: $(VENV)/site.installed ## Measure how long a page takes to read (CORPUS="PATH …")
	@$(BIN)/python benchmarks/read.py $(CORPUS)

bench-page: $(VENV)/bench.installed ## Measure page → article beside other extractors (benchmarks/page.py)
	@$(BIN)/python benchmarks/page.py

pictures: debian $(VENV)/dev.installed ## Take the pictures of docs/pictures/ anew in a real browser
	@$(BIN)/python docs/pictures/take.py

gallery: debian $(VENV)/dev.installed ## Photograph every page, to be looked through (GALLERY=folder, else var/gallery)
	@$(BIN)/python docs/pictures/gallery.py $(GALLERY)

lock: $(VENV)/dev.installed ## Write the lock files of requirements/ anew from pyproject.toml
	$(PIP_COMPILE) --output-file requirements/build.txt requirements/build.in
	$(PIP_COMPILE) --output-file requirements/core.txt pyproject.toml
	$(PIP_COMPILE) --extra site --constraint requirements/core.txt --output-file requirements/site.txt pyproject.toml
	$(PIP_COMPILE) --constraint requirements/build.txt --output-file requirements/dev.txt requirements/dev.in
	$(PIP_COMPILE) --constraint requirements/site.txt --output-file requirements/bench.txt requirements/bench.in

# What the map page serves of npm's packages: as they are, beside their licences (tests/site/test_vendored.py).
STATIC := src/waqai/site/static
vendored: node_modules/.installed ## Copy Leaflet and supercluster anew from node_modules/ (versions: package.json)
	@mkdir -p $(STATIC)/leaflet $(STATIC)/supercluster
	@cp node_modules/leaflet/dist/leaflet.js node_modules/leaflet/dist/leaflet.css node_modules/leaflet/LICENSE $(STATIC)/leaflet/
	@cp node_modules/supercluster/dist/supercluster.min.js $(STATIC)/supercluster/supercluster.js
	@cp node_modules/supercluster/LICENSE $(STATIC)/supercluster/LICENSE
	@cp node_modules/kdbush/LICENSE $(STATIC)/supercluster/LICENSE.kdbush

clean: ## Remove what was installed and what was read (.venv, node_modules, var, caches)
	rm -rf $(VENV) node_modules var build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# --- the environment -------------------------------------------------------------------------------------------------

$(MADE_AT):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Waqai needs Python 3.11 or newer; $(PYTHON) is not. Name one: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	@echo "Making the environment in $(VENV)/ …"
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  echo "$(PYTHON) cannot make environments here (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	@echo "$(CURDIR)" > $@

$(VENV)/build.installed: $(MADE_AT) requirements/build.txt
	@$(PIP) install --require-hashes -r requirements/build.txt
	@touch $@

$(VENV)/site.locked: $(VENV)/build.installed requirements/site.txt
	@echo "Installing what the reader and the site need (requirements/site.txt) …"
	@$(PIP) install --require-hashes -r requirements/site.txt
	@touch $@

$(VENV)/site.installed: $(VENV)/site.locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.installed: $(VENV)/site.installed requirements/dev.txt
	@echo "Installing what testing needs (requirements/dev.txt) …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/bench.installed: $(VENV)/site.installed requirements/bench.txt
	@echo "Installing the extractors to measure beside (requirements/bench.txt) …"
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc
	@command -v npm >/dev/null || { echo "The tests need npm (Node 20) for axe-core: install Node, then make test." >&2; exit 1; }
	@npm ci --silent --no-audit --no-fund
	@touch $@

# What the tests drive from outside Python: a browser and a database server, from Debian's packages.
BROWSER = $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
INITDB = $(or $(wildcard /usr/lib/postgresql/*/bin/initdb),$(shell command -v initdb))
MISSING = $(strip $(if $(BROWSER),,chromium) $(if $(INITDB),,postgresql))

debian: ## Install the Debian packages that testing needs (as root), or say which
	@missing="$(MISSING)"; log="$$(mktemp)"; \
	if [ -z "$$missing" ]; then rm -f "$$log"; exit 0; fi; \
	if [ "$$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then \
	  echo "The tests need: $$missing. Install with: sudo apt-get install $$missing" >&2; exit 1; fi; \
	echo "Installing Debian's $$missing …"; \
	apt-get update -qq </dev/null && \
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing </dev/null >"$$log" 2>&1 || \
	{ cat "$$log" >&2; rm -f "$$log"; exit 1; }; rm -f "$$log"
