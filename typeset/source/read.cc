#include "source/read.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/nearest.h"
#include "base/utf8.h"
#include "source/agreement.h"
#include "source/body.h"
#include "source/body_faults.h"
#include "source/body_file.h"
#include "source/body_file_faults.h"
#include "source/data_faults.h"
#include "source/faults.h"
#include "source/fields.h"
#include "source/headings.h"
#include "source/pictures.h"
#include "source/spans.h"
#include "source/synonyms.h"
#include "source/table.h"
#include "source/tally.h"
#include "source/text.h"
#include "source/values.h"

namespace typeset {

namespace {

using Kind = YamlNode::Kind;

bool is_empty(const YamlNode& node) {
  return node.kind == Kind::null || (node.is_scalar() && is_blank(node.text.view()));
}

/// An entry of a mapping and the default beneath it.
struct Slot {
  const YamlEntry* entry = nullptr;
  std::size_t field = 0;
  std::string_view id;                // what makes two entries one: the field, or the label of a credit
  const YamlNode* beneath = nullptr;  // the default value that the source's entry covers
};

// The source's entries over a style's. A default keeps its place; the places whose defaults are covered are filled in
// the source's own order; what only the source has comes last.
std::vector<Slot> layer(const std::vector<Slot>& own, const std::vector<Slot>& defaults) {
  const auto find = [](const std::vector<Slot>& slots, std::string_view id) {
    return std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.id == id; });
  };
  std::vector<Slot> covering;
  std::vector<Slot> added;
  for (Slot slot : own) {
    const auto covered = find(defaults, slot.id);
    if (covered != defaults.end()) slot.beneath = &covered->entry->value;
    (covered != defaults.end() ? covering : added).push_back(slot);
  }
  std::vector<Slot> all;
  std::size_t next = 0;
  for (const Slot& slot : defaults) {
    const bool covered = find(own, slot.id) != own.end();
    all.push_back(covered ? covering[next++] : slot);
  }
  all.insert(all.end(), added.begin(), added.end());
  return all;
}

/// The entries of a mapping whose keys are the writer's own words.
std::vector<Slot> labelled(const YamlNode* mapping) {
  std::vector<Slot> slots;
  if (mapping == nullptr || mapping->kind != Kind::mapping) return slots;
  for (const YamlEntry& entry : mapping->entries) slots.push_back({&entry, 0, entry.key.view(), nullptr});
  return slots;
}

Term shape_remedy(FieldShape shape) {
  switch (shape) {
    case FieldShape::articles:
      return {"每篇文章以“- 标题: …”开头，缩进两格", "begin each article with “- title: …”, indented"};
    case FieldShape::briefs: return {"每条简讯以“- ”开头，缩进两格", "begin each item with “- ”, indented"};
    case FieldShape::pictures:
      return {"每张图片以“- 文件: …”开头，缩进两格", "begin each picture with “- file: …”, indented"};
    case FieldShape::tables:
      return {"每个表格以“- 表题: …”开头，缩进两格", "begin each table with “- caption: …”, indented"};
    case FieldShape::rows:
      return {"每行写成“- [甲, 乙, 丙]”，缩进两格", "write each row as “- [甲, 乙, 丙]”, indented"};
    case FieldShape::columns:
      return {"写成“[左, 30mm, 小数]”，一列一项", "write “[left, 30mm, decimal]”, one a column"};
    case FieldShape::imprint:
      return {"换行，缩进两格，一行写一个“键: 值”", "write one “key: value” on each line below, indented"};
    case FieldShape::credits:
      return {"写成“{审核: 张三, 编辑: 李四}”，或换行缩进，一行一个",
              "write “{审核: 张三, 编辑: 李四}”, or one on each line below"};
    case FieldShape::silences:
      return {"换行，缩进两格，一行写一个“规则: 理由”", "write one “rule: reason” on each line below, indented"};
    case FieldShape::data:
      return {"写成“{指标: 指标.csv}”，或换行缩进，一行一个",
              "write “{figures: figures.csv}”, or one on each line below"};
    case FieldShape::labelled: return {"一行一条：“- 抄报: …”，半角冒号后空一格", "one on each line: “- 抄报: …”"};
    case FieldShape::body: return {"正文写在“|”下面，每行一段", "write the text below a “|”, every line a paragraph"};
    default:
      return {"只写文字；文字里有“: ”或以括号开头时，用英文引号把整个值括起来",
              "write text only; text with “: ” in it or with a bracket at its head goes in quotes"};
  }
}

Term kind_of_node(const YamlNode& node) {
  switch (node.kind) {
    case Kind::sequence: return {"一个列表", "a list"};
    case Kind::mapping: return {"一组“键: 值”", "a mapping"};
    case Kind::scalar: return {"一段文字", "a text"};
    case Kind::null: break;
  }
  return {"空的", "nothing"};
}

class Reader {
 public:
  Reader(DocumentKind kind, const Figures& figures, const BodyFileText& body_file, Diagnostics& faults)
      : kind_(kind), figures_(figures), body_file_(body_file), faults_(faults) {}

