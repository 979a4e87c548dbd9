// What YAML 1.2 forbids and libyaml 0.2.5 takes.
#ifndef CLIBYAML_CHECKS_H
#define CLIBYAML_CHECKS_H

#include "parser.h"

/// Notes why the document is refused; false.
bool refuse(clibyaml_parser *p, enum clibyaml_problem problem, uint32_t offset);

/// Whether a comment right behind a quoted scalar or a bracket that ends at `end`, or the comma behind it, has a space
/// before it.
static inline bool check_comment(clibyaml_parser *p, uint32_t end) {
  const uint8_t *at = p->source.bytes + end;
  if (at[0] == '#') return refuse(p, CLIBYAML_GLUED_COMMENT, end);
  if (at[0] == ',' && at[1] == '#') return refuse(p, CLIBYAML_GLUED_COMMENT, end + 1);
  return true;
}

/// Whether every line of a quoted scalar but the first is indented deeper than the column `outer`.
bool check_quoted_lines(clibyaml_parser *p, uint32_t start, uint32_t end, int32_t outer);

/// Whether the header of a block scalar that begins at `start` has a space before its comment.
bool check_block_scalar(clibyaml_parser *p, uint32_t start);

/// Checks the directives of a document whose start runs from `start` to `end`.
bool check_directives(clibyaml_parser *p, uint32_t start, uint32_t end);

/// Whether a scalar is one by YAML 1.2 also; `outer` is the column of what contains it.
static inline bool check_scalar(clibyaml_parser *p, const clibyaml_event *event, bool is_multiline, int32_t outer) {
  switch (event->style) {
    case CLIBYAML_PLAIN:
      if (event->length == 1 && p->source.bytes[event->start] == '-')
        return refuse(p, CLIBYAML_LONE_DASH, event->start);
      return p->source.bytes[event->end] != ',' || check_comment(p, event->end);
    case CLIBYAML_SINGLE_QUOTED:
    case CLIBYAML_DOUBLE_QUOTED:
      if (is_multiline && !check_quoted_lines(p, event->start, event->end, outer)) return false;
      return check_comment(p, event->end);
    default:
      return check_block_scalar(p, event->start);
  }
}

#endif
