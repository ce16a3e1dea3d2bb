#include "font/manifest.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <string_view>

#include "base/yaml_tree.h"
#include "font/faults.h"

namespace typeset {
namespace {

// More faces than any collection holds.
constexpr int kMostFaces = 1000;

struct DistrustedCharacters {
  CharacterRange range;
  const LocatedText* written;
};

/// “U+FFE5”: four to six capital hexadecimal digits.
std::optional<char32_t> read_code_point(std::string_view text) {
  if (!text.starts_with("U+") || text.size() < 6 || text.size() > 8) return std::nullopt;
  const std::string_view digits = text.substr(2);
  if (digits.find_first_not_of("0123456789ABCDEF") != digits.npos) return std::nullopt;
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return std::nullopt;
  return static_cast<char32_t>(value);
}

/// “U+FFE5” or “U+2460..U+2473”.
std::optional<CharacterRange> read_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  const auto first = read_code_point(text.substr(0, dots));
  const auto last = dots == text.npos ? first : read_code_point(text.substr(dots + 2));
  if (!first || !last || *first > *last) return std::nullopt;
  return CharacterRange{*first, *last};
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// A name without a folder: what is joined to the font folder must stay inside it.
bool is_file_name(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.find_first_of(std::string_view("/\\\0", 3)) == text.npos;
}

class Reader {
 public:
  explicit Reader(Diagnostics& faults) : faults_(faults) {}

  Manifest read(const YamlNode& root) {
    Manifest manifest;
    if (!check_keys(root, {"清单", "the manifest"}, {"roles", "files", "distrusted", "words"}, {"roles", "files"}))
      return manifest;
    read_files(root.find("files")->value, manifest);
    read_roles(root.find("roles")->value, manifest);
    if (const YamlEntry* distrusted = root.find("distrusted")) read_distrusted(distrusted->value, manifest);
    if (const YamlEntry* words = root.find("words")) manifest.words = read_words(words->value);
    return manifest;
  }
  bool good() const { return good_; }

 private:
  void fault(const DiagnosticKind& kind, Span span, std::vector<Term> arguments) {
    faults_.report(kind, span, std::move(arguments));
    good_ = false;
  }

  bool expect(bool right, const YamlNode& node, const Term& what, const Term& where) {
    if (!right) fault(font_faults::kWrongShape, node.span, {what, where});
    return right;
  }

  /// That `node` is a mapping with no keys but `allowed` and all of `required`.
  bool check_keys(const YamlNode& node, const Term& where, std::initializer_list<std::string_view> allowed,
                  std::initializer_list<std::string_view> required) {
    if (!expect(node.kind == YamlNode::Kind::mapping, node, {"若干“键: 值”", "a mapping"}, where)) return false;
    bool right = true;
    for (const YamlEntry& entry : node.entries) {
      if (std::find(allowed.begin(), allowed.end(), entry.key.view()) != allowed.end()) continue;
      std::string list;
      for (const std::string_view key : allowed) list.append(list.empty() ? "" : ", ").append(key);
      fault(font_faults::kUnknownKey, entry.key.span(), {entry.key.str(), list});
      right = false;
    }
    for (const std::string_view key : required) {
      if (node.find(key) != nullptr) continue;
      fault(font_faults::kMissingKey, node.span, {std::string(key), where});
      right = false;
    }
    return right;
  }

  std::string text(const YamlNode& node, const Term& where) {
    const bool right = node.is_scalar() && !node.text.empty();
    expect(right, node, {"文字", "text"}, where);
    return right ? node.text.str() : std::string();
  }

  std::string file_name(const YamlNode& entry, const Term& where) {
    const YamlNode& value = entry.find("file")->value;
    std::string name = text(value, where);
    expect(is_file_name(name), value, {"不带文件夹的文件名", "a file name without folder"}, "file");
    return name;
  }
  std::string digest(const YamlNode& entry, const Term& where) {
    const YamlNode& value = entry.find("sha256")->value;
    std::string digits = text(value, where);
    expect(is_sha256(digits), value, {"64 位小写十六进制数字", "64 hexadecimal digits in lower case"}, "sha256");
    return digits;
  }