  void report_tally() const { tally_.report(faults_); }

  template <typename Owner>
  void read_fields(const YamlNode* node, const YamlNode* defaults, std::span<const Field<Owner>> fields, Span whole,
                   std::string_view owner_name, Owner& owner);

 private:
  /// The field being read: its row, and its name as the file has it.
  struct Context {
    const FieldInfo& info;
    FieldShape shape;
    const YamlEntry& entry;
    const YamlNode* beneath;
    Term name;
  };

  template <typename Owner>
  std::vector<Slot> match(const YamlNode& node, std::span<const Field<Owner>> fields, std::string_view owner_name,
                          std::vector<bool>& given);
  /// Returns the key of the field that was probably meant, or nothing.
  std::string_view report_unknown(const LocatedText& key, std::string_view owner_name);
  std::string_view report_synonym(const LocatedText& key, std::string_view owner_name);
  void wrong_shape(const YamlNode& node, const Context& context);
  LocatedText read_text(const YamlNode& node, const Context& context);
  void report_repeated_label(const LocatedText& text, std::initializer_list<std::string_view> labels);
  std::vector<LocatedText> read_texts(const YamlNode& node, const Context& context);

  void read_value(const YamlNode& node, const Context& context, LocatedText& value) {
    value = read_text(node, context);
  }
  void read_value(const YamlNode& node, const Context& context, std::vector<LocatedText>& value) {
    value = read_texts(node, context);
  }
  void read_value(const YamlNode& node, const Context& context, std::optional<std::vector<LocatedText>>& value) {
    value = read_texts(node, context);
  }
  void read_value(const YamlNode& node, const Context& context, std::optional<Located<int>>& value);
  void read_value(const YamlNode& node, const Context& context, std::optional<Located<Date>>& value);
  void read_value(const YamlNode& node, const Context& context, std::optional<Located<Secrecy>>& value);
  void read_value(const YamlNode& node, const Context& context, std::optional<Located<bool>>& value);
  void read_value(const YamlNode& node, const Context& context, std::optional<Located<Encoding>>& value);
  void read_value(const YamlNode& node, const Context& context, Located<DocumentKind>& value);
  void read_value(const YamlNode& node, const Context& context, Body& value);
  void read_value(const YamlNode& node, const Context& context, std::vector<Article>& value);
  void read_value(const YamlNode& node, const Context& context, std::vector<Brief>& value);
  void read_value(const YamlNode& node, const Context& context, std::optional<Located<GivenWidth>>& value);
  void read_value(const YamlNode& node, const Context& context, std::vector<PictureRow>& value);
  void read_picture(const YamlNode& node, const Context& context, PictureRow& row);
  void read_value(const YamlNode& node, const Context& context, std::vector<Table>& value);
  void read_value(const YamlNode& node, const Context& context, std::vector<TableRow>& value);
  void read_value(const YamlNode& node, const Context& context, std::vector<TableColumn>& value);
  void read_value(const YamlNode& node, const Context& context, Located<TableForm>& value);
  void read_value(const YamlNode& node, const Context& context, Imprint& value);
  void read_value(const YamlNode& node, const Context& context, std::vector<Distribution>& value);
  void read_value(const YamlNode& node, const Context& context, std::vector<Credit>& value);
  void read_value(const YamlNode& node, const Context& context, std::vector<Silence>& value);
  void read_value(const YamlNode& node, const Context& context, std::vector<DataName>& value);
  LocatedText filled(const LocatedText& text) { return figures_.fill(join_folds(text), faults_); }
  void add_body(const LocatedText& text, Body& body) { read_body(filled(text), body, tally_, faults_); }
  void read_body_file(Article& article);
  void check_columns(Article& article);
  LocatedText read_distribution(const YamlNode& node, const Context& context);
  LocatedText label_of(const YamlEntry& entry);
  void read_labelled(const YamlEntry& entry, const Context& context, std::vector<Distribution>& value);
  void read_names_of(const YamlEntry& entry, const Context& context, std::vector<Credit>& value);

  DocumentKind kind_;
  const Figures& figures_;
  const BodyFileText& body_file_;
  Diagnostics& faults_;
  Tally tally_;
  bool chinese_keys_ = false;
};

Term place_of(std::string_view owner) {
  if (owner == "articles") return {"“文章”的一篇之中", "in an article"};
  if (owner == "briefs") return {"“简讯”的一条之中", "in an item of briefs"};
  if (owner == "pictures") return {"“图片”的一张之中", "in an item of pictures"};
  if (owner == "tables") return {"“表格”的一个之中", "in an item of tables"};
  if (owner == "imprint") return {"“版记”下面", "under imprint"};
  return {"文件的最左边，不缩进", "at the left margin of the file"};
}

