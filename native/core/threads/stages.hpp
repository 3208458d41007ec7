#pragma once

#include "core/threads/job.hpp"

namespace agop {

/// Divides the present stage of a job into parts that follow each other. Work inside a part reports fractions
/// from 0 to 1 and need not know of the whole. The destructor returns to the stage as a whole. Use it outside
/// parallel sections only.
class Stages {
 public:
  explicit Stages(const Job& job) : job_(job), whole_(job.stage_) {}
  ~Stages() { job_.stage_ = whole_; }

  Stages(const Stages&) = delete;
  Stages& operator=(const Stages&) = delete;

  /// Begins the next part, which ends at this fraction of the whole.
  void until(double fraction) {
    job_.stage_ = {whole_.at(done_), whole_.at(fraction)};
    done_ = fraction;
  }

 private:
  const Job& job_;
  const Job::Stage whole_;
  double done_ = 0.0;
};

}  // namespace agop
