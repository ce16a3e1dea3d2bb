// The door for programs, by its promises.
#include "typeset.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

#include "press/made_files.h"
#include "support/made_text.h"
#include "support/program.h"

using namespace typeset;
using testing::MadeFiles;

namespace {

const std::string kText = "style: house\n" + test::kGoodBulletin;

/// The repository with the tiny fonts in place of its own.
void fill(MadeFiles& files) {
  files.texts["data/fonts/manifest.yaml"] = test::read_file(REPOSITORY "/tests/fonts/manifest.yaml");
  files.texts["data/styles/bulletin.yaml"] = test::read_file(REPOSITORY "/styles/bulletin.yaml");
  files.texts["data/words/official.txt"] = test::read_file(REPOSITORY "/words/official.txt");
}

Setup setup() { return {"data", {REPOSITORY "/tests/fonts"}}; }

Handed handed(const std::string& more = {}) {
  Handed document;
  document.text = kText + more;
  document.files = {{"styles/house.yaml", "extends: bulletin\n"}};
  return document;
}

}  // namespace

TEST_CASE("from memory to memory", "[press]") {
  MadeFiles files;
  fill(files);
  Typesetter typesetter(files, setup());
  Handed document = handed("      ![](图/会场.jpg){alt=会场}\n");
  document.files["图/会场.jpg"] = test::read_file(REPOSITORY "/tests/cases/pictures/图/会场.jpg");
  document.wishes.formats = {"dump", "pdf"};
  const Made made = typesetter.make(document);
  for (const Message& message : made.messages) FAIL_CHECK(message.en);
  REQUIRE_FALSE(made.failed);
  REQUIRE(made.outputs.size() == 2);
  CHECK(made.pages >= 1);
  CHECK(made.outputs[0].starts_with("title \"工作动态"));
  CHECK(made.outputs[0].find("image x=") != std::string::npos);
  CHECK(made.outputs[1].starts_with("%PDF-1.7"));
  for (const std::string& path : files.read_paths) {
    INFO(path);  // nothing of the document is looked for elsewhere
    CHECK((path.starts_with("data/") || path.starts_with(REPOSITORY "/tests/fonts/")));
  }

  SECTION("the same bytes again, for any threads, from several at once") {
    document.wishes.threads = 3;
    std::vector<Made> again(4);
    {
      std::vector<std::jthread> workers;
      for (Made& one : again) workers.emplace_back([&] { one = typesetter.make(document); });
    }
    for (const Made& one : again) CHECK(one.outputs == made.outputs);
  }
}

TEST_CASE("files without stamps do", "[press]") {
  MadeFiles stamped, plain;
  fill(stamped);
  fill(plain);
  plain.stamps = false;
  const Made made = Typesetter(plain, setup()).make(handed());
  CHECK_FALSE(made.failed);
  CHECK(made.outputs == Typesetter(stamped, setup()).make(handed()).outputs);
}

TEST_CASE("settings are over the style", "[press]") {
  MadeFiles files;
  fill(files);
  Typesetter typesetter(files, setup());
  Handed document = handed();
  document.wishes.formats = {"dump"};
  const std::string before = typesetter.make(document).outputs.at(0);
  document.wishes.settings = {{"masthead.top", "60mm"}};
  CHECK(typesetter.make(document).outputs.at(0) != before);
  document.wishes.settings = {{"masthead.tpo", "60mm"}};
  const Made wrong = typesetter.make(document);
  CHECK(wrong.failed);
  REQUIRE(wrong.messages.size() == 1);
  CHECK(wrong.messages[0].slug == "style/unknown-key");
  CHECK(wrong.messages[0].file == "--set");
}

TEST_CASE("messages say what, where in characters, and what to do, in both languages", "[press]") {
  MadeFiles files;
  fill(files);
  Typesetter typesetter(files, setup());
  Handed document = handed("      开会![](图/无.jpg){alt=无}\n      ![](图/无.jpg){alt=无}\n");
  document.name = "2017/34.yaml";
  const Made made = typesetter.make(document);
  CHECK(made.failed);
  CHECK(made.outputs.empty());
  const auto missing = std::ranges::find(made.messages, "press/no-picture", &Message::slug);
  REQUIRE(missing != made.messages.end());
  CHECK(missing->severity == Message::Severity::error);
  CHECK(missing->file == "2017/34.yaml");
  CHECK(missing->line == 11);
  CHECK(missing->column == 11);  // six blanks and ![](
  CHECK(missing->zh.find("图/无.jpg") != std::string::npos);
  CHECK(missing->en.find("图/无.jpg") != std::string::npos);
  CHECK_FALSE(missing->zh_remedy.empty());
  CHECK_FALSE(missing->en_remedy.empty());

  SECTION("of a style, by its name among the files") {
    Handed styled = handed();
    styled.files["styles/house.yaml"] = "extends: bulletin\n版头: {高: 1mm}\n";
    const Made faulty = typesetter.make(styled);
    REQUIRE_FALSE(faulty.messages.empty());
    CHECK(faulty.messages[0].file == "styles/house.yaml");
    CHECK(faulty.messages[0].line == 2);
  }
}

TEST_CASE("what cannot be is a message", "[press]") {
  MadeFiles files;
  fill(files);
  Typesetter typesetter(files, setup());
  SECTION("an output that there is not") {
    Handed document = handed();
    document.wishes.formats = {"docx"};
    const Made made = typesetter.make(document);
    CHECK(made.failed);
    REQUIRE(made.messages.size() == 1);
    CHECK(made.messages[0].slug == "press/no-such-output");
    CHECK(made.messages[0].line == 0);
  }
  SECTION("an empty text, bytes that are no text") {
    for (const std::string& text : {std::string(), std::string("\xff\xfe\x00\x01", 4), std::string("[")}) {
      Handed document;
      document.text = text;
      const Made made = typesetter.make(document);
      CHECK(made.failed);
      CHECK_FALSE(made.messages.empty());
    }
  }
  SECTION("a folder without fonts") {
    Typesetter nowhere(files, {"nowhere"});
    const Made made = nowhere.make(handed());
    CHECK(made.failed);
    CHECK_FALSE(made.messages.empty());
  }
  SECTION("strict: a warning fails it") {
    Handed document = handed();
    document.text.replace(document.text.find("局面。"), 9, "局面..");
    document.wishes.proof_read = true;
    const Made lenient = typesetter.make(document);
    CHECK_FALSE(lenient.failed);
    REQUIRE_FALSE(lenient.messages.empty());
    CHECK(lenient.messages[0].severity == Message::Severity::warning);
    document.wishes.strict = true;
    const Made strict = typesetter.make(document);
    CHECK(strict.failed);
    CHECK(strict.outputs.empty());
    CHECK(strict.pages == lenient.pages);
  }
}

TEST_CASE("a document by its path", "[press]") {
  MadeFiles files;
  fill(files);
  files.texts["desk/a.yaml"] = kText;
  files.texts["desk/styles/house.yaml"] = "extends: bulletin\n";
  Typesetter typesetter(files, setup());
  Wishes wishes;
  wishes.formats = {"pdf"};
  CHECK(typesetter.make("desk/a.yaml", wishes).outputs == typesetter.make(handed()).outputs);
  const Made none = typesetter.make("desk/none.yaml");
  CHECK(none.failed);
  REQUIRE(none.messages.size() == 1);
  CHECK(none.messages[0].slug == "press/no-such-file");
}