/// Whether an article has a body, briefs, pictures or tables, or a key that may be meant for one of them.
bool says_text(const YamlNode& article) {
  return std::any_of(article.entries.begin(), article.entries.end(), [](const YamlEntry& entry) {
    for (const Field<Article>& field : article_fields()) {
      if (entry.key.view() != field.info.key && entry.key.view() != field.info.zh) continue;
      constexpr std::string_view kTexts[] = {"body", "body-file", "briefs", "pictures", "tables"};
      return std::ranges::find(kTexts, field.info.key) != std::end(kTexts) && !is_empty(entry.value);
    }
    return true;
  });
}

/// A key that is another word for fields of ours, or one of their names in other dress. Returns the likeliest field;
/// empty if it is neither, and nothing is reported.
std::string_view Reader::report_synonym(const LocatedText& key, std::string_view owner_name) {
  const std::string plain = plain_key(key.view());
  std::vector<const FieldInfo*> meant;
  const auto consider = [&](const FieldRow& row) {
    if (row.owner == owner_name && holds(row.info->documents, kind_)) meant.push_back(row.info);
  };
  for (const FieldRow& row : all_fields())
    if (row.info->key == plain || row.info->zh == plain) consider(row);
  if (meant.empty()) {
    for (const std::string_view name : fields_meant_by(owner_name, plain))
      for (const FieldRow& row : all_fields())
        if (row.info->key == name) consider(row);
  }
  if (meant.empty()) return {};
  Term remedy("写成", "write ");
  std::vector<Fix> fixes;
  for (const FieldInfo* field : meant) {
    const bool first = field == meant.front();
    remedy.zh += (first ? "“" : "或“") + std::string(field->zh) + "”";
    remedy.en += (first ? "“" : " or “") + std::string(field->key) + "”";
    fixes.push_back({{{key.span(), key.str(), std::string(chinese_keys_ ? field->zh : field->key)}}});
  }
  if (meant.front()->key == "credits") {
    remedy = Term("写在“编审”下面：编审: {" + plain + ": …}", "put it below “credits”");
    fixes.clear();
  }
  faults_.report(source_faults::kUnknownKey, key.span(), {key.view(), remedy}, std::move(fixes));
  return meant.front()->key;
}

std::string_view Reader::report_unknown(const LocatedText& key, std::string_view owner_name) {
  if (find_fields(key.view()).empty()) {
    if (const std::string_view meant = report_synonym(key, owner_name); !meant.empty()) return meant;
  }
  const std::vector<FieldRow> elsewhere = find_fields(key.view());
  if (!elsewhere.empty() && key.view().find('.') == std::string_view::npos) {
    const auto of_kind =
        std::ranges::find_if(elsewhere, [&](const FieldRow& row) { return holds(row.info->documents, kind_); });
    if (of_kind != elsewhere.end()) {
      faults_.report(source_faults::kMisplacedKey, key.span(), {key.view(), place_of(of_kind->owner)});
    } else {
      check_kind(*elsewhere.front().info, key, kind_, faults_);
    }
    return {};
  }
  if (std::ranges::find(kNotYet, key.view()) != kNotYet.end()) {
    faults_.report(source_faults::kFieldNotYet, key.span(), {key.view()});
    return {};
  }
  Nearest nearest(key.view());
  std::string_view meant;
  Term known("", "");
  for (const FieldRow& row : all_fields()) {
    if (row.owner != owner_name || !holds(row.info->documents, kind_)) continue;
    for (const std::string_view name : {row.info->key, row.info->zh}) {
      if (nearest.consider(name)) meant = row.info->key;
    }
    known.zh += (known.zh.empty() ? "" : "、") + std::string(row.info->zh);
    known.en += (known.en.empty() ? "" : ", ") + std::string(row.info->key);
  }
  Term remedy("是不是“" + nearest.name() + "”？", "did you mean “" + nearest.name() + "”?");
  if (!nearest.found()) remedy = Term("这里可以写：" + known.zh, "known here: " + known.en);
  if (!nearest.found() && owner_name == "briefs") {  // - 会议强调: 要落实
    remedy = Term("如果这一条是文字，把冒号改成全角“：”，或用英文引号把整条括起来",
                  "if the item is text, put the whole of it in quotes");
    meant = "body";
  }
  std::vector<Fix> fixes;
  if (nearest.found()) fixes.push_back({{{key.span(), key.str(), std::string(nearest.name())}}});
  faults_.report(source_faults::kUnknownKey, key.span(), {key.view(), remedy}, std::move(fixes));
  return meant;
}

template <typename Owner>
std::vector<Slot> Reader::match(const YamlNode& node, std::span<const Field<Owner>> fields, std::string_view owner_name,
                                std::vector<bool>& given) {
  std::vector<Slot> slots;
  for (const YamlEntry& entry : node.entries) {
    const LocatedText key = read_radicals(entry.key, tally_);
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field<Owner>& f) {
      return key.view() == f.info.key || key.view() == f.info.zh;
    });
    if (field == fields.end()) {
      const std::string_view meant = report_unknown(entry.key, owner_name);
      for (std::size_t i = 0; i < fields.size(); ++i) given[i] = given[i] || fields[i].info.key == meant;
      continue;
    }
    const auto index = static_cast<std::size_t>(field - fields.begin());
    const auto twice = std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.field == index; });
    if (twice != slots.end()) {
      faults_.report(source_faults::kGivenTwice, entry.key.span(), {entry.key.view(), twice->entry->key.view()});
      continue;
    }
    if (check_kind(field->info, entry.key, kind_, faults_)) {
      slots.push_back({&entry, index, field->info.key, nullptr});
    }
  }
  return slots;
}

