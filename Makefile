# The same doors as script/*, for those who type make.
.PHONY: setup demo test lint bench screens soak

# How many visits make a soak.
VISITS ?= 1000

setup:
	script/setup

demo:
	script/demo

test:
	script/test

lint: setup
	script/lint

bench: setup
	.venv/bin/python -m bench

# A picture of every screen, in every variant.
screens: setup
	.venv/bin/python -m ui.gallery --out out/screens

soak: setup
	mkdir -p out/soak
	KIOSK_KILL_VISITS=20 .venv/bin/pytest tests/system/test_kills.py
	.venv/bin/kiosk demo --headless --visits $(VISITS) --report out/soak/report.json
