# Shared by start.sh and test.sh, which set $top: install only what is missing, and say in one sentence what is in the way.
# Packages of the system come by apt (root or sudo), those of Python into .venv; a second run needs no network.

tell() {
    echo "zhubi: $1 ($2)" >&2
}

refuse() {
    tell "$1" "$2"
    exit 1
}

is_debian_like() {
    command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Print the Debian packages of the given groups (qt, xcb, wayland) whose library the system does not have.
missing_packages() {
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null) || return 0
    while read -r library package group; do
        case " $* " in *" $group "*) ;; *) continue ;; esac
        case $known in *"	$library "*) ;; *) printf '%s ' "$package" ;; esac
    done <"$top/resources/setup/libraries.txt"
}

# Install Debian packages; 1 with a sentence if that is not possible.
install_packages() {
    [ $# -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null 2>&1; then
        tell "缺少系统库，而当前账户无权安装；请让管理员运行 apt install $*" \
            "system libraries are missing and this account may not install them; ask an administrator to run that line"
        return 1
    fi
    tell "正在安装缺少的系统库：$*" "installing missing system libraries"
    # apt-get update may fail for one source among many: only the installation decides.
    as_root apt-get update -qq >/dev/null 2>&1 || true
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1; then
        tell "系统库没有装上；请检查网络和权限后再运行一次，或手动运行 apt install $*" \
            "the system libraries could not be installed; check the network and your rights and run this again, or run that line yourself"
        return 1
    fi
}

# Have the system libraries of the given groups; other systems than Debian's bring their own.
ensure_libraries() {
    is_debian_like || return 0
    # shellcheck disable=SC2046 # one word per package
    install_packages $(missing_packages "$@")
}

# Print the first Python that is new enough.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$name"
            return 0
        fi
    done
    return 1
}

ensure_python() {
    if ! find_python >/dev/null && is_debian_like; then install_packages python3 python3-venv || exit 1; fi
    python=$(find_python) || refuse "需要 Python 3.11 或更新的版本，这里没有；请先安装，再运行一次" \
        "Python 3.11 or newer is needed and was not found; install it and run this again"
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 && is_debian_like; then
        install_packages "$python-venv" || exit 1
    fi
}

# Have a virtual environment that was made in this very folder (a moved one points to the old place).
ensure_environment() {
    if "$top/.venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        [ "$(cat "$top/.venv/zhubi-place" 2>/dev/null || echo "$top")" = "$top" ] && return 0
    fi
    ensure_python
    "$python" -m venv --clear "$top/.venv" >/dev/null 2>&1 || refuse \
        "无法在 $top/.venv 建立 Python 虚拟环境；请检查磁盘空间和文件夹的写入权限" \
        "the virtual environment $top/.venv could not be made; check disk space and that the folder can be written to"
    echo "$top" >"$top/.venv/zhubi-place"
}

# Have the project with its Python packages in .venv: $1 is `run` or `test`. Done once for each pyproject.toml.
ensure_project() {
    ensure_environment
    wanted=$(cksum <"$top/pyproject.toml")
    [ "$(cat "$top/.venv/zhubi-$1" 2>/dev/null)" = "$wanted" ] && return 0
    if [ "$1" = test ]; then project="$top[test]"; else project=$top; fi
    tell "正在安装 Python 依赖，第一次需要几分钟" "installing Python packages, which takes some minutes the first time"
    "$top/.venv/bin/python" -m pip install --disable-pip-version-check -e "$project" >"$top/.venv/install.log" 2>&1 || refuse \
        "Python 依赖没有装上，多半是网络不通；请联网后再运行一次，详情见 $top/.venv/install.log" \
        "the Python packages could not be installed, most likely for want of a network; connect and run this again, details are in that file"
    echo "$wanted" >"$top/.venv/zhubi-run"
    [ "$1" = run ] || echo "$wanted" >"$top/.venv/zhubi-$1"
}
