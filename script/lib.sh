# Shared by the scripts beside it; sourced, never run. Leaves the caller in the top directory of the checkout.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

VENV="$PWD/.venv"

say() { printf '== %s\n' "$*"; }

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        fail "needs root for: $*; run it as root or install sudo"
    fi
}
