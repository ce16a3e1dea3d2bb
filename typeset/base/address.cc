#include "base/address.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace typeset {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kLongestMailbox = 320;  // RFC 3696

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_letter(c) || is_digit(c); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool one_of(char c, std::string_view set) { return set.find(c) != kNowhere; }
/// RFC 3986: unreserved and reserved, and the % of what is encoded already.
bool of_uri(char c) { return is_alnum(c) || one_of(c, "-._~:/?#[]@!$&'()*+,;=%"); }
bool of_host(char c) { return is_alnum(c) || one_of(c, ".-_"); }
bool of_mailbox(char c) { return is_alnum(c) || one_of(c, "._%+-"); }

bool starts_with_scheme(std::string_view text, std::string_view scheme) {
  return text.size() >= scheme.size() && std::equal(scheme.begin(), scheme.end(), text.begin(), [](char s, char c) {
           return s == (is_letter(c) ? static_cast<char>(c | 0x20) : c);
         });
}

constexpr std::string_view kMailScheme = "mailto:";

/// Bytes of http:// or https://.
std::size_t web_scheme(std::string_view text) {
  for (const std::string_view scheme : {std::string_view("https://"), std::string_view("http://")}) {
    if (starts_with_scheme(text, scheme)) return scheme.size();
  }
  return 0;
}

/// Where the host and the port that begin at `at` end; `at` if no host does. A name of a user before it would hide it:
/// such an address is none.
std::size_t host_end(std::string_view text, std::size_t at, bool ascii) {
  const auto of_name = [&](char c) { return of_host(c) || (!ascii && static_cast<unsigned char>(c) >= 0x80); };
  std::size_t end = at;
  if (at < text.size() && text[at] == '[') {
    end = at + 1;
    while (end < text.size() && (is_hex(text[end]) || one_of(text[end], ":."))) ++end;
    if (end == at + 1 || end == text.size() || text[end] != ']') return at;
    ++end;
  } else {
    if (at == text.size() || !of_name(text[at]) || one_of(text[at], ".-_")) return at;
    while (end < text.size() && of_name(text[end])) ++end;
  }
  if (end + 1 < text.size() && text[end] == ':' && is_digit(text[end + 1])) {
    ++end;
    while (end < text.size() && is_digit(text[end])) ++end;
  }
  std::size_t user = end;
  while (user < text.size() && (of_mailbox(text[user]) || one_of(text[user], ":!$&'()*,;=~"))) ++user;
  return user < text.size() && text[user] == '@' ? at : end;
}

/// Where the mailbox name@host.tld that begins at `at` ends; `at` if none does.
std::size_t mailbox_end(std::string_view text, std::size_t at) {
  if (at == text.size() || !is_alnum(text[at])) return at;
  std::size_t sign = at;
  while (sign < text.size() && of_mailbox(text[sign])) ++sign;
  if (sign == text.size() || text[sign] != '@' || text[sign - 1] == '.') return at;
  std::size_t end = sign + 1;
  while (end < text.size() && (is_alnum(text[end]) || one_of(text[end], ".-"))) ++end;
  if (end < text.size() && text[end] == '@') return at;
  while (end > sign + 1 && one_of(text[end - 1], ".-")) --end;
  const std::string_view host = text.substr(sign + 1, end - sign - 1);
  const std::size_t dot = host.rfind('.');
  const bool has_domain = dot != kNowhere && host.size() - dot > 2 && is_letter(host[dot + 1]);
  if (end - at > kLongestMailbox) return at;
  if (!has_domain || !is_alnum(host.front()) || host.find("..") != kNowhere) return at;
  return end;
}

/// The end of an address whose host or mailbox ends at `at`; nowhere if it is not met in a text that is `cut`.
std::size_t address_end(std::string_view text, std::size_t at, bool cut) {
  std::vector<std::size_t> open;
  std::size_t stop = at;
  for (; stop < text.size(); ++stop) {
    const char c = text[stop];
    if (c == '(' || c == '[') open.push_back(stop);
    if (c == ')' || c == ']') {
      if (open.empty() || text[open.back()] != (c == ')' ? '(' : '[')) break;
      open.pop_back();
    }
    if ((c == ',' || c == ';') && web_scheme(text.substr(stop + 1)) > 0) break;
  }
  if (stop == text.size() && cut) return kNowhere;
  if (!open.empty()) stop = open.front();
  while (stop > at && one_of(text[stop - 1], ".,;:!?'*~")) --stop;
  return stop;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool stray = c == '%' && !(i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]));
    if (of_uri(c) && !stray) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
  }
  return uri;
}

