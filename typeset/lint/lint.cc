#include "lint/lint.h"

#include "base/utf8.h"
#include "lint/families.h"
#include "source/visit.h"

namespace typeset::lint {

namespace {

/// Where no dictionary is at hand.
class NoWords final : public words::LexiconSource {
 public:
  const words::Lexicon& lexicon() const override { return none_; }

 private:
  words::Lexicon none_;
};

class Reader final : public TextVisitor {
 public:
  Reader(const words::LexiconSource& words, Findings& findings) : words_(words), findings_(findings) {}

  void enter(const Article& article) override { findings_.enter(article.silences); }
  void leave(const Article&) override { findings_.leave(); }

  void text(const LocatedText& text, const FieldRow& row) override {
    if (row.info->sort == TextSort::words) passage(Passage(text), false);
    if (row.owner.empty() && row.info->key == "masthead") check_masthead(Passage(text), findings_);
  }

  /// The lines of one title: a quotation may run over them, but no word is reported twice for meeting itself there.
  void lines(const std::vector<LocatedText>& lines, const FieldRow& row) override {
    if (row.owner != "articles") return TextVisitor::lines(lines, row);
    LocatedText title;
    for (const LocatedText& line : lines) {
      if (!title.empty()) title.append("\n", {line.span().file, line.span().begin, line.span().begin});
      title.append(line);
    }
    pass(title, row);
  }

  void body(const Body& body, const FieldRow&) override {
    for (std::size_t i = 0; i < body.size(); ++i) {
      const char32_t next = i + 1 < body.size() ? decode_utf8(body[i + 1].text.view(), 0).code_point : 0;
      const std::uint32_t mark_end = body[i].mark.standard ? 0 : body[i].mark.mark_end;
      const Passage read(body[i].text, next, mark_end);
      passage(read, true);
      repeated_.check(read, findings_);
      for (const InlineNote& note : body[i].notes) passage(Passage(note.text), true);
    }
    check_order(body, findings_);
  }

 private:
  void passage(const Passage& passage, bool in_body) {
    check_leftovers(passage, in_body, findings_);
    check_marks(passage, check_pairs(passage, findings_), findings_);
    check_zeros(passage, findings_);
    check_dashes(passage, findings_);
    check_figures(passage, findings_);
    check_doubled(passage, words_, findings_);
    check_dates(passage, findings_);
  }

  const words::LexiconSource& words_;
  Findings& findings_;
  RepeatedParagraphs repeated_;
};

}  // namespace

void check_issue(const Issue& issue, FileId source, const Folder* folder, std::string_view file,
                 const words::LexiconSource* words, Diagnostics& faults) {
  Findings findings(issue.silences, faults);
  if (folder != nullptr) folder->check(issue, file, findings);
  check_printed(issue, findings);
  const NoWords none;
  Reader reader(words == nullptr ? none : *words, findings);
  visit(issue, reader);
  findings.close(source);
}

}  // namespace typeset::lint
