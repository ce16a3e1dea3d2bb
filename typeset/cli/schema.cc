// hongtou schema: what editors check and complete by.
#include "source/schema.h"

#include "cli/commands.h"
#include "style/reference.h"

namespace typeset {

int run_schema(const Request& request) {
  return deliver(request.style_schema ? style_schema() : issue_schema(), report_form(request));
}

}  // namespace typeset
