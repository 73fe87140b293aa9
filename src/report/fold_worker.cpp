// SPDX-License-Identifier: MIT
// One worker of a fold: takes records and adds each to the cells of its groups.
#include "report/fold_worker.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "report/placing.hpp"

namespace kpi {
namespace {

constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;

constexpr std::size_t kWord = sizeof(std::uint64_t);

/// Writes a text by its size and in whole words, the last one filled up with zeros: what is read
/// again at once, word by word, must not be in several stores. Gives the end.
char* write_in_words(char* to, std::string_view text) {
  const auto write = [&to](std::uint64_t word) {
    std::memcpy(to, &word, kWord);
    to += kWord;
  };
  const auto word_before = [](const char* end) {
    std::uint64_t word = 0;
    std::memcpy(&word, end - kWord, kWord);
    return word;
  };
  write(text.size());
  const char* at = text.data();
  const char* const end = at + text.size();
  for (; end - at >= std::ptrdiff_t{kWord}; at += kWord) write(word_before(at + kWord));
  if (at == end) return to;
  std::uint64_t rest = 0;
  if (text.size() >= kWord) {
    rest = word_before(end) >> (8 * (kWord - static_cast<std::size_t>(end - at)));
  } else {
    for (; at != end; ++at) rest = rest << 8U | static_cast<unsigned char>(*at);
  }
  write(rest);
  return to;
}

void note_score(LogFacts::Range& range, Amount score, const Scale& scale) {
  if (const Amount counted = scored(score, scale)) range.add(*counted);
}

}  // namespace

FoldShared::FoldShared(const FoldPlan& given, std::size_t workers)
    : plan{given},
      steps{*given.definitions},
      takes{choose_sources(given.groupings, given.with_states, given.calendar->day_start())},
      repeats{given.definitions->repeat_window,
              static_cast<std::size_t>(std::count_if(takes.begin(), takes.end(),
                                                     [](const Takes& t) { return t.selected; })),
              workers} {
  const auto place_of = [&](const Dimension& wanted) {
    auto found = std::find_if(dimensions.begin(), dimensions.end(),
                              [&](const Dimension& d) { return d.same_as(wanted); });
    if (found == dimensions.end()) found = dimensions.insert(dimensions.end(), wanted);
    return static_cast<std::size_t>(found - dimensions.begin());
  };
  for (std::size_t i = 0; i < plan.groupings.size(); ++i) {
    const PlannedGrouping& grouping = plan.groupings[i];
    if (takes[i].selected) bases.push_back(i);
    columns.emplace_back();
    for (const Dimension& dimension : grouping.dimensions) {
      columns.back().push_back(place_of(dimension));
    }
    const bool one_interval = grouping.length && nests(*grouping.length, plan.rules.met_interval,
                                                       plan.calendar->day_start());
    cell_plans.push_back({&plan.rules, takes[i].selected, takes[i].agent_time,
                          grouping.length.has_value(), one_interval});
    // Pictures are no groups that somebody asked for.
    indexes.emplace_back(
        grouping, grouping.is_shown ? plan.max_groups : std::numeric_limits<std::size_t>::max());
  }
  if (plan.observes(Observe::Presence)) agent = place_of({"agent", Field::Agent, 0});
  for (std::size_t i = 0; i < dimensions.size(); ++i) texts.emplace_back(*plan.hash);
  indexes[0].number({});  // the total is there even with nothing selected
}

void FoldWorker::Seen::merge(const Seen& other) {
  facts.merge(other.facts);
  filtered.direction += other.filtered.direction;
  filtered.period += other.filtered.period;
  filtered.where += other.filtered.where;
  filtered.open += other.filtered.open;
  without_caller += other.without_caller;
  unknown_outcome += other.unknown_outcome;
  answered_without_states += other.answered_without_states;
  placed_by_start += other.placed_by_start;
}

FoldWorker::FoldWorker(FoldShared& shared, std::size_t number)
    : shared_{shared},
      plan_{shared.plan},
      number_{number},
      texts_{*shared.plan.calendar, *shared.plan.hash, shared.plan.show_callers, shared.plan.teams,
             shared.plan.selection.assign_by},
      selector_{shared.plan.selection, *shared.plan.calendar},
      filter_selects_agent_time_{shared.plan.selection.where.is_of_agent_time()},
      kinds_{shared.plan.rules, shared.steps},
      keyed_{shared.repeats.make_batch()},
      numbers_(shared.dimensions.size()),
      picked_(shared.dimensions.size()),
      current_(shared.bases.size()),
      prepared_(kAtOnce),
      cells_(kAtOnce * shared.plan.groupings.size()) {
  for (std::size_t i = 0; i < shared.dimensions.size(); ++i) {
    const Dimension& dimension = shared.dimensions[i];
    const bool plain = dimension.field && type(*dimension.field) == FieldType::Text &&
                       (*dimension.field != Field::Caller || plan_.show_callers);
    sources_.push_back({&dimension,
                        plain ? text_member(*dimension.field) : nullptr,
                        KnownTexts{shared.texts[i], *plan_.hash},
                        {}});
  }
  for (const Field field : plan_.repeat_key) key_members_.push_back(text_member(field));
  reset();
}

void FoldWorker::reset() {
  groups_.clear();
  for (std::size_t i = 0; i < plan_.groupings.size(); ++i) {
    groups_.push_back({i,
                       shared_.takes[i],
                       shared_.columns[i],
                       CellFinder{plan_.groupings[i], *plan_.calendar},
                       Cells{shared_.cell_plans[i], kinds_},
                       {}});
  }
  taking_.clear();
  for (Groups& groups : groups_) {
    if (groups.takes.selected || groups.takes.agent_time) taking_.push_back(&groups);
  }
  keyed_.clear();
  seen_ = {};
  started_ = {};
  placed_ = {};
  selector_ = Selector{plan_.selection, *plan_.calendar};
}

FieldSet FoldWorker::texts() const {
  FieldSet texts{Field::Agent};
  if (plan_.observes(Observe::Repeats)) {
    texts = texts | FieldSet{Field::CallId, Field::Caller};
    for (const Field field : plan_.repeat_key) texts.insert(field);
  }
  const auto add = [&texts](const std::vector<Dimension>& columns) {
    for (const Dimension& column : columns) {
      if (column.field) texts.insert(*column.field);
    }
  };
  add(shared_.dimensions);
  add(plan_.rule_dimensions);
  add(where().columns());
  return texts & kTextFields;
}

void FoldWorker::restart() {
  reset();
  shared_.repeats.restart();
}

void FoldWorker::before_block() {
  shared_.repeats.before_block(number_);
}

void FoldWorker::after_block() {
  for (Groups& groups : groups_) groups.cells.pack_idle();
  shared_.repeats.after_block(number_, keyed_, started_.first(), started_.last());
  started_ = {};
  placed_ = {};
}

inline void FoldWorker::take_facts(const CallRecord& record, const Prepared& row) {
  if (record.start && record.counts_as != CountsAs::Visit) {
    started_.add(*record.start);
    placed_.add(*row.at);
  }
  LogFacts& facts = seen_.facts;
  facts.blocked_seen = facts.blocked_seen || record.outcome == Outcome::Blocked;
  if (!row.scored) return;
  const Definitions& definitions = *plan_.definitions;
  note_score(facts.csat, record.csat, definitions.csat);
  note_score(facts.nps, record.nps, definitions.nps);
  note_score(facts.ces, record.ces, definitions.ces);
  note_score(facts.qa, record.qa, definitions.qa);
}

std::uint64_t FoldWorker::matching_rules(const CallRecord& record) {
  std::uint64_t rules = 0;
  for (std::size_t i = 0; i < plan_.rule_dimensions.size(); ++i) {
    const std::string& wanted = plan_.definitions->service_rules[i].text;
    if (texts_.text(plan_.rule_dimensions[i], record, scratch_) == wanted) {
      rules |= std::uint64_t{1} << i;
    }
  }
  return rules;
}

inline void FoldWorker::number_texts(const CallRecord& record) {
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    Source& source = sources_[i];
    numbers_[i] = source.known.number(source.member != nullptr
                                          ? record.*source.member
                                          : texts_.text(*source.dimension, record, source.scratch));
  }
}

