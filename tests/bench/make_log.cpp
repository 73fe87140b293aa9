// SPDX-License-Identifier: MIT
// Writes a call log of any length for the bench, the same on every machine, and the same calls as
// CSV and as NDJSON: make_log ROWS [csv|ndjson] > FILE.
//
// 90 days sorted by start, 12 queues, 400 agents, about ROWS/4 callers of whom some call often,
// three calls in a hundred without a caller, and six reasons of twenty that need quoting.
#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

namespace {

using std::size_t;
using std::uint32_t;
using std::uint64_t;

constexpr uint32_t days = 90;
constexpr uint32_t slots_a_day = 48;
constexpr uint32_t slot_seconds = 1800;
constexpr uint32_t agents = 400;
constexpr size_t buffer_size = size_t{1} << 20;
constexpr size_t longest_row = 512;

struct Queue {
  std::string_view name;
  uint32_t weight;  // of 100
  uint32_t mean_wait;
  uint32_t mean_talk;
};

constexpr std::array<Queue, 12> queues{{{"billing", 18, 34, 210},
                                        {"sales", 14, 24, 260},
                                        {"support", 22, 48, 320},
                                        {"support expert", 8, 64, 480},
                                        {"retention", 6, 28, 340},
                                        {"claims", 7, 52, 300},
                                        {"onboarding", 5, 22, 420},
                                        {"returns", 6, 38, 180},
                                        {"vip", 2, 7, 280},
                                        {"spanish", 5, 44, 250},
                                        {"collections", 4, 30, 200},
                                        {"fraud", 3, 11, 390}}};

constexpr std::array<std::string_view, 14> plain_reasons{
    "invoice question", "refund",         "password reset", "order status",   "late delivery",
    "cancellation",     "upgrade",        "no connection",  "account locked", "address change",
    "copy of invoice",  "warranty claim", "complaint",      "other"};
// CSV has to quote these.
constexpr std::array<std::string_view, 6> quoted_reasons{"payment failed, card declined",
                                                         "refund, partial",
                                                         "router, no signal",
                                                         "moving, new address",
                                                         R"(says "urgent", call back)",
                                                         "several, see notes"};

constexpr std::array<uint32_t, 24> hour_weights{2,  2,  2,  2,  2,  3,  5,  14, 34, 62, 80, 76,
                                                62, 58, 66, 70, 64, 50, 32, 20, 12, 7,  4,  3};
// From Thursday on, the weekday of 1 January 2026.
constexpr std::array<uint32_t, 7> weekday_weights{105, 100, 45, 30, 125, 110, 105};

constexpr std::string_view header =
    "call_id,start,queue,channel,direction,caller,agent,outcome,wait,talk,hold,acw,transferred,"
    "resolved,csat,nps,reason\n";

// xorshift64*, whose high bits are the good ones.
class Random {
 public:
  uint64_t next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545F4914F6CDD1DULL;
  }
  uint32_t below(uint32_t bound) { return static_cast<uint32_t>(((next() >> 32) * bound) >> 32); }
  bool chance(uint32_t of_1000) { return below(1000) < of_1000; }

  // Nearly exponential: the logarithm is drawn as straight lines between powers of two, so that no
  // machine's mathematics library has a say.
  uint32_t exponential(uint32_t mean) {
    const uint64_t bits = next() | 1;
    const auto zeros = static_cast<unsigned>(std::countl_zero(bits));
    const uint64_t fraction = ((bits << zeros) >> 47) & 0xFFFF;
    const uint64_t halvings = (uint64_t{zeros} << 16) + 0x10000 - fraction;
    return static_cast<uint32_t>((mean * halvings * 45426) >> 32);  // 45426 = ln 2 in 1/65536
  }

 private:
  uint64_t state_ = 0x9E3779B97F4A7C15ULL;
};

struct Call {
  uint64_t number = 0;
  uint32_t start = 0;  // seconds since the first day
  size_t queue = 0;
  std::string_view channel = "voice";
  bool inbound = true;
  uint64_t caller = 0;  // 0 is none
  uint32_t agent = 0;   // 0 is none
  std::string_view outcome;
  uint32_t wait = 0;
  uint32_t talk = 0;
  uint32_t hold = 0;
  uint32_t acw = 0;
  bool transferred = false;
  std::string_view resolved;
  std::string_view csat;
  std::string_view nps;
  std::string_view reason;
  bool reason_quoted = false;
};

