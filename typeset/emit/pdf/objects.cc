#include "emit/pdf/objects.h"

#include <hpdf.h>
// hpdf.h comes first: the rest are libharu's internals, stable in 2.3 and looked at nowhere else.
#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <hpdf_error.h>
#include <hpdf_mmgr.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <limits>
#include <new>
#include <optional>
#include <unordered_map>

#include "base/digest.h"
#include "base/utf8.h"

static_assert(HPDF_MAJOR_VERSION == 2 && HPDF_MINOR_VERSION == 3,
              "this file knows libharu 2.3's structs; look at them again before allowing another version");

namespace typeset::pdf {
namespace {

constexpr std::size_t kMostObjects = 8'388'607;  // ISO 32000-1, annex C; a limit of PDF/A
constexpr std::size_t kLongestString = 32'766;   // bytes of a text string: PDF/A-2 (6.1.13) allows 32,767

/// Every libharu call is checked: its errors are silent, and sticky only in part.
void check(HPDF_STATUS status, const char* doing) {
  if (status == HPDF_OK) return;
  std::array<char, 32> code{};
  std::snprintf(code.data(), code.size(), "0x%04lX", static_cast<unsigned long>(status));
  throw ObjectsFailed(std::string("libharu ") + code.data() + ": " + doing);
}

template <typename T>
T made(T object, const char* doing) {
  if (object == nullptr) throw ObjectsFailed(std::string("libharu refuses, or memory is out: ") + doing);
  return object;
}

/// libharu writes spaces as they are and a name that is too long as an empty one.
const char* name(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; });
  if (!plain || text.empty() || text.size() > HPDF_LIMIT_MAX_NAME_LEN) throw ObjectsFailed("no name: “" + text + "”");
  return text.c_str();
}

HPDF_UINT size32(std::size_t size) {
  if (size > std::numeric_limits<HPDF_UINT>::max()) throw ObjectsFailed("a stream is too large");
  return static_cast<HPDF_UINT>(size);
}

HPDF_STATUS write_literals(HPDF_Dict dict, HPDF_Stream stream) {
  const auto* syntax = static_cast<const std::string*>(dict->attr);
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(syntax->data()),
                           static_cast<HPDF_UINT>(syntax->size()));
}

HPDF_STATUS collect(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT count) {
  try {
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), count);
  } catch (const std::bad_alloc&) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
  return HPDF_OK;
}

struct DictRelease {
  void operator()(HPDF_Dict dict) const { HPDF_Dict_Free(dict); }
};
struct ArrayRelease {
  void operator()(HPDF_Array array) const { HPDF_Array_Free(array); }
};
using OwnedDict = std::unique_ptr<_HPDF_Dict_Rec, DictRelease>;
using OwnedArray = std::unique_ptr<_HPDF_Array_Rec, ArrayRelease>;

}  // namespace

/// libharu makes an object, writes it and frees it at once: of a finished object nothing is left but its syntax in the
/// file.
struct Objects::State {
  struct WrittenStream {
    Ref ref;
    std::string entries;
    std::size_t at = 0, size = 0;  // in the file
  };

  HPDF_Error_Rec error{};
  HPDF_MMgr memory = nullptr;
  HPDF_Stream sink = nullptr;  // appends to `syntax`
  std::string syntax;
  std::deque<HPDF_Obj_Header> targets;  // of references in the object in hand: a deque, because libharu points at them
  std::deque<std::string> literals;     // of its dictionaries, likewise
  std::vector<bool> defined;            // by number; 0 is none
  std::unordered_multimap<std::uint64_t, WrittenStream> streams;  // by a hash of their bytes
  FileWriter file;