/// The cell of the record in a grouping, which is made when it is new.
inline std::uint32_t FoldWorker::find_cell(Groups& groups, Amount at) {
  std::uint32_t* picked = picked_.data();
  for (const std::size_t column : groups.columns) *picked++ = numbers_[column];
  const std::span<const std::uint32_t> texts{picked_.data(), groups.columns.size()};
  const CellFinder::Place place = groups.finder.find(texts, at);
  if (place.is_new) make_cell(groups, texts);
  return place.cell;
}

void FoldWorker::make_cell(Groups& groups, std::span<const std::uint32_t> texts) {
  const std::optional<Millis> begin = groups.finder.begin();
  groups.group_of_cell.push_back(shared_.indexes[groups.grouping].number({texts, begin}));
  std::optional<Millis> met;
  if (begin) met = plan_.calendar->interval(plan_.rules.met_interval, *begin).begin;
  groups.cells.add_cell(met);
}

/// The interval of intervals_met.
inline void FoldWorker::find_interval(Millis at) {
  if (at >= met_interval_.begin && at < met_interval_.end) return;
  met_interval_ = plan_.calendar->interval(plan_.rules.met_interval, at);
  row_.quarter = quarter_of(met_interval_.begin);
}

void FoldWorker::count_without_states(const CallRecord& record) {
  if (!record.answered() || record.counts_as == CountsAs::Call) return;
  agent_.assign(record.agent);
  if (!plan_.stated_agents.contains(agent_)) ++seen_.answered_without_states;
}

