// SPDX-License-Identifier: MIT
// Interrupts, with nothing in the handler but async-signal-safe calls.
#include "cli/signals.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <string_view>

namespace kpi::cli {

/// One file that the handler removes. Slots are never freed, since a handler may be looking at one.
struct TemporarySlot {
  std::string path;
  std::atomic<bool> live = false;
  TemporarySlot* next = nullptr;
};

namespace {

constexpr std::array kHandled{SIGINT, SIGTERM, SIGHUP};

// The only globals of the program: a handler has nothing else to look at.
std::atomic<TemporarySlot*> newest_slot = nullptr;
std::atomic<bool> line_is_drawn = false;
static_assert(std::atomic<TemporarySlot*>::is_always_lock_free);
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void die_by_signal(int signal) {
  for (TemporarySlot* slot = newest_slot.load(); slot != nullptr; slot = slot->next) {
    if (slot->live.load()) ::unlink(slot->path.c_str());
  }
  constexpr std::string_view kMessage = "kpi: interrupted\n";
  constexpr std::string_view kInPlaceOfTheLine = "\r\x1b[Kkpi: interrupted\n";
  const std::string_view message = line_is_drawn.load() ? kInPlaceOfTheLine : kMessage;
  [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, message.data(), message.size());
  // The shell must see death by this signal, not an exit code that looks like it.
  std::signal(signal, SIG_DFL);
  sigset_t only_this;
  ::sigemptyset(&only_this);
  ::sigaddset(&only_this, signal);
  ::pthread_sigmask(SIG_UNBLOCK, &only_this, nullptr);
  std::raise(signal);
}

sigset_t handled_set() {
  sigset_t set;
  ::sigemptyset(&set);
  for (const int signal : kHandled) ::sigaddset(&set, signal);
  return set;
}

}  // namespace

void install_signal_handlers() {
  for (const int signal : kHandled) {
    struct sigaction old {};
    if (::sigaction(signal, nullptr, &old) == 0 && old.sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = die_by_signal;
    action.sa_mask = handled_set();
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
  }
}

SignalsHeld::SignalsHeld() {
  const sigset_t held = handled_set();
  ::pthread_sigmask(SIG_BLOCK, &held, &before_);
}

SignalsHeld::~SignalsHeld() {
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

InterruptErasesLine::InterruptErasesLine() {
  line_is_drawn = true;
}

InterruptErasesLine::~InterruptErasesLine() {
  line_is_drawn = false;
}

InterruptRemoves::InterruptRemoves(const std::string& path) : slot_{new TemporarySlot} {
  slot_->path = path;
  slot_->live = true;
  slot_->next = newest_slot.load();
  while (!newest_slot.compare_exchange_weak(slot_->next, slot_)) {
  }
}

InterruptRemoves::~InterruptRemoves() {
  slot_->live = false;
}

}  // namespace kpi::cli
