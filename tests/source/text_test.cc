// What standard_text leaves of characters that draw nothing: what is of use where it stands, and nothing else.
#include "source/text.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/sources.h"

namespace typeset {
namespace {

struct Case {
  std::string written;
  std::string left;
  std::size_t reported;  // places
};

const Case kCases[] = {
    // Nothing belongs to them, and no line end is ruled.
    {"一\u00ad二\u3164三\u034f四\ufff0五\u180e六", "一二三四五六", 5},
    {"\U000e0041一\U000e0101", "一\U000e0101", 1},
    // CL-UNB-12, but not where there is nothing to part or to keep together.
    {"一\u200b二\u2060三\ufeff四", "一\u200b二\u2060三\ufeff四", 3},
    {"\u200b 一二\u200b　\u2060\n\ufeff三\u200b", " 一二　\n三", 5},
    // Joiners: between hanzi, behind marks of punctuation, figures, blanks and ends they say nothing.
    {"一\u200d二\u200c三，\u200d四1\u200d2 \u200d\n\u200c五", "一二三，四12 \n五", 6},
    {"अ\u200dक्\u200cष", "अ\u200dक्\u200cष", 0},
    {"CO\u200dMP，e\u0301\u200ci", "COMP，e\u0301i", 2},
    {"😀\ufe0f\u200d😀🏽\u200d😀", "😀\ufe0f\u200d😀🏽\u200d😀", 0},
    {"अ\u200d\u200dक，😀\u200b\u200d😀", "अ\u200d\u200dक，😀\u200b😀", 2},
    // Selectors behind what is drawn, and one of them.
    {"明\ufe00治\U000e0100", "明\ufe00治\U000e0100", 0},
    {"\ufe00一 \ufe0f　\ufe01明\ufe00\ufe01", "一 　明\ufe00", 4},
    {"明\ufe00\u200d治", "明\ufe00治", 1},
    {"1\ufe0f\u20e3*\ufe0f\u20e3", "1\ufe0f\u20e3*\ufe0f\u20e3", 0},
    {"**\ufe0f甲**[\ufe0f乙](\U000e0100", "**甲**[乙](", 3},
    // Errors of their own.
    {"一\u200e二\u2066三\ufff9四", "一\u200e二\u2066三\ufff9四", 0},
};

std::size_t places(const Diagnostics& faults) {
  std::size_t count = 0;
  for (const Diagnostic& fault : faults.all()) count += 1 + fault.more.size();
  return count;
}

}  // namespace

TEST_CASE("of what draws nothing that stays which is of use", "[source]") {
  for (const Case& c : kCases) {
    Sources sources;
    const FileId file = sources.add("a", c.written);
    Diagnostics faults;
    const LocatedText text =
        standard_text({c.written, Span{file, 0, static_cast<std::uint32_t>(c.written.size())}}, faults);
    CAPTURE(c.written);
    CHECK(text.str() == c.left);
    CHECK(places(faults) == c.reported);
  }
}

}  // namespace typeset
