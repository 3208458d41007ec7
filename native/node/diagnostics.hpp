#pragma once

#include <napi.h>

namespace agop::node {

/// Adds blas(), selfCheck() and measureGemm() to the exports.
void defineDiagnostics(Napi::Env env, Napi::Object exports);

}  // namespace agop::node
