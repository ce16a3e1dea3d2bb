// hongtou fonts: which font plays which role, and why; --check: which character comes from which font.
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <vector>

#include "base/characters.h"
#include "base/utf8.h"
#include "cli/breakings.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/disk_cache.h"
#include "cli/excerpt.h"
#include "cli/jobs.h"
#include "cli/language.h"
#include "cli/terminal.h"
#include "press/press.h"
#include "source/text.h"
#include "text/faults.h"

namespace typeset {

namespace {

std::string describe(const RoleFace& chosen, const FontBook& fonts, Language language) {
  const Face& face = fonts.face(chosen.face);
  const RoleName& role = role_name(chosen.role);
  std::string text = language == Language::zh
                         ? fmt::format("{}（{}）  {}\n", role.words.zh, role.name, face.postscript_name())
                         : fmt::format("{} ({})  {}\n", role.words.en, role.name, face.postscript_name());
  const auto line = [&](const Words& label, const std::string& value) {
    if (!value.empty()) text += fmt::format("  {}  {}\n", label.in(language), printable(value));
  };
  line({"文件", "file    "}, face.index() == 0 ? face.path() : fmt::format("{} #{}", face.path(), face.index()));
  line({"版本", "version "}, face.version());
  line({"许可", "licence "}, face.licence());
  line({"校验", "sha256  "}, face.sha256());
  line({"缘由", "why     "}, chosen.why.in(language));
  std::string chain;
  for (const FaceId next : fonts.chain(chosen.role)) {
    chain += (chain.empty() ? "" : " → ") + fonts.face(next).postscript_name();
  }
  line({"候补", "fallback"}, chain);
  return text;
}

std::map<FaceId, std::set<char32_t>> characters_by_face(const Pages& pages) {
  std::map<FaceId, std::set<char32_t>> drawn;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr) continue;
      // By glyph: the text of a run may hold what could not be set, too.
      for (const Glyph& glyph : run->glyphs) {
        const std::string_view cluster =
            std::string_view(run->text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
        for_each_character(cluster, [&](std::size_t, char32_t c) {
          if (!is_padding(c) && char_class(c) != CharClass::CT) drawn[run->face].insert(c);
        });
      }
    }
  }
  return drawn;
}

/// Eighty cells a line.
std::string in_lines(const std::set<char32_t>& characters) {
  constexpr int kCells = 80;
  std::string text;
  int cells = 0;
  for (const char32_t c : characters) {
    if (cells == 0) text += "  ";
    text += printable(to_utf8(c));
    cells += display_width(c);
    if (cells >= kCells) text += '\n', cells = 0;
  }
  return cells == 0 ? text : text + "\n";
}

std::string roles_of(FaceId face, const FontBook& fonts, Language language) {
  std::string roles;
  for (const RoleFace& chosen : fonts.role_faces()) {
    if (chosen.face != face) continue;
    const RoleName& role = role_name(chosen.role);
    roles += roles.empty() ? "" : Words{"、", ", "}.in(language);
    roles += role.words.in(language);
  }
  return roles.empty() ? std::string(Words{"候补", "fallback"}.in(language)) : roles;
}

std::string code_points(const std::set<char32_t>& characters) {
  std::string text;
  for (const char32_t c : characters)
    text += fmt::format("  {} U+{:04X}\n", printable(to_utf8(c)), static_cast<unsigned>(c));
  return text;
}

/// What no font draws, as the faults say: graphemes, and runs of scripts that cannot be set.
std::string describe_unset(const Diagnostics& faults, Language language) {
  std::vector<std::string> lines;
  for (const Diagnostic& fault : faults.all()) {
    const bool character = fault.kind == &text_faults::kMissingGlyph;
    if (!character && fault.kind != &text_faults::kUnsupportedScript) continue;
    const Term& what = fault.arguments[1];  // code points, or the script
    const std::string line = fmt::format("  {} {}\n", printable(fault.arguments[0].zh), what.in(language));
    if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
  }
  if (lines.empty()) return {};
  std::string text = language == Language::zh ? "不能排印\n" : "cannot be set\n";
  for (const std::string& line : lines) text += line;
  return text;
}

std::string describe_use(const Pages& pages, const FontBook& fonts, Language language) {
  std::string text;
  for (const auto& [face, characters] : characters_by_face(pages)) {
    const std::string& name = fonts.face(face).postscript_name();
    const std::string roles = roles_of(face, fonts, language);
    const bool fallback = std::ranges::none_of(fonts.role_faces(), [&](const RoleFace& c) { return c.face == face; });
    text += language == Language::zh ? fmt::format("{}（{}）：{} 个字\n", name, roles, characters.size())
                                     : fmt::format("{} ({}): {} characters\n", name, roles, characters.size());
    text += fallback ? code_points(characters) : in_lines(characters);
  }
  return text;
}

}  // namespace

int run_fonts(const Request& request) {
  const ReportForm form = report_form(request);
  const DiskFiles files;
  DiskCache cache(derived_cache_folder());
  Workshop workshop(files, &cache, find_premises(request.font_policy));
  const FontBook* fonts = workshop.fonts();
  // The list of roles says itself where a font stands in for another.
  if (fonts == nullptr || !request.files.empty()) say(report(workshop.faults(), workshop.sources(), "hongtou", form));
  if (fonts == nullptr) return 1;

  std::string text;
  if (request.files.empty()) {
    for (const RoleFace& chosen : fonts->role_faces()) text += describe(chosen, *fonts, request.language);
    if (workshop.dictionary() != nullptr) text += describe_dictionary(*workshop.dictionary(), request.language);
    say(report(workshop.chain_faults(), workshop.sources(), "hongtou", form));
    return deliver(text, form);
  }
  Request reading = request;
  reading.formats.clear();
  const Document document = press(job_of(request.files.front(), reading), workshop);
  say(report(document.faults, document.sources, document.name, form));
  say(report(workshop.chain_faults(), workshop.sources(), "hongtou", form));
  if (document.pages) text = describe_use(*document.pages, *fonts, request.language);
  text += describe_unset(document.faults, request.language);
  const int code = deliver(text, form);
  return document.failed ? 1 : code;
}

}  // namespace typeset
