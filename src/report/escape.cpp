#include "escape.hpp"

#include "partner_check/base/text.hpp"
#include "partner_check/base/utf8.hpp"

namespace partner_check::report {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// As an entity where Markdown or HTML would read it as syntax. Backslashes would do in Markdown,
// but not in an HTML block, and readers differ about them in tables.
std::string markdown_character(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '|':
    case '~':
    case '^': return "&#" + std::to_string(static_cast<int>(c)) + ";";
    default: return {c};
  }
}

// Whether what begins with text[i], or goes on there, may become a mention, a reference, an emoji,
// a formula or a link. Renderers look for these in the finished text, so that no escape of a
// character helps; an element around it does.
bool is_reference(std::string_view text, std::size_t i) {
  const char before = i > 0 ? text[i - 1] : ' ';
  const char after = i + 1 < text.size() ? text[i + 1] : ' ';
  switch (text[i]) {
    case '@':
    case '#':
    case '$': return true;
    case ':':  // :smile: https://
    case '!':  // of GitLab: !12 ~bug %release &7 ^alert
    case '~':
    case '%':
    case '&':
    case '^': return after != ' ';
    case '-': return is_letter(before) && is_digit(after);              // GH-12
    case '.': return (before == 'w' || before == 'W') && after != ' ';  // www.example.org
    default: return false;
  }
}

// The fewest hexadecimal digits that are read as a commit.
constexpr std::size_t k_commit = 7;

// Whether a word of that many hexadecimal digits, or more, begins at text[i].
bool is_commit(std::string_view text, std::size_t i) {
  const auto in_word = [&](std::size_t at) {
    return at < text.size() && (is_letter(text[at]) || is_digit(text[at]));
  };
  std::size_t end = i;
  while (end < text.size() && is_hex(text[end]))
    ++end;
  return end - i >= k_commit && !in_word(end) && (i == 0 || !in_word(i - 1));
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string shown = terminal_safe(text);
  std::string escaped;
  escaped.reserve(shown.size() + shown.size() / 4);
  std::size_t digits = 0;  // since the last element inside of a commit
  for (std::size_t i = 0; i < shown.size(); ++i) {
    digits = is_hex(shown[i]) && (digits > 0 || is_commit(shown, i)) ? digits + 1 : 0;
    if (digits == k_commit || is_reference(shown, i)) {
      escaped += "<span>" + markdown_character(shown[i]) + "</span>";
      digits = digits == k_commit ? 1 : 0;
    } else {
      escaped += markdown_character(shown[i]);
    }
  }
  return escaped;
}

namespace {

std::string html_entities(std::string_view text) {
  std::string escaped;
  for (const char c : text)
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  return escaped;
}

}  // namespace

std::string html_text(std::string_view text) {
  return html_entities(terminal_safe(text));
}

std::string html_lines(std::string_view text) {
  return html_entities(terminal_safe(text, Newlines::keep));
}

namespace {

std::string percent_encoded(std::string_view text, bool (*is_syntax)(char)) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_syntax(c))
      encoded.append({'%', k_digits[byte >> 4], k_digits[byte & 0xf]});
    else
      encoded += c;
  }
  return encoded;
}

}  // namespace

std::string path_uri(std::string_view path) {
  return (path.starts_with('/') ? "file://" : "") + percent_encoded(path, [](char c) {
           return !is_digit(c) && !is_letter(c) && c != '/' && c != '-' && c != '.' && c != '_' &&
                  c != '~';
         });
}

std::string command_data(std::string_view text) {
  return percent_encoded(text, [](char c) { return c == '%' || c == '\r' || c == '\n'; });
}

std::string command_property(std::string_view text) {
  return percent_encoded(
      text, [](char c) { return c == '%' || c == '\r' || c == '\n' || c == ':' || c == ','; });
}

std::string xml_text(std::string_view text, Newlines newlines) {
  std::string escaped;
  for_each_code_point(terminal_safe(text, newlines), [&](const CodePoint& point) {
    switch (point.value) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      case 0xfffe:
      case 0xffff: escaped += "\ufffd"; break;
      default: escaped += point.utf8;
    }
  });
  return escaped;
}

namespace {

// Spreadsheets take these for the start of a formula, some also in their wide forms.
bool begins_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  switch (first_code_point(text.substr(first)).value) {
    case '=':
    case '+':
    case '-':
    case '@':
    case 0xff1d:
    case 0xff0b:
    case 0xff0d:
    case 0xff20: return true;
    default: return false;
  }
}

}  // namespace

std::string csv_text(std::string_view text) {
  const std::string shown = terminal_safe(text);
  std::string cell = begins_formula(shown) ? "\"'" : "\"";
  for (const char c : shown)
    cell += c == '"' ? "\"\"" : std::string(1, c);
  return cell + '"';
}

}  // namespace partner_check::report
