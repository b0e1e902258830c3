// format(values): a text with the values put for its clauses, as `"%s of %d".format([a, b])`.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "partner_check/base/time.hpp"
#include "partner_check/base/utf8.hpp"

#include "function_rows.hpp"
#include "list_arguments.hpp"
#include "outcome.hpp"
#include "texts.hpp"

namespace partner_check::cel {
namespace {

constexpr int k_usual_precision = 6;
constexpr int k_most_precision = 1000;  // digits; a double has at most 1075 that are not zero

// As in `%.3f`.
struct Clause {
  char verb = 0;
  int precision = k_usual_precision;
};

std::string_view type_name(TypeRef type) {
  switch (type->kind) {
    case TypeKind::null: return "null_type";
    case TypeKind::boolean: return "bool";
    case TypeKind::int64: return "int";
    case TypeKind::uint64: return "uint";
    case TypeKind::number: return "double";
    case TypeKind::string: return "string";
    case TypeKind::bytes: return "bytes";
    case TypeKind::timestamp: return "google.protobuf.Timestamp";
    case TypeKind::duration: return "google.protobuf.Duration";
    case TypeKind::type: return "type";
    case TypeKind::list: return "list";
    case TypeKind::optional: return "optional_type";
    default: return "map";  // records are maps to the standard
  }
}

std::optional<double> as_double(const Value& value) {
  switch (value.kind) {
    case ValueKind::int64: return static_cast<double>(value.int64);
    case ValueKind::uint64: return static_cast<double>(value.uint64);
    case ValueKind::number: return value.number;
    default: return std::nullopt;
  }
}

// A whole number as sign and size. Numbers of a profile are doubles: those without a fraction
// count.
struct Whole {
  bool negative;
  std::uint64_t size;
};
std::optional<Whole> as_whole(const Value& value) {
  constexpr double k_two_to_63 = 9223372036854775808.0;
  switch (value.kind) {
    case ValueKind::boolean: return Whole{false, value.boolean ? 1u : 0u};
    case ValueKind::uint64: return Whole{false, value.uint64};
    case ValueKind::int64: {
      const auto bits = static_cast<std::uint64_t>(value.int64);
      return value.int64 < 0 ? Whole{true, 0 - bits} : Whole{false, bits};
    }
    case ValueKind::number: {
      const double size = std::fabs(value.number);
      if (!(size < k_two_to_63) || std::trunc(size) != size) return std::nullopt;
      return Whole{value.number < 0, static_cast<std::uint64_t>(size)};
    }
    default: return std::nullopt;
  }
}

class Formatter {
 public:
  Formatter(std::span<const Value> values, Context& context) : values_(values), context_(context) {}

  Value run(std::string_view format) {
    while (!format.empty() && !failed()) {
      const std::size_t percent = std::min(format.find('%'), format.size());
      put(text_, format.substr(0, percent));
      format.remove_prefix(percent);
      if (format.starts_with("%%")) {
        put(text_, "%");
        format.remove_prefix(2);
      } else if (!format.empty()) {
        clause(format);
      }
    }
    if (failed()) return failure_;
    if (missing_.is(ValueKind::unknown)) return missing_;
    return Value::of_string(context_.arena.copy(text_));
  }

 private:
  [[nodiscard]] bool failed() const { return failure_.is(ValueKind::error); }

  void fail(const Value& failure) {
    if (!failed()) failure_ = failure;
  }
  void bad_format(std::string_view message) { fail(error(context_.arena, "bad_format", message)); }

  void put(std::string& text, std::string_view more) {
    if (charge_text(context_, more.size()) && has_room(context_, text.size() + more.size()))
      text += more;
    else
      fail(exhausted(context_));
  }

  // Takes "%.3f" off the front.
  void clause(std::string_view& format) {
    format.remove_prefix(1);
    Clause clause;
    if (format.starts_with('.') && !take_precision(format, clause.precision)) return;
    if (format.empty()) return bad_format("the format ends inside of a clause");
    clause.verb = format.front();
    const std::string_view verb = format.substr(0, code_point_size(format));
    format.remove_prefix(verb.size());
    if (std::string_view("sdfeboxX").find(clause.verb) == std::string_view::npos)
      return bad_format(fmt::format("`%{}` is no clause of a format", verb));
    if (used_ == values_.size())
      return bad_format(
          fmt::format("the format has more clauses than the {} values given", values_.size()));
    value(clause, values_[used_++]);
  }

  bool take_precision(std::string_view& format, int& precision) {
    format.remove_prefix(1);
    const char* last = format.data() + format.size();
    const auto [end, problem] = std::from_chars(format.data(), last, precision);
    if (problem != std::errc() || precision < 0 || precision > k_most_precision) {
      bad_format(fmt::format("a precision is a number up to {}, as in `%.3f`", k_most_precision));
      return false;
    }
    format.remove_prefix(static_cast<std::size_t>(end - format.data()));
    return true;
  }

