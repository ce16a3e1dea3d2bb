#include "lint/lint.h"

#include "base/utf8.h"
#include "lint/families.h"

namespace typeset::lint {

namespace {

class Reader {
 public:
  explicit Reader(Findings& findings) : findings_(findings) {}

  void issue(const Issue& issue) {
    text(issue.masthead);
    text(issue.issuer);
    if (issue.contents) {
      for (const LocatedText& entry : *issue.contents) text(entry);
    }
    body(issue.note);
    for (const Article& article : issue.articles) {
      findings_.enter(article.silences);
      this->article(article);
      findings_.leave();
    }
    for (const Distribution& line : issue.imprint.distribution) text(line.text);
    text(issue.imprint.printer);
  }

 private:
  void article(const Article& article) {
    // The lines of one title: a quotation may run over them, but no word is told twice for meeting itself there.
    LocatedText title;
    for (const LocatedText& line : article.title) {
      if (!title.empty()) title.append("\n", {line.span().file, line.span().begin, line.span().begin});
      title.append(line);
    }
    text(title);
    text(article.contents_title);
    body(article.note);
    body(article.body);
    text(article.contributor);
    for (const Brief& brief : article.briefs) {
      text(brief.heading);
      body(brief.body);
      text(brief.contributor);
    }
  }

  void text(const LocatedText& text) {
    if (!text.empty()) passage(Passage(text));
  }

  void body(const Body& body) {
    for (std::size_t i = 0; i < body.size(); ++i) {
      const char32_t next = i + 1 < body.size() ? decode_utf8(body[i + 1].text.view(), 0).code_point : 0;
      const Passage read(body[i].text, next);
      passage(read);
      repeated_.check(read, findings_);
    }
    check_order(body, findings_);
  }

  void passage(const Passage& passage) {
    check_marks(passage, check_pairs(passage, findings_), findings_);
    check_doubled(passage, findings_);
    check_dates(passage, findings_);
  }

  Findings& findings_;
  RepeatedParagraphs repeated_;
};

}  // namespace

void check_issue(const Issue& issue, FileId source, const Folder* folder, std::string_view file, Diagnostics& faults) {
  Findings findings(issue.silences, faults);
  if (folder != nullptr) folder->check(issue, file, findings);
  check_printed(issue, findings);
  Reader(findings).issue(issue);
  findings.close(source);
}

}  // namespace typeset::lint
