#include "import/counted.h"

#include "source/visit.h"

namespace typeset::pasted {

namespace {

class Counted final : public TextVisitor {
 public:
  explicit Counted(const Sources& sources) : sources_(sources) {}

  void text(const LocatedText& text, const FieldRow&) override { all_ += text.str() + "\n"; }
  void body(const Body& body, const FieldRow& row) override {
    TextVisitor::body(body, row);
    for (const BodyLine& line : body) {
      links(line.spans);
      for (const InlineNote& note : line.notes) links(note.spans);
      for (const Table& table : line.table) {
        for (const TableRow& cells : table.rows) {
          for (const TableCell& cell : cells) links(cell.spans);
        }
      }
    }
  }
  void value(Span span, const FieldRow&) override {
    all_ += std::string(sources_.text(span.file).substr(span.begin, span.end - span.begin)) + "\n";
  }
  void distribution(const Distribution& line, const FieldRow& row) override {
    if (row.shape == FieldShape::labelled) pass(line.label, row);
    pass(line.text, row);
  }
  void credit(const Credit& credit, const FieldRow& row) override {
    pass(credit.label, row);
    pass(credit.written, row);
  }

  /// The marks of a link are none of the text, but came out of the file.
  void links(const std::vector<InlineSpan>& spans) {
    for (const InlineSpan& span : spans) {
      if (span.kind == InlineKind::link) all_ += "[](" + span.target.str() + ")\n";
    }
  }

  std::string take() { return std::move(all_); }

 private:
  const Sources& sources_;
  std::string all_;
};

}  // namespace

std::string counted_text(const Issue& issue, const Sources& sources) {
  Counted counted(sources);
  visit(issue, counted);
  return counted.take();
}

}  // namespace typeset::pasted
