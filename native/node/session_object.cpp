#include "node/session_object.hpp"

#include <mutex>
#include <utility>
#include <vector>

#include "core/agop/agop_options.hpp"
#include "core/support/error.hpp"
#include "node/arguments.hpp"
#include "node/errors.hpp"
#include "node/values.hpp"

namespace agop::node {

Napi::Function SessionObject::define(Napi::Env env) {
  return DefineClass(
      env, "Session",
      {InstanceMethod<&SessionObject::solve>("solve"), InstanceMethod<&SessionObject::iterate>("iterate"),
       InstanceMethod<&SessionObject::predict>("predict"), InstanceMethod<&SessionObject::agop>("agop"),
       InstanceMethod<&SessionObject::alpha>("alpha"), InstanceMethod<&SessionObject::dispose>("dispose")});
}

SessionObject::SessionObject(const Napi::CallbackInfo& info) : ObjectWrap(info) {
  guarded(info.Env(), [&] {
    std::unique_ptr<Samples> samples = arguments::samples(info[0], "samples");
    const std::size_t classes = arguments::positiveInteger(info[2], "classes");
    const Kernel kernel = arguments::kernel(info[3]);
    const std::size_t expected = checkedProduct(samples->size(), classes, "targets");
    const std::span<const double> targets = arguments::float64Array(info[1], "targets", expected);
    shared_ = std::make_shared<Shared>();
    shared_->session = std::make_unique<TrainingSession>(std::move(samples), targets, classes, kernel);
    reportedBytes_ = static_cast<std::int64_t>(shared_->session->memory());
    Napi::MemoryManagement::AdjustExternalMemory(info.Env(), reportedBytes_);
  });
}

// A running job goes on, because its promise may still be awaited.
void SessionObject::Finalize(Napi::Env env) { release(env); }

std::shared_ptr<SessionObject::Shared> SessionObject::live() const {
  if (!shared_) throw Error("DISPOSED", "session", "a session that has been disposed", "a live session");
  return shared_;
}

Napi::Object SessionObject::start(const Napi::CallbackInfo& info, const Napi::Value& control,
                                  const Napi::Value& output, Execute execute, AsyncJob::Result result) {
  std::shared_ptr<Job> started;
  const Napi::Object handle = AsyncJob::start(
      info.Env(), control, output,
      [shared = live(), execute = std::move(execute)](const Job& job) { execute(*shared->session, job); },
      std::move(result), &started);
  std::erase_if(started_, [](const std::weak_ptr<Job>& job) { return job.expired(); });
  started_.push_back(started);
  return handle;
}

Napi::Value SessionObject::solve(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    const std::size_t d = live()->session->dimension();
    const std::span<const double> given =
        arguments::float64Array(info[0], "features", checkedProduct(d, d, "features"));
    const double ridge = arguments::number(info[1], "ridge");
    const auto outcome = std::make_shared<SolveOutcome>();
    return start(
        info, info[2], info.Env().Undefined(),
        [shared = live(), features = std::vector<double>(given.begin(), given.end()), ridge, outcome](
            TrainingSession& session, const Job& job) {
          const std::scoped_lock changing(shared->changing);
          *outcome = session.solve(features, ridge, job);
        },
        [outcome](napi_env env, napi_value) {
          return values::object(env, {{"solver", values::text(env, solverName(outcome->solver))},
                                      {"residual", values::number(env, outcome->residual)}});
        });
  });
}

