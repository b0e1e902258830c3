// Plain values as bytes and back: the letters of which images are made (base/image.hpp). Promises:
// the same bytes on every machine (little-endian, no padding). What is read is trusted: its end is
// asserted, nothing else is checked.
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "partner_check/base/value.hpp"

namespace partner_check {

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class ByteWriter {
 public:
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 protected:
  template <Plain T>
  void put(const T& value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    if constexpr (std::endian::native == std::endian::big) std::reverse(raw, raw + sizeof(T));
    bytes_.append(raw, sizeof(T));
  }
  void put_count(std::size_t count) { put(static_cast<std::uint32_t>(count)); }
  void put(const std::string_view& text);
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(const Value& value);   // neither error nor unknown nor record
  void put(const TypeRef& type);  // of a record only that it may be anything

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  // What values and types are made in; these outlive what is read, the bytes only the reader.
  ByteReader(std::string_view bytes, Arena& arena, TypeTable& types)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()), arena_(arena), types_(types) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }

 protected:
  template <Plain T>
  void get(T& value) {
    char raw[sizeof(T)];
    std::memcpy(raw, take(sizeof(T)), sizeof(T));
    if constexpr (std::endian::native == std::endian::big) std::reverse(raw, raw + sizeof(T));
    std::memcpy(&value, raw, sizeof(T));
  }
  template <Plain T>
  T next() {
    T value{};
    get(value);
    return value;
  }
  std::size_t get_count() { return next<std::uint32_t>(); }
  std::string_view get_text() {
    const std::size_t size = get_count();
    return {take(size), size};
  }
  void get(std::string& text) { text = get_text(); }
  void get(Value& value);
  void get(TypeRef& type);

 private:
  const char* take(std::size_t count) {
    assert(count <= static_cast<std::size_t>(end_ - at_));
    const char* const first = at_;
    at_ += count;
    return first;
  }
  TypeRef get_type(TypeKind kind);

  const char* at_;
  const char* end_;
  Arena& arena_;
  TypeTable& types_;
};

}  // namespace partner_check
