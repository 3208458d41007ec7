// Cancellation and progress of every operation.
#include "core/threads/job.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/operations.hpp"
#include "core/training_session.hpp"
#include "support.hpp"

using namespace agop;
using namespace agop::test;

namespace {

constexpr std::size_t n = 300, d = 6, classes = 2;

/// A session of five tiles, the operations on it, and the arrays that they write.
struct Fixture {
  Fixture()
      : numbers(1),
        rows(numbers.vector(n * d)),
        Y(numbers.vector(n * classes)),
        M(positiveDefinite(d, numbers)),
        points(rows, d),
        session(std::make_unique<DenseSamples>(rows, d), Y, classes, kernel) {}

  void solve(const Job& job) { solver = session.solve(M, 1e-3, job).solver; }
  void predict(const Job& job) { session.predict(points, predictions, job); }
  void agop(const Job& job) { session.averageGradientOuterProduct({}, product, job); }
  void kernelMatrix(const Job& job) { operations::kernelMatrix(kernel, points, points, M, K, job); }

  const Kernel kernel{Kernel::Kind::gaussian, 1.0};
  Numbers numbers;
  Vector rows, Y, M;
  DenseSamples points;
  TrainingSession session;
  Solver solver = Solver::leastSquares;
  Vector predictions = Vector(n * classes), product = Vector(d * d), K = Vector(n * n);
};

using Operation = void (Fixture::*)(const Job&);
constexpr Operation everyOperation[] = {&Fixture::solve, &Fixture::predict, &Fixture::agop,
                                        &Fixture::kernelMatrix};

/// Cancels a job from another thread at its first report of progress: the operation is under way, because
/// it waits in that report until it has been cancelled.
class CancelledUnderWay {
 public:
  explicit CancelledUnderWay(int threads)
      : job_(threads,
             [this](double) {
               std::unique_lock lock(mutex_);
               underWay_ = true;
               changed_.notify_all();
               changed_.wait(lock, [this] { return job_.cancelled(); });
             }),
        canceller_([this] {
          std::unique_lock lock(mutex_);
          changed_.wait(lock, [this] { return underWay_; });
          job_.cancel();
          changed_.notify_all();
        }) {}
  ~CancelledUnderWay() { canceller_.join(); }

  const Job& job() const { return job_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool underWay_ = false;
  Job job_;
  std::thread canceller_;
};

/// A job with the fractions that it reports.
class Reports {
 public:
  explicit Reports(int threads)
      : job(threads, [this](double fraction) {
          const std::scoped_lock lock(mutex_);
          fractions.push_back(fraction);
        }) {}

  Vector fractions;

 private:
  std::mutex mutex_;

 public:
  const Job job;
};

}  // namespace

TEST_CASE("a job cancelled before it begins") {
  Fixture fixture;
  Job job(2);
  CHECK_FALSE(job.cancelled());
  job.cancel();
  CHECK(job.cancelled());
  for (const Operation operation : everyOperation) {
    fixture.solve(Job(1));
    CHECK(errorCode([&] { (fixture.*operation)(job); }) == "ABORTED");
  }
  Vector K = fixture.K, alpha(n * classes);
  CHECK(errorCode([&] { operations::solve(K, fixture.Y, n, 1.0, alpha, job); }) == "ABORTED");
}

TEST_CASE("a job cancelled by another thread while it runs") {
  for (const int threads : {1, 2})
    for (const Operation operation : everyOperation) {
      CAPTURE(threads);
      Fixture fixture;
      fixture.solve(Job(1));
      CancelledUnderWay cancelled(threads);
      CHECK(errorCode([&] { (fixture.*operation)(cancelled.job()); }) == "ABORTED");
    }
}

TEST_CASE("a solve that was cancelled can be repeated, with the answer of a fresh session") {
  Fixture fresh, cancelledOnce;
  fresh.solve(Job(1));
  cancelledOnce.solve(Job(1));  // the answer of an earlier solve must not pass for one of the next
  {
    CancelledUnderWay cancelled(1);
    CHECK(errorCode([&] { cancelledOnce.solve(cancelled.job()); }) == "ABORTED");
    CHECK_FALSE(cancelledOnce.session.solved());
  }
  cancelledOnce.solve(Job(1));
  CHECK(cancelledOnce.session.solved());
  CHECK(cancelledOnce.solver == fresh.solver);
  Vector expected(n * classes), actual(n * classes);
  fresh.session.coefficients(expected);
  cancelledOnce.session.coefficients(actual);
  CHECK(sameBits(actual, expected));
}

TEST_CASE("a solved session whose AGOP or prediction was cancelled stays solved") {
  Fixture fixture;
  fixture.solve(Job(1));
  fixture.agop(Job(1));
  const Vector expected = fixture.product;
  {
    CancelledUnderWay cancelled(2);
    CHECK(errorCode([&] { fixture.agop(cancelled.job()); }) == "ABORTED");
  }
  CHECK(fixture.session.solved());
  fixture.agop(Job(1));
  CHECK(sameBits(fixture.product, expected));
}

TEST_CASE("a solve is cancelled between its attempts too") {
  // K of ones with contradictory labels: every attempt before least squares fails.
  for (const double from : {0.3, 0.6}) {
    CAPTURE(from);
    Job* cancelled = nullptr;
    Job job(1, [&](double fraction) {
      if (fraction >= from) cancelled->cancel();
    });
    cancelled = &job;
    Numbers numbers(2);
    TrainingSession session(std::make_unique<DenseSamples>(Vector(10 * d, 0.5), d), numbers.vector(10), 1,
                            Kernel{Kernel::Kind::gaussian, 1.0});
    CHECK(errorCode([&] { session.solve(identity(d), 0.0, job); }) == "ABORTED");
    CHECK_FALSE(session.solved());
  }
}

TEST_CASE("progress lies within 0 and 1 and ends at 1") {
  for (const int threads : {1, 3})
    for (const Operation operation : everyOperation) {
      CAPTURE(threads);
      Fixture fixture;
      fixture.solve(Job(1));
      Reports progress(threads);
      (fixture.*operation)(progress.job);
      REQUIRE_FALSE(progress.fractions.empty());
      CHECK(*std::min_element(progress.fractions.begin(), progress.fractions.end()) > 0.0);
      CHECK(*std::max_element(progress.fractions.begin(), progress.fractions.end()) == 1.0);
      if (threads == 1) CHECK(std::is_sorted(progress.fractions.begin(), progress.fractions.end()));
    }
}

TEST_CASE("progress lies within 0 and 1 where every fallback is tried") {
  Reports progress(2);
  Numbers numbers(3);
  TrainingSession session(std::make_unique<DenseSamples>(Vector(100 * d, 0.5), d), numbers.vector(100), 1,
                          Kernel{Kernel::Kind::gaussian, 1.0});
  CHECK(session.solve(identity(d), 0.0, progress.job).solver == Solver::leastSquares);
  CHECK(*std::max_element(progress.fractions.begin(), progress.fractions.end()) == 1.0);
  CHECK(progress.fractions.back() == 1.0);
}

TEST_CASE("a number of threads that OpenBLAS could not serve becomes one that it can") {
  CHECK(Job(0).threads == 1);
  CHECK(Job(-3).threads == 1);
  CHECK(Job(2).threads == 2);
  CHECK(Job(1000000).threads == Job::maxThreads);
}
