#include "source.h"

#include <string.h>

enum { BLOCK = 64 };

/// Whether a block is printable ASCII, tabs and line breaks only; notes whether it has a `$`.
static inline bool is_plain_block(const uint8_t *bytes, uint8_t *dollar) {
  uint8_t wrong = 0, found = 0;
  for (int i = 0; i < BLOCK; i++) {
    uint8_t c = bytes[i];
    wrong |= (uint8_t)(c - 0x20) >= 0x5F && c != '\n' && c != '\t' && c != '\r';
    found |= c == '$';
  }
  *dollar |= found;
  return !wrong;
}

/// The length of the UTF-8 sequence at `bytes` and its value; 0 where it is none (RFC 3629 §4).
static inline unsigned decode(const uint8_t *bytes, size_t left, uint32_t *value) {
  uint8_t c = bytes[0];
  unsigned length = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
  if (length == 0 || length > left) return 0;
  uint32_t v = length == 1 ? c : c & (0x7Fu >> length);
  for (unsigned i = 1; i < length; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 0;
    v = v << 6 | (bytes[i] & 0x3F);
  }
  if ((length == 3 && v < 0x800) || (length == 4 && (v < 0x10000 || v > 0x10FFFF)) || (v >= 0xD800 && v <= 0xDFFF))
    return 0;
  *value = v;
  return length;
}

static inline bool is_allowed(uint32_t v) {
  return v == '\t' || v == '\n' || v == '\r' || (v >= 0x20 && v <= 0x7E) || v == 0x85 || (v >= 0xA0 && v <= 0xD7FF) ||
         (v >= 0xE000 && v <= 0xFFFD) || (v >= 0x10000 && v <= 0x10FFFF);
}

bool source_check(source_text *source, const uint8_t *bytes, size_t count, clibyaml_error *error) {
  size_t at = count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  size_t continuations = 0;
  uint8_t dollar = 0;
  source->bytes = bytes;
  source->count = count;
  source->start = at;
  while (at < count) {
    if (count - at >= BLOCK && is_plain_block(bytes + at, &dollar)) {
      at += BLOCK;
      continue;
    }
    // The last block overlaps the one before.
    if (count - at < BLOCK && count - source->start >= BLOCK && is_plain_block(bytes + count - BLOCK, &dollar)) break;
    size_t end = count - at >= BLOCK ? at + BLOCK : count;
    while (at < end) {
      uint32_t value;
      unsigned length = decode(bytes + at, count - at, &value);
      if (length == 0 || !is_allowed(value)) {
        error->problem = length == 0 ? CLIBYAML_INVALID_UTF8 : CLIBYAML_FORBIDDEN_CHARACTER;
        error->offset = (uint32_t)at;
        error->value = length == 0 ? bytes[at] : value;
        return false;
      }
      dollar |= value == '$';
      continuations += length - 1;
      at += length;
    }
  }
  source->characters = count - source->start - continuations;
  source->is_ascii = continuations == 0;
  source->has_dollar = dollar;
  return true;
}

static inline bool is_continuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

/// How many of the eight bytes of `word` begin a character.
static inline unsigned count_starts(uint64_t word) {
  uint64_t continuations = (word >> 7) & ~(word >> 6) & 0x0101010101010101u;
  return 8 - (unsigned)(continuations * 0x0101010101010101u >> 56);
}

uint32_t source_seek(const source_text *source, source_cursor *cursor, size_t index) {
  size_t character = cursor->character, byte = cursor->byte;
  const uint8_t *bytes = source->bytes;
  if (character <= index) {
    // Eight bytes at a time, perhaps into the middle of a character, whose start is counted then.
    uint64_t word;
    while (index - character >= 8 && source->count - byte >= 8) {
      memcpy(&word, bytes + byte, 8);
      character += count_starts(word);
      byte += 8;
    }
    while (is_continuation(bytes[byte])) byte++;
    for (; character < index && byte < source->count; character++) {
      do byte++;
      while (is_continuation(bytes[byte]));
    }
  } else {
    for (; character > index; character--) {
      do byte--;
      while (is_continuation(bytes[byte]));
    }
  }
  cursor->character = character;
  cursor->byte = byte;
  return (uint32_t)byte;
}
