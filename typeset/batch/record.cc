#include "batch/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/digest.h"

namespace typeset {

namespace {

constexpr std::string_view kOpening = "hongtou-record 2";
constexpr std::string_view kSeverities = "nwe-";  // in the order of Severity, then kNoFindings
constexpr std::string_view kNoFindings = "-";
constexpr std::size_t kSumDigits = 16;
constexpr std::size_t kPiece = std::size_t{64} << 10U;        // bytes read at a time
constexpr std::size_t kLongestLine = std::size_t{64} << 20U;  // bytes
constexpr std::size_t kMostRemembered = 512;                  // lines of a kind, while a text is written

std::uint64_t sum_of(std::string_view line, std::uint64_t before) {
  const Fingerprint all = fingerprint(line, before);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < sizeof sum; ++i) sum = sum << 8U | all[i];
  return sum;
}

void append_hex(std::string& text, std::uint64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) text += digits[number >> static_cast<unsigned>(shift) & 0xFU];
}

/// A field of a line: control characters and the per cent sign by their number.
void append_field(std::string& text, std::string_view field) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : field) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < ' ' || byte == 0x7F || c == '%')
      text.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
    else
      text += c;
  }
}

void append_number(std::string& text, std::uint64_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), end);
}

void append_stamp(std::string& text, const std::optional<FileStamp>& stamp) {
  if (!stamp) {
    text += '-';
    return;
  }
  const std::uint64_t numbers[] = {stamp->size, static_cast<std::uint64_t>(stamp->modified_ns),
                                   static_cast<std::uint64_t>(stamp->changed_ns), stamp->inode};
  for (std::size_t i = 0; i < std::size(numbers); ++i) {
    if (i > 0) text += ',';
    append_number(text, numbers[i]);
  }
}

/// Takes fields from the front of a line.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}

  bool good() const { return good_; }
  bool done() const { return !more_; }
  void refuse() { good_ = false; }

  std::string_view raw(char end = '\t') {
    if (!more_) {
      good_ = false;
      return {};
    }
    const std::size_t at = rest_.find(end);
    const std::string_view field = rest_.substr(0, at);
    more_ = at != std::string_view::npos;
    rest_.remove_prefix(more_ ? at + 1 : rest_.size());
    return field;
  }

  std::string text() { return facts_in(raw()); }

  std::uint64_t number(char end = '\t') { return number_in(raw(end)); }

  /// An index below `count`.
  std::uint32_t index(std::size_t count, char end = '\t') {
    const std::uint64_t value = number(end);
    if (value >= count) good_ = false;
    return good_ ? static_cast<std::uint32_t>(value) : 0;
  }

  std::optional<FileStamp> stamp() {
    const std::string_view field = raw();
    if (field == "-") return std::nullopt;
    Fields parts(field);
    FileStamp stamp;
    stamp.size = parts.number(',');
    stamp.modified_ns = static_cast<std::int64_t>(parts.number(','));
    stamp.changed_ns = static_cast<std::int64_t>(parts.number(','));
    stamp.inode = parts.number(',');
    good_ = good_ && parts.good() && parts.done();
    return stamp;
  }

  std::optional<Severity> severity() {
    const std::string_view field = raw();
    const std::size_t severity = kSeverities.find(field);
    if (field.size() != 1 || severity == std::string_view::npos) good_ = false;
    if (!good_ || field == kNoFindings) return std::nullopt;
    return static_cast<Severity>(severity);
  }

  std::vector<std::uint32_t> indices(const std::vector<std::uint32_t>& known) {
    const std::string_view field = raw();
    std::vector<std::uint32_t> all;
    if (field.empty()) return all;
    Fields parts(field);
    while (parts.good() && !parts.done()) {
      const std::uint32_t index = parts.index(known.size(), ',');
      if (parts.good()) all.push_back(known[index]);
    }
    good_ = good_ && parts.good();
    return all;
  }

 private:
  std::uint64_t number_in(std::string_view field) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc() || end != field.data() + field.size()) good_ = false;
    return value;
  }

  std::string_view rest_;
  bool more_ = true;
  bool good_ = true;
};

/// Reads the lines of one text, whose numbers are its own.
class LineReader {
 public:
  explicit LineReader(RecordReader& reader) : reader_(reader) {}

  /// `at`: where the line begins in its text.
  bool read(std::string_view line, std::uint64_t at) {
    line_ = line.data();
    at_ = at;
    Fields fields(line);
    const std::string_view kind = fields.raw();
    if (kind == "p") {
      paths_.push_back(fields.text());
    } else if (kind == "i") {
      read_input(fields);
    } else if (kind == "m") {
      std::string made_by = fields.text();
      makers_.emplace_back(std::move(made_by), fields.text());
    } else if (kind == "d") {
      read_document(fields);
    } else if (kind == "x") {
      const std::uint32_t path = fields.index(paths_.size());
      if (fields.good()) reader_.gone(paths_[path]);
    } else {
      return false;
    }
    return fields.good() && fields.done();
  }

