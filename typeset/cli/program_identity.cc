#include "cli/program_identity.h"

#include <algorithm>
#include <link.h>
#include <set>
#include <string_view>

#include "base/digest.h"
#include "press/version.h"

namespace typeset {

namespace {

constexpr std::string_view kRunTime[] = {"libc.",  "libm.",       "ld-",    "libstdc++.",  "libgcc_s.",
                                         "libdl.", "libpthread.", "librt.", "linux-vdso.", "libresolv."};

bool is_run_time(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::ranges::any_of(kRunTime, [&](std::string_view beginning) { return name.starts_with(beginning); });
}

/// The identifier that the linker gave to a loaded file; empty if it gave none.
std::string build_id(const dl_phdr_info& loaded) {
  constexpr std::size_t kAlign = 4;
  const auto padded = [](std::size_t size) { return (size + kAlign - 1) / kAlign * kAlign; };
  for (int i = 0; i < loaded.dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = loaded.dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader says where it has put the file by numbers
    const auto* at = reinterpret_cast<const char*>(loaded.dlpi_addr + segment.p_vaddr);
    const char* end = at + segment.p_memsz;
    while (static_cast<std::size_t>(end - at) >= sizeof(ElfW(Nhdr))) {
      const auto& note = *reinterpret_cast<const ElfW(Nhdr)*>(at);
      const char* name = at + sizeof note;
      const char* content = name + padded(note.n_namesz);
      if (note.n_type == NT_GNU_BUILD_ID && std::string_view(name, note.n_namesz) == std::string_view("GNU\0", 4))
        return {content, note.n_descsz};
      at = content + padded(note.n_descsz);
    }
  }
  return {};
}

int gather(dl_phdr_info* loaded, std::size_t, void* into) {
  if (!is_run_time(loaded->dlpi_name)) static_cast<std::set<std::string>*>(into)->insert(build_id(*loaded));
  return 0;
}

}  // namespace

std::string program_identity() {
  std::set<std::string> identifiers;  // in an order that does not depend on that of loading
  ::dl_iterate_phdr(gather, &identifiers);
  std::string all = program_version();
  for (const std::string& identifier : identifiers) all += identifier;
  return to_hex(fingerprint(all));
}

}  // namespace typeset
