# Two commands are enough: `make run` builds and serves, `make test` runs every test.
.PHONY: run build test lint budgets shots speed

# Installs what is missing, builds, and serves http://127.0.0.1:3000. Settings by environment: see README.md.
run:
	@.ci/serve

# The same without serving: target/release/growing-edge is complete, with its assets inside.
build:
	@.ci/build

# Every test: the rules, the migrations, the app on SQLite and PostgreSQL, the journeys in a browser.
test:
	@.ci/test

# rustfmt, clippy and cargo-deny.
lint:
	@.ci/lint

# What a first visit weighs.
budgets: build
	@node .ci/budgets.mjs

# Pictures of the screens at both widths, light and dark, into end2end/shots/.
shots: build
	@.ci/shots

# How fast the engine answers in a browser, beside the same outside one and beside the form.
speed: build
	@.ci/speed
