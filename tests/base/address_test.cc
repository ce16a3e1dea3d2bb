// What an address in text is and where it ends, one case a line; and what may stand behind a name.
#include "base/address.h"

#include <catch2/catch.hpp>
#include <string>

using namespace typeset;

namespace {

/// The text with its addresses in 《 》; behind each its URI in 〈 〉 where that is not the address itself.
std::string shown(const std::string& text) {
  std::string marked;
  std::size_t from = 0;
  for (const Address& address : find_addresses(text)) {
    REQUIRE(address.begin >= from);
    REQUIRE(address.end > address.begin);
    REQUIRE(address.end <= text.size());
    const std::string words = text.substr(address.begin, address.end - address.begin);
    marked += text.substr(from, address.begin - from) + "《" + words + "》";
    if (address.uri != words) marked += "〈" + address.uri + "〉";
    from = address.end;
  }
  return marked + text.substr(from);
}

}  // namespace

TEST_CASE("addresses in text, and where they end", "[base]") {
  const std::string cases[] = {
      // schemes
      "见《https://www.gov.cn》",
      "见《http://www.gov.cn/zhengce/index.htm》",
      "《HTTPS://www.gov.cn/A》",
      "《mailto:ban@gov.cn》",
      "《mailto:ban@gov.cn?subject=a%20b》",
      "《ban@gov.cn》〈mailto:ban@gov.cn〉",
      "邮箱：《zhang.san_1+a@mail.gov.cn》〈mailto:zhang.san_1+a@mail.gov.cn〉。",
      "《100%25@gov.cn》〈mailto:100%25@gov.cn〉",
      "《1%x@163.com》〈mailto:1%25x@163.com〉",
      // no addresses
      "javascript:alert(1)",
      "file:///etc/passwd",
      "ftp://a.cn/x",
      "data:text/html,x",
      "www.gov.cn",
      "xhttps://a.cn",
      "x+https://a.cn",
      "https:/a.cn",
      "https://",
      "https://。",
      "https://.cn",
      "https://-a.cn",
      "http：//a.cn",
      "https://《user@a.cn》〈mailto:user@a.cn〉/",
      "https://user:《pw@a.cn》〈mailto:pw@a.cn〉/",
      "a@b",
      "a@b.1",
      "a@b.c",
      "@gov.cn",
      "张三@gov.cn",
      ".a@gov.cn",
      "a.@gov.cn",
      "a@@gov.cn",
      "a@gov..cn",
      "a@b.cn@c.cn",
      "mailto:",
      "mailto:甲",
      "12:30，1@2",
      // full-width text and blanks end it
      "《https://a.cn/x》（网址）",
      "《https://a.cn/x》，《https://b.cn/y》。",
      "（《https://a.cn/x》）",
      "《https://a.cn/zwgk/》政务公开",
      "《https://a.cn/x》 y",
      "<《https://a.cn/x》>",
      "“《https://a.cn/x》”\"《https://b.cn》\"",
      "《https://a.cn/x》\u200bb",
      "《ban@gov.cn》〈mailto:ban@gov.cn〉、《b@gov.cn》〈mailto:b@gov.cn〉",
      "《https://a.cn》　《https://b.cn》",
      // marks of the sentence
      "《https://a.cn》.",
      "《https://a.cn/x》.",
      "《https://a.cn/x.html》...",
      "《https://a.cn/x》!?",
      "《ban@gov.cn》〈mailto:ban@gov.cn〉.",
      "《https://a.cn/》,《https://b.cn/》",
      "《https://a.cn》,《https://b.cn》",
      "《https://a.cn/x,y;z》",
      "*《https://a.cn/x》*",
      // brackets
      "(《https://a.cn/x》)",
      "(see 《https://a.cn/x》).",
      "《https://a.cn/x_(y)》",
      "《https://a.cn/x_(y)》.",
      "《https://a.cn/(a[b]c)/》)",
      "《https://a.cn/x》(见附件)",
      "《https://a.cn/x》(y",
      "《https://a.cn/x》)y",
      "《https://a.cn/x》[1)]",
      "[《https://a.cn/x》](y)",
      "[《ban@gov.cn》〈mailto:ban@gov.cn〉]",
      "《http://[2001:db8::1]:8080/x》",
      "http://[2001:db8::1/x",
      // hosts and ports
      "《https://a.cn:8080/x》",
      "《http://localhost/x》",
      "《https://192.168.1.1》",
      "《https://a.cn》:",
      "《https://a.cn》:x",
      "《https://a.cn?b=c#d》",
      "《https://a.cn#d》",
      "《https://web.cn/https://a.cn/x》",
      // encoding
      "《https://a.cn/%E4%B8%AD》",
      "《https://a.cn/100%》〈https://a.cn/100%25〉",
      "《https://a.cn/100%zz/%4》〈https://a.cn/100%25zz/%254〉",
  };
  for (const std::string& expected : cases) {
    std::string text = expected;
    for (std::size_t at = text.find("〈"); at != std::string::npos; at = text.find("〈")) {
      text.erase(at, text.find("〉", at) + std::string("〉").size() - at);
    }
    for (const std::string mark : {"《", "》"}) {
      for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, mark.size());
    }
    CHECK(shown(text) == expected);
  }
}