/// When the agent of the row was present.
inline void FoldWorker::find_presence(const CallRecord& record, std::uint32_t agent) {
  const Millis answer = *record.answer;
  if (answer < day_.begin || answer >= day_.end) {
    day_ = plan_.calendar->interval(IntervalLength::Day, answer);
    civil_day_ = static_cast<std::int32_t>(plan_.calendar->civil_day(answer));
  }
  const Millis worked = *record.talk + record.hold.value_or(0) + record.acw.value_or(0);
  row_.presence = {agent, civil_day_, answer, answer + worked};
}

/// Decides what a record counts for.
inline void FoldWorker::judge(const CallRecord& record, Prepared& row) {
  const bool is_visit = record.counts_as == CountsAs::Visit;  // not the report, but agent time
  row.counts = record.outcome != Outcome::Open;
  if (!row.counts) {
    if (!is_visit) ++seen_.filtered.open;
    return;
  }
  const Selector::Verdict verdict = selector_.judge(record, row.at);
  row.selected = !is_visit && verdict.all();
  row.agent_time = verdict.period && (verdict.where || !filter_selects_agent_time_);
  if (is_visit) return;
  if (!verdict.direction) {
    ++seen_.filtered.direction;
  } else if (!verdict.period) {
    ++seen_.filtered.period;
  } else if (!verdict.where) {
    ++seen_.filtered.where;
  } else if (record.start && !own_instant(record, plan_.selection.assign_by)) {
    ++seen_.placed_by_start;
  }
}

/// Finds the kind and the cells of a record.
inline void FoldWorker::prepare(const CallRecord& record, std::size_t at) {
  Prepared& row = prepared_[at];
  row.at = placing_instant(record, plan_.selection.assign_by);
  row.scored = record.csat || record.nps || record.ces || record.qa;
  take_facts(record, row);
  judge(record, row);
  if (!row.counts) return;
  if (plan_.with_states && row.agent_time) count_without_states(record);
  if (row.selected && record.outcome == Outcome::Unknown) ++seen_.unknown_outcome;
  row.matching_rules = plan_.rule_dimensions.empty() ? 0 : matching_rules(record);
  row.kind = kinds_.number(record, row.selected, row.matching_rules);
  number_texts(record);
  if (shared_.agent) row.agent = numbers_[*shared_.agent];
  std::uint32_t* cell = &cells_[at * taking_.size()];
  for (Groups* const groups : taking_) {
    const Takes& takes = groups->takes;
    const bool taken = (takes.selected && row.selected) || (takes.agent_time && row.agent_time);
    *cell = taken ? find_cell(*groups, row.at) : kNoGroup;
    if (taken) groups->cells.prefetch(*cell, row.kind);
    ++cell;
  }
}

