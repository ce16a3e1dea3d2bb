#include "source/visit.h"

#include <algorithm>
#include <variant>

namespace typeset {

namespace {

class Walk {
 public:
  explicit Walk(TextVisitor& visitor) : visitor_(visitor) {}

  template <typename Owner>
  void fields(const Owner& owner, std::span<const Field<Owner>> fields) {
    const std::vector<FieldRow>& rows = all_fields();
    // The rows of one owner stand together, in the order of its fields.
    const auto first = std::ranges::find(rows, &fields.front().info, &FieldRow::info);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const FieldRow& row = *(first + static_cast<std::ptrdiff_t>(i));
      std::visit(
          [&]<typename T, typename Part>(T Part::*member) {
            // 报 and 送 fill one list: each of its lines knows its row.
            constexpr bool kShared = std::is_same_v<T, std::vector<Distribution>>;
            const bool visited = std::any_of(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(i),
                                             [&](const auto& above) { return above.member == fields[i].member; });
            const auto* part = part_of<Part>(owner);
            if (part != nullptr && (kShared || !visited)) value(part->*member, row);
          },
          fields[i].member);
    }
  }

 private:
  void value(const LocatedText& text, const FieldRow& row) {
    if (!text.empty()) visitor_.text(text, row);
  }
  void value(const std::vector<LocatedText>& texts, const FieldRow& row) { visitor_.lines(texts, row); }
  void value(const std::optional<std::vector<LocatedText>>& texts, const FieldRow& row) {
    if (texts) visitor_.lines(*texts, row);
  }
  template <typename T>
  void value(const std::optional<Located<T>>& read, const FieldRow& row) {
    if (read) visitor_.value(read->span, row);
  }
  template <typename T>
  void value(const Located<T>& read, const FieldRow& row) {
    if (read.span.known()) visitor_.value(read.span, row);
  }
  void value(const Body& body, const FieldRow& row) {
    visitor_.body(body, row);
    for (const BodyLine& line : body) {
      pictures(line.pictures);
      value(line.table, row);
    }
  }
  void value(const std::vector<PictureRow>& rows, const FieldRow&) {
    for (const PictureRow& row : rows) pictures(row);
  }
  void value(const std::vector<Table>& tables, const FieldRow&) {
    for (const Table& table : tables) {
      fields(table, table_fields());
    }
  }
  void value(const std::vector<TableRow>& rows, const FieldRow& row) {
    for (const TableRow& cells : rows) {
      for (const TableCell& cell : cells) value(cell.text, row);
    }
  }
  void value(const std::vector<TableColumn>& columns, const FieldRow& row) {
    for (const TableColumn& column : columns) {
      if (column.span.known()) visitor_.value(column.span, row);
    }
  }
  void value(const std::vector<Article>& articles, const FieldRow&) {
    for (const Article& article : articles) {
      visitor_.enter(article);
      fields(article, article_fields());
      visitor_.leave(article);
    }
  }
  void value(const std::vector<Brief>& briefs, const FieldRow&) {
    for (const Brief& brief : briefs) fields(brief, brief_fields());
  }
  void value(const Imprint& imprint, const FieldRow&) { fields(imprint, imprint_fields()); }
  void value(const std::vector<Distribution>& lines, const FieldRow& row) {
    for (const Distribution& line : lines) {
      if (line.field == row.info->key) visitor_.distribution(line, row);
    }
  }
  void value(const std::vector<Credit>& credits, const FieldRow& row) {
    for (const Credit& credit : credits) visitor_.credit(credit, row);
  }
  void value(const std::vector<Silence>& silences, const FieldRow& row) {
    for (const Silence& silence : silences) visitor_.silence(silence, row);
  }
  void value(const std::vector<DataName>& names, const FieldRow& row) {
    for (const DataName& name : names) visitor_.data(name, row);
  }
  void pictures(const PictureRow& row) {
    for (const Picture& picture : row) fields(picture, picture_fields());
  }

  TextVisitor& visitor_;
};

}  // namespace

void TextVisitor::lines(const std::vector<LocatedText>& lines, const FieldRow& row) {
  for (const LocatedText& line : lines) pass(line, row);
}

void TextVisitor::body(const Body& body, const FieldRow& row) {
  for (const BodyLine& line : body) {
    pass(line.text, row);
    for (const InlineNote& note : line.notes) pass(note.text, row);
  }
}

void TextVisitor::distribution(const Distribution& line, const FieldRow& row) {
  pass(line.label, row);
  pass(line.text, row);
}

void TextVisitor::credit(const Credit& credit, const FieldRow& row) {
  pass(credit.label, row);
  for (const LocatedText& name : credit.names) pass(name, row);
}

void TextVisitor::silence(const Silence& silence, const FieldRow& row) {
  pass(silence.rule, row);
  pass(silence.reason, row);
}

void TextVisitor::data(const DataName& name, const FieldRow& row) {
  pass(name.name, row);
  pass(name.file, row);
}

void visit(const Issue& issue, TextVisitor& visitor) { Walk(visitor).fields(issue, issue_fields()); }

}  // namespace typeset