 private:
  void read_input(Fields& fields) {
    RecordedInput input;
    const std::uint64_t question = fields.number();
    const std::uint32_t path = fields.index(paths_.size());
    const std::string answer = fields.text();
    input.stamp = fields.stamp();
    // One that were passed over would give its number to the next.
    if (question > 1 || answer.empty()) fields.refuse();
    if (!fields.good()) return;
    input.asked.question = static_cast<Dependency::Question>(question);
    input.asked.path = paths_[path];
    if (answer.front() == '!')
      input.asked.failure = static_cast<FailureKind>(answer.back() - 'a');
    else
      input.asked.fingerprint = answer;
    inputs_.push_back(reader_.input(std::move(input)));
  }

  void read_document(Fields& fields) {
    RecordedDocument document;
    const std::uint32_t source = fields.index(paths_.size()), maker = fields.index(makers_.size());
    document.inputs = fields.indices(inputs_);
    document.gravest = fields.severity();
    const std::string_view facts = fields.raw();
    document.facts_at = at_ + static_cast<std::uint64_t>(facts.data() - line_);
    document.facts_size = static_cast<std::uint32_t>(facts.size());
    if (reader_.facts == Facts::kept) document.facts = facts_in(facts);
    while (fields.good() && !fields.done()) {
      RecordedOutput output;
      const std::uint32_t path = fields.index(paths_.size());
      output.fingerprint = fields.text();
      output.stamp = fields.stamp();
      if (fields.good()) output.path = paths_[path];
      document.outputs.push_back(std::move(output));
    }
    if (!fields.good()) return;
    document.source = paths_[source];
    std::tie(document.made_by, document.options) = makers_[maker];
    reader_.document(std::move(document));
  }

  RecordReader& reader_;
  const char* line_ = nullptr;  // that is being read
  std::uint64_t at_ = 0;
  std::vector<std::string> paths_;
  std::vector<std::uint32_t> inputs_;  // the numbers that the reader gives them
  std::vector<std::pair<std::string, std::string>> makers_;
};

std::string answer_of(const Dependency& asked) {
  if (!asked.failure) return asked.fingerprint;
  return std::string("!") + static_cast<char>('a' + static_cast<int>(*asked.failure));
}

/// Whether the checksum that ends a line is that of it and of all before it.
bool is_sound(std::string_view line, std::uint64_t& sum) {
  if (line.size() <= kSumDigits || line[line.size() - kSumDigits - 1] != '\t') return false;
  sum = sum_of(line.substr(0, line.size() - kSumDigits - 1), sum);
  std::string digits;
  append_hex(digits, sum);
  return line.ends_with(digits);
}

class TextInMemory final : public RecordText {
 public:
  explicit TextInMemory(std::string_view text) : text_(text) {}
  std::string read(std::uint64_t offset, std::size_t size) const override {
    return std::string(text_.substr(std::min<std::uint64_t>(offset, text_.size()), size));
  }

 private:
  std::string_view text_;
};

/// Takes what a text says into a record.
class IntoRecord final : public RecordReader {
 public:
  IntoRecord(Record& record, Facts wanted, std::uint32_t text) : RecordReader(wanted), record_(record), text_(text) {}

  std::uint32_t input(RecordedInput input) override { return record_.add(std::move(input)); }
  void document(RecordedDocument document) override {
    document.text = text_;
    record_.put(std::move(document));
  }
  void gone(const std::string& source) override { record_.erase(source); }

 private:
  Record& record_;
  const std::uint32_t text_;
};

}  // namespace

std::string facts_in(std::string_view written) {
  std::string text;
  text.reserve(written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    unsigned byte = 0;
    const bool escaped = written[i] == '%' && i + 2 < written.size() &&
                         std::from_chars(written.data() + i + 1, written.data() + i + 3, byte, 16).ec == std::errc();
    text += escaped ? static_cast<char>(byte) : written[i];
    if (escaped) i += 2;
  }
  return text;
}

bool read_record(const RecordText& text, RecordReader& reader) {
  LineReader lines(reader);
  std::uint64_t sum = 0, begin = 0;  // of the piece, in the text
  bool first = true;
  std::string piece = text.read(0, kPiece);
  while (!piece.empty()) {
    std::size_t at = 0;
    for (std::size_t end = piece.find('\n'); end != std::string::npos; end = piece.find('\n', at)) {
      const std::string_view line = std::string_view(piece).substr(at, end - at);
      if (!is_sound(line, sum)) return false;
      const std::string_view content = line.substr(0, line.size() - kSumDigits - 1);
      if (first ? content != kOpening : !lines.read(content, begin + at)) return false;
      first = false;
      at = end + 1;
    }
    piece.erase(0, at);
    begin += at;
    const std::string more = text.read(begin + piece.size(), kPiece);
    if (more.empty() || piece.size() > kLongestLine) return piece.empty() && !first;
    piece += more;
  }
  return false;
}