class Writer {
 public:
  Writer() : buffer_(buffer_size + longest_row) {}
  void text(std::string_view s) { size_ += s.copy(buffer_.data() + size_, s.size()); }
  void character(char c) { buffer_[size_++] = c; }
  void number(uint64_t value) {
    char* const begin = buffer_.data() + size_;
    size_ += static_cast<size_t>(std::to_chars(begin, begin + 20, value).ptr - begin);
  }
  // With what stands for a quote inside of it.
  void in_quotes(std::string_view s, std::string_view quote_inside) {
    character('"');
    for (const char c : s) c == '"' ? text(quote_inside) : character(c);
    character('"');
  }
  void padded(uint64_t value, size_t width) {
    for (size_t i = width; i-- > 0; value /= 10) {
      buffer_[size_ + i] = static_cast<char>('0' + value % 10);
    }
    size_ += width;
  }
  void end_row() {
    character('\n');
    if (size_ >= buffer_size) flush();
  }
  bool flush() {
    good_ = good_ && std::fwrite(buffer_.data(), 1, size_, stdout) == size_;
    size_ = 0;
    return good_;
  }

 private:
  std::vector<char> buffer_;
  size_t size_ = 0;
  bool good_ = true;
};

void write_time(Writer& out, uint32_t seconds) {
  constexpr std::array<uint32_t, 4> month_days{31, 28, 31, 30};
  uint32_t day = seconds / 86400;
  uint32_t month = 0;
  while (day >= month_days[month]) day -= month_days[month++];
  out.text("2026-");
  out.padded(month + 1, 2);
  out.character('-');
  out.padded(day + 1, 2);
  out.character('T');
  out.padded(seconds / 3600 % 24, 2);
  out.character(':');
  out.padded(seconds / 60 % 60, 2);
  out.character(':');
  out.padded(seconds % 60, 2);
  out.character('Z');
}

void write_csv(Writer& out, const Call& call) {
  out.character('C');
  out.padded(call.number, 9);
  out.character(',');
  write_time(out, call.start);
  out.character(',');
  out.text(queues[call.queue].name);
  out.character(',');
  out.text(call.channel);
  out.text(call.inbound ? ",inbound," : ",outbound,");
  if (call.caller != 0) {
    out.text("+1");
    out.padded(call.caller, 10);
  }
  out.character(',');
  if (call.agent != 0) {
    out.character('A');
    out.padded(call.agent, 4);
  }
  out.character(',');
  out.text(call.outcome);
  for (const uint32_t seconds : {call.wait, call.talk, call.hold, call.acw}) {
    out.character(',');
    out.number(seconds);
  }
  out.text(call.transferred ? ",1," : ",0,");
  out.text(call.resolved);
  out.character(',');
  out.text(call.csat);
  out.character(',');
  out.text(call.nps);
  out.character(',');
  if (call.reason_quoted) {
    out.in_quotes(call.reason, R"("")");
  } else {
    out.text(call.reason);
  }
  out.end_row();
}

void write_json_number(Writer& out, std::string_view key, std::string_view value) {
  out.text(key);
  out.text(value.empty() ? "null" : value);
}

void write_json_people(Writer& out, const Call& call) {
  out.text(R"(,"caller":)");
  if (call.caller != 0) {
    out.text(R"("+1)");
    out.padded(call.caller, 10);
    out.character('"');
  } else {
    out.text("null");
  }
  out.text(R"(,"agent":)");
  if (call.agent != 0) {
    out.text(R"("A)");
    out.padded(call.agent, 4);
    out.character('"');
  } else {
    out.text("null");
  }
}

void write_ndjson(Writer& out, const Call& call) {
  out.text(R"({"call_id":"C)");
  out.padded(call.number, 9);
  out.text(R"(","start":")");
  write_time(out, call.start);
  out.text(R"(","queue":")");
  out.text(queues[call.queue].name);
  out.text(R"(","channel":")");
  out.text(call.channel);
  out.text(call.inbound ? R"(","direction":"inbound")" : R"(","direction":"outbound")");
  write_json_people(out, call);
  out.text(R"(,"outcome":")");
  out.text(call.outcome);
  out.text(R"(","wait":)");
  out.number(call.wait);
  out.text(R"(,"talk":)");
  out.number(call.talk);
  out.text(R"(,"hold":)");
  out.number(call.hold);
  out.text(R"(,"acw":)");
  out.number(call.acw);
  out.text(call.transferred ? R"(,"transferred":1)" : R"(,"transferred":0)");
  write_json_number(out, R"(,"resolved":)", call.resolved);
  write_json_number(out, R"(,"csat":)", call.csat);
  write_json_number(out, R"(,"nps":)", call.nps);
  out.text(R"(,"reason":)");
  out.in_quotes(call.reason, R"(\")");
  out.character('}');
  out.end_row();
}

size_t draw_queue(Random& random) {
  uint32_t ticket = random.below(100);
  size_t queue = 0;
  while (ticket >= queues[queue].weight) ticket -= queues[queue++].weight;
  return queue;
}

// The power 1.5 of an even draw lets the first of the pool call far more often than the last.
uint64_t draw_caller(Random& random, uint64_t pool) {
  const double even = static_cast<double>(random.next() >> 11) * 0x1.0p-53;
  const auto index = static_cast<uint64_t>(static_cast<double>(pool) * (even * std::sqrt(even)));
  return 2'000'000'000 + index * 4'944'271'909 % 8'000'000'000;
}

