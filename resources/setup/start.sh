#!/bin/sh
# Start Zhubi from a checkout: install whatever is missing, then run `zhubi` with the arguments given.
#   sh resources/setup/start.sh [ARGUMENTS of zhubi]
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$top/resources/setup/common.sh"

# The command line works without a screen: only a bare start insists on the libraries of the window.
ensure_libraries qt xcb || [ $# -gt 0 ] || exit 1
ensure_project run
exec "$top/.venv/bin/zhubi" "$@"
