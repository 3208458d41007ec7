#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace agop {

/// The one exception of the core. The code and the three parts of the message are those of the TypeScript
/// AgopError, so that the boundary can hand it over unchanged.
class Error : public std::runtime_error {
 public:
  Error(std::string code, std::string argument, std::string given, std::string accepted)
      : std::runtime_error(argument + ": " + given + " given; accepted: " + accepted),
        code(std::move(code)),
        argument(std::move(argument)),
        given(std::move(given)),
        accepted(std::move(accepted)) {}

  const std::string code;
  const std::string argument;
  const std::string given;
  const std::string accepted;
};

inline Error invalidArray(std::string argument, std::string given, std::string accepted) {
  return {"INVALID_ARRAY", std::move(argument), std::move(given), std::move(accepted)};
}

inline Error invalidOption(std::string argument, std::string given, std::string accepted) {
  return {"INVALID_OPTION", std::move(argument), std::move(given), std::move(accepted)};
}

}  // namespace agop
