// What YAML 1.2 forbids and libyaml 0.2.5 takes.
#ifndef CLIBYAML_CHECKS_H
#define CLIBYAML_CHECKS_H

#include "parser.h"

/// Notes why the document is refused; false.
bool refuse(clibyaml_parser *p, enum clibyaml_problem problem, uint32_t offset);

/// Whether a comment right behind a quoted scalar or a bracket that ends at `end`, or the comma behind it, has a space
/// before it.
bool check_comment(clibyaml_parser *p, uint32_t end);

/// Checks the directives of a document whose start runs from `start` to `end`.
bool check_directives(clibyaml_parser *p, uint32_t start, uint32_t end);

/// Whether a scalar is one by YAML 1.2 also; `outer` is the column of what contains it.
bool check_scalar(clibyaml_parser *p, const clibyaml_event *event, bool is_multiline, int32_t outer);

#endif
