#pragma once

#include <napi.h>

#include <initializer_list>
#include <string>
#include <utility>

/// JavaScript values on the C interface of Node-API, for code that may run while an environment is torn down:
/// null where JavaScript can no longer run, and never an exception.
namespace agop::node::values {

/// Names and values; a value may be null.
using Fields = std::initializer_list<std::pair<const char*, napi_value>>;

napi_value number(napi_env env, double value);
napi_value text(napi_env env, const std::string& value);

/// Adds the fields to an object. Returns the object, or null where it or a value is null.
napi_value withFields(napi_env env, napi_value object, Fields fields);

/// A new object with these fields.
napi_value object(napi_env env, Fields fields);

}  // namespace agop::node::values
