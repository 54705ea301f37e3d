# The front door. `make demo` and `make test` do everything on a fresh machine.
PY := .venv/bin/python
.DEFAULT_GOAL := help
# Three workers for two processors: a test waits half of its time.
PARALLEL := -n 3 --no-loadscope-reorder
# Tests start hundreds of programs; without compiled modules each would compile its own.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help setup setup-window setup-test demo demo-reset demo-headless test quick check days faults shots strings bench installer requirements clean

help:  ## list these words
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup:
	@tools/setup desk

setup-window:
	@tools/setup window

setup-test:
	@tools/setup test

demo: setup-window  ## the whole system with demonstration data, and the desk's window
	@$(PY) -m tools.demo

demo-reset: setup-window  ## start the demonstration over, with new data
	@$(PY) -m tools.demo --reset

demo-headless: setup  ## the officer's journey without a display; pictures and the PDF in build/demo
	@$(PY) -m tools.demo_headless

test: setup-test check  ## checks and all tests
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q $(PARALLEL)
	@$(PY) -m tools.days --quick

quick: setup-test check  ## checks, and the tests that need no server and little time: a minute
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q --quick -n 2 --no-loadscope-reorder

check: setup-test  ## style, types, import contracts, translations
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check -q .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo
	@$(PY) -m tools.strings --check

days: setup-test  ## all tests as of twelve days and hours; DAYS="ramadan leap-day" for some of them
	@$(PY) -m tools.days $(DAYS)

faults: setup-test  ## the fault harnesses at length; COUNTS="--client-kills 10000 …" sets how long
	@$(PY) -m tools.faults $(COUNTS)

shots: setup  ## every screen as a picture in build/shots
	@$(PY) -m tools.shots

strings: setup  ## collect the texts of the windows into translations/
	@$(PY) -m tools.strings

bench: setup  ## measures against floors taken in the same run, in build/bench.json
	@$(PY) -m tools.bench

installer: setup-test  ## the desk as a folder that runs without Python, in dist/
	@$(PY) -m PyInstaller --noconfirm --log-level WARN build_installer.spec

requirements: setup  ## pin the requirements again, with hashes and without addresses
	@.venv/bin/uv pip compile pyproject.toml --extra central --extra dev --universal --generate-hashes \
		--upgrade --no-emit-index-url --no-emit-find-links --no-header -q -o requirements.txt

clean:  ## remove what was built
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