  std::optional<PinnedDictionary> read_words(const YamlNode& node) {
    if (!check_keys(node, "words", {"file", "deb", "sha256", "licence"}, {"file", "sha256", "licence"})) return {};
    return PinnedDictionary{file_name(node, "words"), digest(node, "words"),
                            text(node.find("licence")->value, "words")};
  }

  void read_files(const YamlNode& node, Manifest& manifest) {
    if (!expect(node.kind == YamlNode::Kind::mapping, node, {"若干“键: 值”", "a mapping"}, "files")) return;
    for (const YamlEntry& entry : node.entries) {
      const std::string& name = entry.key.str();
      const YamlNode& value = entry.value;
      if (!check_keys(value, name, {"file", "index", "deb", "sha256", "licence"}, {"file", "sha256", "licence"})) {
        manifest.files.push_back({name, "", 0, "", ""});  // so that it is not called unknown as well
        continue;
      }
      PinnedFace face{name, file_name(value, name), 0, digest(value, name), text(value.find("licence")->value, name)};
      if (const YamlEntry* given = value.find("index")) {
        const YamlNode& index = given->value;
        const std::string digits = text(index, "index");
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), face.index);
        expect(
            error == std::errc() && end == digits.data() + digits.size() && face.index >= 0 && face.index < kMostFaces,
            index, {"从 0 起的整数", "a whole number from 0"}, "index");
      }
      manifest.files.push_back(std::move(face));
    }
  }

  void read_roles(const YamlNode& node, Manifest& manifest) {
    if (!expect(node.kind == YamlNode::Kind::mapping, node, {"若干“键: 值”", "a mapping"}, "roles")) return;
    std::array<bool, kRoles.size()> given{};
    for (const YamlEntry& entry : node.entries) {
      const std::optional<Role> role = find_role(entry.key.view());
      if (!role) {
        fault(font_faults::kUnknownRole, entry.key.span(), {entry.key.str()});
        continue;
      }
      given[static_cast<std::size_t>(*role)] = true;
      manifest.roles[static_cast<std::size_t>(*role)] = read_role(entry, *role, manifest);
    }
    for (const RoleName& role : kRoles) {
      if (!given[static_cast<std::size_t>(role.role)])
        fault(font_faults::kMissingKey, node.span, {std::string(role.name), "roles"});
    }
  }

  RoleFonts read_role(const YamlEntry& entry, Role role, const Manifest& manifest) {
    RoleFonts fonts;
    const YamlNode& value = entry.value;
    if (!check_keys(value, entry.key.str(), {"candidates", "fallback", "latin"}, {"candidates"})) return fonts;
    fonts.candidates = read_candidates(value.find("candidates")->value, "candidates", manifest);
    if (const YamlEntry* fallback = value.find("fallback"))
      fonts.fallback = read_candidates(fallback->value, "fallback", manifest);
    fonts.latin = role == Role::latin_bold ? Role::latin_bold : Role::latin;
    if (const YamlEntry* given = value.find("latin")) {
      const YamlNode& latin = given->value;
      const std::optional<Role> named = latin.is_scalar() ? find_role(latin.text.view()) : std::nullopt;
      const bool right = named == Role::latin || named == Role::latin_bold;
      if (expect(right, latin, {"latin 或 latin-bold", "latin or latin-bold"}, "latin")) fonts.latin = *named;
    }
    return fonts;
  }

