#include "source/scan_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "source/text.h"

namespace typeset {

namespace {

constexpr std::string_view kFullWidthColon = "：";
constexpr std::u32string_view kSentenceEnds = U"。！？；：…”’）》」";
constexpr std::size_t kLongestKey = 16;  // characters: “masthead-picture”

struct NamedCharacter {
  char32_t first;
  char32_t last;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array<NamedCharacter, 9> kOddSpaces = {{{0x3000, 0x3000, "全角空格", "ideographic space"},
                                                       {0x00a0, 0x00a0, "不换行空格", "no-break space"},
                                                       {0x202f, 0x202f, "不换行空格", "no-break space"},
                                                       {0x2000, 0x200a, "特殊空格", "special space"},
                                                       {0x205f, 0x205f, "特殊空格", "special space"},
                                                       {0x200b, 0x200f, "零宽字符", "zero-width character"},
                                                       {0x2060, 0x2064, "零宽字符", "zero-width character"},
                                                       {0xfeff, 0xfeff, "零宽字符", "zero-width character"},
                                                       {0x00ad, 0x00ad, "零宽字符", "zero-width character"}}};

}  // namespace

bool ends_sentence(std::string_view line) {
  const char32_t last = character_before(line, line.size());
  return last != 0 && kSentenceEnds.find(last) != std::u32string_view::npos;
}

std::size_t last_sentence_end(std::string_view text) {
  std::size_t end = 0;
  for_each_character(text, [&](std::size_t at, char32_t c) {
    if (kSentenceEnds.find(c) != std::u32string_view::npos) end = at + decode_utf8(text, at).length;
  });
  return end;
}

std::string_view without_trailing_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<Separator> find_plain_colon(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    if (at + 1 == text.size() || is_blank(text[at + 1])) return Separator{Separator::Sort::plain, at, at + 1};
  }
  return {};
}

std::optional<Separator> find_full_width_colon(std::string_view text) {
  const std::size_t at = text.find(kFullWidthColon);
  if (at == std::string_view::npos) return {};
  return Separator{Separator::Sort::full_width, at, at + kFullWidthColon.size()};
}

std::optional<Separator> find_tight_colon(std::string_view text) {
  const std::size_t at = text.find(':');
  if (at == std::string_view::npos || text.substr(at).starts_with("://")) return {};
  return Separator{Separator::Sort::no_space, at, at + 1};
}

bool may_be_key(std::string_view text) {
  text = without_trailing_blanks(text);
  bool sentence = text.empty();
  std::size_t characters = 0;
  for_each_character(text, [&](std::size_t, char32_t c) {
    constexpr std::u32string_view kMarks = U"，。；、！？“”‘’《》（）,;!?()[]{}<>*";
    sentence = sentence || kMarks.find(c) != std::u32string_view::npos;
    ++characters;
  });
  return !sentence && characters <= kLongestKey;
}

std::optional<FieldShape> shape_of_key(std::string_view key) {
  key = without_trailing_blanks(key);
  for (const FieldRow& row : all_fields()) {
    if (row.info->key == key || row.info->zh == key) return row.shape;
  }
  return {};
}

std::string_view fields_within(std::optional<FieldShape> shape) {
  if (!shape) return kUnknownFields;
  switch (*shape) {
    case FieldShape::articles: return "articles";
    case FieldShape::briefs: return "briefs";
    case FieldShape::imprint: return "imprint";
    case FieldShape::pictures: return "pictures";
    case FieldShape::tables: return "tables";
    default: return kUnknownFields;
  }
}

bool is_field_of(std::string_view owner, std::string_view key) {
  return std::ranges::any_of(all_fields(), [&](const FieldRow& row) {
    return row.owner == owner && (row.info->key == key || row.info->zh == key);
  });
}

bool is_key_of_document(std::string_view key) {
  return std::ranges::any_of(all_fields(), [&](const FieldRow& row) {
    return row.owner.empty() && (row.info->key == key || row.info->zh == key);
  });
}

bool is_outer_key(std::string_view key) {
  return is_key_of_document(key) && std::ranges::none_of(all_fields(), [&](const FieldRow& row) {
           return !row.owner.empty() && (row.info->key == key || row.info->zh == key);
         });
}

bool holds_no_text(FieldShape shape) {
  switch (shape) {
    case FieldShape::articles:
    case FieldShape::briefs:
    case FieldShape::imprint:
    case FieldShape::credits:
    case FieldShape::silences:
    case FieldShape::tables:
    case FieldShape::rows:
    case FieldShape::data:
    case FieldShape::labelled: return true;
    default: return false;
  }
}

bool holds_words(FieldShape shape) {
  switch (shape) {
    case FieldShape::number:
    case FieldShape::date:
    case FieldShape::secrecy:
    case FieldShape::flag:
    case FieldShape::kind:
    case FieldShape::width:
    case FieldShape::encoding:
    case FieldShape::form: return false;
    default: return !holds_no_text(shape);
  }
}

std::optional<Term> odd_space_name(char32_t c) {
  for (const NamedCharacter& odd : kOddSpaces) {
    if (c < odd.first || c > odd.last) continue;
    const std::string code = " " + code_point_name(c);
    return Term(std::string(odd.zh) + code, std::string(odd.en) + code);
  }
  return {};
}

bool is_odd_dash(char32_t c) {
  constexpr std::u32string_view kDashes = U"－—–‐‑‒―−﹣•●○◆◇★☆■□▪·";
  return kDashes.find(c) != std::u32string_view::npos;
}

std::size_t counted_mark(std::string_view text) {
  constexpr std::u32string_view kNumbers = U"0123456789０１２３４５６７８９一二三四五六七八九十（(";
  constexpr std::u32string_view kMarks = U"、.．)）";
  std::size_t at = text.starts_with("_ ") ? 1 : 0;
  while (at < text.size() && kNumbers.find(decode_utf8(text, at).code_point) != std::u32string_view::npos)
    at += decode_utf8(text, at).length;
  if (at == 0) return 0;
  const std::size_t number = at;
  while (at < text.size() && kMarks.find(decode_utf8(text, at).code_point) != std::u32string_view::npos)
    at += decode_utf8(text, at).length;
  if (at == number && text[0] != '_') return 0;
  while (at < text.size() && is_blank(text[at])) ++at;
  return at < text.size() ? at : 0;
}

std::optional<std::size_t> find_quote_end(std::string_view text, std::size_t begin, char quote) {
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      const bool doubled = quote == '\'' && at + 1 < text.size() && text[at + 1] == quote;
      if (!doubled) return at + 1;
      ++at;
    }
  }
  return {};
}

BlockHeader read_block_header(std::string_view text, std::size_t mark) {
  BlockHeader header;
  std::size_t at = mark + 1;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c >= '1' && c <= '9' && header.indentation == 0) {
      header.indentation = c - '0';
    } else if (c != '+' && c != '-') {
      break;
    }
  }
  const std::size_t word = std::min(text.find_first_not_of(" \t", at), text.size());
  header.has_text = word < text.size() && (text[word] != '#' || word == at);
  header.text = word;
  return header;
}

}  // namespace typeset
