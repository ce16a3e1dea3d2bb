#include "source/next_issue.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <vector>

#include "source/fields.h"
#include "source/text.h"
#include "source/values.h"

namespace typeset {

namespace {

/// Both names of a field and its entry in a mapping, if it has one.
struct Found {
  const FieldInfo* info = nullptr;
  const YamlEntry* entry = nullptr;
};

Found find_field(const YamlNode& mapping, std::string_view dotted) {
  const std::vector<FieldRow> rows = find_fields(dotted);
  if (rows.empty()) return {};
  const FieldInfo* info = rows.front().info;
  const YamlEntry* entry = mapping.find(info->key);
  return {info, entry != nullptr ? entry : mapping.find(info->zh)};
}

bool is_written(const Found& found) {
  return found.entry != nullptr && found.entry->value.kind != YamlNode::Kind::null;
}

class Editor {
 public:
  Editor(const Sources& sources, FileId file, const YamlNode& tree)
      : text_(sources.text(file)),
        tree_(tree),
        line_end_(text_.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {}

  NextIssue edit() {
    made_.number = raise("number");
    if (!made_.number) made_.number = raise("supplement");
    made_.total = raise("total");
    if (const Found articles = find_field(tree_, "articles"); is_written(articles)) empty(*articles.entry);
    for (const std::string_view field : {"date", "secrecy", "copy-number", "contents", "note", "silence"})
      mark(find_field(tree_, field));
    if (const Found imprint = find_field(tree_, "imprint"); is_written(imprint)) edit_imprint(*imprint.entry);
    made_.text = apply();
    return std::move(made_);
  }

 private:
  struct Edit {
    std::size_t begin;
    std::size_t end;
    std::string replacement;
  };

  std::size_t line_begin(std::size_t at) const {
    const std::size_t before = at == 0 ? std::string_view::npos : text_.find_last_of("\r\n", at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
  }
  std::size_t line_end(std::size_t at) const { return std::min(text_.find_first_of("\r\n", at), text_.size()); }

  /// Whether nothing but blanks stands before `at` on its line.
  bool begins_line(std::size_t at) const {
    const std::size_t begin = line_begin(at);
    return text_.substr(begin, at - begin).find_first_not_of(' ') == std::string_view::npos;
  }

  std::optional<int> raise(std::string_view field) {
    const Found found = find_field(tree_, field);
    if (!is_written(found) || !found.entry->value.is_scalar()) return std::nullopt;
    const LocatedText& digits = found.entry->value.text;
    int number = 0;
    const auto [end, error] = std::from_chars(digits.str().data(), digits.str().data() + digits.size(), number);
    const bool whole = error == std::errc() && end == digits.str().data() + digits.size();
    if (!whole || number < 0 || number >= kLargestNumber) return std::nullopt;
    std::string raised = std::to_string(number + 1);
    if (raised.size() < digits.size()) raised.insert(0, digits.size() - raised.size(), '0');
    edits_.push_back({digits.span().begin, digits.span().end, raised});
    return number + 1;
  }

  /// The line of the article's 栏目 as it is written, empty if it has none. A value over several lines is written anew.
  std::string section_of(const YamlNode& article) const {
    const Found section = find_field(article, "articles.section");
    if (!is_written(section) || !section.entry->value.is_scalar()) return {};
    const YamlEntry& entry = *section.entry;
    const std::size_t begin = entry.value.span.begin;
    const std::string_view written = text_.substr(begin, entry.value.span.end - begin);
    std::string line = entry.key.str() + ": ";
    if (written.find_first_of("\r\n") == std::string_view::npos) return line.append(written);
    line += '\'';
    const LocatedText words = trim(entry.value.text);
    for (const char c : words.view()) line.append(c == '\'' ? 2 : 1, c == '\n' ? ' ' : c);
    return line + "'";
  }

  /// The lines of the 栏目 of the last issue, each once, in order; an empty one for articles that stand in none.
  std::vector<std::string> sections(const std::vector<YamlNode>& articles) const {
    std::vector<std::string> lines;
    std::set<std::string> seen;
    for (const YamlNode& article : articles) {
      const Found section = find_field(article, "articles.section");
      const bool named = is_written(section) && section.entry->value.is_scalar();
      if (seen.insert(named ? trim(section.entry->value.text).str() : "").second) lines.push_back(section_of(article));
    }
    return lines;
  }

  /// One article to fill in for each 栏目, in the language and at the indentation of those they replace.
  void empty(const YamlEntry& articles) {
    const YamlNode& list = articles.value;
    if (list.kind != YamlNode::Kind::sequence || list.items.empty()) return;
    const bool chinese = find_field(list.items.front(), "articles.title").entry != nullptr
                             ? list.items.front().find("标题") != nullptr
                             : articles.key.view() == "文章";
    const std::string_view title = chinese ? "标题" : "title";
    const std::string_view body = chinese ? "正文" : "body";
    std::size_t end = list.span.end;
    std::string article;
    if (text_[list.span.begin] == '[') {
      for (const std::string& section : sections(list.items)) {
        article.append(article.empty() ? "[{" : ", {").append(section).append(section.empty() ? "" : ", ");
        article.append(title).append(": 文章标题, ").append(body).append(": 正文}");
      }
      article.append("]");
    } else {
      const std::string indent(list.span.begin - line_begin(list.span.begin), ' ');
      for (const std::string& section : sections(list.items)) {
        if (!article.empty()) article.append(line_end_).append(indent);
        article.append("- ").append(section);
        if (!section.empty()) article.append(line_end_).append(indent).append("  ");
        article.append(title).append(": 文章标题").append(line_end_);
        article.append(indent).append("  ").append(body).append(": |").append(line_end_);
        article.append(indent).append("    正文");
      }
      end = line_end(text_.find_last_not_of(" \r\n", end - 1));
    }
    edits_.push_back({list.span.begin, end, article});
  }

  void mark(const Found& found) {
    if (!is_written(found) || is_empty_list(found.entry->value)) return;
    made_.to_change.emplace_back(std::string(found.info->zh), std::string(found.info->key));
    const std::size_t key = found.entry->key.span().begin;
    if (!begins_line(key)) return;  // in a mapping written on one line there is no place for a comment
    const std::size_t begin = line_begin(key);
    const std::string comment = std::string(text_.substr(begin, key - begin)).append("# 请改").append(found.info->zh);
    const bool marked_before = begin > 0 && text_.substr(0, begin).ends_with(comment + line_end_);
    if (!marked_before) edits_.push_back({begin, begin, comment + line_end_});
  }

  static bool is_empty_list(const YamlNode& node) {
    return node.kind == YamlNode::Kind::sequence && node.items.empty();
  }

  void edit_imprint(const YamlEntry& entry) {
    const YamlNode& imprint = entry.value;
    const Found printed = find_field(imprint, "imprint.printed");
    if (is_written(printed)) {
      // Alone it takes the 版记 along: one without lines would be a fault.
      const bool alone = imprint.entries.size() == 1;
      const bool in_line = text_[imprint.span.begin] == '{';
      const YamlEntry& first = alone ? entry : *printed.entry;
      const YamlEntry& last = alone && in_line ? entry : *printed.entry;
      if (same_day_as_issue(printed.entry->value) && drop(first, last)) {
        // Without it the day of printing is the date, which the writer changes anyway.
      } else {
        mark(printed);
      }
    }
    mark(find_field(imprint, "imprint.extra"));
  }

  bool same_day_as_issue(const YamlNode& printed) const {
    const Found date = find_field(tree_, "date");
    if (!is_written(date)) return false;
    Diagnostics ignored;
    const auto issue_day = read_date(date.entry->value.text, Term(""), ignored);
    return issue_day && issue_day == read_date(printed.text, Term(""), ignored);
  }

  /// Takes out the lines from that of `first` to that of `last`, if they have these to themselves.
  bool drop(const YamlEntry& first, const YamlEntry& last) {
    const std::size_t key = first.key.span().begin;
    const std::size_t value_end = last.value.span.end;
    if (!begins_line(key) || line_begin(value_end) != line_begin(last.key.span().begin)) return false;
    std::size_t end = line_end(value_end);
    const std::string_view rest = text_.substr(value_end, end - value_end);
    const std::size_t after = rest.find_first_not_of(" '\"");
    if (after != std::string_view::npos && rest[after] != '#') return false;
    if (text_.substr(end).starts_with("\r\n")) ++end;
    if (end < text_.size()) ++end;
    edits_.push_back({line_begin(key), end, {}});
    return true;
  }

  std::string apply() {
    std::ranges::stable_sort(edits_, {}, &Edit::begin);
    std::string text;
    std::size_t at = 0;
    for (const Edit& edit : edits_) {
      if (edit.begin < at) continue;
      text.append(text_.substr(at, edit.begin - at)).append(edit.replacement);
      at = edit.end;
    }
    return text.append(text_.substr(at));
  }

  std::string_view text_;
  const YamlNode& tree_;
  std::string line_end_;
  std::vector<Edit> edits_;
  NextIssue made_;
};

}  // namespace

NextIssue next_issue(const Sources& sources, FileId file, const YamlNode& tree) {
  return Editor(sources, file, tree).edit();
}

}  // namespace typeset
