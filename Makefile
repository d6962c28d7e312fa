# The same doors as script/*, for those who type make.
.PHONY: setup demo test lint bench screens accept-screens component-pictures console-pictures walk soak

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

# A picture of every screen in every variant, each looked at and compared with the accepted set: out/screens/index.html
screens: setup
	.venv/bin/python -m ui.gallery --out out/screens

# What the screens look like now is the accepted set; a git diff names the moments.
accept-screens: setup
	.venv/bin/python -m ui.gallery --accept

# The pictures and tables of docs/design-system.md: every component in every state.
component-pictures: setup
	.venv/bin/python -m ui.gallery.components

# The console's main paths in Chromium: out/console
console-pictures: setup
	CONSOLE_PICTURES=out/console .venv/bin/pytest -q tests/central/console/test_chromium.py tests/central/console/test_keyboard.py

# Touches, typed characters and seconds of each life event: docs/walkthrough.md
walk: setup
	.venv/bin/python -m bench.walkthrough

soak: setup
	mkdir -p out/soak
	KIOSK_KILL_VISITS=20 .venv/bin/pytest -o faulthandler_timeout=0 tests/system/test_kills.py
	KIOSK_POWER_CUTS=20000 KIOSK_MACHINE_EXAMPLES=500 .venv/bin/pytest --timeout 3600 -o faulthandler_timeout=0 tests/faults/test_power_cut.py tests/faults/test_at_random.py
	KIOSK_APPLY_POWER_CUTS=3000 .venv/bin/pytest --timeout 3600 -o faulthandler_timeout=0 tests/faults/test_power_cut_of_an_apply.py
	.venv/bin/pytest --timeout 3600 tests/system/soak_bad_pushes.py tests/system/soak_software_pushes.py tests/system/soak_remote_diagnostics.py tests/system/soak_killed_applying.py tests/system/soak_unwritable_disk.py
	.venv/bin/pytest --timeout 7200 -o faulthandler_timeout=0 tests/system/soak_every_life_event.py tests/system/soak_phone_amendment.py
	.venv/bin/pytest --timeout 3600 tests/central/casework/soak_worker.py
	KIOSK_EVERY_POWER_CUT=1 .venv/bin/pytest --timeout 3600 -o faulthandler_timeout=0 tests/devices/receipt_printer/test_power_cuts.py
	KIOSK_UNPLUG_VISITS=40 .venv/bin/pytest --timeout 3600 tests/system/test_unplugging.py
	KIOSK_PLUG_CYCLES=10000 .venv/bin/pytest --timeout 7200 tests/ui/workers/test_plug_cycles.py
	KIOSK_CAMERA_CYCLES=2000 .venv/bin/pytest --timeout 3600 tests/ui/document_camera/test_on_and_off.py
	KIOSK_EVERY_CATALOGUE_WAY=1 .venv/bin/pytest --timeout 3600 tests/ui/qml/test_catalogue_fits.py
	.venv/bin/kiosk catalogue preview --all --out out/soak/preview
	KIOSK_OPENAPI_EXAMPLES=200 .venv/bin/pytest --timeout 3600 tests/central/test_openapi_at_random.py
	KIOSK_CENTRAL_KILLS=20 .venv/bin/pytest --timeout 3600 -o faulthandler_timeout=0 tests/central/test_killed.py
	KIOSK_PAGE_PRINTS=500 .venv/bin/pytest --timeout 3600 tests/devices/page_printer/test_many_prints.py
	.venv/bin/kiosk demo --headless --visits 20 --at 2026-10-01T03:00 --report out/soak/night.json
	.venv/bin/kiosk demo --headless --visits $(VISITS) --report out/soak/report.json
