#!/usr/bin/env bash
# bootstrap and fonts/fetch, tried in a folder of their own with small packages and an apt-get that only copies files.
# No network, no root, nothing installed. Exit code 77: this is no Debian system, skipped (1 with HONGTOU_NO_SKIPS).
set -euo pipefail
export LC_ALL=C
command -v dpkg-deb >/dev/null || { echo "no dpkg-deb here: skipped"; [[ ${HONGTOU_NO_SKIPS:-} ]] && exit 1; exit 77; }

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$work/bin" "$work/debs" "$work/house/fonts"
cp "$repository/bootstrap" "$work/house/"
cp "$repository/fonts/fetch" "$work/house/fonts/"
real_sum=$(command -v sha256sum)

# What the scripts call, each noting its call in $work/calls.
cat >"$work/bin/apt-get" <<'FAKE'
#!/bin/bash
work=$(dirname "$0")/..
case " $* " in *Dir::State=*) lists=own ;; *) lists=system ;; esac
if [[ " $* " == *" update "* ]]; then echo "update $lists" >>"$work/calls"; exit; fi
while [[ $1 != download ]]; do shift; done
shift
[[ $1 == --print-uris ]] && { uris=yes; shift; }
for name; do
  deb=$work/debs/$name.deb
  [[ -f $deb && ! ( -f $work/lists-empty && $lists == system ) ]] || { echo "E: Unable to locate package $name" >&2; exit 100; }
  if [[ ${uris:-} ]]; then echo "'http://x/x.deb' x.deb $(stat -c %s "$deb") SHA256:0"; continue; fi
  echo "download $name" >>"$work/calls"
  cp "$deb" .
