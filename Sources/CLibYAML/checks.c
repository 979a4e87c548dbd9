#include "checks.h"

#include <string.h>

bool refuse(clibyaml_parser *p, enum clibyaml_problem problem, uint32_t offset) {
  p->document.error.problem = problem;
  p->document.error.offset = offset;
  return false;
}

bool check_block_scalar(clibyaml_parser *p, uint32_t start) {
  uint32_t at = start + 1;
  const uint8_t *bytes = p->source.bytes;
  while (bytes[at] == '+' || bytes[at] == '-' || (bytes[at] >= '0' && bytes[at] <= '9')) at++;
  return bytes[at] != '#' || refuse(p, CLIBYAML_GLUED_COMMENT, at);
}

bool check_quoted_lines(clibyaml_parser *p, uint32_t start, uint32_t end, int32_t outer) {
  const uint8_t *bytes = p->source.bytes;
  for (uint32_t at = start; at < end; at++) {
    if (bytes[at] != '\n' && bytes[at] != '\r') continue;
    uint32_t line = at + 1;
    while (line < end && bytes[line] == ' ') line++;
    bool is_deep = (int64_t)line - at - 1 > outer;
    while (line < end && (bytes[line] == ' ' || bytes[line] == '\t')) line++;
    bool is_empty = bytes[line] == '\n' || bytes[line] == '\r';
    if (!is_deep && !is_empty) return refuse(p, CLIBYAML_SHALLOW_LINE, line);
  }
  return true;
}

bool check_directives(clibyaml_parser *p, uint32_t start, uint32_t end) {
  const uint8_t *bytes = p->source.bytes;
  if (bytes[start] != '%') return true;
  if (p->is_after_open_end) return refuse(p, CLIBYAML_LATE_DIRECTIVE, start);
  bool is_directive = true;
  for (uint32_t at = start + 1; at < end; at++) {
    if (bytes[at - 1] == '\n' || bytes[at - 1] == '\r') is_directive = bytes[at] == '%';
    if (bytes[at] != '#' || !is_directive) continue;
    if (bytes[at - 1] != ' ' && bytes[at - 1] != '\t') return refuse(p, CLIBYAML_GLUED_COMMENT, at);
    is_directive = false;
  }
  return true;
}
