#include "base/yaml_tree.h"

#include <algorithm>
#include <array>
#include <new>
#include <sstream>
#include <string>
#include <unordered_map>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "base/faults.h"
#include "base/utf8.h"
#include "base/yaml_scalar.h"

namespace typeset {

namespace {

struct Stop {};  // thrown out of the parser once reading on makes no sense

bool is_break(char c) { return c == '\n' || c == '\r'; }

/// Builds the tree from the parser's events, and reports what strictness forbids.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const Sources& sources, FileId file, Diagnostics& faults)
      : sources_(sources), file_(file), source_(sources.text(file)), faults_(faults) {
    root_.span = {file, 0, 0};
  }

  YamlNode take_root() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::sequence, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(YamlNode::Kind::mapping, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

 private:
  /// A sequence or mapping whose end has not come.
  struct Open {
    YamlNode node;
    bool has_key = false;  // of a mapping: the next node is a value
    LocatedText key;
    Span key_span;
    bool drop = false;                                       // the key was faulty
    std::unordered_map<std::string, std::uint32_t> written;  // keys so far and where
    std::uint32_t reached = 0;                               // where the last child ends
  };

  static std::uint32_t offset(const YAML::Mark& mark) {
    return mark.pos < 0 ? 0 : static_cast<std::uint32_t>(mark.pos);
  }
  bool at_key() const {
    return !open_.empty() && open_.back().node.kind == YamlNode::Kind::mapping && !open_.back().has_key;
  }
  std::uint32_t check_properties(std::uint32_t begin, const std::string& tag, YAML::anchor_t anchor);
  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style);
  void close();
  void add(YamlNode node);
  void add_key(const YamlNode& node);
  void count_node(std::uint32_t at);
  bool key_lacks_colon() const;
  Span place_of_nothing(std::uint32_t mark) const;
  std::uint32_t skip_to(std::uint32_t from, char mark) const;

  const Sources& sources_;
  FileId file_;
  std::string_view source_;
  Diagnostics& faults_;
  YamlNode root_;
  bool started_ = false;
  std::uint32_t nodes_ = 0;
  std::vector<Open> open_;
};

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (started_) {
    const auto size = static_cast<std::uint32_t>(source_.size());
    const std::uint32_t at = std::min<std::uint32_t>(offset(mark), size);
    // The mark may be that of the text after the line of dashes; a lone comma begins a document without any.
    const std::size_t dashes = source_.substr(0, std::min<std::size_t>(at + 3, source_.size())).rfind("\n---");
    const bool dashed = dashes != std::string_view::npos;
    const auto begin = dashed ? static_cast<std::uint32_t>(dashes + 1) : at;
    faults_.report(base_faults::kSeveralDocuments, {file_, begin, std::min(begin + (dashed ? 3U : 1U), size)});
    throw Stop();
  }
  started_ = true;
}

void TreeBuilder::count_node(std::uint32_t at) {
  if (++nodes_ <= kMostYamlNodes) return;
  faults_.report(base_faults::kTooMuch, {file_, at, at},
                 {Term("值的个数", "number of values"), std::to_string(kMostYamlNodes)});
  throw Stop();
}

// The parser's mark of a node with an anchor or tag is that of the anchor or tag. Returns where the value itself
// begins.
std::uint32_t TreeBuilder::check_properties(std::uint32_t begin, const std::string& tag, YAML::anchor_t anchor) {
  const auto is_blank = [&](std::uint32_t at) {
    return source_[at] == ' ' || source_[at] == '\t' || is_break(source_[at]);
  };
  // As the parser reads them: what may stand in neither begins the value, with or without a blank between.
  const auto word_end = [&](std::uint32_t at) {
    const bool is_tag = source_[at] == '!', verbatim = source_.substr(at).starts_with("!<");
    for (; at < source_.size() && !is_blank(at); ++at) {
      const char c = source_[at];
      if (verbatim && c == '>') return at + 1;
      if (verbatim) continue;
      if (std::string_view("[]{},").find(c) != std::string_view::npos) break;
      const bool letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
      if (is_tag && !letter && std::string_view("!-#;/?:@&=+$_.~*'()%").find(c) == std::string_view::npos) break;
    }
    return at;
  };
  const bool tagged = tag != "?" && tag != "!" && !tag.empty();
  std::uint32_t at = begin;
  while (at < source_.size() && ((source_[at] == '&' && anchor != 0) || source_[at] == '!')) {
    const std::uint32_t end = word_end(at);
    faults_.report(source_[at] == '&' ? base_faults::kYamlAnchor : base_faults::kYamlTag, {file_, at, end});
    at = end;
    while (at < source_.size() && is_blank(at)) ++at;
  }
  if (at == begin && tagged) faults_.report(base_faults::kYamlTag, {file_, begin, word_end(begin)});
  return at;
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  const std::uint32_t begin = check_properties(offset(mark), tag, anchor);
  ScalarPlace place = locate_scalar(source_, file_, begin, value);
  YamlNode node;
  node.kind = YamlNode::Kind::scalar;
  node.writing = place.writing;
  node.text = std::move(place.text);
  node.span = {file_, begin, std::max(place.end, begin)};
  add(std::move(node));
}

