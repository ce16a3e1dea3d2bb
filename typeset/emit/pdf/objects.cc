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

#include "base/digest.h"
#include "base/utf8.h"

static_assert(HPDF_MAJOR_VERSION == 2 && HPDF_MINOR_VERSION == 3,
              "this file knows libharu 2.3's structs; look at them again before allowing another version");

namespace typeset::pdf {
namespace {

constexpr std::string_view kHeader = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
constexpr std::size_t kIdBytes = 16;

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
  auto* file = static_cast<std::string*>(stream->attr);
  // Offsets in libharu's cross-reference table have 32 bits.
  if (file->size() + count > std::numeric_limits<HPDF_UINT32>::max()) return HPDF_FILE_IO_ERROR;
  try {
    file->append(reinterpret_cast<const char*>(bytes), count);
  } catch (const std::bad_alloc&) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
  return HPDF_OK;
}

}  // namespace

struct Objects::State {
  HPDF_Error_Rec error{};
  HPDF_MMgr memory = nullptr;
  HPDF_Xref xref = nullptr;
  std::vector<HPDF_Dict> dicts;      // by object number; null for the numbers of stream lengths
  std::deque<std::string> literals;  // a deque: dictionaries point into it

  State() {
    HPDF_Error_Init(&error, nullptr);
    memory = made(HPDF_MMgr_New(&error, 0, nullptr, nullptr), "start");
    xref = HPDF_Xref_New(memory, 0);
    if (xref == nullptr) {
      HPDF_MMgr_Free(memory);
      throw ObjectsFailed("libharu: memory is out: start");
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    HPDF_Xref_Free(xref);
    HPDF_MMgr_Free(memory);
  }

  Ref remember(HPDF_Dict dict) {
    const std::uint32_t number = dict->header.obj_id & 0x00FFFFFF;
    if (dicts.size() <= number) dicts.resize(number + 1, nullptr);
    dicts[number] = dict;
    return {number};
  }

  HPDF_Dict dict(Ref ref) const {
    if (ref.number >= dicts.size() || dicts[ref.number] == nullptr) throw ObjectsFailed("a reference to no object");
    return dicts[ref.number];
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
    if (const auto* v = std::get_if<Ref>(&value.is)) return dict(*v);
    if (std::holds_alternative<Array>(value.is)) return made(HPDF_Array_New(memory), "array");
    if (std::holds_alternative<Dict>(value.is)) return made(HPDF_Dict_New(memory), "dictionary");
    throw ObjectsFailed("a literal that is no entry of a dictionary");
  }

  /// Called when `object` hangs in its parent: then nothing leaks where filling it fails.
  void fill_container(void* object, const Value& value) {
    if (const auto* content = std::get_if<Dict>(&value.is)) fill(static_cast<HPDF_Dict>(object), *content, "");
    if (const auto* content = std::get_if<Array>(&value.is)) {
      for (const Value& item : content->items) {
        void* made_item = make(item);
        check(HPDF_Array_Add(static_cast<HPDF_Array>(object), made_item), "array item");
        fill_container(made_item, item);
      }
    }
  }

  /// Literal entries follow all others; `syntax` is the first of them.
  void fill(HPDF_Dict dict, const Dict& content, std::string syntax) {
    for (const Entry& entry : content.entries) {
      if (const auto* literal = std::get_if<Literal>(&entry.value.is)) {
        syntax += "/" + entry.key + " " + literal->syntax + "\n";
        continue;
      }
      void* object = make(entry.value);
      check(HPDF_Dict_Add(dict, name(entry.key), object), entry.key.c_str());
      fill_container(object, entry.value);
    }
    if (syntax.empty()) return;
    literals.push_back(std::move(syntax));
    dict->attr = &literals.back();
    dict->write_fn = write_literals;
  }
};

void Dict::set(std::string key, Value value) { entries.push_back({std::move(key), std::move(value)}); }

Objects::Objects() : state_(std::make_unique<State>()) {}
Objects::~Objects() = default;

Ref Objects::reserve() {
  HPDF_Dict dict = made(HPDF_Dict_New(state_->memory), "dictionary");
  check(HPDF_Xref_Add(state_->xref, dict), "cross-reference entry");
  return state_->remember(dict);
}

void Objects::define(Ref dict, const Dict& content) { state_->fill(state_->dict(dict), content, ""); }

Ref Objects::add(const Dict& content) {
  const Ref ref = reserve();
  define(ref, content);
  return ref;
}

Ref Objects::add_stream(const Dict& content, std::string_view bytes, Packing packing) {
  HPDF_Dict stream = made(HPDF_DictStream_New(state_->memory, state_->xref), "stream");
  const Ref ref = state_->remember(stream);
  check(HPDF_Stream_Write(stream->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()), size32(bytes.size())),
        "stream");
  // libharu drops a Filter entry of a stream that it does not pack itself, so ours is written as a literal.
  stream->filter = HPDF_STREAM_FILTER_NONE;
  const char* filter = packing == Packing::deflated ? "/Filter /FlateDecode\n"
                       : packing == Packing::jpeg   ? "/Filter /DCTDecode\n"
                                                    : "";
  state_->fill(stream, content, filter);
  return ref;
}

std::string Objects::write(Ref catalog, Ref info) {
  const std::string blank(kIdBytes, '\0');
  Dict trailer;
  trailer.set("Root", catalog);
  trailer.set("Info", info);
  trailer.set("ID", Array{{ByteString{blank}, ByteString{blank}}});
  state_->fill(state_->xref->trailer, trailer, "");

  std::string file;
  HPDF_Stream sink = made(HPDF_CallbackWriter_New(state_->memory, collect, &file), "output");
  HPDF_STATUS status =
      HPDF_Stream_Write(sink, reinterpret_cast<const HPDF_BYTE*>(kHeader.data()), size32(kHeader.size()));
  if (status == HPDF_OK) status = HPDF_Xref_WriteToStream(state_->xref, sink, nullptr);
  HPDF_Stream_Free(sink);
  check(status, "writing the file");

  // The ID names the content: a digest of the file with a blank ID, put in the blank's place.
  const std::string blank_hex(2 * kIdBytes, '0');
  const std::string id = to_hex(sha256(file)).substr(0, 2 * kIdBytes);
  std::size_t at = file.rfind("/ID ");
  for (int half = 0; half < 2; ++half) {
    at = at == std::string::npos ? at : file.find(blank_hex, at);
    if (at == std::string::npos) throw ObjectsFailed("the trailer has no place for the file ID");
    file.replace(at, id.size(), id);
    at += id.size();
  }
  return file;
}

ByteString text_string(std::string_view utf8) {
  std::string bytes = "\xFE\xFF" + to_utf16be(utf8);
  if (bytes.size() > HPDF_LIMIT_MAX_STRING_LEN) {
    std::size_t size = HPDF_LIMIT_MAX_STRING_LEN / 2 * 2;
    const auto lead = static_cast<unsigned char>(bytes[size - 2]);
    if (lead >= 0xD8 && lead <= 0xDB) size -= 2;  // not between the halves of a surrogate pair
    bytes.resize(size);
  }
  return {std::move(bytes)};
}

}  // namespace typeset::pdf
