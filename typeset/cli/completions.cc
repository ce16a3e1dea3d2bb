#include "cli/completions.h"

#include <algorithm>
#include <string_view>

namespace typeset {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view with) {
  std::string all;
  for (const std::string& word : words) all.append(all.empty() ? "" : with).append(word);
  return all;
}

std::vector<std::string> commands_of(const std::vector<CommandRow>& rows) {
  std::vector<std::string> names;
  for (const CommandRow& row : rows)
    if (!row.name.empty()) names.push_back(row.name);
  return names;
}

/// In single quotes, for all three shells; those in the text become ’.
std::string quoted(std::string_view text) {
  std::string made = "'";
  for (const char c : text) made += c == '\'' ? "’" : c == '\n' ? " " : std::string(1, c);
  return made + "'";
}

// bash

/// What fills COMPREPLY for a row.
std::string bash_offer(const OptionRow& row) {
  std::string offer;
  if (!row.choices.empty())
    offer = std::string(row.several ? "_hongtou_list" : "_hongtou_words") + " " + quoted(joined(row.choices, " "));
  const char* by_kind = row.takes == Takes::source   ? "_hongtou_sources"
                        : row.takes == Takes::file   ? "_hongtou_files -f"
                        : row.takes == Takes::folder ? "_hongtou_files -d"
                        : row.takes == Takes::style  ? "_hongtou_styles"
                                                     : "";
  if (*by_kind != '\0') offer.append(offer.empty() ? "" : "; ").append(by_kind);
  return offer.empty() ? ":" : offer;
}

void put_bash_cases(const CommandRow& row, const std::string& pattern, std::string& text) {
  for (const OptionRow& option : row.options) {
    if (option.shape.empty()) continue;
    text += "    ";
    for (const std::string& name : option.names)
      text.append(&name == &option.names.front() ? "" : "|").append(pattern).append(":").append(name);
    text += ") " + bash_offer(option) + "; return ;;\n";
  }
}

std::string names_of(const CommandRow& row, const CommandRow& program) {
  std::vector<std::string> names;
  for (const CommandRow* of : {&row, &program}) {
    for (const OptionRow& option : of->options) names.insert(names.end(), option.names.begin(), option.names.end());
    if (&row == &program) break;
  }
  return joined(names, " ");
}

constexpr std::string_view kBashHelpers = R"sh(# Completions of hongtou for bash. Made by `hongtou help --print bash`.
_hongtou_add() { local IFS=$'\n'; COMPREPLY+=($(compgen "$@" -- "$cur")); }
_hongtou_words() { _hongtou_add -W "${1// /$'\n'}"; [[ ${COMPREPLY[0]} != *= ]] || compopt -o nospace; }
_hongtou_files() { compopt -o filenames; _hongtou_add "$1"; }
_hongtou_sources() {
  local one all
  _hongtou_files -f
  all=("${COMPREPLY[@]}") COMPREPLY=()
  for one in "${all[@]}"; do
    [[ ! -d $one && $one != *.yaml && $one != *.yml ]] || COMPREPLY+=("$one")
  done
}
_hongtou_styles() { _hongtou_add -W "$("${COMP_WORDS[0]}" help --print styles 2>/dev/null)"; }
# Words with commas between them: the last is completed.
_hongtou_list() {
  local done=
  [[ $cur != *,* ]] || done=${cur%,*},
  cur=${cur##*,}
  _hongtou_words "$1"
  COMPREPLY=("${COMPREPLY[@]/#/$done}")
}
)sh";

constexpr std::string_view kBashBegin = R"sh(_hongtou() {
  local cur=${COMP_WORDS[COMP_CWORD]} at=$((COMP_CWORD - 1)) prev command= i
  COMPREPLY=()
  # bash parts --option=value at the sign, into three words.
  if [[ $cur == '=' ]]; then cur=; elif [[ ${COMP_WORDS[at]} == '=' ]]; then at=$((at - 1)); fi
  prev=${COMP_WORDS[at]}
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in
      --lang) ((++i)) ;;
)sh";

}  // namespace

std::string bash_completions(const std::vector<CommandRow>& rows) {
  const CommandRow& program = rows.front();
  const std::vector<std::string> commands = commands_of(rows);
  std::string text(kBashHelpers);
  text += kBashBegin;
  text += "      " + joined(commands, "|") + ") command=${COMP_WORDS[i]}; break ;;\n    esac\n  done\n";
  // --report sarif=FILE
  text += "  [[ ${COMP_WORDS[at - 1]} != --report || $at == $((COMP_CWORD - 1)) ]] || { _hongtou_files -f; return; }\n";
  text += "  case $command:$prev in\n";
  put_bash_cases(program, "*", text);
  for (const CommandRow& row : rows)
    if (!row.name.empty()) put_bash_cases(row, row.name, text);
  text += "  esac\n  if [[ $cur == -* ]]; then\n    case $command in\n";
  for (const CommandRow& row : rows) {
    const std::string pattern = row.name.empty() ? "''" : row.name;
    text += "      " + pattern + ") _hongtou_words " + quoted(names_of(row, program)) + " ;;\n";
  }
  text += "    esac\n    return\n  fi\n  case $command in\n    '') _hongtou_words " + quoted(joined(commands, " ")) +
          " ;;\n";
  for (const CommandRow& row : rows) {
    if (row.name.empty() || row.arguments.empty()) continue;
    text += "    " + row.name + ") " + bash_offer(row.arguments.front()) + " ;;\n";
  }
  return text + "  esac\n}\ncomplete -F _hongtou hongtou\n";
}

