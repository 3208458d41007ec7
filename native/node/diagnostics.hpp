#pragma once

#include <napi.h>

namespace agop::node {

/// Gives BLAS one thread outside of multithreaded routines, so that a blocking call of JavaScript's thread
/// can run beside the compute thread.
void prepareBlas();

/// Adds blas(), selfCheck() and measureGemm() to the exports.
void defineDiagnostics(Napi::Env env, Napi::Object exports);

}  // namespace agop::node