Napi::Value SessionObject::iterate(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    const std::shared_ptr<Shared> shared = live();
    const TrainingSession& session = *shared->session;
    const std::size_t d = session.dimension(), c = session.classes();
    if (!info[0].IsObject()) throw invalidOption("request", "something else", "an object");
    const Napi::Object request = info[0].As<Napi::Object>();
    const std::span<const double> given =
        arguments::float64Array(request.Get("features"), "features", checkedProduct(d, d, "features"));
    std::vector<double> features(given.begin(), given.end());
    const double ridge = arguments::number(request.Get("ridge"), "ridge");
    const double power = arguments::number(request.Get("power"), "power");
    const AgopOptions agop = arguments::agopOptions(request.Get("agop"));
    if (agop.perClass) throw invalidOption("agop.perClass", "true", "false: one AGOP makes one M");
    std::shared_ptr<const Samples> points = arguments::samples(request.Get("samples"), "samples");
    arguments::requireComparable(session.samples(), *points, "samples");

    const Napi::Float64Array predictions =
        arguments::newFloat64Array(info.Env(), points->size(), c, "predictions");
    const Napi::Float64Array agopPower =
        arguments::newFloat64Array(info.Env(), agopSize(d, c, agop), 1, "power of the AGOP");
    const IterationArrays arrays{arguments::writable(predictions), arguments::writable(agopPower)};
    // Keeps the arrays of the job alive.
    Napi::Object output = Napi::Object::New(info.Env());
    output.Set("predictions", predictions);
    output.Set("agopPower", agopPower);

    const auto outcome = std::make_shared<IterationOutcome>();
    return start(
        info, info[1], output,
        [shared, features = std::move(features), ridge, power, agop, points = std::move(points), arrays,
         outcome](TrainingSession& session, const Job& job) {
          const std::scoped_lock changing(shared->changing);
          *outcome = session.iterate({features, ridge, *points, agop, power}, arrays, job);
        },
        [outcome](napi_env env, napi_value iteration) {
          const napi_value train = values::object(
              env, {{"loss", values::number(env, outcome->trainLoss)},
                    {"accuracy", values::number(env, outcome->trainAccuracy)},
                    {"meanAbsoluteError", values::number(env, outcome->trainMeanAbsoluteError)}});
          return values::withFields(env, iteration,
                                    {{"train", train},
                                     {"solver", values::text(env, solverName(outcome->solution.solver))},
                                     {"residual", values::number(env, outcome->solution.residual)}});
        });
  });
}

Napi::Value SessionObject::predict(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    const std::shared_ptr<Shared> shared = live();
    const TrainingSession& session = *shared->session;
    std::shared_ptr<const Samples> points;
    if (!info[0].IsUndefined()) {
      points = arguments::samples(info[0], "samples");
      arguments::requireComparable(session.samples(), *points, "samples");
    }
    const std::size_t count = points ? points->size() : session.size();
    const Napi::Float64Array out =
        arguments::newFloat64Array(info.Env(), count, session.classes(), "predictions");
    return start(info, info[1], out,
                 [points, target = arguments::writable(out)](TrainingSession& session, const Job& job) {
                   if (points)
                     session.predict(*points, target, job);
                   else
                     session.predictTraining(target, job);
                 });
  });
}

Napi::Value SessionObject::agop(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    const std::shared_ptr<Shared> shared = live();
    const AgopOptions options = arguments::agopOptions(info[0]);
    const std::size_t size = agopSize(shared->session->dimension(), shared->session->classes(), options);
    const Napi::Float64Array out = arguments::newFloat64Array(info.Env(), size, 1, "AGOP");
    return start(info, info[1], out,
                 [options, target = arguments::writable(out)](TrainingSession& session, const Job& job) {
                   session.averageGradientOuterProduct(options, target, job);
                 });
  });
}

Napi::Value SessionObject::alpha(const Napi::CallbackInfo& info) {
  return guarded(info.Env(), [&]() -> Napi::Value {
    const std::shared_ptr<Shared> shared = live();
    // Never wait for a job in JavaScript's thread.
    const std::unique_lock lock(shared->changing, std::try_to_lock);
    if (!lock)
      throw invalidOption("session", "a session that is being solved", "a session whose solve has ended");
    const Napi::Float64Array out = arguments::newFloat64Array(info.Env(), shared->session->size(),
                                                              shared->session->classes(), "coefficients");
    shared->session->coefficients(arguments::writable(out));
    return out;
  });
}

void SessionObject::release(Napi::Env env) {
  shared_.reset();
  if (reportedBytes_ != 0) Napi::MemoryManagement::AdjustExternalMemory(env, -reportedBytes_);
  reportedBytes_ = 0;
}

Napi::Value SessionObject::dispose(const Napi::CallbackInfo& info) {
  for (const std::weak_ptr<Job>& started : started_)
    if (const std::shared_ptr<Job> job = started.lock()) job->cancel();
  release(info.Env());
  return info.Env().Undefined();
}

}  // namespace agop::node
