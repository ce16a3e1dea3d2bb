#include "import/write_yaml.h"

#include <algorithm>
#include <set>
#include <vector>

#include "base/utf8.h"
#include "import/body_line.h"
#include "import/tables.h"
#include "import/words.h"
#include "source/fields.h"
#include "source/level_mark.h"
#include "source/line_forms.h"
#include "source/placeholders.h"
#include "source/skeletons.h"
#include "source/table.h"
#include "source/yaml_word.h"

namespace typeset::pasted {

namespace {

/// The Chinese name of a field.
std::string key(std::string_view field) { return std::string(find_fields(field).front().info->zh); }

/// A gap in the place of every forced line end.
std::string without_breaks(std::string text) {
  if (text.find(kLineBreak) == std::string::npos) return text;
  for (std::size_t at = text.find(kLineBreak); at != std::string::npos; at = text.find(kLineBreak, at)) {
    text.replace(at, kLineBreak.size(), "  ");
  }
  return tidy(text);
}

/// As a field of one line has it, without marks.
std::string without_strong(std::string_view text) {
  std::string plain;
  std::copy_if(text.begin(), text.end(), std::back_inserter(plain),
               [](char c) { return c != kStrongBegin && c != kStrongEnd; });
  return without_breaks(std::move(plain));
}

/// What stands behind the first `mark` of the source that `hongtou new` writes.
std::string_view of_new(std::string_view mark) {
  const std::string_view all = kBulletinSkeleton;
  const std::size_t found = all.find(mark);
  if (found == std::string_view::npos) return {};
  std::string_view rest = all.substr(found + mark.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return rest.substr(0, rest.find('\n'));
}

class Writer {
 public:
  Writer(const Draft& draft, std::string_view style, const IssueDay& day, Ledger& ledger)
      : draft_(draft), style_(style), day_(day), ledger_(ledger) {}

  std::string write() {
    const std::string_view kind = kind_row(DocumentKind::bulletin).zh;
    value(0, "kind", kind);
    ledger_.make(kind);
    if (!style_.empty()) {
      value(0, "style", style_);
      ledger_.make(style_);
    }
    optional(0, "secrecy", draft_.secrecy);
    optional(0, "copy-number", draft_.copy_number);
    texts(0, "flags", draft_.flags);
    texts(0, "above", draft_.above);
    wanted("masthead", draft_.masthead, style_.empty());
    if (draft_.supplement.empty()) {
      wanted("number", draft_.number, true);
    } else {
      value(0, "supplement", draft_.supplement.text);
    }
    optional(0, "total", draft_.total);
    wanted("issuer", draft_.issuer, style_.empty());
    date();
    texts(0, "signer", draft_.signers);
    contents();
    body(0, "note", draft_.note);
    articles();
    if (!draft_.sign_off.empty()) out_ += '\n';
    texts(0, "sign-off", draft_.sign_off);
    imprint();
    return std::move(out_);
  }

 private:
  void line(int indent, const std::string& text) { out_ += std::string(indent, ' ') + text + "\n"; }

  void value(int indent, std::string_view field, std::string_view text) {
    line(indent, key(field) + ": " + yaml_word(without_strong(text)));
  }
  void optional(int indent, std::string_view field, const Text& text) {
    if (!text.empty()) value(indent, field, text.text);
  }
  /// One text, or a list of them.
  void texts(int indent, std::string_view field, const std::vector<Text>& texts) {
    if (texts.empty()) return;
    if (texts.size() == 1) return value(indent, field, texts.front().text);
    line(indent, key(field) + ":");
    for (const Text& text : texts) line(indent + 2, "- " + yaml_word(without_strong(text.text)));
  }
  void wanted(std::string_view field, const Text& text, bool fill) {
    if (!text.empty()) return value(0, field, text.text);
    if (!fill) return line(0, "# " + key(field) + ":  # 文中没有找到；样式没有给出时补上");
    placeholder(0, field);
  }
  /// What was not found is filled with the value of a new source, so that the source builds, below a comment that asks
  /// for the real one.
  void placeholder(int indent, std::string_view field) {
    const std::string name = key(field);
    line(indent, "# 请改" + name + "：文中没有找到");
    const std::string_view text = of_new(name + ": ");
    line(indent, name + ": " + std::string(text));
    ledger_.make(text);
  }

  void date() {
    if (!draft_.date.empty()) return value(0, "date", draft_.date.text);
    const std::string name = key("date");
    const std::string written = in_figures(day_.date);
    if (!day_.certain) line(0, not_found_remark(name, written));
    line(0, name + ": " + written);
    ledger_.make(written);
  }

  void contents() {
    if (!draft_.contents) return;
    if (draft_.contents->empty()) return line(0, key("contents") + ": []");
    line(0, key("contents") + ":");
    for (const Text& entry : *draft_.contents) line(2, "- " + yaml_word(without_strong(entry.text)));
  }

  /// The line; the marks of a picture are not counted as text of the source.
  std::string written(const Paragraph& paragraph) {
    for (std::size_t at = paragraph.text.find("!["); paragraph.picture && at != std::string::npos;
         at = paragraph.text.find("![", at + 1)) {
      ledger_.unmake("![]()");
    }
    if (paragraph.row.row) return row_line(paragraph);
    if (paragraph.part != TablePart::none) {
      for (const std::string_view word : {"表：", "表:"}) {
        if (paragraph.text.starts_with(word)) ledger_.leave_out(LeftOut::markup, paragraph.span, word);
      }
      return without_strong(paragraph.text);
    }
    std::string text = body_line(paragraph.item ? as_item(paragraph) : paragraph);
    if (paragraph.picture) return text;
    // The signs of items and quotations are no text of theirs.
    const LineOpening opening = line_opening(text);
    ledger_.unmake(std::string_view(text).substr(0, opening.text_begin));
    const std::string_view rest = std::string_view(text).substr(opening.text_begin);
    if (paragraph.heading == 0 && opening.sort == LineSort::paragraph && opens_plain(rest)) {
      ledger_.leave_out(LeftOut::markup, paragraph.span, "\\");
    }
    return text;
  }

  /// `\一、`: nothing but the backslash of a source makes it, and it is read as that.
  static bool opens_plain(std::string_view text) {
    return text.starts_with('\\') && typeset::level_mark(text.substr(1)).level > 0;
  }

  /// What a bullet drew becomes the sign of an item: the style says what is printed.
  Paragraph as_item(Paragraph paragraph) {
    const std::size_t mark = decode_utf8(paragraph.text, 0).length;
    const std::string_view rest = std::string_view(paragraph.text).substr(mark);
    if (!rest.starts_with(' ') || rest.size() == 1) return paragraph;
    const std::string_view drawn = std::string_view(paragraph.text).substr(0, mark);
    if (paragraph.bullet.empty()) {
      ledger_.leave_out(LeftOut::markup, paragraph.span, drawn);
    } else {
      ledger_.unmake(drawn);  // made of the letter
    }
    for (NoteDraft& note : paragraph.notes) note.at -= mark - 1;
    paragraph.text = "-" + std::string(rest);
    ledger_.make("-");
    return paragraph;
  }

  /// The row between bars; what of it is no text of a cell is not counted as text of the source.
  std::string row_line(const Paragraph& paragraph) {
    std::string text = body_line(paragraph);
    if (paragraph.row.typed) {
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '|') continue;
        const bool escaped = i > 0 && text[i - 1] == '\\';
        ledger_.unmake(escaped ? "\\" : "|");
      }
    }
    return between_bars(std::move(text));
  }

