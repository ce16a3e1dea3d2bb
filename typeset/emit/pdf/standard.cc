#include "emit/pdf/standard.h"

#include <algorithm>
#include <vector>

namespace typeset {
namespace {

struct Row {
  std::string_view name;
  int part;    // of PDF/A; 0: not of it
  char level;  // conformance
  bool accessible;
};

constexpr Row kRows[] = {
    {"1.7", 0, ' ', false},  {"a-1b", 1, 'B', false}, {"a-2b", 2, 'B', false},
    {"a-2u", 2, 'U', false}, {"a-3u", 3, 'U', false}, {"ua-1", 0, ' ', true},
};

std::string_view without(std::string_view name, std::string_view prefix) {
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

const Row* find(std::string_view name) {
  std::string plain;
  for (const char c : name)
    if (c != ' ') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const std::string_view bare = without(plain, "pdf/");
  const auto* row = std::ranges::find_if(
      kRows, [&](const Row& r) { return r.name == bare || (r.part > 0 && without(r.name, "a-") == bare); });
  return row == std::end(kRows) ? nullptr : row;
}

/// Level U includes level B of the same part. PDF/UA-1 builds on PDF 1.7, PDF/A-1 on PDF 1.4.
bool agree(const Row& a, const Row& b) {
  if (a.part > 0 && b.part > 0) return a.part == b.part;
  return !((a.part == 1 && (b.accessible || b.name == "1.7")) || (b.part == 1 && (a.accessible || a.name == "1.7")));
}

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    names.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

}  // namespace

std::optional<PdfStandard> read_pdf_standard(std::string_view list, PdfStandardFault& fault) {
  PdfStandard standard{0, ' ', PdfStandard::Accessible::if_possible};
  std::vector<const Row*> rows;
  for (const std::string_view name : split(list)) {
    const Row* row = find(name);
    if (row == nullptr) {
      fault.unknown = name;
      return std::nullopt;
    }
    for (const Row* other : rows) {
      if (agree(*row, *other)) continue;
      fault.one = other->name;
      fault.other = row->name;
      return std::nullopt;
    }
    rows.push_back(row);
    if (row->accessible) standard.accessible = PdfStandard::Accessible::demanded;
    if (row->part == 0) continue;
    standard.archive_part = row->part;
    standard.archive_level = std::max(standard.archive_level, row->level);
  }
  // PDF/A-1 is of PDF 1.4, PDF/UA-1 of PDF 1.7.
  if (standard.archive_part == 1) standard.accessible = PdfStandard::Accessible::no;
  return standard;
}

Term pdf_standard_names() {
  Term names("");
  for (const Row& row : kRows) {
    names.zh.append(names.zh.empty() ? "" : "、").append(row.name);
    names.en.append(names.en.empty() ? "" : ", ").append(row.name);
  }
  return names;
}

std::string name_of(const PdfStandard& standard, bool accessible) {
  std::string name = "PDF 1.7";
  if (standard.archive()) {
    name = "PDF/A-" + std::to_string(standard.archive_part);
    name += static_cast<char>(standard.archive_level - 'A' + 'a');
  }
  return accessible ? name + ", PDF/UA-1" : name;
}

}  // namespace typeset
