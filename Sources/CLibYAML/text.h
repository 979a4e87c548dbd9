// Reading one line of a source: which characters may stand where, and how many there are.
#ifndef CLIBYAML_TEXT_H
#define CLIBYAML_TEXT_H

#include <yaml.h>

#include "source.h"

/// A scalar on one line whose text is in the source as it is.
typedef struct {
  /// Behind its last character, its quote included; behind the blanks that follow it.
  const uint8_t *end, *next;
  /// Bytes of the text, without quotes.
  size_t length;
  yaml_scalar_style_t style;
} scalar_text;

/// Finds the scalar that begins at `start`. False where it is none of those, or where only libyaml knows.
bool find_scalar(const uint8_t *start, bool is_flow, scalar_text *text);

/// The end of the line of a comment that begins at `at`; where that is no `\n`, something in between.
const uint8_t *comment_end(const uint8_t *at);

/// How many characters begin in the bytes from `from` to `to`.
static inline size_t count_characters(const source_text *source, const uint8_t *from, const uint8_t *to) {
  size_t count = (size_t)(to - from);
  if (source->is_ascii) return count;
  for (; from < to; from++) count -= (*from & 0xC0) == 0x80;
  return count;
}

#endif
