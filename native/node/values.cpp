#include "node/values.hpp"

namespace agop::node::values {

napi_value number(napi_env env, double value) {
  napi_value made = nullptr;
  return napi_create_double(env, value, &made) == napi_ok ? made : nullptr;
}

napi_value text(napi_env env, const std::string& value) {
  napi_value made = nullptr;
  return napi_create_string_utf8(env, value.data(), value.size(), &made) == napi_ok ? made : nullptr;
}

napi_value withFields(napi_env env, napi_value object, Fields fields) {
  if (object == nullptr) return nullptr;
  for (const auto& [name, value] : fields)
    if (value == nullptr || napi_set_named_property(env, object, name, value) != napi_ok) return nullptr;
  return object;
}

napi_value object(napi_env env, Fields fields) {
  napi_value made = nullptr;
  return napi_create_object(env, &made) == napi_ok ? withFields(env, made, fields) : nullptr;
}

}  // namespace agop::node::values
