// How far a batch is, on standard error. Promises: nothing unless that is a terminal and the batch
// takes over a second; the line is gone at the end, and is no part of any output.
#pragma once

#include <chrono>
#include <cstddef>

#include "partner_check/app/run.hpp"

namespace partner_check::app {

class Progress {
 public:
  Progress(std::size_t total, const Streams& streams);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress& operator=(Progress&&) = delete;

  void step();
  // Makes room for a message.
  void hide();

 private:
  using Clock = std::chrono::steady_clock;

  const Streams& streams_;
  std::size_t total_, done_ = 0;
  Clock::time_point next_;  // when to print
  bool printed_ = false;
};

}  // namespace partner_check::app
