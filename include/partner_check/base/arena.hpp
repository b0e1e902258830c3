// A bump allocator for values that live and die together: the nodes of one document, the values of
// one evaluation. Promises: addresses stay valid until the arena is destroyed, also when the arena
// is moved; nothing is freed before. Only trivially destructible types may live here. It does not
// know what it holds.
#pragma once

#include <cstring>
#include <memory>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace partner_check {

class Arena {
 public:
  // An arena in which nothing was made costs nothing.
  explicit Arena(std::size_t first_block = 4096) : first_block_(first_block) {}

  // One T, constructed in place.
  template <typename T, typename... Arguments>
  [[nodiscard]] T* make(Arguments&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
  }

  // `count` value-initialized Ts in a row; an empty span for none.
  template <typename T>
  [[nodiscard]] std::span<T> make_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count == 0) return {};
    T* first = static_cast<T*>(allocate(sizeof(T) * count, alignof(T)));
    std::uninitialized_value_construct_n(first, count);
    return {first, count};
  }

  template <typename T>
  [[nodiscard]] std::span<const T> copy(std::span<const T> items) {
    std::span<T> made = make_array<T>(items.size());
    std::copy(items.begin(), items.end(), made.begin());
    return made;
  }

  [[nodiscard]] std::string_view copy(std::string_view text) {
    if (text.empty()) return "";
    char* first = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(first, text.data(), text.size());
    return {first, text.size()};
  }

  // Bytes asked for so far; what a memory budget is compared with.
  [[nodiscard]] std::size_t used() const { return used_; }

 private:
  void* allocate(std::size_t bytes, std::size_t alignment) {
    used_ += bytes;
    if (!resource_)
      resource_ = std::make_unique<std::pmr::monotonic_buffer_resource>(first_block_);
    return resource_->allocate(bytes, alignment);
  }

  std::unique_ptr<std::pmr::monotonic_buffer_resource> resource_;
  std::size_t first_block_;
  std::size_t used_ = 0;
};

}  // namespace partner_check
