// Articles of one source, written into another: every byte of the latter that is not replaced stays as it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace typeset {

struct AddedArticles {
  std::string text;
  std::size_t added = 0;
};

/// `issue` with the articles of `articles` behind those that it has; with a `section`, behind the last of its own 栏目,
/// and named as that unless they name one themselves. What `new` wrote to be filled in gives way to them: all of it, or
/// where `section` is given what is in that or in none. Both texts must be faultless; none where the articles of one of
/// them are not a list with one item below the other, or there is nothing to add.
std::optional<AddedArticles> add_articles(std::string_view issue, std::string_view articles, std::string_view section);

}  // namespace typeset
