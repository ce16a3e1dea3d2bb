#include "base/role.h"

namespace typeset {

const RoleName& role_name(Role role) { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<Role> find_role(std::string_view name) {
  for (const RoleName& known : kRoles) {
    if (name == known.name || name == known.words.zh) return known.role;
  }
  return std::nullopt;
}

}  // namespace typeset
