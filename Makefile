# The same doors as script/*, for those who type make.
.PHONY: setup demo test lint bench screens soak

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