TEST_CASE("targets behind a name", "[base]") {
  struct Case {
    std::string written, uri;  // none: no address
  };
  const Case cases[] = {
      {"https://a.cn", "https://a.cn"},
      {"HTTP://a.cn/x", "HTTP://a.cn/x"},
      {"https://a.cn/x.", "https://a.cn/x."},
      {"https://a.cn/中?q=文", "https://a.cn/%E4%B8%AD?q=%E6%96%87"},
      {"https://中文.cn/", "https://%E4%B8%AD%E6%96%87.cn/"},
      {"https://a.cn/a\"b<c>{d}|\\^`", "https://a.cn/a%22b%3Cc%3E%7Bd%7D%7C%5C%5E%60"},
      {"https://a.cn/%e4%xx", "https://a.cn/%e4%25xx"},
      {"mailto:a@b.cn", "mailto:a@b.cn"},
      {"mailto:a@b.cn?subject=中", "mailto:a@b.cn?subject=%E4%B8%AD"},
      {"", ""},
      {"https://", ""},
      {"https://a b.cn", ""},
      {"https://a.cn/x \"题\"", ""},
      {"https://u@a.cn", ""},
      {"https://u:p@a.cn", ""},
      {"https://a,b", ""},
      {"javascript:alert(1)", ""},
      {"JavaScript:https://a.cn", ""},
      {"file:///etc/passwd", ""},
      {"ftp://a.cn", ""},
      {"www.a.cn", ""},
      {"a@b.cn", ""},
      {"mailto:a", ""},
      {"mailto:a@b.cn,c@d.cn", ""},
      {"附件/说明.pdf", ""},
      {"#top", ""},
      {" https://a.cn", ""},
      {"https://a.cn/\n", ""},
      {"https://a.cn/\x7f", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.written);
    const Target target = read_target(c.written);
    CHECK(target.uri == c.uri);
    CHECK((target.fault == Target::Fault::none) == !c.uri.empty());
  }
}

TEST_CASE("a URI has a limit", "[base]") {
  const std::string start = "https://a.cn/";
  const std::string longest = start + std::string(kLongestUri - start.size(), 'x');
  CHECK(shown(longest) == "《" + longest + "》");
  CHECK(shown(longest + "x") == longest + "x");
  CHECK(shown(longest + ".https://b.cn") == longest + ".https://b.cn");
  CHECK(shown(longest + "，https://b.cn") == "《" + longest + "》，《https://b.cn》");
  CHECK(read_target(longest).fault == Target::Fault::none);
  CHECK(read_target(longest + "x").fault == Target::Fault::too_long);
  CHECK(read_target(start + std::string(kLongestUri / 3, '|')).fault == Target::Fault::too_long);
  const std::string box = std::string(400, 'a') + "@gov.cn";
  CHECK(shown(box) == box);
}

TEST_CASE("hostile texts are searched in no time", "[base]") {
  constexpr std::size_t kSize = 1'000'000;
  for (const std::string part : {"https://", "https://a(", "http://a.cn/", "a@", "a@b.", "a.", "@", ":", "mailto:", "(",
                                 "mailto:a@b.cn?(", "a@b.cn,", "https://a.cn/[(", "http", "%", "https://a?https://["}) {
    CAPTURE(part);
    std::string text;
    while (text.size() < kSize) text += part;
    std::size_t from = 0;
    for (const Address& address : find_addresses(text)) {
      CHECK(address.begin >= from);
      CHECK(address.uri.size() <= kLongestUri);
      from = address.end;
    }
    CHECK(read_target(text).uri.empty());
  }
}
