// SPDX-License-Identifier: MIT
// Interrupts: temporary files are removed and the process dies by the signal it was sent.
#pragma once

#include <csignal>
#include <string>

namespace kpi::cli {

/// Handles SIGINT, SIGTERM and SIGHUP, except where the parent had them ignored.
void install_signal_handlers();

/// Holds the handled signals back while it lives.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_{};
};

/// A line on the terminal, drawn without a line end, that an interrupt erases while this lives.
class InterruptErasesLine {
 public:
  InterruptErasesLine();
  ~InterruptErasesLine();
  InterruptErasesLine(const InterruptErasesLine&) = delete;
  InterruptErasesLine& operator=(const InterruptErasesLine&) = delete;
};

struct TemporarySlot;

/// A temporary file that an interrupt removes while this lives.
class InterruptRemoves {
 public:
  explicit InterruptRemoves(const std::string& path);
  ~InterruptRemoves();
  InterruptRemoves(const InterruptRemoves&) = delete;
  InterruptRemoves& operator=(const InterruptRemoves&) = delete;

 private:
  TemporarySlot* slot_;
};

}  // namespace kpi::cli
