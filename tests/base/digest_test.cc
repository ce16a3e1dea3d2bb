// SHA-256 by the examples of FIPS 180-4 and their appendix, XXH3 by the program of its author.
#include "base/digest.h"

#include <catch2/catch.hpp>
#include <string>

using namespace typeset;

TEST_CASE("SHA-256 of the standard's examples", "[base]") {
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(to_hex(sha256(std::string(1000000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a fingerprint is XXH3 of 128 bits as xxh128sum prints it", "[base]") {
  CHECK(to_hex(fingerprint("")) == "99aa06d3014798d86001c324468d497f");
  CHECK(to_hex(fingerprint("abc")) == "06b05ab6733a618578af5f94892f3950");
  CHECK(to_hex(fingerprint(std::string(1000000, 'a'))) == "a545df8e384a9579b1fd6fae5285c4eb");
  CHECK(fingerprint("abc", 1) != fingerprint("abc"));
}
