// libyaml's events as the records need them.
#ifndef CLIBYAML_STEP_H
#define CLIBYAML_STEP_H

#include "parser.h"

/// One event of libyaml's; its strings belong to whoever takes it.
typedef struct {
  yaml_event_type_t type;
  /// `enum clibyaml_style` of a scalar or a collection.
  uint8_t style;
  /// Whether a document starts or ends explicitly.
  bool is_explicit;
  /// Characters from the start of the input.
  size_t start, end;
  size_t start_line, end_line, start_column;
  yaml_char_t *anchor, *tag;
  /// A scalar's text, an alias's name; null where the text is in the source as it is.
  yaml_char_t *value;
  size_t length;
} parser_step;

/// Parses the next event; false where libyaml has an error.
bool step_next(clibyaml_parser *p, parser_step *step);

#endif
