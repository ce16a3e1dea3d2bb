// Words that people write for a field and that are none of its names: those of another house or of another program,
// traditional characters, a name in brackets. Asked when a key is unknown, before names that merely look alike: 副标题
// is nearer to 标题 than to 副题, which is meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace typeset {

/// The fields of `owner` (FieldRow::owner), by their keys, that `written` may be meant for, the likeliest first; empty
/// if no other word is known for one.
std::span<const std::string_view> fields_meant_by(std::string_view owner, std::string_view written);

/// The key in plain dress: simplified where names of fields are written in traditional characters, without the brackets
/// or marks round it.
std::string plain_key(std::string_view written);

}  // namespace typeset