// For a value that is not there the parser's mark is that of whatever comes next, perhaps lines below.
Span TreeBuilder::place_of_nothing(std::uint32_t mark) const {
  const std::string_view rest = source_.substr(std::min<std::size_t>(mark, source_.size()));
  for (const std::string_view null : {"~", "null", "Null", "NULL"}) {
    if (rest.starts_with(null)) return {file_, mark, mark + static_cast<std::uint32_t>(null.size())};
  }
  if (open_.empty()) return {file_, 0, 0};
  const Open& in = open_.back();
  if (in.node.kind == YamlNode::Kind::mapping) return in.has_key ? in.key_span : Span{file_, mark, mark};
  const std::uint32_t dash = skip_to(in.reached, '-');
  return {file_, dash, dash + 1};
}

// The parser takes a last line without a colon, or a word in braces, for a key with nothing behind it.
bool TreeBuilder::key_lacks_colon() const {
  const Open& in = open_.back();
  // Properties alone, as in `[!`, may take up the rest of the text: then the node begins at its end.
  const bool in_braces = source_.substr(std::min<std::size_t>(in.node.span.begin, source_.size())).starts_with('{');
  const bool in_brackets = in.node.writing == YamlNode::Writing::flow && !in_braces;
  std::uint32_t at = in.key_span.end;
  while (at < source_.size() && (source_[at] == ' ' || source_[at] == '\t')) ++at;
  return !in_brackets && (at >= source_.size() || source_[at] != ':');
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const std::uint32_t at = check_properties(offset(mark), "", anchor);
  if (!open_.empty() && open_.back().has_key && !open_.back().drop && key_lacks_colon()) {
    faults_.report(base_faults::kKeyWithoutColon, open_.back().key_span, {open_.back().key.view()});
    open_.back().drop = true;
  }
  YamlNode node;
  node.span = place_of_nothing(at);
  add(std::move(node));
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  const std::uint32_t at = offset(mark);
  std::uint32_t end = at;
  while (end < source_.size() && !is_break(source_[end]) && source_[end] != ' ') ++end;
  faults_.report(base_faults::kYamlAlias, {file_, at, end});
  YamlNode node;
  node.span = {file_, at, end};
  add(std::move(node));
}

void TreeBuilder::open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) {
  const std::uint32_t at = check_properties(offset(mark), tag, anchor);
  count_node(at);
  if (open_.size() >= static_cast<std::size_t>(kDeepestYaml)) {
    faults_.report(base_faults::kTooDeep, {file_, at, at + 1}, {std::to_string(kDeepestYaml)});
    throw Stop();
  }
  Open opened;
  opened.node.kind = kind;
  opened.node.writing = style == YAML::EmitterStyle::Flow ? YamlNode::Writing::flow : YamlNode::Writing::block;
  opened.node.span = {file_, at, at};
  opened.reached = at;
  open_.push_back(std::move(opened));
}

// From one child to the next there are only blanks, comments and the marks between them.
std::uint32_t TreeBuilder::skip_to(std::uint32_t from, char mark) const {
  std::uint32_t at = from;
  for (; at < source_.size() && source_[at] != mark; ++at) {
    if (source_[at] != '#') continue;
    while (at + 1 < source_.size() && !is_break(source_[at + 1])) ++at;
  }
  return at < source_.size() ? at : from;
}

void TreeBuilder::close() {
  Open done = std::move(open_.back());
  open_.pop_back();
  YamlNode& node = done.node;
  node.span.end = std::max(done.reached, node.span.begin + 1);
  const bool bracketed =
      node.span.begin < source_.size() && (source_[node.span.begin] == '[' || source_[node.span.begin] == '{');
  if (node.writing == YamlNode::Writing::flow && bracketed) {
    const std::uint32_t from = std::max(done.reached, node.span.begin + 1);
    const std::uint32_t bracket = skip_to(from, node.kind == YamlNode::Kind::mapping ? '}' : ']');
    node.span.end = std::min<std::uint32_t>(bracket + 1, static_cast<std::uint32_t>(source_.size()));
  }
  add(std::move(node));
}

