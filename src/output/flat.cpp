// SPDX-License-Identifier: MIT
// Joins the groupings of a report into the columns of one table.
#include "output/flat.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "kpi/error.hpp"
#include "output/decimal.hpp"
#include "output/in_order.hpp"

namespace kpi {

Results::Range flat_results(const Report& report) {
  return report.groupings.size() == 1 ? report.results.of_total() : report.results.of_groups();
}

namespace {

/// A dimension that is called as another column would make two columns of one name.
void refuse_doubled(const Report& report, const std::string& dimension) {
  const bool label = dimension == "grouping" || dimension == "begin" || dimension == "end";
  const bool kpi = std::ranges::any_of(
      report.kpis, [&](const KpiColumn& column) { return column.kpi->id == dimension; });
  if (!label && !kpi) return;
  throw Error(FaultKind::Usage,
              fmt::format("--group-by: {} would be the name of two columns", in_quotes(dimension)),
              "json, table and md tell them apart");
}

/// The dimensions of all groupings, each once.
std::vector<std::string> all_dimensions(const Report& report) {
  std::vector<std::string> dimensions;
  for (const Grouping& grouping : report.groupings) {
    for (const std::string& dimension : grouping.dimensions) {
      const bool is_new = std::ranges::find(dimensions, dimension) == dimensions.end();
      if (is_new) {
        refuse_doubled(report, dimension);
        dimensions.push_back(dimension);
      }
    }
  }
  return dimensions;
}

bool names_grouping(const Report& report) {
  // The first is the total, which has no row of its own then.
  return report.groupings.size() > 2;
}

/// Writes one row after another, and remembers the texts that come again.
class RowWriter {
 public:
  RowWriter(const Report& report, const FlatForm& form)
      : report_{report}, form_{form}, names_grouping_{names_grouping(report)} {
    const std::vector<std::string> dimensions = all_dimensions(report);
    for (const Grouping& grouping : report.groupings) {
      Labels labels;
      form.append_text(labels.grouping, fmt::format("{}", fmt::join(grouping.names(), ",")));
      for (const std::string& dimension : dimensions) {
        const auto at = std::ranges::find(grouping.dimensions, dimension);
        if (at == grouping.dimensions.end()) {
          labels.texts.emplace_back();
        } else {
          labels.texts.emplace_back(at - grouping.dimensions.begin());
        }
      }
      labels_.push_back(std::move(labels));
    }
    known_.resize(dimensions.size());
    std::size_t room = report.kpis.size() * std::max(kLongestDecimal, form.absent.size());
    for (const std::string& before : form.before) room += before.size();
    figures_.resize(room);
  }

  void append(const Result& result, std::string& rows) {
    const Labels& labels = labels_[result.grouping];
    auto before = form_.before.begin();
    if (names_grouping_) (rows += *before++) += labels.grouping;
    rows += *before++;
    append_stamp(result.span ? Amount{result.span->begin} : Amount{}, rows);
    rows += *before++;
    append_stamp(result.span ? Amount{result.span->end} : Amount{}, rows);
    for (std::size_t i = 0; i < labels.texts.size(); ++i) {
      rows += *before++;
      append_dimension(i, labels.texts[i], result, rows);
    }
    append_values(result.values, before, rows);
    rows += form_.end;
  }

 private:
  /// The labels of a grouping's rows.
  struct Labels {
    std::string grouping;                           // as a cell
    std::vector<std::optional<std::size_t>> texts;  // of each dimension, where in Result::group
  };
  /// The text of a dimension written last, and its cell.
  struct Known {
    std::string text;
    std::string cell;
  };

  void append_stamp(Amount instant, std::string& rows) {
    if (!instant) {
      rows += form_.absent;
      return;
    }
    stamp_.clear();
    report_.calendar.append_stamp(stamp_, *instant);
    form_.append_text(rows, stamp_);
  }

  void append_dimension(std::size_t dimension, std::optional<std::size_t> place,
                        const Result& result, std::string& rows) {
    if (!place) {
      rows += form_.absent;
      return;
    }
    Known& known = known_[dimension];
    const std::string& text = result.group[*place];
    if (known.cell.empty() || known.text != text) {
      known.text = text;
      known.cell.clear();
      form_.append_text(known.cell, text);
    }
    rows += known.cell;
  }

  /// All in one piece: a report has many more figures than texts.
  void append_values(const std::vector<Value>& values,
                     std::vector<std::string>::const_iterator before, std::string& rows) {
    char* at = figures_.data();
    for (std::size_t i = 0; i < report_.kpis.size(); ++i, ++before) {
      at = std::copy(before->begin(), before->end(), at);
      if (values[i].has_value()) {
        at = write_decimal(at, values[i].numerator(), values[i].denominator());
      } else {
        at = std::copy(form_.absent.begin(), form_.absent.end(), at);
      }
    }
    rows.append(figures_.data(), static_cast<std::size_t>(at - figures_.data()));
  }

  const Report& report_;
  const FlatForm& form_;
  bool names_grouping_;
  std::vector<Labels> labels_;  // of each grouping
  std::vector<Known> known_;    // of each dimension
  std::string stamp_;
  std::string figures_;  // of one row, with room for the longest
};

}  // namespace

std::vector<std::string> flat_columns(const Report& report) {
  std::vector<std::string> names;
  if (names_grouping(report)) names.emplace_back("grouping");
  names.emplace_back("begin");
  names.emplace_back("end");
  const std::vector<std::string> dimensions = all_dimensions(report);
  names.insert(names.end(), dimensions.begin(), dimensions.end());
  for (const KpiColumn& column : report.kpis) names.emplace_back(column.kpi->id);
  return names;
}

void render_rows(const Report& report, const FlatForm& form, const RenderOptions& options,
                 const TextSink& sink) {
  const auto new_text = [&]() -> ResultText {
    return [writer = RowWriter{report, form}](const Result& result, std::string& rows) mutable {
      writer.append(result, rows);
    };
  };
  write_in_order(flat_results(report), options.threads, new_text, sink);
}

}  // namespace kpi