template <typename Owner>
void Reader::read_fields(const YamlNode* node, const YamlNode* defaults, std::span<const Field<Owner>> fields,
                         Span whole, std::string_view owner_name, Owner& owner) {
  if (node != nullptr && !node->entries.empty()) {
    chinese_keys_ = static_cast<unsigned char>(node->entries.front().key.view().front()) >= 0x80;
  }
  std::vector<bool> given(fields.size());  // or meant by a key that was reported
  const auto matched = [&](const YamlNode* mapping) {
    return mapping != nullptr ? match(*mapping, fields, owner_name, given) : std::vector<Slot>();
  };
  for (const Slot& slot : layer(matched(node), matched(defaults))) {
    const Field<Owner>& field = fields[slot.field];
    const YamlEntry& entry = *slot.entry;
    given[slot.field] = true;
    const auto row = std::find_if(all_fields().begin(), all_fields().end(),
                                  [&](const FieldRow& r) { return r.info == &field.info; });
    const bool english = entry.key.view() == field.info.key;
    Term name(english ? std::string(field.info.key) + "（" + std::string(field.info.zh) + "）" : entry.key.str(),
              entry.key.str());
    if (is_empty(entry.value)) {
      standard_text(entry.value.text, faults_);  // it may have invisible characters
      if (field.info.use == FieldUse::required) {
        faults_.report(source_faults::kEmpty, entry.key.span(), {std::move(name)});
      }
      continue;
    }
    const Context context{field.info, row->shape, entry, slot.beneath, std::move(name)};
    std::visit(
        [&]<typename T, typename Part>(T Part::*member) {
          if (auto* part = part_of<Part>(owner)) read_value(entry.value, context, part->*member);
        },
        field.member);
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const FieldInfo& info = fields[i].info;
    const auto other = std::ranges::find(fields, info.or_else, [](const auto& field) { return field.info.key; });
    if (!info.or_else.empty() && given[static_cast<std::size_t>(other - fields.begin())]) continue;
    if (given[i] || info.use != FieldUse::required || !holds(info.documents, kind_)) continue;
    faults_.report(source_faults::kMissing, whole,
                   {Term(std::string(info.zh), std::string(info.key)),
                    chinese_keys_ ? Term(std::string(info.zh)) : Term(std::string(info.key))});
  }
}

void Reader::wrong_shape(const YamlNode& node, const Context& context) {
  const ShapeName wanted = shape_name(context.shape);
  Span span = node.span;
  if (!node.is_scalar()) span.end = std::min(span.end, span.begin + 1);
  faults_.report(source_faults::kWrongShape, span,
                 {context.name, Term(std::string(wanted.zh), std::string(wanted.en)), kind_of_node(node),
                  shape_remedy(context.shape)});
}

LocatedText Reader::read_text(const YamlNode& node, const Context& context) {
  if (!node.is_scalar()) {
    wrong_shape(node, context);
    return {};
  }
  const bool words = context.info.sort == TextSort::words;
  const bool may_hold_figures = words && context.shape != FieldShape::pictures;
  LocatedText text = trim(join_folds(standard_text(may_hold_figures ? filled(node.text) : node.text, faults_)));
  if (words) {
    text = read_radicals(text, tally_);
    check_plain_words(text, faults_);
  }
  // A table's notes are printed with the word that they begin with.
  if (context.info.key != "notes")
    report_repeated_label(text, {context.info.label, context.info.zh, context.entry.key.view()});
  const std::size_t line_end = text.view().find('\n');
  if (line_end != std::string_view::npos) {
    faults_.report(source_faults::kSeveralLines, text.span(line_end, line_end), {context.name});
    return {};
  }
  return text;
}

/// 报: 报：省委: what the key says already, and the program prints, stands once more before the value.
void Reader::report_repeated_label(const LocatedText& text, std::initializer_list<std::string_view> labels) {
  const std::string_view view = text.view();
  for (const std::string_view label : labels) {
    if (label.empty() || !view.starts_with(label)) continue;
    const std::string_view behind = view.substr(label.size());
    for (const std::string_view colon : {"：", ":"}) {
      if (!behind.starts_with(colon) || behind.size() == colon.size()) continue;
      const std::size_t end = label.size() + colon.size();
      faults_.report(source_faults::kLabelRepeated, text.span(0, end), {view.substr(0, end)},
                     {{{{text.span(0, end), std::string(view.substr(0, end)), ""}}}});
      return;
    }
  }
}

