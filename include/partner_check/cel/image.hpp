// Compiled expressions as bytes and back (base/image.hpp). The trees of all programs share one Ast,
// names and source, so that reading makes a few vectors, not thousands: written after the last
// program, read before the first. Promises: a program that was read evaluates, explains and prints
// as the one that was written. Not kept is what only the checker asks for: types of inner nodes,
// places of names.
#pragma once

#include "partner_check/base/image.hpp"
#include "partner_check/cel/program.hpp"

namespace partner_check::cel {

using ProgramWriter = ImageWriter<Ast>;
using ProgramReader = ImageReader<const std::shared_ptr<Ast>>;

// Adds the tree to the shared one.
void fields(ProgramWriter& image, const Program& program);
void fields(ProgramReader& image, Program& program);

void fields(ProgramWriter& image, const Ast& trees);
void fields(ProgramReader& image, Ast& trees);

}  // namespace partner_check::cel
