// What the parser must know of a source before libyaml sees it.
#ifndef CLIBYAML_SOURCE_H
#define CLIBYAML_SOURCE_H

#include "CLibYAML.h"

typedef struct {
  const uint8_t *bytes;
  size_t count;
  /// 3 where the source begins with a byte order mark, else 0.
  size_t start;
  /// Characters after `start`.
  size_t characters;
  /// Whether every byte after `start` is ASCII, so that characters are bytes.
  bool is_ascii;
  /// Whether `$` occurs.
  bool has_dollar;
} source_text;

/// Checks that `bytes` are UTF-8 of characters that libyaml takes (YAML 1.2.2 §5.1) and counts them.
bool source_check(source_text *source, const uint8_t *bytes, size_t count, clibyaml_error *error);

/// A character of the source and the byte it begins at; moves to any other, cheaply to a near one.
typedef struct {
  size_t character, byte;
} source_cursor;

/// `source_offset` where characters are not bytes.
uint32_t source_seek(const source_text *source, source_cursor *cursor, size_t index);

/// The byte offset of the character `index`, counted after the byte order mark.
static inline uint32_t source_offset(const source_text *source, source_cursor *cursor, size_t index) {
  if (source->is_ascii) return (uint32_t)(source->start + index);
  return source_seek(source, cursor, index);
}

#endif
