#include <napi.h>

#include <atomic>
#include <cstdlib>
#include <string>

// An addon of its own, without BLAS: OpenBLAS reads OPENBLAS_CORETYPE when it is loaded, so the variable must
// be in the environment of the process before the main addon is loaded. In a worker thread process.env does
// not reach that environment.

namespace {

/// The OpenBLAS core for this processor, or an empty string where OpenBLAS needs no help.
///
/// OpenBLAS 0.3.21 to 0.3.24 do not know some newer processors and take them for a Prescott (SSE3). These
/// names are known to every version since 0.3.0, and each is chosen by instructions that processor and system
/// have.
std::string coreOfProcessor() {
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl"))
    return "SkylakeX";
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return __builtin_cpu_is("amd") ? "Zen" : "Haswell";
#endif
  return "";
}

/// Sets OPENBLAS_CORETYPE unless the user has; returns {core, givenByUser}.
Napi::Value chooseBlasCore(const Napi::CallbackInfo& info) {
  constexpr const char* variable = "OPENBLAS_CORETYPE";
  Napi::Object answer = Napi::Object::New(info.Env());
  const char* given = std::getenv(variable);
  // Another environment of this process may have set it before.
  static std::atomic<bool> isChosen{false};
  const bool isGiven = !isChosen && given != nullptr && given[0] != '\0';
  const std::string core = isGiven ? std::string(given) : coreOfProcessor();
  if (!isGiven && !core.empty() && !isChosen.exchange(true)) setenv(variable, core.c_str(), 1);
  answer.Set("core", core);
  answer.Set("givenByUser", isGiven);
  return answer;
}

Napi::Object initialise(Napi::Env env, Napi::Object exports) {
  exports.Set("chooseBlasCore", Napi::Function::New<chooseBlasCore>(env, "chooseBlasCore"));
  return exports;
}

}  // namespace

NODE_API_MODULE(environment, initialise)
