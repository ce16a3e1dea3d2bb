#!/usr/bin/env bash
# Installs what was built into a folder of its own and uses it from there, as another user of the machine would: with an
# empty cache, the fonts of a shared folder, completions in bash and manual pages. No root, nothing outside the folder.
#
#   install_test.sh BUILD FONTS   the folder of the build, and the one that holds the pinned fonts
#
# Exit code 77: FONTS are not there, skipped (1 with HONGTOU_NO_SKIPS).
set -euo pipefail
build=$1 fonts=$2
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
if ! [[ -r $fonts/NotoSansCJK-Regular.ttc ]]; then
  echo "the pinned fonts are not in $fonts: skipped"
  [[ ${HONGTOU_NO_SKIPS:-} ]] && exit 1
  exit 77
fi

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
prefix=$work/usr
cmake --install "$build" --prefix "$prefix" --strip >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
# Nothing of the build, of the source tree or of the user is used from here on.
cd "$work"
mkdir home
export PATH=$prefix/bin:/usr/bin:/bin HOME=$work/home LANG=C.UTF-8
unset XDG_CACHE_HOME HONGTOU_DATA LC_ALL LC_MESSAGES GITHUB_ACTIONS
export HONGTOU_FONTS=$fonts

failures=0
expect() { # what, then a condition as a command
  local what=$1
  shift
  if ! "$@"; then echo "FAILED: $what"; failures=$((failures + 1)); fi
}
has() { grep -qF -- "$2" "$1"; }

# What stands where.
data=$prefix/share/hongtou doc=$prefix/share/doc/hongtou man=$prefix/share/man
for file in "$data/styles/bulletin.yaml" "$data/fonts/manifest.yaml" "$data/words/official.txt" "$data/fonts/LICENSES/OFL-1.1.txt" \
  "$doc/copyright" "$doc/changelog.gz" "$doc/README.md" "$doc/docs/cli.md" "$doc/docs/images/parts.png" "$doc/samples/weekly.yaml" \
  "$prefix/share/bash-completion/completions/hongtou" "$prefix/share/zsh/site-functions/_hongtou" \
  "$prefix/share/fish/vendor_completions.d/hongtou.fish"; do
  expect "$file is installed" test -s "$file"
done
expect "fetch can be run" test -x "$data/fonts/fetch"
expect "every style" diff -r "$repository/styles" "$data/styles"

# A user without a cache of his own, then one who can keep nothing.
hongtou build "$doc/samples/weekly.yaml" --fonts pinned -o one.pdf 2>said || { cat said; exit 1; }
expect "a PDF" test "$(head -c 5 one.pdf)" = %PDF-
expect "no warning of words or fonts" test "$(grep -c . said)" = 1
expect "what is worked out is kept in his own cache" test -d "$HOME/.cache/hongtou/derived"
chmod -R a-w "$prefix" "$HOME"
HOME=/proc/none hongtou build "$doc/samples/weekly.yaml" --fonts pinned -o two.pdf 2>said || { cat said; exit 1; }
expect "the same bytes" cmp one.pdf two.pdf
hongtou fonts --fonts pinned >roles
expect "fonts of the shared folder" has roles "$fonts/"
expect "fetch finds them there" has <(hongtou fonts --fetch 2>&1) "齐全"
HONGTOU_FONTS='' hongtou build "$doc/samples/minimal.yaml" --fonts pinned -o none.pdf 2>said || true
if [[ ! -e /var/cache/hongtou/fonts && ! -e /usr/share/hongtou/fonts ]]; then
  expect "without fonts the folders are named" has said "$HOME/.cache/hongtou/fonts、/var/cache/hongtou/fonts、/usr/share/hongtou/fonts"
  expect "and what gets them" has said "hongtou fonts --fetch"
fi

# Every option of every command is in both manual pages, as --help has it.
expect "-V" has <(hongtou -V) "Hongtou "
commands=$(hongtou --lang en --help | sed -n '/^Commands:/,/^$/ s/^  \([a-z]*\) .*/\1/p')
expect "commands" test "$(wc -w <<<"$commands")" -gt 8
for command in '' $commands; do
  page=hongtou${command:+-$command}.1
  for folder in "$man/man1" "$man/zh_CN/man1"; do
    expect "$folder/$page" test -s "$folder/$page.gz"
    zcat "$folder/$page.gz" | sed 's/\\f[BR]//g; s/\\:\|\\//g' >page
    # shellcheck disable=SC2086
    for option in $(hongtou $command --lang en --help | grep -E '^  -' | grep -oE '^  [^ ]+' | tr ',' ' '); do
      expect "$option in $page" grep -qE -- "(^|, |fB)$option(,|fR| |\$)" page
    done
  done
  expect "help ${command:-alone}" cmp <(hongtou help $command) <(hongtou $command --help)
done
if command -v mandoc >/dev/null; then
  for page in "$man"/man1/*.gz "$man"/zh_CN/man1/*.gz; do
    expect "mandoc finds no fault in $page" mandoc -Tlint -Wwarning "$page"
  done
fi

# What bash offers, as it asks for it: words of the line, the last of them begun.
# shellcheck disable=SC1091
offered() (
  source "$prefix/share/bash-completion/completions/hongtou"
  compopt() { :; }
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  "$(complete -p hongtou | sed 's/.*-F \([^ ]*\).*/\1/')"
  echo "${COMPREPLY[*]}"
)
offers() { # the words expected, then the line
  local expected=$1
  shift
  [[ $(offered "$@") == "$expected" ]] || { echo "$*: $(offered "$@")"; return 1; }
}
mkdir -p desk/styles desk/issues
cd desk
printf 'extends: bulletin\nmasthead:\n  top: 35mm\n' >styles/周报.yaml
touch issues/1.yaml issues/2.txt
expect "commands" offers "$(echo $commands)" hongtou ''
expect "a command" offers build hongtou bu
expect "flags" offers "--style-dir --strict" hongtou build --st
expect "of another command others" offers "--style --style-dir" hongtou new --style
expect "values" offers "pinned installed" hongtou build --fonts ''
expect "values behind =" offers "pinned" hongtou build --fonts = p
expect "lists" offers "pdf,dump" hongtou build --to pdf,d
expect "reports" offers "sarif=" hongtou build --report sa
expect "their files" offers "issues" hongtou build --report sarif = iss
expect "sources and folders" offers "issues/1.yaml" hongtou build issues/
expect "styles of this folder and the program's" offers "bijie bulletin 周报" hongtou new --style ''
expect "kinds" offers "bulletin" hongtou new ''
expect "commands behind help" offers "check" hongtou help ch
expect "the language, before or behind" offers "zh en" hongtou build --lang ''
for command in $commands; do
  # shellcheck disable=SC2046
  for option in $(hongtou "$command" --lang en --help | grep -E '^  -' | grep -oE '^  [^ ]+' | tr ',' ' '); do
    expect "$command $option is offered" grep -qwF -- "$option" <(offered hongtou "$command" "$option")
  done
done
for shell in zsh fish; do
  ! command -v $shell >/dev/null || expect "$shell can read its completions" $shell -n <(hongtou help --print $shell)
done
for file in "$prefix"/share/bash-completion/completions/hongtou "$data/fonts/fetch"; do expect "$file" bash -n "$file"; done

((failures == 0)) || { echo "$failures failed"; exit 1; }
echo "all passed"