void draw_channel(Random& random, Call& call) {
  const uint32_t ticket = random.below(100);
  call.channel = ticket < 78 ? "voice" : ticket < 90 ? "chat" : ticket < 98 ? "callback" : "video";
}

void draw_outcome(Random& random, Call& call) {
  if (!call.inbound) {
    const uint32_t ticket = random.below(100);
    call.outcome = ticket < 58 ? "answered" : ticket < 78 ? "voicemail" : "abandoned";
    call.wait = random.exponential(9);
    return;
  }
  if (random.chance(9)) {
    call.outcome = "blocked";
    return;
  }
  const uint32_t mean = queues[call.queue].mean_wait;
  const uint32_t wait = random.exponential(random.chance(375) ? 6 : mean + mean / 2);
  const uint32_t patience = 2 + random.exponential(420);
  call.outcome = wait <= patience ? "answered" : random.chance(60) ? "voicemail" : "abandoned";
  call.wait = std::min({wait, patience, uint32_t{7200}});
}

void draw_handling(Random& random, Call& call) {
  constexpr std::array<std::string_view, 16> csat{"1", "1", "2", "3", "3", "4", "4", "4",
                                                  "4", "4", "5", "5", "5", "5", "5", "5"};
  constexpr std::array<std::string_view, 16> nps{"0", "3", "5", "6", "7",  "7",  "8",  "8",
                                                 "8", "9", "9", "9", "10", "10", "10", "10"};
  const auto first_agent = static_cast<uint32_t>(call.queue * agents / queues.size());
  call.agent = 1 + (first_agent + random.below(66)) % agents;
  const uint32_t third = queues[call.queue].mean_talk / 3;
  call.talk = 5 + random.exponential(third) + random.exponential(third) + random.exponential(third);
  if (random.chance(375)) call.hold = random.exponential(48);
  call.acw = random.exponential(42);
  call.transferred = random.chance(94);
  if (random.chance(875)) call.resolved = random.chance(call.transferred ? 310 : 750) ? "1" : "0";
  if (random.chance(190)) call.csat = csat[random.below(16)];
  if (random.chance(125)) call.nps = nps[random.below(16)];
}

Call draw_call(Random& random, uint64_t number, uint32_t start, uint64_t pool) {
  Call call;
  call.number = number;
  call.start = start;
  call.queue = draw_queue(random);
  draw_channel(random, call);
  call.inbound = !random.chance(90);
  if (!random.chance(30)) call.caller = draw_caller(random, pool);
  draw_outcome(random, call);
  if (call.outcome == "answered") draw_handling(random, call);
  call.reason_quoted = !random.chance(800);
  call.reason =
      call.reason_quoted ? quoted_reasons[random.below(6)] : plain_reasons[random.below(14)];
  return call;
}

uint64_t slot_weight(uint32_t slot) {
  return uint64_t{hour_weights[slot % slots_a_day / 2]} * weekday_weights[slot / slots_a_day % 7];
}

// Shares the rows out among the half hours by their weights, each rounded so that the sum is right.
bool write_log(uint64_t rows, bool ndjson) {
  uint64_t weight_of_all = 0;
  for (uint32_t slot = 0; slot < days * slots_a_day; ++slot) weight_of_all += slot_weight(slot);

  Random random;
  Writer out;
  if (!ndjson) out.text(header);
  const uint64_t pool = rows * 27 / 100 + 16;
  uint64_t weight_so_far = 0;
  uint64_t written = 0;
  for (uint32_t slot = 0; slot < days * slots_a_day; ++slot) {
    weight_so_far += slot_weight(slot);
    const uint64_t first = written;
    const uint64_t count = rows * weight_so_far / weight_of_all - first;
    for (uint64_t i = 0; i < count; ++i) {
      const uint64_t second = (i * slot_seconds + random.below(slot_seconds)) / count;
      const uint32_t start = slot * slot_seconds + static_cast<uint32_t>(second);
      const Call call = draw_call(random, ++written, start, pool);
      ndjson ? write_ndjson(out, call) : write_csv(out, call);
    }
  }
  return out.flush() && std::fflush(stdout) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr uint64_t most_rows = 999'999'999;  // the digits of a call_id
  uint64_t rows = 0;
  const std::string_view wanted = argc >= 2 ? argv[1] : "";
  const std::string_view format = argc >= 3 ? argv[2] : "csv";
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), rows);
  if (wanted.empty() || error != std::errc{} || end != wanted.data() + wanted.size() ||
      rows > most_rows || argc > 3 || (format != "csv" && format != "ndjson")) {
    std::fputs("usage: make_log ROWS [csv|ndjson] > FILE, of at most 999999999 rows\n", stderr);
    return 2;
  }
  if (!write_log(rows, format == "ndjson")) {
    std::fputs("make_log: cannot write the log\n", stderr);
    return 1;
  }
  return 0;
}