done
FAKE
cat >"$work/bin/dpkg-query" <<'FAKE'
#!/bin/bash
work=$(dirname "$0")/..
if [[ $1 == -L ]]; then cat "$work/installed-$2" 2>/dev/null; exit; fi
shift 3
for name; do [[ $name == "$(cat "$work/absent" 2>/dev/null)" ]] || printf 'installed %s ' "$name"; done
FAKE
cat >"$work/bin/sha256sum" <<FAKE
#!/bin/bash
echo sum >>"$work/calls"
exec $real_sum "\$@"
FAKE
chmod 755 "$work"/bin/*
export PATH=$work/bin:$PATH XDG_CACHE_HOME=$work/cache HONGTOU_MANIFEST=$work/manifest.yaml
store=$work/cache/hongtou/fonts

failures=0
expect() { # what, then a condition as a command
  local what=$1
  shift
  if ! "$@"; then
    echo "FAILED: $case_name: $what"
    sed 's/^/    | /' "$work/said"
    failures=$((failures + 1))
  fi
}
run() { # the expected exit code, then a command; what it says goes to $work/said
  local expected=$1 code=0
  shift
  : >"$work/calls"
  "$@" >"$work/said" 2>&1 || code=$?
  expect "exit code $code, not $expected" test "$code" = "$expected"
}
says() { grep -qF -- "$1" "$work/said"; }
calls() { [[ $(sort "$work/calls" | uniq -c | awk '{print $1 "×" $2 ($3 ? " " $3 : "")}' | paste -sd,) == "$1" ]]; }
holds() { [[ -f $store/$1 && $(<"$store/$1") == "$2" ]]; }
nothing_left() { [[ -z $(find "$work/cache/hongtou" -name 'fetch.*' -o -name '*.deb' -o -name '*.new') ]]; }

make_deb() { # package file=content…
  local package=$1 folder=$work/package pair
  shift
  rm -rf "$folder"
  mkdir -p "$folder/DEBIAN" "$folder/usr/share/fonts"
  printf 'Package: %s\nVersion: 1\nArchitecture: all\nMaintainer: nobody\nDescription: x\n' "$package" >"$folder/DEBIAN/control"
  for pair; do printf %s "${pair#*=}" >"$folder/usr/share/fonts/${pair%%=*}"; done
  dpkg-deb --root-owner-group -b "$folder" "$work/debs/$package.deb" >/dev/null
}
sum_of() { printf %s "$1" | $real_sum | cut -d' ' -f1; }
face() { # name file package content
  printf '  %s: {file: %s, index: 0, deb: %s, sha256: %s, licence: OFL-1.1}\n' "$1" "$2" "$3" "$(sum_of "$4")"
}
start() { # a case from an empty cache, with two packages of three files
  case_name=$1
  : >"$work/said"
  rm -rf "$work/cache" "$work"/installed-* "$work/lists-empty" "$work/absent"
  make_deb two-faces A.otf=aaaa B.otf=bbbb Other.otf=oooo
  make_deb one-face C.ttc=cccc
  {
    printf 'roles:\n  fangsong: {match: [A]}\n\nfiles:   # the pins\n'
    face A A.otf two-faces aaaa
    face B B.otf two-faces bbbb
    printf '  # a collection has several faces\n'
    face C-sc C.ttc one-face cccc
    face C-tc C.ttc one-face cccc
    printf '\nafter:\n  not: {a face}\n'
  } >"$HONGTOU_MANIFEST"
}
fetch=$work/house/fonts/fetch

start "everything is fetched, each package once"
run 0 "$fetch"
expect "packages" grep -qx 'download two-faces' "$work/calls"
expect "one download a package" test "$(grep -c download "$work/calls")" = 2
expect "files" holds A.otf aaaa
expect "files" holds B.otf bbbb
expect "files" holds C.ttc cccc
expect "nothing else is kept" test ! -e "$store/Other.otf"
expect "no scratch is left" nothing_left

case_name="a second run neither fetches nor sums"
run 0 "$fetch"
expect "no calls" calls ""

case_name="a touched file is summed, not fetched"
touch -d 2001-01-01 "$store/A.otf"
run 0 "$fetch"
expect "one sum" calls "1×sum"
run 0 "$fetch"
expect "then none" calls ""

case_name="a damaged file of the same size is fetched again, alone"
printf 'aXaa' >"$store/A.otf"
run 0 "$fetch"
expect "mended" holds A.otf aaaa
expect "said" says "A.otf is not the pinned file"
expect "one package" test "$(grep download "$work/calls")" = "download two-faces"

case_name="a file cut short is fetched again"
printf 'cc' >"$store/C.ttc"
run 0 "$fetch"
expect "mended" holds C.ttc cccc

case_name="stamps that lie about another sum are not believed"
sed -i "s/$(sum_of cccc)/$(sum_of bbbb)/" "$store/.checked"
run 0 "$fetch"
expect "one sum" calls "1×sum"

start "a package of another version is not used, the rest is"
make_deb one-face C.ttc=dddd
run 1 "$fetch"
expect "named" says "C.ttc in one-face.deb is not the pinned version"
expect "not kept" test ! -e "$store/C.ttc"
expect "the others" holds B.otf bbbb
expect "told at the end" says "C.ttc"
expect "no scratch is left" nothing_left

start "a package without the file"
make_deb one-face D.ttc=dddd
run 1 "$fetch"
expect "named" says "one-face.deb holds no 里没有 C.ttc"

start "a download cut short is not used"
truncate -s 400 "$work/debs/two-faces.deb"
run 1 "$fetch"
expect "nothing kept" test ! -e "$store/A.otf"
expect "the others" holds C.ttc cccc

start "no package lists in the system: its own are fetched, once"
touch "$work/lists-empty"
run 0 "$fetch"
expect "one update" grep -qx 'update own' "$work/calls"
expect "only one" test "$(grep -c update "$work/calls")" = 1
expect "files" holds C.ttc cccc

start "no such package anywhere"
rm "$work/debs/one-face.deb"
run 1 "$fetch"
expect "apt's words" says "Unable to locate package one-face"
expect "what is missing" says "C.ttc"

start "an installed package saves the download"
printf %s cccc >"$work/C.ttc"
printf '%s\n' /. "$work" "$work/C.ttc" >"$work/installed-one-face"
run 0 "$fetch"
expect "said" says "copied from the installed package 取自已安装的 one-face"
expect "file" holds C.ttc cccc
expect "the installed file stays" test -f "$work/C.ttc"
expect "no download of it" test "$(grep -c download "$work/calls")" = 1

start "an installed package of another version does not"
printf %s dddd >"$work/C.ttc"
printf '%s\n' "$work/C.ttc" >"$work/installed-one-face"
run 0 "$fetch"
expect "file" holds C.ttc cccc

start "what a killed run left is cleared away"
mkdir -p "$work/cache/hongtou/fetch.abcdef"
run 0 "$fetch"
expect "gone" nothing_left

start "a relative XDG_CACHE_HOME is ignored"
run 0 env XDG_CACHE_HOME=relative HOME="$work/home" "$fetch"
expect "in the home folder" test -f "$work/home/.cache/hongtou/fonts/A.otf"

start "into a folder for all users, by one who has no cache"
run 0 env XDG_CACHE_HOME="$work/none" bash -c 'umask 077; exec "$@"' - "$fetch" --into "$work/cache/hongtou/all"
expect "there" test -f "$work/cache/hongtou/all/A.otf"
expect "told beforehand" says "to download"
expect "readable by all" test "$(stat -c %a "$work/cache/hongtou/all/A.otf")" = 644
expect "so is the folder" test "$(stat -c %a "$work/cache/hongtou/all")" = 755
expect "nothing of one's own" test ! -e "$work/none"
expect "no scratch is left" nothing_left
run 0 env HONGTOU_FONTS="$work/nowhere:$work/cache/hongtou/all" "$fetch"
expect "then none is fetched for oneself, nor summed" calls ""
expect "nor kept" test ! -e "$store/A.otf"
expect "where they are is told" says "all 3 files are there 齐全: $work/cache/hongtou/all"
printf 'bXbb' >"$work/cache/hongtou/all/B.otf"
run 0 env HONGTOU_FONTS="$work/cache/hongtou/all" "$fetch"
expect "but for one that is damaged there" holds B.otf bbbb
expect "alone" test ! -e "$store/A.otf"
run 2 "$fetch" --into relative

start "faces not on one line of the one form"
good=$(face A A.otf two-faces aaaa)
for bad in "${good/index: 0/index: x}" "${good/sha256: ?/sha256: Z}" "${good/sha256: ?/sha256: }" "${good/, licence: OFL-1.1/}" \
  "${good/A.otf/..\/A.otf}" "${good/A.otf/A B.otf}" "  A:" "    file: A.otf" "${good/two-faces/\$(touch x)}"; do
  printf 'files:\n%s\n%s\n' "$(face B B.otf two-faces bbbb)" "$bad" >"$HONGTOU_MANIFEST"
  case_name="not the form of a face: $bad"
  run 2 "$fetch" --list
  expect "the line is told" says "manifest.yaml:3:"
done
case_name="two sums for one file"
printf 'files:\n%s\n%s\n' "$(face A A.otf two-faces aaaa)" "$(face A2 A.otf two-faces bbbb)" >"$HONGTOU_MANIFEST"
run 2 "$fetch" --list
expect "the line is told" says "manifest.yaml:3:"
case_name="no faces at all"
printf 'roles: {}\n' >"$HONGTOU_MANIFEST"
run 2 "$fetch"

case_name="the manifest of this tree has the form"
run 0 env -u HONGTOU_MANIFEST "$repository/fonts/fetch" --list
expect "sums" test "$(awk 'length($2) == 64' "$work/said" | wc -l)" = "$(grep -c . "$work/said")"

# bootstrap, up to the point where it would compile
start "missing packages without root are named"
echo libhpdf-dev >"$work/absent"
if ((EUID == 0)); then as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups); else as_user=(); fi
run 3 "${as_user[@]}" "$work/house/bootstrap"
expect "named" says "libhpdf-dev"
expect "the command, lists first" says "apt-get update && apt-get install -y --no-install-recommends libhpdf-dev"
expect "nothing else is missing" test "$(grep -c 'g++' "$work/said")" = 0
expect "what it takes is told before" says "第一次运行约"
expect "no fonts were fetched" test ! -e "$store"

case_name="the tests' packages count only for the tests"
echo catch2 >"$work/absent"
run 3 "${as_user[@]}" "$work/house/bootstrap" --test
expect "named" says "catch2"

case_name="wrong use"
run 2 "$work/house/bootstrap" --tset
run 2 "$work/house/bootstrap" "$work/no-such-file.yaml"
expect "named" says "no-such-file.yaml"
mkdir -p "$work/a" "$work/b"
touch "$work/a/x.yaml" "$work/b/x.yml"
run 2 "$work/house/bootstrap" "$work/a/x.yaml" "$work/b/x.yml"
expect "both are named" says "$work/a/x.yaml, $work/b/x.yml → $work/house/out/x.pdf"
expect "nothing was begun" calls ""
run 0 "$work/house/bootstrap" --help
expect "usage" says "./bootstrap --test"
run 0 "$work/house/bootstrap" --packages
expect "a list" grep -qx 'ninja-build' "$work/said"

((failures == 0)) || { echo "$failures failed"; exit 1; }
echo "all passed"
