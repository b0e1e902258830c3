// Whose word a fact is: of one partner alone, as the accounts say; else as the document says itself
// (x-told-by of the schema, teller of its x-subject). Private to the report layer.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "partner_check/report/report.hpp"

namespace partner_check::report {

// What a party calls itself where the document lists the parties; the id itself if it does not.
[[nodiscard]] std::string party_name(const Input& input, std::string_view id);

class Tellers {
 public:
  // The input must outlive it.
  explicit Tellers(const Input& input);

  // "Helix Robotics alone", "legal counsel"; "" if nobody in particular told the fact at a pointer.
  [[nodiscard]] std::string of(std::string_view pointer) const;
  // Whose word all facts at a pointer and below it are, as the document says; "" if several told
  // them, or nobody in particular.
  [[nodiscard]] std::string of_all(std::string_view pointer) const;

 private:
  struct Word {
    std::string pointer;  // covers what lies below it
    std::string by;
  };
  [[nodiscard]] const Word* nearest(std::string_view pointer) const;  // that covers least
  void add(const Node* by, std::string covered);
  // The party whose account alone states all facts at, above and below a pointer; "" if none does.
  [[nodiscard]] std::string alone(std::string_view pointer) const;

  const Input& input_;
  std::vector<Word> words_;
};

}  // namespace partner_check::report
