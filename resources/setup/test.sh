#!/bin/sh
# Check everything: install whatever is missing, then style, types and tests, without a screen.
#   sh resources/setup/test.sh [ARGUMENTS of pytest]
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$top/resources/setup/common.sh"

ensure_libraries qt || exit 1
ensure_project test
cd "$top"
export QT_QPA_PLATFORM=offscreen
.venv/bin/ruff check --quiet .
.venv/bin/ruff format --quiet --check .
.venv/bin/mypy
exec .venv/bin/python -m pytest -n auto "$@"
