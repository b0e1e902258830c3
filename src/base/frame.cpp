#include "partner_check/base/frame.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "partner_check/base/text.hpp"
#include "partner_check/base/utf8.hpp"

namespace partner_check {
namespace {

constexpr std::size_t k_tab_stop = 4;
constexpr std::size_t k_least_line = 20;   // columns of source shown however narrow the terminal is
constexpr std::size_t k_least_label = 30;  // columns for a label below the carets

// What one character of the line looks like, with the marks that combine with it.
struct Cell {
  std::string shown;
  std::size_t width = 0;
  std::size_t end = 0;  // byte of the line after it
};

// Cells from `first` up to `last`.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

std::string_view line_of(std::string_view text, std::size_t number) {
  for (; number > 0; --number) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  std::size_t column = 0;
  std::size_t end = 0;
  for_each_code_point(line, [&](const CodePoint& point) {
    end += point.taken;
    const std::string shown = point.value == '\t'
                                  ? std::string(k_tab_stop - column % k_tab_stop, ' ')
                                  : terminal_safe(point.utf8);
    const std::size_t width = display_width(shown);
    column += width;
    if (width == 0 && !cells.empty()) {
      cells.back().shown += shown;
      cells.back().end = end;
    } else {
      cells.push_back({shown, width, end});
    }
  });
  return cells;
}

std::size_t width_of(const std::vector<Cell>& cells, Range range) {
  std::size_t width = 0;
  for (std::size_t i = range.first; i < range.last; ++i)
    width += cells[i].width;
  return width;
}

// The cells that a place covers; none, at the end, if it lies behind the line.
Range covered(const std::vector<Cell>& cells, const Place& place) {
  const std::size_t begin = std::max<std::size_t>(place.column, 1) - 1;
  const std::size_t end = begin + std::max<std::size_t>(place.length, 1);
  Range range;
  while (range.first < cells.size() && cells[range.first].end <= begin)
    ++range.first;
  range.last = range.first;
  std::size_t next = begin;  // first byte of the cell at range.last
  while (range.last < cells.size() && next < end)
    next = cells[range.last++].end;
  return range;
}

// As much of the line as fits into `room` columns: the span, as far as it fits, with as much on
// either side as there is room for.
Range window(const std::vector<Cell>& cells, Range span, std::size_t room) {
  Range shown{span.first, span.first};
  const auto take_if_it_fits = [&](std::size_t cell) {
    if (cells[cell].width > room) return false;
    room -= cells[cell].width;
    return true;
  };
  while (shown.last < span.last && take_if_it_fits(shown.last))
    ++shown.last;
  if (shown.last < span.last) return shown;
  for (bool grows = true; grows;) {
    grows = false;
    if (shown.last < cells.size() && take_if_it_fits(shown.last)) {
      ++shown.last;
      grows = true;
    }
    if (shown.first > 0 && take_if_it_fits(shown.first - 1)) {
      --shown.first;
      grows = true;
    }
  }
  return shown;
}

// The part of a line from which `room` columns around the start of a place may come: a file of one
// line can be very long.
struct Stretch {
  std::string_view text;
  Place place;  // its column counts from the start of `text`
  bool cut_before = false;
  bool cut_after = false;
};

Stretch around(std::string_view line, Place place, std::size_t room) {
  const std::size_t reach = room * 4;  // bytes; no code point has more than 4
  const std::size_t middle = std::min(std::max<std::size_t>(place.column, 1) - 1, line.size());
  std::size_t begin = middle - std::min(middle, reach);
  const auto inside_code_point = [line](std::size_t i) { return (line[i] & 0xc0) == 0x80; };
  while (begin > 0 && begin < middle && inside_code_point(begin))
    ++begin;
  const std::string_view text = line.substr(begin, middle - begin + reach);
  place.column = middle - begin + 1;
  return {text, place, begin > 0, begin + text.size() < line.size()};
}

bool is_blank(const std::vector<Cell>& cells, Range range) {
  for (std::size_t i = range.first; i < range.last; ++i)
    if (cells[i].shown.find_first_not_of(' ') != std::string_view::npos) return false;
  return true;
}

// What is shown of a line, and where in it the carets belong.
struct Shown {
  std::string line;
  std::size_t indent = 0;  // columns before the first caret
  std::size_t carets = 1;
};

Shown fit(const Stretch& stretch, std::size_t room) {
  const std::vector<Cell> cells = cells_of(stretch.text);
  const Range span = covered(cells, stretch.place);
  const Range whole{0, cells.size()};
  const bool fits = !stretch.cut_before && !stretch.cut_after && width_of(cells, whole) <= room;
  const Range part = fits ? whole : window(cells, span, room - 2);  // 2 for the ellipses
  const bool cut_before = stretch.cut_before || !is_blank(cells, {0, part.first});
  const bool cut_after = stretch.cut_after || part.last < cells.size();

  Shown shown;
  if (cut_before) shown.line += "…";
  for (std::size_t i = part.first; i < part.last; ++i)
    shown.line += cells[i].shown;
  if (cut_after) shown.line += "…";
  shown.indent = (cut_before ? 1 : 0) + width_of(cells, {part.first, span.first});
  const Range marked{span.first, std::min(span.last, part.last)};
  shown.carets = std::max<std::size_t>(width_of(cells, marked), 1);
  return shown;
}

// The caret line with its label, and the lines on which a label goes on that does not fit beside
// the carets.
std::vector<std::string> marks(const Shown& shown, std::string_view label, std::size_t room) {
  const std::string carets = std::string(shown.indent, ' ') + std::string(shown.carets, '^');
  if (label.empty()) return {carets};
  if (shown.indent + shown.carets + 1 + display_width(label) <= room)
    return {fmt::format("{} {}", carets, label)};
  std::vector<std::string> lines{carets};
  const std::size_t indent = std::min(shown.indent, room - std::min(room, k_least_label));
  for (const std::string& line : wrap(label, std::max(room - indent, k_least_label)))
    lines.push_back(std::string(indent, ' ') + line);
  return lines;
}

}  // namespace

std::string excerpt(std::string_view text, Place place, std::string_view label,
                    const FrameOptions& options) {
  const std::string number = std::to_string(place.line);
  const std::string gutter(number.size(), ' ');
  const std::size_t frame_width = number.size() + 3;  // "88 | "
  const std::size_t room = std::max(options.width, frame_width + k_least_line) - frame_width;
  const std::string_view line = place.line < options.first_line
                                    ? std::string_view()
                                    : line_of(text, place.line - options.first_line);
  place.column -= std::min(options.cut_before, place.column - 1);
  Stretch stretch = around(line, place, room);
  stretch.cut_before = stretch.cut_before || options.cut_before > 0;
  stretch.cut_after = stretch.cut_after || options.cut_after > 0;
  const Shown shown = fit(stretch, room);

  std::string out = fmt::format("{} |{}{}\n", number, shown.line.empty() ? "" : " ", shown.line);
  for (const std::string& mark : marks(shown, terminal_safe(label), room))
    out += fmt::format("{} | {}\n", gutter, mark);
  return out;
}

std::string frame(std::string_view file, std::string_view text, Place place, std::string_view label,
                  const FrameOptions& options) {
  const std::string gutter(std::to_string(place.line).size(), ' ');
  return fmt::format("{}--> {}:{}:{}\n{} |\n{}{} |\n", gutter, terminal_safe(file), place.line,
                     place.column, gutter, excerpt(text, place, label, options), gutter);
}

}  // namespace partner_check
