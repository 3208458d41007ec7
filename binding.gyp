# A second build of the same sources, for tools that insist on node-gyp. It does nothing unless it is forced:
#   npm run build:gyp          or          AGOP_FORCE_GYP=1 npx node-gyp rebuild
#   npx node-gyp rebuild -- -Dagop_force=1
# CMakeLists.txt is the real build; the reasons for each flag are there.
{
  "variables": {
    "agop_force%": "<!(node scripts/gyp-values.mjs force)",
  },
  "target_defaults": {
    "include_dirs": ["native"],
    "cflags_cc!": ["-std=gnu++17", "-std=gnu++20", "-fno-exceptions", "-fno-rtti"],
    "cflags_cc": [
      "-std=c++20", "-O3", "-Wall", "-Wextra", "-fexceptions", "-frtti", "-fPIC", "-pthread",
      "-fvisibility=hidden", "-fvisibility-inlines-hidden", "-fno-math-errno", "-fno-trapping-math", "-ffp-contract=fast",
    ],
    "xcode_settings": {
      "CLANG_CXX_LANGUAGE_STANDARD": "c++20",
      "CLANG_CXX_LIBRARY": "libc++",
      "GCC_ENABLE_CPP_EXCEPTIONS": "YES",
      "GCC_ENABLE_CPP_RTTI": "YES",
      "GCC_OPTIMIZATION_LEVEL": "3",
      "GCC_SYMBOLS_PRIVATE_EXTERN": "YES",
      "MACOSX_DEPLOYMENT_TARGET": "11.0",
      "OTHER_CPLUSPLUSFLAGS": ["-Wall", "-Wextra", "-fno-math-errno", "-fno-trapping-math", "-ffp-contract=fast"],
    },
  },
  "conditions": [
    ["agop_force==1", {
      "targets": [
        {
          "target_name": "agop_core",
          "type": "static_library",
          "sources": ["<!@(node scripts/gyp-values.mjs core)"],
          "cflags_cc": ["<!@(node scripts/gyp-values.mjs openblas-cflags)"],
          "xcode_settings": {
            "OTHER_CPLUSPLUSFLAGS": ["<!@(node scripts/gyp-values.mjs openblas-cflags)"],
          },
        },
        {
          "target_name": "agop",
          "dependencies": ["agop_core"],
          "sources": ["<!@(node scripts/gyp-values.mjs node)"],
          "include_dirs": ["<!(node -p \"require('node-addon-api').include_dir\")"],
          "defines": ["NAPI_VERSION=9", "NAPI_CPP_EXCEPTIONS"],
          "cflags_cc": ["<!@(node scripts/gyp-values.mjs openblas-cflags)"],
          "libraries": ["<!@(node scripts/gyp-values.mjs openblas-libs)"],
        },
        {
          "target_name": "environment",
          "sources": ["native/node/environment.cpp"],
          "include_dirs": ["<!(node -p \"require('node-addon-api').include_dir\")"],
          "defines": ["NAPI_VERSION=9", "NAPI_CPP_EXCEPTIONS"],
        },
      ],
    }, {
      "targets": [{ "target_name": "nothing", "type": "none" }],
    }],
  ],
}