  void value(const Clause& clause, const Value& value) {
    switch (clause.verb) {
      case 's': return write(value, text_);
      case 'd': return decimal(value);
      case 'f':
      case 'e': return floating(clause, value);
      default: return digits(clause, value);
    }
  }

  void refuse_value(char verb, const Value& value) {
    fail(refuse(fmt::format("%{}", verb), value, context_.arena));
  }

  void decimal(const Value& value) {
    if (as_double(value))
      write(value, text_);
    else
      refuse_value('d', value);
  }

  void floating(const Clause& clause, const Value& value) {
    const std::optional<double> number = as_double(value);
    if (!number) return refuse_value(clause.verb, value);
    if (!std::isfinite(*number)) return put(text_, number_text(*number));
    std::array<char, 400 + k_most_precision> room;  // before the point up to 309 digits
    const auto layout =
        clause.verb == 'f' ? std::chars_format::fixed : std::chars_format::scientific;
    const char* end =
        std::to_chars(room.data(), room.data() + room.size(), *number, layout, clause.precision)
            .ptr;
    put(text_, {room.data(), static_cast<std::size_t>(end - room.data())});
  }

  // %b, %o, %x, %X of whole numbers; %b of yes and no; %x and %X of the bytes of texts.
  void digits(const Clause& clause, const Value& value) {
    const bool is_hex = clause.verb == 'x' || clause.verb == 'X';
    const std::string_view hex = clause.verb == 'x' ? "{:02x}" : "{:02X}";
    if (is_hex && (value.is(ValueKind::string) || value.is(ValueKind::bytes))) {
      for (const char byte : value.string())
        put(text_, fmt::format(fmt::runtime(hex), static_cast<unsigned char>(byte)));
      return;
    }
    const std::optional<Whole> number = as_whole(value);
    if (!number || (value.is(ValueKind::boolean) && clause.verb != 'b'))
      return refuse_value(clause.verb, value);
    if (number->negative) put(text_, "-");
    const std::string layout = fmt::format("{{:{}}}", clause.verb);
    put(text_, fmt::format(fmt::runtime(layout), number->size));
  }

  // %s: also what is inside of lists and maps.
  void write(const Value& value, std::string& text) {
    if (failed()) return;
    switch (value.kind) {
      case ValueKind::null: return put(text, "null");
      case ValueKind::boolean: return put(text, value.boolean ? "true" : "false");
      case ValueKind::int64: return put(text, std::to_string(value.int64));
      case ValueKind::uint64: return put(text, std::to_string(value.uint64));
      case ValueKind::number: return put(text, number_text(value.number));
      case ValueKind::string: return put(text, value.string());
      case ValueKind::bytes: return write_bytes(value.string(), text);
      case ValueKind::timestamp: return put(text, format_timestamp(value.instant()));
      case ValueKind::duration: return put(text, format_duration(value.int64));
      case ValueKind::type: return put(text, type_name(value.type));
      case ValueKind::list: return write_list(value, text);
      case ValueKind::map: return write_map(value, text);
      case ValueKind::unknown: return gather(missing_, value, context_.arena);
      default: return refuse_value('s', value);
    }
  }

  // As UTF-8, with U+FFFD for what is none.
  void write_bytes(std::string_view bytes, std::string& text) {
    for_each_code_point(bytes, [&](const CodePoint& point) { put(text, point.utf8); });
  }

  void write_list(const Value& list, std::string& text) {
    gather_unshown(missing_, list, context_.arena);
    put(text, "[");
    std::string_view separator;
    for (const Value& item : list.list->items) {
      put(text, std::exchange(separator, ", "));
      write(item, text);
    }
    put(text, "]");
  }

  // In the order of the texts of the keys.
  void write_map(const Value& map, std::string& text) {
    gather_unshown(missing_, map, context_.arena);
    std::vector<std::pair<std::string, const Value*>> entries;
    for (const MapEntry& entry : map.map->entries) {
      std::string key;
      write(entry.key, key);
      if (failed()) return;
      entries.emplace_back(std::move(key), &entry.value);
    }
    std::ranges::sort(entries, {}, &std::pair<std::string, const Value*>::first);
    put(text, "{");
    std::string_view separator;
    for (const auto& [key, value] : entries) {
      put(text, std::exchange(separator, ", "));
      put(text, key);
      put(text, ": ");
      write(*value, text);
    }
    put(text, "}");
  }

  std::span<const Value> values_;
  Context& context_;
  std::size_t used_ = 0;  // of the values
  std::string text_;
  Value missing_;
  Value failure_;
};

Value format(std::span<const Value> arguments, Context& context) {
  return Formatter(arguments[1].list->items, context).run(arguments[0].string());
}

}  // namespace

void add_format(Rows& rows, const RowTypes& t) {
  rows.push_back({"format",
                  CallStyle::member,
                  {t.string, t.list_of_dyn},
                  t.string,
                  on_known<format>,
                  "the text with values for its %s (any), %d (decimal), %f, %.2f, %e (numbers), "
                  "%b, %o, %x, %X (whole numbers)"});
}

}  // namespace partner_check::cel
