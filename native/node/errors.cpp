#include "node/errors.hpp"

#include <new>

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
  napi_value message, error, text;
  const std::string line = argument + ": " + given + " given; accepted: " + accepted;
  if (napi_create_string_utf8(env, line.data(), line.size(), &message) != napi_ok) return nullptr;
  if (napi_create_error(env, nullptr, message, &error) != napi_ok) return nullptr;
  const std::pair<const char*, const std::string&> fields[] = {
      {"code", code}, {"argument", argument}, {"given", given}, {"accepted", accepted}};
  for (const auto& [name, value] : fields) {
    if (napi_create_string_utf8(env, value.data(), value.size(), &text) != napi_ok) return nullptr;
    if (napi_set_named_property(env, error, name, text) != napi_ok) return nullptr;
  }
  return error;
}

}  // namespace agop::node