void TreeBuilder::add_key(const YamlNode& node) {
  Open& in = open_.back();
  in.has_key = true;
  in.key = node.text;
  in.key_span = node.span;
  in.drop = !node.is_scalar() || node.text.empty();
  in.reached = std::max(in.reached, node.span.end);
  if (in.drop) {
    const Term what = node.kind == YamlNode::Kind::null || node.is_scalar() ? Term("空的", "nothing")
                      : node.kind == YamlNode::Kind::sequence               ? Term("一个列表", "a list")
                                                                            : Term("一组键和值", "a mapping");
    faults_.report(base_faults::kKeyNotWord, node.span, {what});
    return;
  }
  const auto [first, fresh] = in.written.emplace(node.text.str(), node.span.begin);
  if (fresh) return;
  in.drop = true;
  faults_.report(base_faults::kDuplicateKey, node.span,
                 {node.text.view(), std::to_string(sources_.position(file_, first->second).line)});
}

void TreeBuilder::add(YamlNode node) {
  if (node.kind == YamlNode::Kind::scalar || node.kind == YamlNode::Kind::null) count_node(node.span.begin);
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  if (at_key()) {
    add_key(node);
    return;
  }
  Open& in = open_.back();
  in.reached = std::max(in.reached, node.span.end);
  if (in.node.kind == YamlNode::Kind::sequence) {
    in.node.items.push_back(std::move(node));
    return;
  }
  in.has_key = false;
  if (!in.drop) in.node.entries.push_back({std::move(in.key), std::move(node)});
  in.key = {};
}

struct Translation {
  std::string_view parser_says;
  Term we_say;
};

Term translate(const std::string& message) {
  static const std::array<Translation, 20> kTranslations = {
      {{"illegal map value", Term("这里不该有冒号（上一行的值还没有结束，或者一行里有两个“键: ”）",
                                  "a colon is out of place (the value above goes on, or a line has two keys)")},
       {"illegal map key", Term("这里不该有“?”", "“?” is out of place")},
       {"end of map not found", Term("这一行与上面的键对不齐，或者不是“键: 值”",
                                     "this line is out of line with the keys above, or is no “key: value”")},
       {"end of sequence not found",
        Term("这一行与上面的列表项对不齐，或者列表项里多了文字",
             "this line is out of line with the list above, or an item has text too many")},
       {"end of map flow not found",
        Term("“{”没有配上“}”，或者中间少了逗号", "“{” without “}”, or a comma is missing")},
       {"end of sequence flow not found",
        Term("“[”没有配上“]”，或者中间少了逗号", "“[” without “]”, or a comma is missing")},
       {"illegal flow end", Term("多了一个“]”或“}”", "“]” or “}” without its opening bracket")},
       {"illegal block entry", Term("“- ”不能写在这里", "“- ” is out of place")},
       {"illegal EOF in scalar", Term("引号没有配对：缺少后一个引号", "the closing quote is missing")},
       {"illegal document indicator in scalar",
        Term("引号没有配对：引号里出现了“---”", "the closing quote is missing before “---”")},
       {"illegal tab when looking for indentation", Term("缩进里有制表符", "a tab in the indentation")},
       {"unknown escape character", Term("双引号里的反斜线“\\”后面不对", "unknown escape after “\\” in double quotes")},
       {"bad character found while scanning hex number",
        Term("双引号里“\\x”“\\u”后面应当是十六进制数字", "“\\x” or “\\u” in double quotes wants hexadecimal digits")},
       {"invalid unicode", Term("双引号里“\\u”后面不是字符的编号", "“\\u” in double quotes names no character")},
       {"unexpected character in block scalar",
        Term("“|”或“>”后面不能有文字，正文从下一行写起", "text follows “|” or “>”; begin on the next line")},
       {"cannot set zero indentation", Term("“|”后面的缩进数不能是 0", "the indentation after “|” cannot be 0")},
       {"unknown token",
        Term("值不能以这个符号开头，要用英文引号括起来", "a value cannot begin with this character; put it in quotes")},
       {"YAML", Term("“%YAML”这一行不对", "a bad %YAML line")},
       {"TAG", Term("“%TAG”这一行不对", "a bad %TAG line")},
       {"bad file", Term("层次太深", "nested too deeply")}}};
  for (const Translation& known : kTranslations) {
    if (message.find(known.parser_says) != std::string::npos) return known.we_say;
  }
  return Term("这里看不懂", message);
}

void report_exception(const YAML::Exception& e, std::string_view source, FileId file, Diagnostics& faults) {
  const auto size = static_cast<std::uint32_t>(source.size());
  const std::uint32_t mark =
      e.mark.is_null() || e.mark.pos < 0 ? size : std::min(static_cast<std::uint32_t>(e.mark.pos), size);
  // An escape's digits are counted in bytes, and may end within a character.
  const auto at = mark < size ? static_cast<std::uint32_t>(character_begin(source, mark)) : size;
  const Span span{file, at, std::min(at + 1, size)};
  const auto says = [&](std::string_view part) { return e.msg.find(part) != std::string::npos; };
  if (says("anchor is not defined") || says("alias")) {
    faults.report(base_faults::kYamlAlias, span);
  } else if (says("anchor")) {
    faults.report(base_faults::kYamlAnchor, span);
  } else if (says("tag")) {
    faults.report(base_faults::kYamlTag, span);
  } else {
    faults.report(base_faults::kYamlSyntax, span, {translate(e.msg)});
  }
}

