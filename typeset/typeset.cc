#include "typeset.h"

#include <algorithm>
#include <string>
#include <utility>

#include "press/faults.h"
#include "press/memory_files.h"
#include "press/press.h"
#include "press/version.h"

namespace typeset {

namespace {

Premises premises_of(const Setup& setup) {
  Premises premises;
  premises.styles = setup.data + "/styles";
  premises.manifest = setup.data + "/fonts/manifest.yaml";
  premises.words = setup.data + "/words/official.txt";
  premises.font_folders = setup.font_folders;
  premises.font_folders.push_back(setup.data + "/fonts");
  premises.font_policy = setup.installed_fonts ? FontPolicy::installed : FontPolicy::pinned;
  return premises;
}

Message::Severity severity_of(Severity severity) {
  switch (severity) {
    case Severity::note: return Message::Severity::note;
    case Severity::warning: return Message::Severity::warning;
    case Severity::error: break;
  }
  return Message::Severity::error;
}

/// `name`: what the file `path` is called in messages.
void add_messages(Diagnostics faults, const Sources& sources, const std::string& path, const std::string& name,
                  std::vector<Message>& messages) {
  faults.sort_by_place();
  for (const Diagnostic& fault : faults.all()) {
    Message message;
    message.slug = fault.kind->slug;
    message.severity = severity_of(fault.kind->severity);
    if (fault.span.known()) {
      const std::string& file = sources.name(fault.span.file);
      const bool in_memory = file.starts_with(MemoryFiles::kFolder);
      message.file = file == path ? name : in_memory ? file.substr(MemoryFiles::kFolder.size() + 1) : file;
      const Position at = sources.position(fault.span);
      message.line = at.line;
      message.column = at.column;
    }
    message.zh = fault.message(Language::zh);
    message.en = fault.message(Language::en);
    message.zh_remedy = fault.remedy(Language::zh);
    message.en_remedy = fault.remedy(Language::en);
    messages.push_back(std::move(message));
  }
}

/// Fails, with a message each, for formats that there are not.
bool find_formats(const Wishes& wishes, Job& job, Diagnostics& faults) {
  for (const std::string& name : wishes.formats) {
    const OutputFormat* format = find_output_format(name);
    if (format != nullptr) {
      job.formats.push_back(format);
    } else {
      std::string known;
      for (const std::string& other : output_names()) known.append(known.empty() ? "" : ", ").append(other);
      faults.report(press_faults::kNoSuchOutput, {}, {name, known});
    }
  }
  return !faults.has_errors();
}

}  // namespace

struct Typesetter::Inside {
  Inside(const FileSource& files, const Setup& setup) : workshop(files, nullptr, premises_of(setup)) {}

  Made make(Job job, const Wishes& wishes, const std::string& name) {
    Made made;
    Diagnostics faults;
    if (!find_formats(wishes, job, faults)) {
      made.failed = true;
      add_messages(faults, Sources(), {}, {}, made.messages);
      return made;
    }
    job.settings = wishes.settings;
    job.proof_read = wishes.proof_read;
    job.strict = wishes.strict;
    job.threads = std::max(wishes.threads, 1U);
    Document document = press(job, workshop);
    made.failed = document.failed;
    made.outputs = std::move(document.outputs);
    made.pages = document.pages ? document.pages->pages.size() : 0;
    add_messages(document.faults, document.sources, job.source, name, made.messages);
    if (const Diagnostics* fonts = workshop.faults_so_far()) {
      add_messages(*fonts, workshop.sources(), {}, {}, made.messages);
    }
    return made;
  }

  Workshop workshop;
};

Typesetter::Typesetter(const FileSource& files, Setup setup) : inside_(std::make_unique<Inside>(files, setup)) {}

Typesetter::~Typesetter() = default;

Made Typesetter::make(const Handed& handed) {
  const MemoryFiles files(handed.files, inside_->workshop.files());
  Job job;
  job.source = std::string(MemoryFiles::kFolder) + "/" + handed.name.substr(handed.name.rfind('/') + 1);
  job.files = &files;
  job.handed = Bytes{nullptr, handed.text};
  return inside_->make(std::move(job), handed.wishes, handed.name);
}

Made Typesetter::make(const std::string& path, const Wishes& wishes) {
  Job job;
  job.source = path;
  return inside_->make(std::move(job), wishes, path);
}

std::vector<std::string> output_names() {
  std::vector<std::string> names;
  for (const OutputFormat& format : output_formats()) names.emplace_back(format.name);
  return names;
}

std::string library_version() { return program_version(); }

}  // namespace typeset
