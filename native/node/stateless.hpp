#pragma once

#include <napi.h>

namespace agop::node {

/// Adds kernelMatrix, solve, agop, matrixPower and symmetricEigenvalues, and their blocking twins named
/// ...Sync, to the exports.
void defineStatelessOperations(Napi::Env env, Napi::Object exports);

}  // namespace agop::node