bool Record::read(const RecordText& text, Facts facts) {
  IntoRecord into(*this, facts, texts_++);
  return read_record(text, into);
}

bool Record::read(std::string_view text) { return read(TextInMemory(text)); }

const RecordedDocument* Record::find(const std::string& source) const {
  const auto found = documents_.find(source);
  return found == documents_.end() ? nullptr : &found->second;
}

std::uint32_t Record::add(RecordedInput input) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(input.asked.question)));
  key.append(answer_of(input.asked)).append("\t").append(input.asked.path);
  const auto [known, is_new] = numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(inputs_.size()));
  if (is_new)
    inputs_.push_back(std::move(input));
  else if (input.stamp)
    inputs_[known->second].stamp = input.stamp;
  return known->second;
}

void Record::put(RecordedDocument document) {
  std::string source = document.source;
  documents_.insert_or_assign(std::move(source), std::move(document));
}

void RecordLines::end_line(std::string& text, std::size_t begin) {
  sum_ = sum_of(std::string_view(text).substr(begin), sum_);
  text += '\t';
  append_hex(text, sum_);
  text += '\n';
}

std::string RecordLines::opening() {
  std::string text(kOpening);
  end_line(text, 0);
  return text;
}

std::pair<std::uint32_t, bool> RecordLines::Numbered::number(std::string what) {
  if (known.size() >= kMostRemembered) known.clear();
  const auto [found, is_new] = known.try_emplace(std::move(what), count);
  if (is_new) ++count;
  return {found->second, is_new};
}

std::uint32_t RecordLines::path(const std::string& path, std::string& text) {
  const auto [number, is_new] = paths_.number(path);
  if (!is_new) return number;
  const std::size_t begin = text.size();
  text += "p\t";
  append_field(text, path);
  end_line(text, begin);
  return number;
}

std::uint32_t RecordLines::input(const RecordedInput& input, std::string& text) {
  std::string rest = "\t";
  append_field(rest, answer_of(input.asked));
  rest += '\t';
  append_stamp(rest, input.stamp);
  const char question = static_cast<char>('0' + static_cast<int>(input.asked.question));
  const auto [number, is_new] = inputs_.number(question + input.asked.path + rest);
  if (!is_new) return number;
  const std::uint32_t at = path(input.asked.path, text);
  const std::size_t begin = text.size();
  text.append("i\t").append(1, question).append(1, '\t');
  append_number(text, at);
  text += rest;
  end_line(text, begin);
  return number;
}

std::uint32_t RecordLines::maker(const RecordedDocument& document, std::string& text) {
  const auto [number, is_new] = makers_.number(document.made_by + "\t" + document.options);
  if (!is_new) return number;
  const std::size_t begin = text.size();
  text += "m\t";
  append_field(text, document.made_by);
  text += '\t';
  append_field(text, document.options);
  end_line(text, begin);
  return number;
}

std::string RecordLines::of(const RecordedDocument& document, const std::vector<RecordedInput>& asked) {
  std::string text;
  const std::uint32_t source = path(document.source, text), made = maker(document, text);
  std::vector<std::uint32_t> inputs, outputs;
  for (const RecordedInput& one : asked) inputs.push_back(input(one, text));
  for (const RecordedOutput& output : document.outputs) outputs.push_back(path(output.path, text));
  const std::size_t begin = text.size();
  text += "d\t";
  append_number(text, source);
  text += '\t';
  append_number(text, made);
  text += '\t';
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (i > 0) text += ',';
    append_number(text, inputs[i]);
  }
  text += '\t';
  text += document.gravest ? kSeverities.substr(static_cast<std::size_t>(*document.gravest), 1) : kNoFindings;
  text += '\t';
  append_field(text, document.facts);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    text += '\t';
    append_number(text, outputs[i]);
    text += '\t';
    append_field(text, document.outputs[i].fingerprint);
    text += '\t';
    append_stamp(text, document.outputs[i].stamp);
  }
  end_line(text, begin);
  return text;
}

std::string RecordLines::gone(const std::string& source) {
  std::string text;
  const std::uint32_t at = path(source, text);
  const std::size_t begin = text.size();
  text += "x\t";
  append_number(text, at);
  end_line(text, begin);
  return text;
}

}  // namespace typeset
