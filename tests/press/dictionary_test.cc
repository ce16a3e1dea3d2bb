#include "press/dictionary.h"

#include <catch2/catch.hpp>
#include <map>

#include "base/digest.h"
#include "base/utf8.h"
#include "press/made_files.h"
#include "support/faults.h"

namespace typeset {
namespace {

using testing::MadeFiles;

const std::string kWords = "工作 8000 vn\n召开 500 v\n";

struct Desk {
  MadeFiles files;
  Sources sources;
  Diagnostics faults;
  PinnedDictionary pinned{"dict.txt", to_hex(sha256(kWords)), "MIT"};

  Desk() {
    files.stamps = false;  // of texts in memory
    files.texts["data/words/official.txt"] = "召开 动词\n";
    files.texts["fonts/dict.txt"] = kWords;
  }
  std::string lexicon(FontPolicy policy, const std::string& asked) {
    Dictionary dictionary(files, nullptr);
    dictionary.look("data/words/official.txt", pinned, {"nowhere", "fonts"}, policy, sources, faults);
    const auto known = dictionary.lexicon().find(to_utf32(asked));
    return !known ? "none" : known->cls == words::WordClass::predicate ? "official" : "dictionary";
  }
};

TEST_CASE("a lexicon is made of the list and the pinned dictionary", "[press]") {
  Desk desk;
  CHECK(desk.lexicon(FontPolicy::pinned, "工作") == "dictionary");
  CHECK(desk.lexicon(FontPolicy::pinned, "召开") == "official");
  CHECK(desk.faults.all().empty());
}

TEST_CASE("a dictionary that is not there is an error where fonts are pinned, else a warning", "[press]") {
  Desk desk;
  desk.files.texts.erase("fonts/dict.txt");
  CHECK(desk.lexicon(FontPolicy::installed, "工作") == "none");
  CHECK(desk.lexicon(FontPolicy::installed, "召开") == "official");
  CHECK(test::slugs_of(desk.faults) == std::vector<std::string>{"press/without-dictionary"});
  CHECK_FALSE(desk.faults.has_errors());
  CHECK(desk.lexicon(FontPolicy::pinned, "工作") == "none");
  CHECK(desk.faults.has_errors());
}

TEST_CASE("one that is not the pinned file is not used", "[press]") {
  Desk desk;
  desk.files.texts["fonts/dict.txt"] += "毕节市 3 ns\n";
  CHECK(desk.lexicon(FontPolicy::installed, "毕节市") == "none");
  CHECK(test::slugs_of(desk.faults) == std::vector<std::string>{"press/other-dictionary"});
  CHECK(desk.lexicon(FontPolicy::pinned, "毕节市") == "none");
  CHECK(desk.faults.has_errors());
}

struct Shelf final : Cache {
  std::map<std::string, std::string> kept;
  std::optional<Bytes> find(const std::string& key) const override {
    const auto found = kept.find(key);
    return found == kept.end() ? std::nullopt : std::optional(Bytes::from(found->second));
  }
  void keep(const std::string& key, std::string_view bytes) override { kept[key] = bytes; }
};

TEST_CASE("what is made of a dictionary that went meanwhile is not kept as that of the pinned one", "[press]") {
  Desk desk;
  Shelf cache;
  for (const bool gone : {true, false}) {
    desk.files.texts["fonts/dict.txt"] = kWords;
    Dictionary dictionary(desk.files, &cache);
    dictionary.look("data/words/official.txt", desk.pinned, {"fonts"}, FontPolicy::pinned, desk.sources, desk.faults);
    if (gone) desk.files.texts.erase("fonts/dict.txt");
    CHECK(dictionary.lexicon().find(U"工作").has_value() == !gone);
  }
  CHECK(desk.faults.all().empty());
}

TEST_CASE("the words of an office stand over those of the house", "[press]") {
  Desk desk;
  Dictionary house(desk.files, nullptr);
  house.look("data/words/official.txt", desk.pinned, {"fonts"}, FontPolicy::pinned, desk.sources, desk.faults);
  desk.files.texts["desk/styles/用语.txt"] = "\xEF\xBB\xBF# 本单位\r\n三创四治 词\r\n召开 词\r\n";
  desk.files.texts["desk/用语.txt"] = "别处 词\n";
  const Recorder files(desk.files);
  const std::vector<std::string> folders = {"given", "desk/styles", "desk"};
  auto own = read_office_words(folders, files, desk.sources, desk.faults);
  CHECK(desk.faults.all().empty());
  CHECK(own.size() == 2);
  // What was looked for in vain is among what the document depends on.
  REQUIRE(files.noted().size() == 2);
  CHECK(files.noted()[0].path == "given/用语.txt");
  CHECK(files.noted()[0].failure == FailureKind::not_found);
  const OfficeWords office(house, std::move(own));
  CHECK(office.lexicon().find(U"三创四治"));
  CHECK(office.lexicon().find(U"召开")->cls == words::WordClass::noun);
  CHECK(office.lexicon().find(U"工作"));
  CHECK_FALSE(office.lexicon().find(U"别处"));
}

TEST_CASE("a list of an office that has faults is reported", "[press]") {
  Desk desk;
  desk.files.texts["desk/用语.txt"] = "三创四治\n";
  CHECK(read_office_words({"desk"}, desk.files, desk.sources, desk.faults).empty());
  CHECK(test::slugs_of(desk.faults) == std::vector<std::string>{"words/no-entry"});
}

}  // namespace
}  // namespace typeset
