#include "import/counted.h"

#include "source/visit.h"

namespace typeset::pasted {

namespace {

class Counted final : public TextVisitor {
 public:
  explicit Counted(const Sources& sources) : sources_(sources) {}

  void text(const LocatedText& text, const FieldRow&) override { all_ += text.str() + "\n"; }
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
