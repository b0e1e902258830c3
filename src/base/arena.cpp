#include "partner_check/base/arena.hpp"

#include <algorithm>

namespace partner_check {

std::byte* Arena::begin_block(std::size_t bytes) {
  constexpr std::size_t k_least = 512;
  constexpr std::size_t k_most = 64 * 1024;  // beyond, malloc asks the system for pages each time
  const std::size_t size = std::max(next_block_, bytes);
  std::byte* const first =
      blocks_.emplace_back(std::make_unique_for_overwrite<std::byte[]>(size)).get();
  next_ = first + bytes;
  left_ = size - bytes;
  next_block_ = std::clamp(2 * size, k_least, k_most);
  return first;
}

void Arena::swap(Arena& other) noexcept {
  std::swap(blocks_, other.blocks_);
  std::swap(next_, other.next_);
  std::swap(left_, other.left_);
  std::swap(next_block_, other.next_block_);
  std::swap(used_, other.used_);
}

}  // namespace partner_check
