// Compiled data as bytes and back: written when the program is built, read when it starts. One list
// of fields serves both directions: `fields(image, value)`, found by the type of the value, hands
// every member to the image. Promises: reading is one pass; images are trusted. It does not know
// what the data mean, nor what it is that their parts share.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "partner_check/base/image_bytes.hpp"

namespace partner_check {

// The parameter of a `fields` function: what is read is written to.
template <typename Image, typename T>
using Imaged = std::conditional_t<Image::k_reads, T, const T>;

template <typename Shared>
class ImageWriter : public ByteWriter {
 public:
  static constexpr bool k_reads = false;

  explicit ImageWriter(Shared& all) : shared(all) {}
  void operator()(const auto&... values) { (put(values), ...); }

  Shared& shared;

 private:
  using ByteWriter::put;
  template <typename T>
  void put(const T& value) {
    fields(*this, value);
  }
  template <typename T>
  void put(const std::vector<T>& items) {
    put_count(items.size());
    for (const T& item : items)
      put(item);
  }
  template <typename T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <typename A, typename B>
  void put(const std::variant<A, B>& value) {
    put(value.index() == 1);
    std::visit([this](const auto& alternative) { put(alternative); }, value);
  }
};

template <typename Shared>
class ImageReader : public ByteReader {
 public:
  static constexpr bool k_reads = true;

  ImageReader(std::string_view bytes, Arena& arena, TypeTable& types, Shared& all)
      : ByteReader(bytes, arena, types), shared(all) {}
  void operator()(auto&... values) { (get(values), ...); }

  Shared& shared;

 private:
  using ByteReader::get;
  template <typename T>
  void get(T& value) {
    fields(*this, value);
  }
  template <typename T>
  void get(std::vector<T>& items) {
    items.resize(get_count());
    for (T& item : items)
      get(item);
  }
  template <typename T>
  void get(std::optional<T>& value) {
    if (next<bool>()) get(value.emplace());
  }
  template <typename A, typename B>
  void get(std::variant<A, B>& value) {
    if (next<bool>())
      get(value.template emplace<1>());
    else
      get(value.template emplace<0>());
  }
};

}  // namespace partner_check
