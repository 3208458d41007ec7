#pragma once

#include <napi.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "core/agop/agop_options.hpp"
#include "core/kernels/kernel.hpp"
#include "core/samples/samples.hpp"

/// Readers of JavaScript arguments. TypeScript has validated the values; these readers protect memory from
/// every caller and throw agop::Error. A span is valid until control returns to JavaScript, which also
/// happens when a property with a getter is read: copy what a job needs later.
namespace agop::node::arguments {

double number(const Napi::Value& value, const char* name);
std::size_t positiveInteger(const Napi::Value& value, const char* name);
bool flag(const Napi::Object& object, const char* name, bool fallback);

/// Elements of a Float64Array or Int32Array on a plain, attached ArrayBuffer.
std::span<const double> float64Array(const Napi::Value& value, const char* name);
std::span<const double> float64Array(const Napi::Value& value, const char* name, std::size_t length);
std::span<const std::int32_t> int32Array(const Napi::Value& value, const char* name);

/// A new array on the JavaScript side. @throws agop::Error OUT_OF_MEMORY with the bytes wanted.
Napi::Float64Array newFloat64Array(Napi::Env env, std::size_t rows, std::size_t columns, const char* what);

/// The elements of an array made by this addon.
std::span<double> writable(Napi::Float64Array array);

/// {name, bandwidth}
Kernel kernel(const Napi::Value& value);

/// {encoding: "pairs", pairs, operandSizes: [N1, N2]} or {encoding: "dense", rows, dimension}; copied.
std::unique_ptr<Samples> samples(const Napi::Value& value, const char* name);

/// @throws agop::Error INVALID_ARRAY unless a kernel can compare the two sets.
void requireComparable(const Samples& x, const Samples& z, const char* name);

/// {centering, perClass, diagonal}
AgopOptions agopOptions(const Napi::Value& value);

}  // namespace agop::node::arguments