  void body(int indent, std::string_view field, const Paragraphs& paragraphs) {
    if (paragraphs.empty()) return;
    line(indent, key(field) + ": |");
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      const bool goes_on = i > 0 && goes_on_table(paragraphs[i - 1], paragraphs[i]);
      if (i > 0 && paragraphs[i].rule_above) {
        out_ += '\n';
        line(indent + 2, "---");
      }
      const bool listed = goes_on_names(paragraphs, i);
      if (i > 0 && !goes_on && !listed) out_ += '\n';
      if (!listed && goes_on_names(paragraphs, i + 1)) line(indent + 2, "{名单}");
      if (paragraphs[i].row.headless > 0) line(indent + 2, rule_row(paragraphs[i].row.headless));
      const bool above_rows = i + 1 < paragraphs.size() && paragraphs[i + 1].row.row && !paragraphs[i].row.row;
      const std::string text = written(paragraphs[i]);
      line(indent + 2, above_rows && paragraphs[i].part == TablePart::none ? apart(text) : text);
      if (listed && !goes_on_names(paragraphs, i + 1)) line(indent + 2, "{完}");
    }
  }

  /// Whether paragraph i goes on with the list of names that the one before it belongs to: one alone is no list.
  static bool goes_on_names(const Paragraphs& paragraphs, std::size_t i) {
    return i > 0 && i < paragraphs.size() && paragraphs[i].names && paragraphs[i - 1].names &&
           !paragraphs[i].rule_above;
  }

  /// A paragraph above rows that is no caption or unit of theirs, 表1　甲{全框}, but would be read as one: braces about
  /// its first character change nothing else.
  static std::string apart(std::string text) {
    if (!is_table_caption(text) && !is_table_unit(text)) return text;
    text.insert(decode_utf8(text, 0).length, "]{不断行}");
    return "[" + text;
  }

  /// What stands between a head and the rows: first of all, there is no head.
  std::string rule_row(std::uint32_t columns) {
    std::string row = "|";
    for (std::uint32_t c = 0; c < columns; ++c) {
      row += "---|";
      ledger_.make("---");
    }
    return row;
  }

