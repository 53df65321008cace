# One command each; `make help` lists them. The first use of any sets up .venv from the lock files.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python
OUT ?= out/demo

# The first interpreter of 3.11 or newer; `make PYTHON=python3.12 test` chooses another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

# `make corpus-check FOLDER` and `make corpus-check DIR="a folder"` are the same.
ifeq ($(firstword $(MAKECMDGOALS)),corpus-check)
FOLDERS := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
ifneq ($(FOLDERS),)
.PHONY: $(FOLDERS)
$(FOLDERS): corpus-check ; @:
endif
endif

.PHONY: help demo run test lint format bench corpus-check fuzz walk lock clean setup setup-dev system
.DEFAULT_GOAL := help

help:
	@echo "make demo    set up, do the main job on the seed documents into $(OUT), open the window"
	@echo "make run     open the window on your archive"
	@echo "make test    set up, check (ruff, mypy, import contracts) and test"
	@echo "make lint    the checks alone        make format   lay out the code"
	@echo "make bench   the measurements        make lock     resolve the lock files anew"
	@echo "make corpus-check DIR   read every file in a folder and report what came of each"
	@echo "make fuzz DIR=folder    damage its files in COUNT ways and read them (SEED, COUNT=1000)"
	@echo "make walk    ACTS=10000 edits, undos, redos and restarts at random, judged after each (SEED)"
	@echo "make clean   remove .venv, caches and out/"

demo: setup system
	$(RUN) main.py demo --out $(OUT)

run: setup system
	$(RUN) main.py

test: setup-dev system lint
	QT_QPA_PLATFORM=offscreen $(RUN) -X dev -m pytest $(ARGS)

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(RUN) -m mypy
	$(BIN)/lint-imports

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev system
	@for each in benchmarks/bench_*.py; do echo "== $$each"; QT_QPA_PLATFORM=offscreen $(RUN) $$each || exit 1; done

corpus-check: setup
	@test -n "$(DIR)$(FOLDERS)" || { echo "Say which folder: make corpus-check DIR=folder" >&2; exit 2; }
	@$(RUN) main.py corpus-check $(if $(DIR),"$(DIR)",$(FOLDERS)) $(ARGS)

fuzz: setup-dev
	@$(RUN) -m tests.fuzzing $(if $(DIR),"$(DIR)") --seed $(or $(SEED),1) --count $(or $(COUNT),1000) $(ARGS)

walk: setup-dev
	@$(RUN) -m tests.walking --acts $(or $(ACTS),10000) --seed $(or $(SEED),1)

# Names, versions and hashes only: the lock files say what, never from where.
lock:
	uv pip compile -q pyproject.toml --universal --generate-hashes --no-annotate --no-header \
		-o requirements.lock
	uv pip compile -q pyproject.toml --group dev --universal --generate-hashes --no-annotate --no-header \
		-c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Compiled ahead, because the start is quick only so, and some systems forbid Python to do it later.
setup: $(VENV)/.installed
	@$(RUN) -m compileall -q main.py importers resources seeds viewer

setup-dev: $(VENV)/.installed-dev

system: setup
	@$(RUN) packaging/check_system.py

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Concord needs Python 3.11 or newer; install it (on Debian and Ubuntu: sudo apt-get install python3 python3-venv) and run make again." >&2; exit 1; }
	@rm -rf $(VENV)
	@if command -v uv >/dev/null 2>&1; then uv venv -q --python $(PYTHON) $(VENV); \
	else $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }; fi

define install
	@echo "Installing $(1) (once; a few minutes on a slow line)"
	@if command -v uv >/dev/null 2>&1; then uv pip install -q --compile-bytecode --python $(RUN) --require-hashes -r $(1); \
	else $(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r $(1); fi
	@touch $(2)
endef

$(VENV)/.installed: requirements.lock | $(BIN)/python
	$(call install,requirements.lock,$@)

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(call install,requirements-dev.lock,$@)