std::string code_point_name(char32_t c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) name += kHex[(c >> static_cast<unsigned>(shift)) & 15U];
  return name;
}

}  // namespace

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfffe || c == 0xffff;
}

const YamlEntry* YamlNode::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const YamlEntry& e) { return e.key.view() == key; });
  return found == entries.end() ? nullptr : &*found;
}

namespace {

/// Word processors leave U+000B where a line was ended within a paragraph: behind a sentence it parted two.
bool ends_line(std::string_view text, std::size_t at, char32_t c) {
  constexpr std::u32string_view kSentenceEnds = U"。！？；：…”’）";
  if (c == '\v') return at > 0 && kSentenceEnds.find(character_before(text, at)) != std::u32string_view::npos;
  return c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Of a file whose lines end as on old machines: all of its returns by themselves from `begin` on.
Fix line_feeds_for_returns(std::string_view text, std::size_t begin, FileId file) {
  Fix fix;
  for (std::size_t at = text.find('\r', begin); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] == '\n') continue;
    const auto place = static_cast<std::uint32_t>(at);
    fix.edits.push_back({{file, place, place + 1}, "\r", "\n"});
  }
  return fix;
}

}  // namespace

bool check_yaml_text(const Sources& sources, FileId file, Diagnostics& faults) {
  const std::string_view text = sources.text(file);
  const auto too_much = [&](std::uint32_t at, Term what, std::uint32_t most) {
    faults.report(base_faults::kTooMuch, {file, at, at}, {std::move(what), std::to_string(most)});
    return false;
  };
  if (text.size() > kLargestYaml) return too_much(0, Term("文件的字节数", "bytes in the file"), kLargestYaml);
  bool fit = true;
  bool reported_return = false;
  std::uint32_t brackets = 0;
  std::uint32_t line = 0;
  for_each_character(text, [&](std::size_t offset, char32_t c) {
    const auto at = static_cast<std::uint32_t>(offset);
    if (c == '\n') {
      line = at + 1;
      return;
    }
    if (at - line > kLongestYamlLine && fit)
      fit = too_much(line, Term("一行的字节数", "bytes in a line"), kLongestYamlLine);
    if ((c == '[' || c == '{') && ++brackets == kMostYamlBrackets) {
      fit = too_much(at, Term("括号的个数", "number of brackets"), kMostYamlBrackets);
    }
    if (!is_control(c)) return;
    if (c == '\r' && ((offset + 1 < text.size() && text[offset + 1] == '\n') || reported_return)) return;
    reported_return = reported_return || c == '\r';
    fit = false;
    const auto width = static_cast<std::uint32_t>(to_utf8(c).size());
    const Span place{file, at, at + width};
    const std::string was(text.substr(at, width));
    // A lone CR ends lines on old machines; what else ends a line may part paragraphs, and only the writer knows.
    if (c == '\r') {
      faults.report(base_faults::kControlCharacter, place, {code_point_name(c)},
                    {line_feeds_for_returns(text, offset, file)});
    } else if (ends_line(text, offset, c)) {
      const std::string_view own = text.substr(line, at - line);
      const std::string indentation(std::min(own.find_first_not_of(' '), own.size()), ' ');
      faults.report(base_faults::kOddLineEnd, place, {code_point_name(c)},
                    {{{{place, was, "\n" + indentation}}}, {{{place, was, ""}}}});
    } else {
      faults.report(base_faults::kControlCharacter, place, {code_point_name(c)}, {{{{place, was, ""}}}});
    }
  });
  return fit;
}

std::optional<YamlNode> parse_yaml(const Sources& sources, FileId file, Diagnostics& faults) {
  if (!check_yaml_text(sources, file, faults)) return {};
  const std::string_view text = sources.text(file);
  TreeBuilder builder(sources, file, faults);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& e) {
    report_exception(e, text, file, faults);
    return {};
  } catch (const Stop&) {
    return {};
  } catch (const std::bad_alloc&) {
    throw;  // says nothing of the text
  } catch (const std::exception& e) {
    const auto end = static_cast<std::uint32_t>(text.size());
    faults.report(base_faults::kYamlSyntax, {file, end, end}, {translate(e.what())});
    return {};
  }
  return builder.take_root();
}

}  // namespace typeset
