#include "node/errors.hpp"

#include <new>

#include "node/values.hpp"

namespace agop::node {

Failure Failure::current() {
  try {
    throw;
  } catch (const Error& error) {
    return {error.code, error.argument, error.given, error.accepted};
  } catch (const std::bad_alloc&) {
    return {"OUT_OF_MEMORY", "workspace", "an allocation that failed",
            "sizes that fit in the memory that is free"};
  } catch (const std::exception& error) {
    return {"INTERNAL", "native", error.what(), "no failure"};
  } catch (...) {
    return {"INTERNAL", "native", "an unknown exception", "no failure"};
  }
}

napi_value Failure::toJavaScript(napi_env env) const {
  const napi_value message = values::text(env, argument + ": " + given + " given; accepted: " + accepted);
  napi_value error = nullptr;
  if (message == nullptr || napi_create_error(env, nullptr, message, &error) != napi_ok) return nullptr;
  return values::withFields(env, error,
                            {{"code", values::text(env, code)},
                             {"argument", values::text(env, argument)},
                             {"given", values::text(env, given)},
                             {"accepted", values::text(env, accepted)}});
}

}  // namespace agop::node
