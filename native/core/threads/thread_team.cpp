#include "core/threads/thread_team.hpp"

#include <chrono>
#include <system_error>

namespace agop {

namespace {

/// A sleeping thread takes a tenth of a millisecond to wake up, often on the processor of the
/// thread that woke it. Waiting pays for as long as the serial part between two parallel ones.
constexpr std::chrono::milliseconds patience{2};

std::atomic<bool> anyRefused{false};

/// Waits until the value is no longer `old`: awake at first, but yielding the processor, then asleep.
void waitWhile(const std::atomic<std::uint32_t>& value, std::uint32_t old) {
  const auto end = std::chrono::steady_clock::now() + patience;
  do {
    for (int look = 0; look < 64; ++look) {
      if (value.load(std::memory_order_acquire) != old) return;
#if defined(__x86_64__)
      __builtin_ia32_pause();
#endif
    }
    std::this_thread::yield();
  } while (std::chrono::steady_clock::now() < end);
  while (value.load(std::memory_order_acquire) == old) value.wait(old, std::memory_order_acquire);
}

}  // namespace

void ThreadTeam::dismiss() {
  body_ = nullptr;
  ++section_;
  section_.notify_all();
  for (std::thread& member : members_) member.join();
  members_.clear();
  full_ = false;
}

bool ThreadTeam::refused() { return anyRefused; }

void ThreadTeam::noteRefusal() { anyRefused = true; }

void ThreadTeam::grow(std::size_t members) {
  while (!full_ && members_.size() < members) {
    try {
      members_.emplace_back(
          [this, thread = members_.size() + 1, seen = section_.load()] { serve(thread, seen); });
    } catch (const std::system_error&) {
      full_ = true;
      noteRefusal();
    }
  }
}

void ThreadTeam::run(std::size_t count, const std::function<void(std::size_t)>& body) {
  if (count <= 1) {
    body(0);
    return;
  }
  grow(count - 1);
  body_ = &body;
  count_ = count;
  pending_ = static_cast<std::uint32_t>(members_.size());
  ++section_;
  section_.notify_all();
  body(0);
  for (std::size_t thread = members_.size() + 1; thread < count; ++thread) body(thread);
  for (std::uint32_t left = pending_; left != 0; left = pending_) waitWhile(pending_, left);
}

void ThreadTeam::serve(std::size_t thread, std::uint32_t seen) {
  for (;;) {
    waitWhile(section_, seen);
    seen = section_.load(std::memory_order_acquire);
    if (body_ == nullptr) return;
    if (thread < count_) (*body_)(thread);
    if (--pending_ == 0) pending_.notify_all();
  }
}

}  // namespace agop