/// The addresses in a stretch [begin, end) of a text's characters that may stand in a URI.
class Stretch {
 public:
  Stretch(std::string_view text, std::size_t begin, std::size_t end) : text_(text.substr(0, end)), at_(begin) {}

  void find(std::vector<Address>& found) {
    while (at_ < text_.size()) {
      const char before = at_ > 0 ? text_[at_ - 1] : ' ';
      const std::size_t stop = is_alnum(before) ? at_ : stop_at(before);
      if (stop > text_.size()) return;
      if (stop > at_) {
        const std::string_view scheme = has_scheme() ? std::string_view() : kMailScheme;
        std::string uri = std::string(scheme) + encoded(text_.substr(at_, stop - at_));
        if (uri.size() <= kLongestUri) found.push_back({at_, stop, std::move(uri)});
        at_ = stop;
        continue;
      }
      do ++at_;
      while (at_ < text_.size() && is_alnum(text_[at_ - 1]) && is_alnum(text_[at_]));
    }
  }

 private:
  std::string_view rest() const { return text_.substr(at_); }
  bool has_scheme() const { return web_scheme(rest()) > 0 || starts_with_scheme(rest(), kMailScheme); }

  /// Where the address that begins here ends; here if none does. Nowhere for one that is too long: what is left of the
  /// stretch is its.
  std::size_t stop_at(char before) const {
    const bool cut = rest().size() > kLongestUri;
    const std::string_view near = cut ? text_.substr(0, at_ + kLongestUri + 1) : text_;
    const bool of_scheme = one_of(before, "+-");
    if (const std::size_t scheme = of_scheme ? 0 : web_scheme(rest()); scheme > 0) {
      const std::size_t host = host_end(near, at_ + scheme, true);
      if (host == at_ + scheme) return at_;
      if (host == near.size() && cut) return kNowhere;
      return host < near.size() && one_of(near[host], "/?#") ? address_end(near, host, cut) : without_marks(host);
    }
    if (!of_scheme && starts_with_scheme(rest(), kMailScheme)) {
      const std::size_t begin = at_ + kMailScheme.size();
      const std::size_t box = mailbox_end(near, begin);
      if (box == begin) return at_;
      return box < near.size() && near[box] == '?' ? address_end(near, box, cut) : box;
    }
    return of_mailbox(before) || before == '@' ? at_ : mailbox_end(near, at_);
  }

  /// Those at a host's end are the sentence's.
  std::size_t without_marks(std::size_t host) const {
    while (one_of(text_[host - 1], ".-_")) --host;
    return host;
  }

  std::string_view text_;
  std::size_t at_;
};

}  // namespace

std::vector<Address> find_addresses(std::string_view text) {
  std::vector<Address> found;
  // Every address has one of the two.
  for (std::size_t at = text.find_first_of(":@"); at != kNowhere; at = text.find_first_of(":@", at)) {
    std::size_t begin = at;
    while (begin > 0 && of_uri(text[begin - 1])) --begin;
    while (at < text.size() && of_uri(text[at])) ++at;
    Stretch(text, begin, at).find(found);
  }
  return found;
}

Target read_target(std::string_view written) {
  const auto unfit = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; };
  Target target;
  const std::size_t scheme = web_scheme(written);
  bool good = std::none_of(written.begin(), written.end(), unfit);
  if (scheme > 0) {
    const std::size_t host = host_end(written, scheme, false);
    good = good && host > scheme && (host == written.size() || one_of(written[host], "/?#"));
  } else if (starts_with_scheme(written, kMailScheme)) {
    const std::size_t box = mailbox_end(written, kMailScheme.size());
    good = good && box > kMailScheme.size() && (box == written.size() || written[box] == '?');
  } else {
    good = false;
  }
  if (good) target.uri = encoded(written);
  if (!good) target.fault = Target::Fault::no_address;
  if (target.uri.size() > kLongestUri) target = {Target::Fault::too_long, {}};
  return target;
}

}  // namespace typeset
