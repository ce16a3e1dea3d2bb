#include "batch/depfile.h"

#include <algorithm>

namespace typeset {

namespace {

bool can_be_said(const std::string& name) { return name.find_first_of("\r\n") == std::string::npos; }

/// As both programs read it: a backslash before a space or #, two dollars for one.
std::string escaped(const std::string& name) {
  std::string text;
  for (const char c : name) {
    if (c == ' ' || c == '#') text += '\\';
    if (c == '$') text += '$';
    text += c;
  }
  return text;
}

}  // namespace

std::string depfile(const std::string& target, const std::vector<std::string>& files) {
  std::string text = escaped(target) + ":";
  std::string rules;
  for (const std::string& file : files) {
    if (!can_be_said(file)) continue;
    text += " \\\n  " + escaped(file);
    rules += "\n" + escaped(file) + ":\n";
  }
  return can_be_said(target) ? text + "\n" + rules : std::string();
}

std::vector<std::string> files_read(const Document& document) {
  std::vector<std::string> files;
  const auto add = [&](const std::vector<Dependency>& asked) {
    for (const Dependency& one : asked)
      if (one.question == Dependency::Question::content && !one.failure) files.push_back(one.path);
  };
  add(document.dependencies);
  if (document.neighbours) add(document.neighbours->dependencies);
  for (const UsedFont& font : document.fonts) files.push_back(font.path);
  std::ranges::sort(files);
  const auto doubled = std::ranges::unique(files);
  files.erase(doubled.begin(), doubled.end());
  return files;
}

}  // namespace typeset
