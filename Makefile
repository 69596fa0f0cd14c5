# `make run` and `make test` are all one needs: Python 3.11 or newer and make, on Debian or macOS.
#
# On Linux the package index's own torch is the CUDA build, with several GB of further packages. Where a CPU build can
# be had it is taken: from wheels that pip finds by itself, or from PyTorch's CPU index (its address is on PyTorch's
# installation page):   make run TORCH_INDEX=https://…
TORCH_INDEX ?=
PYTHON ?= python3
PORT ?= 5000
TESTS ?=

TORCH := torch==2.13.0
# Compiling all of them to bytecode takes a minute; Python does it for what is used. Where the surroundings forbid that,
# each process would compile all that it imports anew: eight seconds of processor time instead of two and a half.
PIP_OPTIONS := -qq --no-compile --disable-pip-version-check --use-pep517
unexport PYTHONDONTWRITEBYTECODE
BIN := .venv/bin
# The name changes with the requirements, so an old environment is brought up to date and a fresh one is left alone.
STAMP := .venv/installed-$(shell cat requirements.txt requirements-dev.txt | cksum | cut -d ' ' -f 1)

.PHONY: run test lint format install model clean
.DEFAULT_GOAL := run

run: install
	@exec $(BIN)/python -m mismatch up --port $(PORT)

test: install
	@$(BIN)/python -m pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder $(TESTS)

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

model: install
	@$(BIN)/python -m mismatch model

install: $(STAMP)

$(STAMP): | .venv/bin/python
	@echo "Installing packages into .venv (a few minutes the first time) …"
	@$(BIN)/python -c 'import torch' 2>/dev/null || $(MAKE) --no-print-directory torch
	@$(BIN)/python -m pip install $(PIP_OPTIONS) -r requirements-dev.txt
	@rm -f .venv/installed-*
	@touch $@

.PHONY: torch
torch:
ifeq ($(shell uname -s),Linux)
	@$(BIN)/python -m pip install $(PIP_OPTIONS) $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX)) '$(TORCH)+cpu' 2>/dev/null \
	|| { echo "No CPU build of $(TORCH) found: taking the one with CUDA, several GB. TORCH_INDEX in the Makefile avoids that."; \
	     $(BIN)/python -m pip install $(PIP_OPTIONS) '$(TORCH)'; }
else
	@$(BIN)/python -m pip install $(PIP_OPTIONS) '$(TORCH)'
endif

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "Mismatch needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …"; exit 1; }
	@$(PYTHON) -m venv .venv \
	|| { rm -rf .venv; echo "Python cannot make a virtual environment here. On Debian: apt-get install python3-venv"; exit 1; }

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
