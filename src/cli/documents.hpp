// SPDX-License-Identifier: MIT
// Which documents a run prints, where and in which form; and printing them, all or none.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "kpi/render.hpp"

namespace kpi::cli {

/// A form that a document may have.
struct DocumentForm {
  std::string_view name;                     ///< "json"
  std::vector<std::string_view> extensions;  ///< "json": of files written in it
};
/// Those of reports, of checks and of comparisons; the first is the default.
std::vector<DocumentForm> report_forms();
std::vector<DocumentForm> check_forms();
std::vector<DocumentForm> comparison_forms();

struct Document {
  std::string path;  ///< empty: standard output
  std::string_view form;
  [[nodiscard]] bool on_standard_output() const { return path.empty(); }
};

/// Decides without looking at any file. Throws Error (Usage).
std::vector<Document> plan_documents(const std::vector<DocumentForm>& forms,
                                     const OutputArguments& output, const std::string& rejects);

/// Whether a document is the table, the first of all forms.
bool is_table(const Document& document);
/// Whether the table on standard output tells the notes itself.
bool table_is_shown(const std::vector<Document>& documents);

/// Writes a document in one of its forms.
using RenderDocument =
    std::function<void(std::string_view form, const RenderOptions&, const TextSink&)>;

/// Checks, as far as no file is needed, that what is asked fits the forms of reports. Throws Error
/// (Usage).
void check_documents(const std::vector<Document>& documents, const Query& query,
                     const OutputArguments& output);

/// Files first, standard output last: it stays empty where anything but writing to it fails. Throws
/// Error.
void print_documents(const std::vector<Document>& documents, const RenderDocument& render,
                     const OutputArguments& output, const std::vector<std::string>& inputs,
                     std::size_t threads, const Console& console);
/// The same where a verdict is asked for as well: whether anybody reads on changes nothing of it.
void print_documents_beside_verdict(const std::vector<Document>& documents,
                                    const RenderDocument& render, const OutputArguments& output,
                                    const std::vector<std::string>& inputs, std::size_t threads,
                                    const Console& console);

}  // namespace kpi::cli
