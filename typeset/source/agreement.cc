#include "source/agreement.h"

#include <compare>
#include <optional>

#include "source/faults.h"
#include "source/secrecy.h"

namespace typeset {

void check_numbers(const Bulletin& bulletin, Diagnostics& faults) {
  if (bulletin.number && bulletin.supplement) faults.report(source_faults::kTwoNumbers, bulletin.supplement->span, {});
}

void check_secrecy(const Bulletin& bulletin, Diagnostics& faults) {
  std::optional<Located<Secrecy>> parts;
  for (const Article& article : bulletin.articles) {
    if (!article.secrecy) continue;
    const auto both = parts ? compiled(parts->value, article.secrecy->value) : article.secrecy->value;
    if (!both) {
      if (!bulletin.secrecy) {
        faults.report(source_faults::kSecrecyUnordered, article.secrecy->span,
                      {parts->value.words(), article.secrecy->value.words()});
      }
      continue;
    }
    parts = {*both, article.secrecy->span};
  }
  if (parts && bulletin.secrecy) {
    const Secrecy& whole = bulletin.secrecy->value;
    const std::partial_ordering order = compare_periods(whole, parts->value);
    if (whole.level < parts->value.level || std::is_lt(order)) {
      faults.report(
          source_faults::kSecrecyTooLow, bulletin.secrecy->span,
          {whole.words(), parts->value.words(), compiled(whole, parts->value).value_or(parts->value).words()});
    } else if (order == std::partial_ordering::unordered) {
      faults.report(source_faults::kSecrecyDoubt, bulletin.secrecy->span, {whole.words(), parts->value.words()});
    }
  }
  const std::optional<Located<Secrecy>>& marked = bulletin.secrecy ? bulletin.secrecy : parts;
  if (marked && bulletin.copy_number.empty()) faults.report(source_faults::kSecrecyNumber, marked->span, {});
}

}  // namespace typeset
