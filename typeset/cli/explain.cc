// hongtou explain: what a name means.
#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/faults.h"

namespace typeset {

int run_explain(const Request& request) {
  const ReportForm form = report_form(request);
  if (request.word.empty()) return deliver(list_of_names(request.language), form);
  const auto text = explain(request.word, request.language);
  if (text) return deliver(*text, form);
  const std::string near = nearest_name(request.word);
  const Term remedy = near.empty() ? Term("hongtou explain 列出全部名称", "hongtou explain lists all names")
                                   : Term("是不是 " + near + "？", "did you mean " + near + "?");
  Diagnostics faults;
  faults.report(cli_faults::kUnknownWord, {}, {request.word, remedy});
  print_report(faults, form);
  return 2;
}

}  // namespace typeset