  void articles() {
    out_ += '\n';
    line(0, key("articles") + ":");
    if (draft_.articles.empty()) {
      ArticleDraft none;
      none.body.push_back({{std::string(of_new(key("articles.body") + ": |\n")), {}}, 0});
      ledger_.make(none.body.front().text);
      return article(none);
    }
    for (std::size_t i = 0; i < draft_.articles.size(); ++i) {
      if (i > 0) out_ += '\n';
      article(draft_.articles[i]);
    }
  }

  void article(const ArticleDraft& article) {
    constexpr int kIndent = 4;
    if (article.title.empty()) line(kIndent - 2, "# 请改" + key("articles.title") + "：文中没有找到");
    const std::size_t begin = out_.size();
    optional(kIndent, "articles.section", article.section);
    if (article.title.empty()) {
      const std::string_view title = of_new(key("articles.title") + ": ");
      value(kIndent, "articles.title", title);
      ledger_.make(title);
    }
    texts(kIndent, "articles.title", article.title);
    texts(kIndent, "articles.subtitle", article.subtitle);
    texts(kIndent, "articles.author", article.authors);
    optional(kIndent, "articles.title-note", article.title_note);
    optional(kIndent, "articles.contents-title", article.contents_title);
    body(kIndent, "note", article.note);
    body(kIndent, "articles.body", article.body);
    optional(kIndent, "articles.contributor", article.contributor);
    if (!article.briefs.empty()) {
      line(kIndent, key("briefs") + ":");
      for (const BriefDraft& brief : article.briefs) this->brief(brief);
    }
    out_[begin + kIndent - 2] = '-';
  }

  void brief(const BriefDraft& brief) {
    constexpr int kIndent = 8;
    if (brief.body.size() == 1 && brief.contributor.empty()) {
      return line(kIndent - 2, "- " + yaml_word(written(brief.body.front())));
    }
    const std::size_t begin = out_.size();
    body(kIndent, "briefs.body", brief.body);
    optional(kIndent, "briefs.contributor", brief.contributor);
    out_[begin + kIndent - 2] = '-';
  }

  void imprint() {
    if (!draft_.has_imprint()) return;
    out_ += '\n';
    line(0, key("imprint") + ":");
    distribution();
    optional(2, "printer", draft_.printer);
    optional(2, "printed", draft_.printed);
    optional(2, "copies", draft_.copies);
    if (draft_.contact_first) contact();
    if (!draft_.credits.empty()) line(2, key("credits") + ":");
    for (const LabelledText& credit : draft_.credits) labelled("", credit);
    if (!draft_.contact_first) contact();
  }

  void labelled(std::string_view sign, const LabelledText& one) {
    line(4, std::string(sign) + yaml_word(without_strong(one.label)) + ": " + yaml_word(without_strong(one.text.text)));
  }

  /// A list where a label comes twice.
  void contact() {
    if (draft_.contact.empty()) return;
    std::set<std::string> labels;
    for (const LabelledText& one : draft_.contact) labels.insert(one.label);
    line(2, key("contact") + ":");
    for (const LabelledText& one : draft_.contact) labelled(labels.size() < draft_.contact.size() ? "- " : "", one);
  }

  /// The fields of their own where every label has one; otherwise all in one list, which keeps the order.
  void distribution() {
    std::set<std::string> labels;
    std::vector<std::string_view> fields;
    for (const LabelledText& one : draft_.distribution) {
      const auto found = std::find_if(imprint_fields().begin(), imprint_fields().end(),
                                      [&](const auto& field) { return field.info.label == one.label; });
      if (found != imprint_fields().end() && labels.insert(one.label).second) fields.push_back(found->info.key);
    }
    const bool own = fields.size() == draft_.distribution.size();
    if (!own) line(2, key("lines") + ":");
    for (std::size_t i = 0; i < draft_.distribution.size(); ++i) {
      const LabelledText& one = draft_.distribution[i];
      if (own) {
        value(2, fields[i], one.text.text);
      } else {
        labelled("- ", one);
        ledger_.make(one.label);
      }
    }
  }

  const Draft& draft_;
  std::string_view style_;
  const IssueDay& day_;
  Ledger& ledger_;
  std::string out_;
};

}  // namespace

bool goes_on_table(const Paragraph& last, const Paragraph& next) {
  if (next.rule_above) return false;
  const bool above = last.part == TablePart::caption || last.part == TablePart::unit;
  if (next.row.row) return next.row.begins ? above : last.row.row;
  if (next.part == TablePart::unit) return last.part == TablePart::caption;
  return next.part == TablePart::note && (last.row.row || last.part == TablePart::note);
}

std::string write_yaml(const Draft& draft, std::string_view style, const IssueDay& day, Ledger& ledger) {
  return Writer(draft, style, day, ledger).write();
}

}  // namespace typeset::pasted
