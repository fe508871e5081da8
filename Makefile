# make demo | test | check | eval | bench. Needs python3.11 or later and git; everything else goes into .venv.

BIN := .venv/bin
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test check eval bench build lock clean

help:  ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

demo: .venv/run  ## read the examples and write demo.html
	@rm -rf .venv/demo.db*
	$(BIN)/entente brief examples -r .venv/demo.db
	$(BIN)/entente report .venv/demo.db -o demo.html

test: .venv/dev  ## run the tests
	$(BIN)/python -m pytest

check: .venv/dev  ## format, rules, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: .venv/dev  ## measure against ../shared, beside the floors
	$(BIN)/python -m evals

bench: .venv/dev  ## speed beside the parse, memory, workers
	$(BIN)/python -m benchmarks

build: .venv/dev  ## make the wheel in dist/
	$(BIN)/python -m hatchling build -t wheel

lock:  ## choose newer versions of what we rest on (needs uv)
	for set in "" "-dev"; do \
	  uv pip compile pyproject.toml --group build $${set:+--group dev} --universal --generate-hashes \
	    --only-binary :all: --python-version 3.11 --no-annotate --no-header --upgrade -q -o requirements$$set.lock; \
	done

clean:  ## remove what make has made
	rm -rf .venv dist demo.html

.venv/run: requirements.lock pyproject.toml
	.ci/install requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock pyproject.toml
	.ci/install requirements-dev.lock
	@touch $@ .venv/run