  std::vector<Candidate> read_candidates(const YamlNode& node, const char* where, const Manifest& manifest) {
    std::vector<Candidate> list;
    const bool right = node.kind == YamlNode::Kind::sequence && !node.items.empty();
    if (!expect(right, node, {"一个清单，每行一项", "a list"}, where)) return list;
    for (const YamlNode& item : node.items) {
      if (!check_keys(item, where, {"ps", "family", "file"}, {})) continue;
      if (!expect(item.entries.size() == 1, item, {"ps、family、file 之一", "one of ps, family and file"}, where))
        continue;
      const std::string_view key = item.entries[0].key.view();
      const Candidate::By by = key == "ps"       ? Candidate::By::postscript_name
                               : key == "family" ? Candidate::By::family
                                                 : Candidate::By::pinned;
      Candidate candidate{by, text(item.entries[0].value, std::string(key))};
      if (by == Candidate::By::pinned && !candidate.name.empty() && manifest.pinned(candidate.name) == nullptr)
        fault(font_faults::kUnknownFile, item.entries[0].value.span, {candidate.name});
      list.push_back(std::move(candidate));
    }
    return list;
  }

  void read_distrusted(const YamlNode& node, Manifest& manifest) {
    if (!expect(node.kind == YamlNode::Kind::mapping, node, {"若干“键: 值”", "a mapping"}, "distrusted")) return;
    const bool roles_read = good_;
    for (const YamlEntry& entry : node.entries) {
      const std::string& name = entry.key.str();
      // What no role can come to would be distrusted in vain: a slip of the name. Unless roles could not be read.
      if (roles_read && !manifest.names(name)) fault(font_faults::kDistrustsUnknown, entry.key.span(), {name});
      manifest.distrusted.push_back({name, read_distrusted_characters(entry)});
    }
  }

  /// The characters of one face, each with the reason, which is for whoever reads the manifest.
  std::vector<CharacterRange> read_distrusted_characters(const YamlEntry& face) {
    const YamlNode& node = face.value;
    std::vector<DistrustedCharacters> all;
    if (!expect(node.kind == YamlNode::Kind::mapping, node, {"若干“字符: 理由”", "a mapping"}, face.key.str()))
      return {};
    for (const YamlEntry& entry : node.entries) {
      const std::optional<CharacterRange> range = read_range(entry.key.view());
      if (range) {
        all.push_back({*range, &entry.key});
      } else {
        fault(font_faults::kNoCharacters, entry.key.span(), {entry.key.str()});
      }
      text(entry.value, entry.key.str());
    }
    std::ranges::stable_sort(all, {}, [](const DistrustedCharacters& one) { return one.range.first; });
    std::vector<CharacterRange> ranges;
    const LocatedText* before = nullptr;
    for (const auto& [range, written] : all) {
      if (before != nullptr && range.first <= ranges.back().last)
        fault(font_faults::kDistrustedTwice, written->span(), {written->str(), before->str()});
      // A range within the one before: that one stays the last.
      if (before != nullptr && range.last <= ranges.back().last) continue;
      ranges.push_back(range);
      before = written;
    }
    return ranges;
  }

  Diagnostics& faults_;
  bool good_ = true;
};

}  // namespace

const PinnedFace* Manifest::pinned(const std::string& postscript_name) const {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const PinnedFace& face) { return face.postscript_name == postscript_name; });
  return found == files.end() ? nullptr : &*found;
}

bool Manifest::names(const std::string& face) const {
  const auto named = [&](const Candidate& candidate) { return candidate.name == face; };
  return pinned(face) != nullptr || std::ranges::any_of(roles, [&](const RoleFonts& role) {
           return std::ranges::any_of(role.candidates, named) || std::ranges::any_of(role.fallback, named);
         });
}

std::optional<Manifest> read_manifest(const Sources& sources, FileId file, Diagnostics& faults) {
  Diagnostics of_yaml;
  const std::optional<YamlNode> root = parse_yaml(sources, file, of_yaml);
  faults.append(of_yaml);
  if (!root || of_yaml.has_errors()) return std::nullopt;
  Reader reader(faults);
  Manifest manifest = reader.read(*root);
  if (!reader.good()) return std::nullopt;
  return manifest;
}

}  // namespace typeset
