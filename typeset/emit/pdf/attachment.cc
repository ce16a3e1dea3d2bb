#include "emit/pdf/attachment.h"

#include <utility>

#include "emit/pdf/metadata.h"
#include "emit/shared/deflate.h"

namespace typeset::pdf {

Ref add_attachment(Objects& objects, const PdfAttachment& attachment, const std::optional<std::string>& date,
                   bool compress) {
  constexpr int level = 9;
  Dict parameters;
  parameters.set("Size", static_cast<std::int32_t>(attachment.bytes.size()));
  parameters.set("ModDate", ByteString{pdf_date(date.value_or("1970-01-01T00:00:00+08:00"))});
  Dict file;
  file.set("Type", Name{"EmbeddedFile"});
  file.set("Subtype", Name{"application/yaml"});
  file.set("Params", std::move(parameters));
  const Ref stream = compress ? objects.add_stream(file, emit::deflate(attachment.bytes, level), Packing::deflated)
                              : objects.add_stream(file, attachment.bytes, Packing::none);
  Dict streams;
  streams.set("F", stream);
  streams.set("UF", stream);
  Dict specification;
  specification.set("Type", Name{"Filespec"});
  specification.set("F", text_string(attachment.name));
  specification.set("UF", text_string(attachment.name));
  specification.set("AFRelationship", Name{"Source"});
  specification.set("Desc", text_string("排版所用的稿子"));
  specification.set("EF", std::move(streams));
  return objects.add(specification);
}

}  // namespace typeset::pdf
