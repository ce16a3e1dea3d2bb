#include "source/next_issue.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <vector>

#include "source/fields.h"
#include "source/placeholders.h"
#include "source/skeletons.h"
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
  Editor(const Sources& sources, FileId file, const YamlNode& tree, const IssueDay& day)
      : text_(sources.text(file)),
        tree_(tree),
        day_(day),
        line_end_(text_.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {}

  NextIssue edit() {
    made_.number = raise("number");
    if (!made_.number) made_.number = raise("supplement");
    made_.total = raise("total");
    if (const Found articles = find_field(tree_, "articles"); is_written(articles)) empty(*articles.entry);
    set_date(find_field(tree_, "date"));
    for (const std::string_view field : {"secrecy", "copy-number", "contents", "note", "silence"})
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

  /// The day in the writing of the last one: 2026年1月5日, 2026-01-05, 2026.1.5. A value that is no day is left to the
  /// writer.
  void set_date(const Found& found) {
    if (!is_written(found)) return;
    Diagnostics ignored;
    const bool readable = found.entry->value.is_scalar() && read_date(found.entry->value.text, Term(""), ignored);
    if (!readable) return mark(found);
    const LocatedText written = trim(found.entry->value.text);
    const std::string made = in_the_way_of(written.view(), day_.date);
    edits_.push_back({written.span().begin, written.span().end, made});
    YamlNode value = found.entry->value;
    value.text = LocatedText(made, written.span());
    if (!day_.certain) return mark(found, value);
    if (const auto above = remark_above(found)) edits_.push_back({above->begin, above->end, {}});
  }

  static std::string in_the_way_of(std::string_view written, const Date& date) {
    if (written.find("年") != std::string_view::npos) return in_chinese(date);
    constexpr std::string_view kDigits = "0123456789";
    const std::size_t year_end = written.find_first_not_of(kDigits);
    const char separator = written[year_end];
    const std::size_t month_end = written.find(separator, year_end + 1);
    // One digit alone shows that no zeros are written; where neither shows, they are.
    const bool bare = month_end == year_end + 2 || written.size() == month_end + 2;
    const auto part = [&](int number) { return (number < 10 && !bare ? "0" : "") + std::to_string(number); };
    return std::to_string(date.year) + separator + part(date.month) + separator + part(date.day);
  }

  /// The line of one of the article's fields as it is written, empty if it has none. A value over several lines is
  /// written anew.
  std::string line_of(const YamlNode& article, std::string_view field) const {
    const Found section = find_field(article, field);
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

  /// The lines of an article to fill in, from its dash on.
  using Lines = std::vector<std::string>;

  /// The articles of the next issue: one for each 栏目 of the last (and one for those that stand in none), and each
  /// that has short items, which go on under their title from issue to issue.
  std::vector<Lines> to_fill(const std::vector<YamlNode>& articles, bool chinese) const {
    std::vector<Lines> made;
    std::set<std::string> seen;
    for (const YamlNode& article : articles) {
      Lines lines;
      const auto keep = [&](std::string_view field) {
        if (std::string line = line_of(article, field); !line.empty()) lines.push_back(std::move(line));
      };
      keep("articles.section");
      const Found briefs = find_field(article, "articles.briefs");
      if (is_written(briefs)) {
        keep("articles.title");
        keep("articles.columns");
        lines.push_back(briefs.entry->key.str() + ":");
        lines.push_back(std::string("  - ").append(kBriefToFill));
      } else {
        const Found section = find_field(article, "articles.section");
        const bool named = is_written(section) && section.entry->value.is_scalar();
        if (!seen.insert(named ? trim(section.entry->value.text).str() : "").second) continue;
        lines.push_back(std::string(chinese ? "标题: " : "title: ").append(kTitleToFill));
        lines.emplace_back(chinese ? "正文: |" : "body: |");
        lines.push_back(std::string("  ").append(kBodyToFill));
      }
      made.push_back(std::move(lines));
    }
    return made;
  }

  /// The same within brackets: `{标题: 文章标题, 正文: 正文}`.
  static std::string in_brackets(const Lines& lines) {
    std::string made = "{";
    for (const std::string& line : lines) {
      if (line.starts_with("  - ")) {
        made.append(" [").append(line.substr(4)).append("]");
      } else if (line.starts_with("  ")) {
        made.resize(made.size() - 1);  // the | of a body
        made += line.substr(2);
      } else {
        made.append(made.size() > 1 ? ", " : "").append(line);
      }
    }
    return made + "}";
  }

  /// What is to be filled in, in the language and at the indentation of the articles it replaces.
  void empty(const YamlEntry& articles) {
    const YamlNode& list = articles.value;
    if (list.kind != YamlNode::Kind::sequence || list.items.empty()) return;
    const bool chinese = find_field(list.items.front(), "articles.title").entry != nullptr
                             ? list.items.front().find("标题") != nullptr
                             : articles.key.view() == "文章";
    std::size_t end = list.span.end;
    std::string made;
    if (text_[list.span.begin] == '[') {
      for (const Lines& lines : to_fill(list.items, chinese))
        made.append(made.empty() ? "[" : ", ").append(in_brackets(lines));
      made += "]";
    } else {
      const std::string indent(list.span.begin - line_begin(list.span.begin), ' ');
      for (const Lines& lines : to_fill(list.items, chinese)) {
        for (const std::string& line : lines) {
          const bool first = &line == &lines.front();
          if (!made.empty()) made.append(line_end_).append(indent);
          made.append(first ? "- " : "  ").append(line);
        }
      }
      end = line_end(text_.find_last_not_of(" \r\n", end - 1));
    }
    edits_.push_back({list.span.begin, end, made});
  }

  /// Where an earlier remark stands right above a field: its line.
  std::optional<Edit> remark_above(const Found& found) const {
    const std::size_t begin = line_begin(found.entry->key.span().begin);
    if (begin < 2) return std::nullopt;
    const std::size_t above = line_begin(begin - line_end_.size());
    const std::string_view line = text_.substr(above, begin - above);
    const std::string start = std::string(kChangeRemark).append(found.info->zh);
    if (!line.substr(std::min(line.find_first_not_of(' '), line.size())).starts_with(start)) return std::nullopt;
    return Edit{above, begin, {}};
  }

  void mark(const Found& found) {
    if (is_written(found)) mark(found, found.entry->value);
  }

  /// `value`: as it will be.
  void mark(const Found& found, const YamlNode& value) {
    if (is_empty_list(value)) return;
    made_.to_change.emplace_back(std::string(found.info->zh), std::string(found.info->key));
    const std::size_t key = found.entry->key.span().begin;
    if (!begins_line(key)) return;  // in a mapping written on one line there is no place for a comment
    const std::size_t begin = line_begin(key);
    const std::string remark =
        std::string(text_.substr(begin, key - begin)).append(change_remark(found.info->zh, value, text_));
    const std::optional<Edit> earlier = remark_above(found);
    edits_.push_back({earlier ? earlier->begin : begin, begin, remark + line_end_});
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
  IssueDay day_;
  std::string line_end_;
  std::vector<Edit> edits_;
  NextIssue made_;
};

}  // namespace

NextIssue next_issue(const Sources& sources, FileId file, const YamlNode& tree, const IssueDay& day) {
  return Editor(sources, file, tree, day).edit();
}

}  // namespace typeset
