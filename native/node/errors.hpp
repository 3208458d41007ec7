#pragma once

#include <napi.h>

#include <exception>
#include <string>

#include "core/support/error.hpp"

namespace agop::node {

/// A failure as plain data: it crosses from the worker thread to the JavaScript thread.
struct Failure {
  std::string code;
  std::string argument;
  std::string given;
  std::string accepted;

  /// Describes the exception being handled.
  static Failure current();

  /// A JavaScript Error with the fields of this failure, or null when JavaScript can no longer run.
  napi_value toJavaScript(napi_env env) const;
};

/// Runs a binding and turns its exception into a JavaScript exception with a code.
template <typename Body>
auto guarded(Napi::Env env, Body body) -> decltype(body()) {
  try {
    return body();
  } catch (const Napi::Error&) {
    throw;
  } catch (...) {
    throw Napi::Error(env, Failure::current().toJavaScript(env));
  }
}

}  // namespace agop::node
