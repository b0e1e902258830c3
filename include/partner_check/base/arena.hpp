// A bump allocator for values that live and die together: the nodes of one document, the values of
// one evaluation. Promises: addresses stay valid until the arena is destroyed, also when the arena
// is moved; nothing is freed before. Only trivially destructible types may live here. It does not
// know what it holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace partner_check {

class Arena {
 public:
  // An arena in which nothing was made costs nothing.
  explicit Arena(std::size_t first_block = 4096) : next_block_(first_block) {}
  Arena(Arena&& other) noexcept { swap(other); }
  Arena& operator=(Arena other) noexcept {
    swap(other);
    return *this;
  }

  // One T, constructed in place.
  template <typename T, typename... Arguments>
  [[nodiscard]] T* make(Arguments&&... arguments) {
    return new (allocate<T>(1)) T{std::forward<Arguments>(arguments)...};
  }

  // `count` value-initialized Ts in a row; an empty span for none.
  template <typename T>
  [[nodiscard]] std::span<T> make_array(std::size_t count) {
    if (count == 0) return {};
    T* first = allocate<T>(count);
    std::uninitialized_value_construct_n(first, count);
    return {first, count};
  }

  template <typename T>
  [[nodiscard]] std::span<const T> copy(std::span<const T> items) {
    if (items.empty()) return {};
    T* first = allocate<T>(items.size());
    std::uninitialized_copy(items.begin(), items.end(), first);
    return {first, items.size()};
  }

  [[nodiscard]] std::string_view copy(std::string_view text) {
    if (text.empty()) return "";
    char* first = allocate<char>(text.size());
    std::memcpy(first, text.data(), text.size());
    return {first, text.size()};
  }

  // Bytes asked for so far; what a memory budget is compared with.
  [[nodiscard]] std::size_t used() const { return used_; }

 private:
  template <typename T>
  T* allocate(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
    const std::size_t bytes = sizeof(T) * count;
    const std::size_t gap = -reinterpret_cast<std::uintptr_t>(next_) & (alignof(T) - 1);
    used_ += bytes;
    if (gap > left_ || bytes > left_ - gap) [[unlikely]]
      return reinterpret_cast<T*>(begin_block(bytes));
    std::byte* const first = next_ + gap;
    next_ = first + bytes;
    left_ -= gap + bytes;
    return reinterpret_cast<T*>(first);
  }
  // The first bytes of a new block.
  std::byte* begin_block(std::size_t bytes);
  void swap(Arena& other) noexcept;

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;  // what is free of the last block
  std::size_t left_ = 0;
  std::size_t next_block_ = 0;  // the size of the next block, unless more is asked for
  std::size_t used_ = 0;
};

}  // namespace partner_check