std::vector<LocatedText> Reader::read_texts(const YamlNode& node, const Context& context) {
  std::vector<LocatedText> texts;
  if (node.kind != Kind::sequence) {
    LocatedText text = read_text(node, context);
    if (!text.empty()) texts.push_back(std::move(text));
    return texts;
  }
  for (const YamlNode& item : node.items) {
    if (is_empty(item)) {
      faults_.report(source_faults::kEmpty, item.span, {context.name});
      continue;
    }
    LocatedText text = read_text(item, context);
    if (!text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

void Reader::read_value(const YamlNode& node, const Context& context, std::optional<Located<int>>& value) {
  const LocatedText text = read_text(node, context);
  if (text.empty()) return;
  if (const auto number = read_number(text, context.name, faults_)) value = {*number, text.span()};
}

void Reader::read_value(const YamlNode& node, const Context& context, std::optional<Located<Date>>& value) {
  const LocatedText text = read_text(node, context);
  if (text.empty()) return;
  if (const auto date = read_date(text, context.name, faults_)) value = {*date, text.span()};
}

void Reader::read_value(const YamlNode& node, const Context& context, std::optional<Located<Secrecy>>& value) {
  const LocatedText text = read_text(node, context);
  if (text.empty()) return;
  if (const auto secrecy = read_secrecy(text, faults_)) value = {*secrecy, text.span()};
}

void Reader::read_value(const YamlNode& node, const Context& context, std::optional<Located<bool>>& value) {
  const LocatedText text = read_text(node, context);
  if (text.empty()) return;
  if (const auto flag = read_flag(text, context.name, faults_)) value = {*flag, text.span()};
}

void Reader::read_value(const YamlNode& node, const Context& context, std::optional<Located<Encoding>>& value) {
  const LocatedText text = read_text(node, context);
  if (text.empty()) return;
  if (const auto encoding = read_encoding(text, faults_)) value = {*encoding, text.span()};
}

void Reader::read_value(const YamlNode& node, const Context& context, Located<DocumentKind>& value) {
  const LocatedText text = read_text(node, context);
  if (text.empty()) return;
  if (const auto kind = read_kind(text, faults_)) value = {*kind, text.span()};
}

void Reader::read_value(const YamlNode& node, const Context& context, Body& value) {
  const std::size_t errors = faults_.count(Severity::error);
  if (node.is_scalar()) {
    add_body(node.text, value);
  } else if (node.kind == Kind::sequence) {
    for (const YamlNode& item : node.items) {
      if (item.is_scalar()) {
        add_body(item.text, value);
      } else if (item.kind != Kind::null) {
        wrong_shape(item, context);
      }
    }
  } else {
    wrong_shape(node, context);
    return;
  }
  decide_headings(value);
  const bool reported = faults_.count(Severity::error) > errors;
  if (value.empty() && !reported) faults_.report(source_faults::kEmpty, context.entry.key.span(), {context.name});
}

void Reader::read_value(const YamlNode& node, const Context& context, std::vector<Article>& value) {
  if (node.kind != Kind::sequence) {
    wrong_shape(node, context);
    return;
  }
  if (node.items.empty()) faults_.report(source_faults::kEmpty, context.entry.key.span(), {context.name});
  for (const YamlNode& item : node.items) {
    if (item.kind != Kind::mapping) {
      wrong_shape(item, context);
      continue;
    }
    const Span begin{item.span.file, item.span.begin, item.span.begin + 1};
    Article article;
    article.span = item.span;
    read_fields(&item, nullptr, article_fields(), begin, "articles", article);
    read_body_file(article);
    if (!says_text(item)) faults_.report(source_faults::kNoText, begin);
    check_places(article, faults_);
    check_columns(article);
    decide_headings(article.body, article.pictures);
    value.push_back(std::move(article));
  }
}

/// Behind the other fields of the article: its encoding may stand below the name of the file.
void Reader::read_body_file(Article& article) {
  if (article.body_file.empty()) {
    if (article.encoding) faults_.report(body_file_faults::kEncodingAlone, article.encoding->span);
    return;
  }
  if (!article.body.empty()) return faults_.report(body_file_faults::kTwice, article.body_file.span());
  if (!body_file_) return;
  if (const auto text = body_file_(article.body_file, article.encoding, faults_)) {
    read_body(figures_.fill(*text, faults_), article.body, tally_, faults_);
  }
}

/// Columns hold text alone, as between {两栏} and {完}.
void Reader::check_columns(Article& article) {
  if (!article.columns) return;
  const int count = article.columns->value;
  if (count < 2 || count > 3) {
    faults_.report(body_faults::kColumns, article.columns->span);
    article.columns.reset();
    return;
  }
  bool sound = true;
  const auto refuse = [&](const Words& what, Span span) {
    faults_.report(body_faults::kNotWithin, span, {Term(what), Term("栏数", "columns")});
    sound = false;
  };
  for (const Brief& brief : article.briefs) {
    for (const BodyLine& line : brief.body) {
      if (!line.pictures.empty()) refuse({"图片", "a picture"}, line.pictures.front().span);
      if (!line.table.empty()) refuse({"表格", "a table"}, line.table.front().span);
      if (!line.notes.empty()) refuse({"注", "a note"}, line.notes.front().text.span());
      const bool of_text = line.sort <= LineSort::entry && line.box.number == 0 && line.columns.number == 0;
      if (!of_text) refuse({"横线、空行、分页、方框、分栏", "a rule, space, page break, box or columns"}, brief.span);
    }
  }
  if (!sound) article.columns.reset();
}

void Reader::read_value(const YamlNode& node, const Context& context, std::vector<Brief>& value) {
  if (node.kind != Kind::sequence) {
    wrong_shape(node, context);
    return;
  }
  if (node.items.empty()) faults_.report(source_faults::kEmpty, context.entry.key.span(), {context.name});
  for (const YamlNode& item : node.items) {
    Brief brief;
    brief.span = item.span;
    if (is_empty(item)) {
      faults_.report(source_faults::kEmpty, item.span, {context.name});
      continue;
    }
    if (item.is_scalar()) {
      add_body(item.text, brief.body);
      decide_headings(brief.body);
      if (brief.body.empty()) faults_.report(source_faults::kEmpty, item.span, {context.name});
    } else if (item.kind == Kind::mapping) {
      const Span begin{item.span.file, item.span.begin, item.span.begin + 1};
      read_fields(&item, nullptr, brief_fields(), begin, "briefs", brief);
    } else {
      wrong_shape(item, context);
      continue;
    }
    value.push_back(std::move(brief));
  }
}

void Reader::read_value(const YamlNode& node, const Context& context, std::optional<Located<GivenWidth>>& value) {
  const LocatedText text = read_text(node, context);
  if (text.empty()) return;
  if (const auto width = read_width(text, faults_)) value = {*width, text.span()};
}

void Reader::read_picture(const YamlNode& node, const Context& context, PictureRow& row) {
  Picture picture;
  picture.span = node.span;
  if (is_empty(node)) {
    faults_.report(source_faults::kEmpty, node.span, {context.name});
    return;
  }
  if (node.is_scalar()) {
    picture.file = read_text(node, context);
    if (picture.file.empty()) return;
  } else if (node.kind == Kind::mapping) {
    const Span begin{node.span.file, node.span.begin, node.span.begin + 1};
    read_fields(&node, nullptr, picture_fields(), begin, "pictures", picture);
    if (!picture.file.empty()) picture.span = picture.file.span();
  } else {
    wrong_shape(node, context);
    return;
  }
  row.push_back(std::move(picture));
}

// One picture, or a list of them; a list within the list is a row.
void Reader::read_value(const YamlNode& node, const Context& context, std::vector<PictureRow>& value) {
  const auto add = [&](const YamlNode& item) {
    PictureRow row;
    if (item.kind == Kind::sequence && &item != &node) {
      for (const YamlNode& one : item.items) read_picture(one, context, row);
    } else {
      read_picture(item, context, row);
    }
    check_row(row, faults_);
    if (!row.empty()) value.push_back(std::move(row));
  };
  if (node.kind != Kind::sequence) return add(node);
  if (node.items.empty()) faults_.report(source_faults::kEmpty, context.entry.key.span(), {context.name});
  for (const YamlNode& item : node.items) add(item);
}

// One table, or a list of them.
void Reader::read_value(const YamlNode& node, const Context& context, std::vector<Table>& value) {
  const auto add = [&](const YamlNode& item) {
    if (item.kind != Kind::mapping) return wrong_shape(item, context);
    const Span begin{item.span.file, item.span.begin, item.span.begin + 1};
    Table table;
    table.span = begin;
    const std::size_t errors = faults_.count(Severity::error);
    read_fields(&item, nullptr, table_fields(), begin, "tables", table);
    const bool reported = faults_.count(Severity::error) > errors;
    if (table.rows.empty() == table.file.empty()) {
      if (!reported) faults_.report(body_faults::kTableRowsTwice, begin);
      return;
    }
    std::vector<TableRow> rows = std::exchange(table.rows, {});
    if (!rows.empty()) fill_table(table, std::move(rows), faults_);
    value.push_back(std::move(table));
  };
  if (node.kind != Kind::sequence) return add(node);
  if (node.items.empty()) faults_.report(source_faults::kEmpty, context.entry.key.span(), {context.name});
  for (const YamlNode& item : node.items) add(item);
}

void Reader::read_value(const YamlNode& node, const Context& context, std::vector<TableRow>& value) {
  if (node.kind != Kind::sequence) return wrong_shape(node, context);
  std::size_t cells = 0;
  for (const YamlNode& item : node.items) {
    if (item.kind != Kind::sequence) {
      wrong_shape(item, context);
      continue;
    }
    cells += item.items.size();
    if (value.size() >= kMostTableRows || item.items.size() > kMostTableColumns || cells > kMostTableCells) {
      faults_.report(
          body_faults::kTableTooLarge, item.span,
          {std::to_string(kMostTableRows), std::to_string(kMostTableColumns), std::to_string(kMostTableCells)});
      return;
    }
    TableRow& row = value.emplace_back();
    for (const YamlNode& written : item.items) {
      TableCell& cell = row.emplace_back();
      cell.span = written.span;
      if (is_empty(written)) continue;
      if (!written.is_scalar()) {
        wrong_shape(written, context);
        continue;
      }
      const Span place = cell.span;
      const LocatedText text = join_folds(standard_text(filled(written.text), faults_));
      cell = read_table_cell(trim(text), tally_, faults_);
      cell.indent = turned_in_by(text.view());
      cell.span = place;
    }
  }
}

void Reader::read_value(const YamlNode& node, const Context& context, std::vector<TableColumn>& value) {
  for (const LocatedText& text : read_texts(node, context)) {
    value.push_back(read_table_column(text, faults_).value_or(TableColumn{}));
  }
}

void Reader::read_value(const YamlNode& node, const Context& context, Located<TableForm>& value) {
  const LocatedText text = read_text(node, context);
  if (!text.empty()) read_table_form(text, value, faults_);
}

void Reader::read_value(const YamlNode& node, const Context& context, Imprint& value) {
  if (node.kind != Kind::mapping) {
    wrong_shape(node, context);
    return;
  }
  const bool layered = context.beneath != nullptr && context.beneath->kind == Kind::mapping;
  read_fields(&node, layered ? context.beneath : nullptr, imprint_fields(), node.span, "imprint", value);
}

LocatedText Reader::read_distribution(const YamlNode& node, const Context& context) {
  LocatedText joined;
  for (const LocatedText& text : read_texts(node, context)) {
    if (!joined.empty()) joined.append("，", {text.span().file, text.span().begin, text.span().begin});
    joined.append(text);
  }
  return joined;
}

void Reader::read_value(const YamlNode& node, const Context& context, std::vector<Distribution>& value) {
  if (!context.info.label.empty()) {
    LocatedText text = read_distribution(node, context);
    if (!text.empty())
      value.push_back({LocatedText(context.info.label, context.entry.key.span()), std::move(text), context.info.key});
    return;
  }
  if (node.kind == Kind::mapping) {
    for (const Slot& slot : layer(labelled(&node), labelled(context.beneath))) {
      const bool takes_away = is_empty(slot.entry->value) && slot.beneath != nullptr;
      if (!takes_away) read_labelled(*slot.entry, context, value);
    }
    return;
  }
  if (node.kind != Kind::sequence) {
    wrong_shape(node, context);
    return;
  }
  for (const YamlNode& item : node.items) {
    if (item.kind != Kind::mapping) {
      wrong_shape(item, context);
      continue;
    }
    for (const YamlEntry& entry : item.entries) read_labelled(entry, context, value);
  }
}

/// A key that is printed.
LocatedText Reader::label_of(const YamlEntry& entry) {
  return trim(read_radicals(standard_text(entry.key, faults_), tally_));
}

void Reader::read_labelled(const YamlEntry& entry, const Context& context, std::vector<Distribution>& value) {
  if (is_empty(entry.value)) {
    faults_.report(source_faults::kEmpty, entry.key.span(), {entry.key.view()});
    return;
  }
  LocatedText text = read_distribution(entry.value, context);
  report_repeated_label(text, {trim(entry.key).view()});
  if (!text.empty()) value.push_back({label_of(entry), std::move(text), context.info.key});
}

void Reader::read_names_of(const YamlEntry& entry, const Context& context, std::vector<Credit>& value) {
  Credit credit;
  credit.label = label_of(entry);
  const std::size_t errors = faults_.count(Severity::error);
  if (!is_empty(entry.value)) {
    for (const LocatedText& text : read_texts(entry.value, context)) {
      report_repeated_label(text, {credit.label.view()});
      read_names(text, credit.names);
      if (!credit.written.empty()) credit.written.append("、", text.span(0, 0));
      credit.written.append(text);
    }
  }
  if (!credit.names.empty()) {
    value.push_back(std::move(credit));
  } else if (faults_.count(Severity::error) == errors) {
    faults_.report(source_faults::kNoName, entry.key.span(), {entry.key.view()});
  }
}

void Reader::read_value(const YamlNode& node, const Context& context, std::vector<Credit>& value) {
  if (node.kind != Kind::mapping) {
    wrong_shape(node, context);
    return;
  }
  for (const Slot& slot : layer(labelled(&node), labelled(context.beneath))) {
    const bool takes_away = is_empty(slot.entry->value) && slot.beneath != nullptr;
    if (!takes_away) read_names_of(*slot.entry, context, value);
  }
}

void Reader::read_value(const YamlNode& node, const Context& context, std::vector<Silence>& value) {
  if (node.kind != Kind::mapping) {
    wrong_shape(node, context);
    return;
  }
  for (const Slot& slot : layer(labelled(&node), labelled(context.beneath))) {
    const YamlEntry& entry = *slot.entry;
    const bool takes_away = is_empty(entry.value) && slot.beneath != nullptr;
    if (takes_away) continue;
    value.push_back({label_of(entry), is_empty(entry.value) ? LocatedText() : read_text(entry.value, context)});
  }
}

/// Names that cannot stand in a placeholder.
bool may_name_data(std::string_view name) {
  return !name.empty() && name.find_first_of(".|{}") == std::string_view::npos;
}

void Reader::read_value(const YamlNode& node, const Context& context, std::vector<DataName>& value) {
  if (node.kind != Kind::mapping) {
    wrong_shape(node, context);
    return;
  }
  for (const Slot& slot : layer(labelled(&node), labelled(context.beneath))) {
    const YamlEntry& entry = *slot.entry;
    const LocatedText name = trim(entry.key);
    if (is_empty(entry.value)) {
      if (slot.beneath == nullptr) faults_.report(data_faults::kNoDataFile, entry.key.span(), {name.view()});
      continue;
    }
    if (!may_name_data(name.view())) {
      faults_.report(data_faults::kDataName, entry.key.span(), {name.view()});
    } else if (value.size() == kMostDataFiles) {
      faults_.report(data_faults::kTooManyData, entry.key.span(), {std::to_string(kMostDataFiles)});
      return;
    } else if (LocatedText file = read_text(entry.value, context); !file.empty()) {
      value.push_back({name, std::move(file)});
    }
  }
}

}  // namespace

bool may_follow_from_typing(const Diagnostic& fault) {
  return fault.kind == &source_faults::kMissing || fault.kind == &source_faults::kNoText;
}

namespace {

/// The text of a field at the left margin, whatever else stands in the source.
LocatedText margin_text(const YamlNode& source, std::string_view key, std::string_view zh) {
  const YamlEntry* entry = source.find(key);
  if (entry == nullptr) entry = source.find(zh);
  return entry != nullptr && entry->value.is_scalar() ? trim(entry->value.text) : LocatedText();
}

}  // namespace

std::vector<DataName> data_asked_for(const YamlNode& source, const YamlNode* defaults) {
  const auto mapping = [](const YamlNode* fields) -> const YamlNode* {
    if (fields == nullptr || fields->kind != Kind::mapping) return nullptr;
    const YamlEntry* entry = fields->find("data");
    if (entry == nullptr) entry = fields->find("数据");
    return entry == nullptr ? nullptr : &entry->value;
  };
  std::vector<DataName> names;
  for (const Slot& slot : layer(labelled(mapping(&source)), labelled(mapping(defaults)))) {
    LocatedText name = trim(slot.entry->key);
    LocatedText file = slot.entry->value.is_scalar() ? trim(slot.entry->value.text) : LocatedText();
    if (may_name_data(name.view()) && !file.empty() && names.size() < kMostDataFiles) {
      names.push_back({std::move(name), std::move(file)});
    }
  }
  return names;
}

LocatedText style_asked_for(const YamlNode& source) { return margin_text(source, "style", "样式"); }

const KindRow& kind_asked_for(const YamlNode& source, const YamlNode* defaults) {
  for (const YamlNode* fields : {&source, defaults}) {
    const KindRow* row = fields != nullptr ? find_kind(margin_text(*fields, "kind", "类型").view()) : nullptr;
    if (row != nullptr && holds(settable_kinds(), row->kind)) return *row;
  }
  return kinds().front();
}

namespace {

/// The part of that kind, empty; of the first kind where the kind has none.
template <std::size_t I = 0>
KindPart empty_part(DocumentKind kind) {
  if constexpr (I < std::variant_size_v<KindPart>) {
    using Part = std::variant_alternative_t<I, KindPart>;
    return Part::kKind == kind ? KindPart(Part()) : empty_part<I + 1>(kind);
  } else {
    return {};
  }
}

}  // namespace

Issue read_issue(const YamlNode& source, const YamlNode* defaults, Diagnostics& faults, const Figures& figures,
                 const BodyFileText& body_file) {
  Issue issue;
  if (source.kind != Kind::mapping) {
    const Span begin{source.span.file, source.span.begin, source.span.begin};
    const KindRow& first = kinds().front();
    faults.report(source_faults::kNotAnIssue, begin, {Term(std::string(first.zh), std::string(first.key))});
    return issue;
  }
  const bool layered = defaults != nullptr && defaults->kind == Kind::mapping;
  const Span begin{source.span.file, source.span.begin, source.span.begin + 1};
  const DocumentKind kind = kind_asked_for(source, layered ? defaults : nullptr).kind;
  issue.part = empty_part(kind);
  // Of a document that cannot be set yet this alone is said, not which fields another kind would want.
  Diagnostics of_other_kind;
  const bool settable = holds(settable_kinds(), kind);
  Reader reader(kind, figures, body_file, settable ? faults : of_other_kind);
  reader.read_fields(&source, layered ? defaults : nullptr, issue_fields(), begin, "", issue);
  if (const auto* bulletin = std::get_if<Bulletin>(&issue.part)) {
    check_numbers(*bulletin, faults);
    check_secrecy(*bulletin, faults);
  }
  reader.report_tally();
  for (const Diagnostic& fault : of_other_kind.all())
    if (fault.kind == &source_faults::kKindNotYet) faults.report(fault);
  issue.kind.value = kind;  // where it is given twice, the two may differ
  return issue;
}

}  // namespace typeset
