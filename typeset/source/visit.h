// One walk over everything that the writer typed into a document, each text with its row of the table of fields.
//
// Whoever must see all texts (lint, the reading of pictures, import's count, tests) is a TextVisitor: nobody walks an
// issue by hand. The walk goes by the table (fields.h), so that a new row is visited as soon as it is there.
#pragma once

#include "source/fields.h"
#include "source/issue.h"

namespace typeset {

/// What is called for each part of a document. All do nothing, or pass what they hold on to text(), unless overridden.
/// `row`: of the table of fields; row.info->sort says whether a text is words of the document or names a file or a
/// rule.
class TextVisitor {
 public:
  virtual ~TextVisitor() = default;

  /// One text; never empty.
  virtual void text(const LocatedText&, const FieldRow&) {}
  /// A number, date, width or kind, read already: where it was written.
  virtual void value(Span, const FieldRow&) {}

  /// Texts that stand together: the lines of a title, the entries of the contents.
  virtual void lines(const std::vector<LocatedText>& lines, const FieldRow& row);
  /// Paragraphs and headings, the notes of each behind it; the pictures and tables between them are visited after it.
  virtual void body(const Body& body, const FieldRow& row);
  virtual void distribution(const Distribution& line, const FieldRow& row);
  virtual void credit(const Credit& credit, const FieldRow& row);
  virtual void silence(const Silence& silence, const FieldRow& row);
  virtual void data(const DataName& name, const FieldRow& row);

  /// Around all that belongs to an article.
  virtual void enter(const Article&) {}
  virtual void leave(const Article&) {}

 protected:
  TextVisitor() = default;
  TextVisitor(const TextVisitor&) = default;
  TextVisitor& operator=(const TextVisitor&) = default;
  /// text() unless it is empty.
  void pass(const LocatedText& words, const FieldRow& row) {
    if (!words.empty()) text(words, row);
  }
};

/// Each text and value once, in the order of the table; where two rows fill one member (标题 and 地名 of a short item)
/// with the row of the first. Linear in the document.
void visit(const Issue& issue, TextVisitor& visitor);

}  // namespace typeset
