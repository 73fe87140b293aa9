// SPDX-License-Identifier: MIT
// The forms in which Asterisk's queue_log comes, and how they are told from the first bytes of a
// file.
#include "input/queue_log_form.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "input/headers.hpp"
#include "input/opening.hpp"
#include "input/queue_log_event.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

constexpr std::size_t kHeadEvents = 200;

char line_end_of(std::string_view head) {
  const bool bare_returns =
      head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos;
  return bare_returns ? '\r' : '\n';
}

/// Native lines have no quotes: a quote that is the line end is never met inside a field.
QueueLogForm native_form(char line_end) {
  QueueLogForm form;
  form.dialect = {'|', line_end, line_end};
  return form;
}

/// Whether most of the first lines hold a time and a known event.
bool looks_native(std::string_view head, const QueueLogForm& form) {
  const auto rows = head_rows(head, form.dialect, kHeadEvents);
  const auto native = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const std::vector<std::string>& row) {
        return row.size() > form.event && read_event_time(row[form.time], {}) &&
               is_queue_event(row[form.event]);
      }));
  return native > 0 && native * 2 >= rows.size();
}

class HeaderReader {
 public:
  explicit HeaderReader(const std::vector<std::string>& header) {
    for (const std::string& text : header) names_.push_back(folded_header(text));
  }

  /// The form of a table with this header: of Asterisk's realtime, QueueMetrics or PBXware.
  [[nodiscard]] std::optional<QueueLogForm> read() const {
    QueueLogForm form;
    form.header = true;
    form.columns = names_.size();
    // PBXware has a local `time` beside its `date_time`.
    form.time = find({"datetime", "timeid", "time", "epoch"});
    form.call_id = find({"callid"});
    form.queue = find({"queuename", "queue"});
    form.agent = find({"agent", "type"});
    form.event = find({"event", "verb"});
    form.parameters = find({"data1", "param1", "data"});
    for (const std::size_t column :
         {form.time, form.call_id, form.queue, form.agent, form.event, form.parameters}) {
      if (column == QueueLogForm::kNone) return std::nullopt;
    }
    form.wait = find({"htime"});
    form.talk = find({"ttime"});
    form.position = find({"entpos"});
    if (form.wait != QueueLogForm::kNone) {
      form.kind = QueueLogForm::Parameters::Pbxware;
    } else if (names_[form.parameters] == "data") {
      form.kind = QueueLogForm::Parameters::Joined;
    } else if (!in_order(form.parameters)) {
      return std::nullopt;
    }
    return form;
  }

 private:
  /// The column of the first of these names that there is.
  [[nodiscard]] std::size_t find(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      const auto found = std::find(names_.begin(), names_.end(), name);
      if (found != names_.end()) return static_cast<std::size_t>(found - names_.begin());
    }
    return QueueLogForm::kNone;
  }
  /// Whether the parameters after the first follow it.
  [[nodiscard]] bool in_order(std::size_t first) const {
    std::string name = names_[first];
    for (std::size_t i = 1; i < 5; ++i) {
      name.back() = static_cast<char>('1' + i);
      if (first + i >= names_.size() || names_[first + i] != name) return false;
    }
    return true;
  }

  std::vector<std::string> names_;
};

std::optional<QueueLogForm> find_table_form(std::string_view head, std::optional<char> forced) {
  for (const char delimiter : {',', ';', '\t', '|'}) {
    if (forced && delimiter != *forced) continue;
    const Dialect dialect{delimiter, '"', line_end_of(head)};
    const auto rows = head_rows(head, dialect, 1);
    if (rows.empty()) continue;
    if (auto form = HeaderReader{rows.front()}.read()) {
      form->dialect = dialect;
      return form;
    }
  }
  return std::nullopt;
}

/// Exports of tables are sometimes sorted by falling time; in such a log everything ends before it
/// begins.
void refuse_newest_first(std::string_view head, const QueueLogForm& form, const std::string& name) {
  std::size_t rising = 0;
  std::size_t falling = 0;
  std::optional<Millis> last;
  const auto rows = head_rows(head, form.dialect, kHeadEvents);
  for (std::size_t i = form.header ? 1 : 0; i < rows.size(); ++i) {
    if (form.time >= rows[i].size()) continue;
    const auto at = read_event_time(rows[i][form.time], {});
    if (last && at) {
      rising += *at > *last ? 1U : 0U;
      falling += *at < *last ? 1U : 0U;
    }
    if (at) last = at;
  }
  if (falling <= rising) return;
  throw Error(FaultKind::Data, name + ": the events of this queue_log are newest first",
              "kpi puts calls together from events in the order of their times; sort the file by "
              "time");
}

}  // namespace

std::optional<QueueLogForm> find_queue_log_form(std::string_view head,
                                                std::optional<char> delimiter,
                                                const std::string& name) {
  std::optional<QueueLogForm> form;
  const QueueLogForm native = native_form(line_end_of(head));
  if ((!delimiter || *delimiter == '|') && looks_native(head, native)) {
    form = native;
  } else {
    form = find_table_form(head, delimiter);
  }
  if (form) refuse_newest_first(head, *form, name);
  return form;
}

}  // namespace kpi
