// Roles: the kinds of face an official document names (GB-F1: kinds, never products). Styles speak of roles;
// fonts/manifest.yaml says which font files may play each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/words.h"

namespace typeset {

enum class Role : std::uint8_t { fangsong, kai, hei, song, xiaobiaosong, latin, latin_bold };

struct RoleName {
  Role role;
  std::string_view name;  // in the manifest and in style files
  Words words;            // for people; the Chinese one is accepted wherever the name is
};

inline constexpr std::array<RoleName, 7> kRoles = {{
    {Role::fangsong, "fangsong", "仿宋", "FangSong"},
    {Role::kai, "kai", "楷体", "Kai"},
    {Role::hei, "hei", "黑体", "Hei"},
    {Role::song, "song", "宋体", "Song"},
    {Role::xiaobiaosong, "xiaobiaosong", "小标宋", "XiaoBiaoSong"},
    {Role::latin, "latin", "西文", "Latin"},
    {Role::latin_bold, "latin-bold", "西文粗体", "Latin bold"},
}};

const RoleName& role_name(Role role);
std::optional<Role> find_role(std::string_view name);

}  // namespace typeset
