// SPDX-License-Identifier: MIT
// Documents: planned from -O and -o, rendered into temporaries, then put in place together.
#include "cli/documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/output_file.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

std::string_view extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot + 1);
}

std::string known_extensions(const std::vector<DocumentForm>& forms) {
  std::string out;
  for (const DocumentForm& form : forms) {
    for (const std::string_view extension : form.extensions) {
      out += fmt::format("{}.{}", out.empty() ? "" : " ", extension);
    }
  }
  return out;
}

/// The form of a file, by its extension; --format tells it where the extension does not.
std::string_view form_of_file(const std::string& path, const std::vector<DocumentForm>& forms,
                              std::string_view chosen) {
  const std::string_view extension = extension_of(path);
  for (const DocumentForm& form : forms) {
    if (std::ranges::find(form.extensions, extension) != form.extensions.end()) return form.name;
  }
  if (!chosen.empty()) return chosen;
  throw Error(FaultKind::Usage,
              fmt::format("--output: the extension of {} tells no format; expected one of {}",
                          in_quotes(path), known_extensions(forms)),
              "or name the format with --format");
}

/// A --format that nothing obeys was meant for one of the files.
void check_format_is_obeyed(const std::vector<Document>& documents, std::string_view chosen) {
  if (chosen.empty()) return;
  for (const Document& document : documents) {
    if (document.on_standard_output() || document.form == chosen) return;
  }
  const Document& first = documents.front();
  throw Error(FaultKind::Usage,
              fmt::format("--format says {}, the extension of {} says {}", chosen,
                          in_quotes(first.path), first.form),
              "leave out --format, or write to a file with another extension");
}

/// The path without detours, by its text alone.
std::string plain_path(const std::string& path) {
  std::error_code no_folder;  // the current folder may be gone
  const std::filesystem::path whole = std::filesystem::absolute(path, no_folder);
  return (no_folder ? std::filesystem::path(path) : whole).lexically_normal().string();
}

void check_not_twice(const std::vector<Document>& documents, const std::string& rejects) {
  std::vector<std::string> seen;
  for (const Document& document : documents) {
    std::string path = document.on_standard_output() ? "" : plain_path(document.path);
    if (std::find(seen.begin(), seen.end(), path) != seen.end()) {
      throw Error(FaultKind::Usage,
                  fmt::format("--output: {} is given twice", document.on_standard_output()
                                                                 ? "standard output"
                                                                 : in_quotes(document.path)));
    }
    if (!rejects.empty() && path == plain_path(rejects)) {
      throw Error(FaultKind::Usage, fmt::format("--output and --rejects name the same file: {}",
                                                in_quotes(document.path)));
    }
    seen.push_back(std::move(path));
  }
}

/// What is printed has been worked out but for its groups, and what they could fail of has been
/// tried on the total. So nothing but writing can fail any more, and the text need not be
/// collected.
void print_as_rendered(const Document& document, const RenderDocument& render,
                       const RenderOptions& options, const Console& console) {
  constexpr std::size_t kPiece = std::size_t{1} << 16U;
  std::string text;
  render(document.form, options, [&](std::string_view piece) {
    text += piece;
    if (text.size() < kPiece) return;
    console.out(text);
    text.clear();
  });
  if (!text.empty()) console.out(text);
}

}  // namespace

namespace {

/// The forms of a list of formats, whatever it is that these render.
template <class Format>
std::vector<DocumentForm> forms_of(std::span<const Format> formats) {
  std::vector<DocumentForm> forms;
  for (const Format& format : formats) forms.push_back({format.name, format.extensions});
  return forms;
}

}  // namespace

std::vector<DocumentForm> report_forms() {
  return forms_of(output_formats());
}

std::vector<DocumentForm> check_forms() {
  return forms_of(check_formats());
}

std::vector<DocumentForm> comparison_forms() {
  return forms_of(comparison_formats());
}

std::vector<Document> plan_documents(const std::vector<DocumentForm>& forms,
                                     const OutputArguments& output, const std::string& rejects) {
  const std::string_view chosen = output.format;
  const std::string_view on_standard_output = chosen.empty() ? forms.front().name : chosen;
  std::vector<Document> documents;
  for (const std::string& path : output.files) {
    if (names_standard_output(path)) {
      documents.push_back({{}, on_standard_output});
    } else {
      documents.push_back({path, form_of_file(path, forms, chosen)});
    }
  }
  if (documents.empty()) documents.push_back({{}, on_standard_output});
  check_not_twice(documents, rejects);
  check_format_is_obeyed(documents, chosen);
  return documents;
}

bool is_table(const Document& document) {
  return document.form == output_formats().front().name;
}

bool table_is_shown(const std::vector<Document>& documents) {
  return std::ranges::any_of(documents, [](const Document& document) {
    return document.on_standard_output() && is_table(document);
  });
}

void check_documents(const std::vector<Document>& documents, const Query& query,
                     const OutputArguments& output) {
  for (const Document& document : documents) {
    const OutputFormat& format = *find_output_format(document.form);
    if (format.check != nullptr) format.check(query, render_in_file(output));
  }
}

void print_documents(const std::vector<Document>& documents, const RenderDocument& render,
                     const OutputArguments& output, const std::vector<std::string>& inputs,
                     std::size_t threads, const Console& console) {
  const std::vector<FileIdentity> input_identities = identities_of(inputs);
  std::vector<std::unique_ptr<OutputFile>> files;
  for (const Document& document : documents) {
    if (document.on_standard_output()) continue;
    files.push_back(std::make_unique<OutputFile>(document.path, input_identities));
  }
  std::string text;
  std::size_t next_file = 0;
  for (const Document& document : documents) {
    RenderOptions options =
        document.on_standard_output() ? render_on(console, output) : render_in_file(output);
    options.threads = threads;
    if (document.on_standard_output()) {
      if (files.empty()) {
        print_as_rendered(document, render, options, console);
      } else {
        render(document.form, options, [&](std::string_view piece) { text += piece; });
      }
      continue;
    }
    OutputFile& file = *files[next_file++];
    render(document.form, options, [&](std::string_view piece) { file.write(piece); });
  }
  for (const std::unique_ptr<OutputFile>& file : files) file->finish();
  for (const std::unique_ptr<OutputFile>& file : files) file->commit();
  if (!text.empty()) console.out(text);
}

void print_documents_beside_verdict(const std::vector<Document>& documents,
                                    const RenderDocument& render, const OutputArguments& output,
                                    const std::vector<std::string>& inputs, std::size_t threads,
                                    const Console& console) {
  try {
    print_documents(documents, render, output, inputs, threads, console);
  } catch (const ClosedPipe&) {
    return;
  }
}

}  // namespace kpi::cli