namespace {

// zsh

/// Of a description in _arguments and _describe: brackets and colons end parts of it.
std::string zsh_text(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') made += '\\';
    made += c;
  }
  return made;
}

std::string zsh_action(const OptionRow& row) {
  if (!row.choices.empty()) {
    const std::string words = joined(row.choices, " ");
    if (row.several) return "_values -s , " + std::string("word ") + words;
    const bool open = std::ranges::any_of(row.choices, [](const std::string& word) { return word.ends_with('='); });
    return open ? "compadd -S \"\" -- " + words : "(" + words + ")";
  }
  switch (row.takes) {
    case Takes::source: return R"sh(_files -g "*.(yaml|yml)")sh";
    case Takes::file: return "_files";
    case Takes::folder: return "_files -/";
    case Takes::style: return "{compadd -- ${(f)\"$(hongtou help --print styles 2>/dev/null)\"}}";
    default: return " ";
  }
}

/// One word of _arguments for each name, which keep each other out.
std::string zsh_option(const OptionRow& row) {
  std::string text;
  for (const std::string& name : row.names) {
    std::string spec = "(" + joined(row.names, " ") + ")" + name;
    if (row.shape.empty()) {
      spec += "[" + zsh_text(row.help) + "]";
    } else {
      if (name.starts_with("--")) spec += "=";
      spec += "[" + zsh_text(row.help) + "]:" + zsh_text(row.shape) + ":" + zsh_action(row);
    }
    text += "        " + quoted(spec) + " \\\n";
  }
  return text;
}

}  // namespace

std::string zsh_completions(const std::vector<CommandRow>& rows) {
  const CommandRow& program = rows.front();
  std::string text =
      "#compdef hongtou\n# Completions of hongtou for zsh. Made by `hongtou help --print zsh`.\n_hongtou() {\n";
  text += "  local curcontext=$curcontext state line\n  typeset -A opt_args\n  local -a commands\n  commands=(\n";
  for (const CommandRow& row : rows)
    if (!row.name.empty()) text += "    " + quoted(row.name + ":" + zsh_text(row.help)) + "\n";
  text += "  )\n  _arguments -C \\\n";
  for (const OptionRow& option : program.options) text += zsh_option(option);
  text += "        '1: :->command' '*:: :->rest'\n";
  text += "  case $state in\n    command) _describe -t commands hongtou commands ;;\n    rest) case $words[1] in\n";
  for (const CommandRow& row : rows) {
    if (row.name.empty()) continue;
    text += "      " + row.name + ") _arguments \\\n";
    for (const OptionRow& option : row.options) text += zsh_option(option);
    for (const OptionRow& option : program.options) text += zsh_option(option);
    const OptionRow none;
    const OptionRow& argument = row.arguments.empty() ? none : row.arguments.front();
    text += "        " + quoted("*:" + zsh_text(argument.shape) + ":" + zsh_action(argument)) + " ;;\n";
  }
  return text + "    esac ;;\n  esac\n}\ncompdef _hongtou hongtou\n";
}

namespace {

// fish

std::string fish_action(const OptionRow& row) {
  switch (row.takes) {
    case Takes::source:
    case Takes::file: return " -r -F";
    case Takes::folder: return " -x -a '(__fish_complete_directories)'";
    case Takes::style: return " -x -a '(hongtou help --print styles 2>/dev/null)'";
    default: break;
  }
  return row.choices.empty() ? " -x" : " -x -a " + quoted(joined(row.choices, " "));
}

std::string fish_option(const OptionRow& row, const std::string& condition) {
  std::string text = "complete -c hongtou" + condition;
  for (const std::string& name : row.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!row.shape.empty()) text += fish_action(row);
  return text + " -d " + quoted(row.help) + "\n";
}

}  // namespace

std::string fish_completions(const std::vector<CommandRow>& rows) {
  std::string text =
      "# Completions of hongtou for fish. Made by `hongtou help --print fish`.\ncomplete -c hongtou -f\n";
  for (const OptionRow& option : rows.front().options) text += fish_option(option, "");
  for (const CommandRow& row : rows) {
    if (row.name.empty()) continue;
    text += "complete -c hongtou -n __fish_use_subcommand -a " + row.name + " -d " + quoted(row.help) + "\n";
    const std::string condition = " -n '__fish_seen_subcommand_from " + row.name + "'";
    for (const OptionRow& argument : row.arguments) {
      if (!argument.choices.empty())
        text += "complete -c hongtou" + condition + " -a " + quoted(joined(argument.choices, " ")) + "\n";
      else if (argument.takes != Takes::word && argument.takes != Takes::nothing)
        text += "complete -c hongtou" + condition + " -F\n";
    }
    for (const OptionRow& option : row.options) text += fish_option(option, condition);
  }
  return text;
}

}  // namespace typeset
