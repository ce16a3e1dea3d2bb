// A program that links Hongtou: a bulletin that exists only in memory becomes a PDF in memory.
//
//   from_memory DATA_FOLDER [FONT_FOLDER]     DATA_FOLDER holds styles/, words/ and fonts/manifest.yaml: share/hongtou
//
// In CMake: target_link_libraries(yours PRIVATE hongtou_lib). Exit code 0 if all is as it should be, 1 if not, 77 if
// the fonts have not been fetched (fonts/fetch).
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include "typeset.h"

namespace {

namespace fs = std::filesystem;
using typeset::Failure;
using typeset::FailureKind;
using typeset::Result;

/// Styles and fonts come from the disk here; a server would keep them in memory, or in an archive.
class Disk final : public typeset::FileSource {
 public:
  Result<typeset::Bytes> read(const std::string& path, std::uint64_t limit) const override {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) return Failure{FailureKind::not_found, path, error.message()};
    if (size > limit) return Failure{FailureKind::too_large, path, {}};
    std::string bytes(size, '\0');
    if (!std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(size)))
      return Failure{FailureKind::io, path, "cannot be read"};
    return typeset::Bytes::from(std::move(bytes));
  }
  // A stamp lets what is known of a font be kept between runs; nothing is kept here.
  Result<typeset::FileStamp> stamp(const std::string& path) const override {
    return Failure{FailureKind::unsupported, path, {}};
  }
  // Asked only when documents are made by their paths and proof-read.
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    return Failure{FailureKind::unsupported, folder, {}};
  }
};

const char* const kSource =
    "刊名: 工作动态\n"
    "期号: 34\n"
    "编发单位: 市人民政府办公室\n"
    "日期: 2017-12-29\n"
    "文章:\n"
    "  - 标题: 开启文明社区治理服务新局面\n"
    "    正文: |\n"
    "      **一是党课互动凝聚共识。**为提升对群众服务质量，社区开设流动课堂。\n";

void print(const typeset::Message& message) {
  std::cerr << message.file << ':' << message.line << ':' << message.column << ": " << message.en << " ["
            << message.slug << "]\n  " << message.en_remedy << '\n';
}

fs::path usual_font_folder() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache != '\0') return fs::path(cache) / "hongtou/fonts";
  const char* home = std::getenv("HOME");
  return fs::path(home != nullptr ? home : "/") / ".cache/hongtou/fonts";
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::cerr << "from_memory DATA_FOLDER [FONT_FOLDER]\n";
    return 2;
  }
  const fs::path fonts = count > 2 ? fs::path(words[2]) : usual_font_folder();
  if (!fs::exists(fonts)) return 77;

  const Disk disk;
  typeset::Typesetter typesetter(disk, {.data = words[1], .font_folders = {fonts.string()}});

  typeset::Handed document;
  document.text = kSource;
  document.name = "工作动态-34.yaml";
  document.files["styles/ours.yaml"] = "extends: bulletin\n";
  document.wishes.settings = {{"masthead.top", "40mm"}};
  typeset::Made made = typesetter.make(document);
  for (const typeset::Message& message : made.messages) print(message);
  if (made.failed) return 1;
  std::cout << typeset::library_version() << ": " << made.pages << " page(s), " << made.outputs.front().size()
            << " bytes of PDF\n";
  if (!made.outputs.front().starts_with("%PDF-")) return 1;

  // What is wrong is reported with its place, and there is no output to send out by mistake.
  document.text = std::string(kSource).replace(std::string(kSource).find("期号"), std::string("期号").size(), "期好");
  made = typesetter.make(document);
  for (const typeset::Message& message : made.messages) print(message);
  return made.failed && made.outputs.empty() && !made.messages.empty() ? 0 : 1;
}
