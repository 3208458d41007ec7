#include "node/arguments.hpp"

#include <cmath>
#include <cstdlib>

#include "core/samples/dense_samples.hpp"
#include "core/samples/pair_samples.hpp"
#include "core/support/checked_size.hpp"
#include "core/support/error.hpp"

namespace agop::node::arguments {

namespace {

template <typename Element>
std::span<const Element> typedArray(const Napi::Value& value, const char* name, napi_typedarray_type type,
                                    const char* accepted) {
  if (!value.IsTypedArray()) throw invalidArray(name, "something else", accepted);
  const napi_env env = value.Env();
  napi_typedarray_type given;
  std::size_t length = 0, offset = 0;
  void* data = nullptr;
  napi_value buffer;
  bool plain = false, detached = false;
  if (napi_get_typedarray_info(env, value, &given, &length, &data, &buffer, &offset) != napi_ok ||
      given != type)
    throw invalidArray(name, "another typed array", accepted);
  if (napi_is_arraybuffer(env, buffer, &plain) != napi_ok || !plain)
    throw invalidArray(name, "an array on a SharedArrayBuffer", accepted);
  if (napi_is_detached_arraybuffer(env, buffer, &detached) != napi_ok || detached)
    throw invalidArray(name, "an array whose buffer is detached", accepted);
  return {static_cast<const Element*>(data), length};
}

Napi::Object object(const Napi::Value& value, const char* name) {
  if (!value.IsObject()) throw invalidArray(name, "something else", "an object");
  return value.As<Napi::Object>();
}

std::string text(const Napi::Object& from, const char* name) {
  const Napi::Value value = from.Get(name);
  return value.IsString() ? value.As<Napi::String>().Utf8Value() : std::string();
}

}  // namespace

double number(const Napi::Value& value, const char* name) {
  if (!value.IsNumber()) throw invalidOption(name, "something else", "a number");
  return value.As<Napi::Number>().DoubleValue();
}

std::size_t positiveInteger(const Napi::Value& value, const char* name) {
  constexpr double largest = 2147483647.0;
  const double given = number(value, name);
  if (!(given >= 1.0 && given <= largest && std::floor(given) == given))
    throw invalidOption(name, std::to_string(given), "an integer from 1 to 2147483647");
  return static_cast<std::size_t>(given);
}

bool flag(const Napi::Object& object, const char* name, bool fallback) {
  const Napi::Value value = object.Get(name);
  return value.IsBoolean() ? value.As<Napi::Boolean>().Value() : fallback;
}

std::span<const double> float64Array(const Napi::Value& value, const char* name) {
  return typedArray<double>(value, name, napi_float64_array, "a Float64Array on an attached ArrayBuffer");
}

std::span<const double> float64Array(const Napi::Value& value, const char* name, std::size_t length) {
  const std::span<const double> elements = float64Array(value, name);
  if (elements.size() != length)
    throw invalidArray(name, std::to_string(elements.size()) + " elements",
                       std::to_string(length) + " elements");
  return elements;
}

std::span<const std::int32_t> int32Array(const Napi::Value& value, const char* name) {
  return typedArray<std::int32_t>(value, name, napi_int32_array, "an Int32Array on an attached ArrayBuffer");
}

Napi::Float64Array newFloat64Array(Napi::Env env, std::size_t rows, std::size_t columns, const char* what) {
  // V8 ends the process when it cannot allocate an array buffer, so refuse first what would fail.
  constexpr std::size_t longest =
      4294967295u;  // elements of a typed array, in every V8 since that of Node 20
  const std::size_t length = checkedProduct(rows, columns, what);
  void* volatile memory = length <= longest ? std::calloc(length + 1, sizeof(double)) : nullptr;
  if (memory == nullptr)
    throw Error("OUT_OF_MEMORY", what, std::to_string(length * sizeof(double)) + " bytes wanted",
                "an array that fits in the memory that is free");
  std::free(memory);
  return Napi::Float64Array::New(env, length);
}

std::span<double> writable(Napi::Float64Array array) { return {array.Data(), array.ElementLength()}; }

Kernel kernel(const Napi::Value& value) {
  const Napi::Object given = object(value, "kernel");
  const std::string name = text(given, "name");
  if (name == "quadratic") return {Kernel::Kind::quadratic, 1.0};
  if (name == "general-quadratic") return {Kernel::Kind::generalQuadratic, 1.0};
  if (name != "gaussian" && name != "laplace")
    throw Error("UNKNOWN_KERNEL", "kernel", name, "gaussian, laplace, quadratic, general-quadratic");
  const double bandwidth = number(given.Get("bandwidth"), "bandwidth");
  if (!(bandwidth > 0.0 && std::isnormal(bandwidth * bandwidth)))
    throw invalidOption("bandwidth", std::to_string(bandwidth),
                        "a positive number whose square is a normal number");
  return {name == "gaussian" ? Kernel::Kind::gaussian : Kernel::Kind::laplace, bandwidth};
}

std::unique_ptr<Samples> samples(const Napi::Value& value, const char* name) {
  const Napi::Object given = object(value, name);
  const std::string encoding = text(given, "encoding");
  // The array comes last: reading a property may run a getter, which may detach what has been read before.
  if (encoding == "pairs") {
    const Napi::Object sizes = object(given.Get("operandSizes"), "operandSizes");
    const std::size_t first = positiveInteger(sizes.Get(0u), "operandSizes");
    const std::size_t second = positiveInteger(sizes.Get(1u), "operandSizes");
    const std::span<const std::int32_t> pairs = int32Array(given.Get("pairs"), "pairs");
    if (pairs.empty() || pairs.size() % 2 != 0 || first + second > 2147483647u)
      throw invalidArray("pairs", std::to_string(pairs.size()) + " elements",
                         "an even number of elements above 0");
    return std::make_unique<PairSamples>(pairs, first, second);
  }
  if (encoding == "dense") {
    const std::size_t dimension = positiveInteger(given.Get("dimension"), "dimension");
    const std::span<const double> rows = float64Array(given.Get("rows"), "rows");
    if (rows.empty() || rows.size() % dimension != 0)
      throw invalidArray("rows", std::to_string(rows.size()) + " elements",
                         "a multiple of the dimension above 0");
    return std::make_unique<DenseSamples>(rows, dimension);
  }
  throw invalidArray(name, "encoding \"" + encoding + "\"", "encoding \"pairs\" or \"dense\"");
}

void requireComparable(const Samples& x, const Samples& z, const char* name) {
  if (!x.comparableWith(z))
    throw invalidArray(name, "samples of another encoding or dimension",
                       "samples of the same encoding and dimension");
}

AgopOptions agopOptions(const Napi::Value& value) {
  const Napi::Object given = object(value, "options");
  return {flag(given, "centering", true), flag(given, "perClass", false), flag(given, "diagonal", false)};
}

}  // namespace agop::node::arguments
