// Between the groups of clauses: what is claimed, what the pages were found to use, where findings go.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pdf/checker.h"
#include "pdf/object.h"

namespace typeset::test::pdf {

struct Claims {
  int a_part = 0;       // PDF/A-1, 2, 3; 0: none
  std::string a_level;  // B, U, A
  bool ua = false;
};

/// One code of a font, as shown somewhere.
struct CodeUse {
  bool without_actual_text = false;
  std::string where;
};

struct FontUse {
  Object font;
  std::map<int, CodeUse> codes;
};

struct ContentItem {
  std::string tag;  // /P
  bool held = false;
};

/// What the content streams use, told by the interpreter to the groups that come after it.
struct Use {
  std::map<int, FontUse> fonts;                          // by object
  std::map<std::pair<int, int>, ContentItem> content;    // by page object and MCID
  std::map<int, std::pair<Object, std::string>> images;  // by object; where
  std::set<std::string> device_spaces;                   // /DeviceRGB …
  std::map<std::string, std::string> device_space_at;
  std::vector<std::pair<Object, std::string>> colour_spaces;  // arrays
  std::vector<std::pair<Object, std::string>> graphics_states;
  std::map<int, int> forms;  // how often each is drawn
  std::set<int> forms_with_mcid;
};

class Report {
 public:
  explicit Report(std::vector<Finding>& findings) : findings_(findings) {}
  void tell(const std::string& rule, const std::string& object, const std::string& sentence);

 private:
  std::vector<Finding>& findings_;
  std::map<std::string, int> told_;
};

struct Checked {
  const File& file;
  Claims claims;
  Use use;
  Report& report;

  void tell(const std::string& rule, const std::string& object, const std::string& sentence) const {
    report.tell(rule, object, sentence);
  }
  /// A rule of PDF/A: told only where that is claimed.
  void tell_a(const std::string& rule, const std::string& object, const std::string& sentence) const {
    if (claims.a_part != 0) tell(rule, object, sentence);
  }
  void tell_ua(const std::string& rule, const std::string& object, const std::string& sentence) const {
    if (claims.ua) tell(rule, object, sentence);
  }
};

void check_file(Checked& checked);         // 6.1: header, trailer, objects, limits
void check_metadata(Checked& checked);     // 6.6 and UA 06, 07; finds the claims
void check_content(Checked& checked);      // 6.2.2 and UA 01; finds the use
void check_colour(Checked& checked);       // 6.2.3 to 6.2.6, 6.2.8 to 6.2.10
void check_fonts(Checked& checked);        // 6.2.11 and UA 10, 31
void check_interaction(Checked& checked);  // 6.3 to 6.5, 6.8 to 6.11 and UA 20, 21, 25, 26, 28
void check_structure(Checked& checked);    // ISO 32000-1 14.7 and 14.8, and UA 02, 09, 11, 13 to 19

/// Whether an ICC profile's header says what it must: size, signature, version, class, colours; "" or what is wrong.
std::string profile_fault(const std::string& profile, int components);
/// Well-formed by the grammar of BCP 47.
bool is_language_tag(const std::string& tag);
/// The leaves of a name or number tree, in order; bounded.
std::vector<std::pair<Object, Object>> leaves_of(const Object& tree, const char* leaf_key);

}  // namespace typeset::test::pdf