  explicit State(FileForm form) : defined(1, true), file(form) {
    HPDF_Error_Init(&error, nullptr);
    memory = made(HPDF_MMgr_New(&error, 0, nullptr, nullptr), "start");
    sink = HPDF_CallbackWriter_New(memory, collect, &syntax);
    if (sink == nullptr) {
      HPDF_MMgr_Free(memory);
      throw ObjectsFailed("libharu: memory is out: start");
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    HPDF_Stream_Free(sink);
    HPDF_MMgr_Free(memory);
  }

  Ref next() {
    if (defined.size() > kMostObjects) throw ObjectsFailed("more objects than a file may have");
    defined.push_back(false);
    return {static_cast<std::uint32_t>(defined.size() - 1)};
  }

  /// An object that libharu writes as `n 0 R`: it looks at no more than the header.
  void* target(Ref ref) {
    if (ref.number == 0 || ref.number >= defined.size()) throw ObjectsFailed("a reference to no object");
    return &targets.emplace_back(HPDF_Obj_Header{ref.number | HPDF_OTYPE_INDIRECT, 0, HPDF_OCLASS_UNKNOWN});
  }

  /// The object a value becomes; arrays and dictionaries still empty.
  void* make(const Value& value) {
    if (const auto* v = std::get_if<bool>(&value.is))
      return made(HPDF_Boolean_New(memory, *v ? HPDF_TRUE : HPDF_FALSE), "boolean");
    if (const auto* v = std::get_if<std::int32_t>(&value.is)) return made(HPDF_Number_New(memory, *v), "number");
    if (const auto* v = std::get_if<Name>(&value.is)) return made(HPDF_Name_New(memory, name(v->text)), "name");
    if (const auto* v = std::get_if<ByteString>(&value.is)) {
      // libharu copies the bytes and never writes to them.
      auto* bytes = reinterpret_cast<HPDF_BYTE*>(const_cast<char*>(v->bytes.data()));
      return made(HPDF_Binary_New(memory, bytes, size32(v->bytes.size())), "string");
    }
    if (const auto* v = std::get_if<Ref>(&value.is)) return target(*v);
    if (std::holds_alternative<Array>(value.is)) return made(HPDF_Array_New(memory), "array");
    if (std::holds_alternative<Dict>(value.is)) return made(HPDF_Dict_New(memory), "dictionary");
    throw ObjectsFailed("a literal that is no entry of a dictionary");
  }

  /// Called when `object` hangs in its parent: then nothing leaks where filling it fails.
  void fill_container(void* object, const Value& value) {
    if (const auto* content = std::get_if<Dict>(&value.is)) fill(static_cast<HPDF_Dict>(object), *content);
    if (const auto* content = std::get_if<Array>(&value.is)) fill(static_cast<HPDF_Array>(object), *content);
  }

  void fill(HPDF_Array array, const Array& content) {
    for (const Value& item : content.items) {
      void* object = make(item);
      check(HPDF_Array_Add(array, object), "array item");
      fill_container(object, item);
    }
  }

  /// Literal entries follow all others.
  void fill(HPDF_Dict dict, const Dict& content) {
    std::string literal_entries;
    for (const Entry& entry : content.entries) {
      if (const auto* literal = std::get_if<Literal>(&entry.value.is)) {
        literal_entries += "/" + entry.key + " " + literal->syntax + "\n";
        continue;
      }
      void* object = make(entry.value);
      check(HPDF_Dict_Add(dict, name(entry.key), object), entry.key.c_str());
      fill_container(object, entry.value);
    }
    if (literal_entries.empty()) return;
    literals.push_back(std::move(literal_entries));
    dict->attr = &literals.back();
    dict->write_fn = write_literals;
  }

  /// What stands in the file for `object`, until the next call.
  const std::string& written(void* object) {
    syntax.clear();
    check(HPDF_Obj_WriteValue(object, sink, nullptr), "writing an object");
    targets.clear();
    literals.clear();
    return syntax;
  }
  const std::string& written(const Dict& content) {
    const OwnedDict dict(made(HPDF_Dict_New(memory), "dictionary"));
    fill(dict.get(), content);
    return written(dict.get());
  }
  const std::string& written(const Array& content) {
    const OwnedArray array(made(HPDF_Array_New(memory), "array"));
    fill(array.get(), content);
    return written(array.get());
  }

  void define(Ref object, const std::string& content) {
    if (object.number >= defined.size() || defined[object.number]) throw ObjectsFailed("an object defined twice");
    defined[object.number] = true;
    file.object(object.number, content);
  }

  std::optional<Ref> same_stream(std::uint64_t hash, std::string_view entries, std::string_view bytes) const {
    const auto [first, last] = streams.equal_range(hash);
    for (auto it = first; it != last; ++it) {
      const WrittenStream& known = it->second;
      if (known.entries == entries && file.written(known.at, known.size) == bytes) return known.ref;
    }
    return std::nullopt;
  }
};

void Dict::set(std::string key, Value value) { entries.push_back({std::move(key), std::move(value)}); }

Objects::Objects(FileForm form) : state_(std::make_unique<State>(form)) {}
Objects::~Objects() = default;

Ref Objects::reserve() { return state_->next(); }
void Objects::define(Ref object, const Dict& content) { state_->define(object, state_->written(content)); }
void Objects::define(Ref object, const Array& content) { state_->define(object, state_->written(content)); }

Ref Objects::add(const Dict& content) {
  const Ref ref = reserve();
  define(ref, content);
  return ref;
}

Ref Objects::add(const Array& content) {
  const Ref ref = reserve();
  define(ref, content);
  return ref;
}

Ref Objects::add_stream(const Dict& content, std::string_view bytes, Packing packing) {
  std::string entries = state_->written(content);
  entries = entries.substr(2, entries.size() - 4);  // without << and >>; FileWriter adds Length
  if (packing == Packing::deflated) entries += "/Filter /FlateDecode\n";
  if (packing == Packing::jpeg) entries += "/Filter /DCTDecode\n";
  size32(bytes.size());
  const std::uint64_t hash = hash64(bytes);
  if (const std::optional<Ref> same = state_->same_stream(hash, entries, bytes)) return *same;
  const Ref ref = state_->next();
  state_->defined[ref.number] = true;
  const std::size_t at = state_->file.stream(ref.number, entries, bytes);
  state_->streams.emplace(hash, State::WrittenStream{ref, std::move(entries), at, bytes.size()});
  return ref;
}

std::string Objects::write(Ref catalog, Ref info) {
  if (std::ranges::find(state_->defined, false) != state_->defined.end())
    throw ObjectsFailed("a reference to an object that was never made");
  Dict trailer;
  trailer.set("Root", catalog);
  trailer.set("Info", info);
  std::string entries = state_->written(trailer);
  entries = entries.substr(2, entries.size() - 4);
  return state_->file.finish(static_cast<std::uint32_t>(state_->defined.size() - 1), entries);
}

ByteString text_string(std::string_view utf8) {
  std::string bytes = "\xFE\xFF" + to_utf16be(utf8);
  if (bytes.size() > kLongestString) {
    std::size_t size = kLongestString;
    const auto lead = static_cast<unsigned char>(bytes[size - 2]);
    if (lead >= 0xD8 && lead <= 0xDB) size -= 2;  // not between the halves of a surrogate pair
    bytes.resize(size);
  }
  return {std::move(bytes)};
}

}  // namespace typeset::pdf