/// Asks for what the cells of a prepared record point to.
inline void FoldWorker::reach(std::size_t at) const {
  if (!prepared_[at].counts) return;
  const std::uint32_t* cell = &cells_[at * taking_.size()];
  for (const Groups* const groups : taking_) {
    if (*cell != kNoGroup) groups->cells.prefetch_ends(*cell);
    ++cell;
  }
}

/// Of the texts that tell one customer's matter.
inline Fingerprint FoldWorker::fingerprint(const CallRecord& record) {
  std::size_t most = 0;
  for (const auto member : key_members_) most += 2 * kWord + (record.*member).size();
  if (most > key_.size()) key_.resize(most);
  char* end = key_.data();
  for (const auto member : key_members_) end = write_in_words(end, record.*member);
  return plan_.hash->fingerprint({key_.data(), static_cast<std::size_t>(end - key_.data())});
}

inline void FoldWorker::take_keyed_row(const CallRecord& record, bool selected,
                                       const std::uint32_t* cells) {
  if (record.counts_as == CountsAs::Visit) return;
  if (!record.answered() || record.direction != Direction::Inbound || !record.start) return;
  if (record.caller.empty()) {
    ++seen_.without_caller;
    return;
  }
  KeyedRow row{*record.start, 0, selected};
  if (!record.call_id.empty()) {
    row.call = (*plan_.hash)(record.call_id) | 1U;
    keyed_.ids.add(record.call_id, row.start, shared_.repeats.window());
  }
  std::uint32_t* group = current_.data();
  for (const Groups* const groups : taking_) {
    const std::uint32_t cell = *cells++;
    if (groups->takes.selected) *group++ = selected ? groups->group_of_cell[cell] : kNoGroup;
  }
  keyed_.add(fingerprint(record), row, current_);
}

inline void FoldWorker::add(const CallRecord& record, std::size_t at) {
  const Prepared& prepared = prepared_[at];
  row_.record = &record;
  row_.matching_rules = prepared.matching_rules;
  row_.kind_number = prepared.kind;
  row_.kind = &kinds_[row_.kind_number];
  row_.scored = prepared.scored;
  row_.large = has_large_amount(record);
  if (!row_.large) fill_amounts(row_);
  if (row_.kind->offered && plan_.observes(Observe::Intervals)) find_interval(*prepared.at);
  if (row_.kind->present) find_presence(record, prepared.agent);
  const std::uint32_t* const cells = &cells_[at * taking_.size()];
  const std::uint32_t* cell = cells;
  for (Groups* const groups : taking_) {
    if (*cell != kNoGroup) groups->cells.add(*cell, row_);
    ++cell;
  }
  if (plan_.observes(Observe::Repeats)) take_keyed_row(record, prepared.selected, cells);
}

/// What a row needs of memory is asked for before it is used, so that the rows of a batch wait for
/// it together.
void FoldWorker::consume(std::span<const CallRecord> records) {
  while (!records.empty()) {
    const auto batch = records.first(std::min(records.size(), kAtOnce));
    for (std::size_t i = 0; i < batch.size(); ++i) prepare(batch[i], i);
    for (std::size_t i = 0; i < batch.size(); ++i) reach(i);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (prepared_[i].counts) add(batch[i], i);
    }
    records = records.subspan(batch.size());
  }
  keyed_.ids.keep();
  LogFacts times;
  times.first_start = started_.first();
  times.last_start = started_.last();
  times.first_placed = placed_.first();
  times.last_placed = placed_.last();
  seen_.facts.merge(times);
}

void FoldWorker::finish(std::span<const std::uint32_t> agent_ranks) {
  for (Groups& groups : groups_) groups.cells.finish(agent_ranks);
}

}  // namespace kpi
