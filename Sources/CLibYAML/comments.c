#include <string.h>

#include "CLibYAML.h"

size_t clibyaml_find_comment(
    const uint8_t *bytes, size_t count, size_t start, const char *word, size_t word_length) {
  const uint8_t *end = bytes + count;
  const uint8_t *at = bytes + start;
  for (; at < end && (at = memchr(at, '#', (size_t)(end - at))); at++) {
    const uint8_t *next = at + 1;
    // The NUL behind the source ends this.
    while (*next == ' ' || *next == '\t') next++;
    if (next + word_length <= end && memcmp(next, word, word_length) == 0) return (size_t)(at - bytes);
  }
  return count;
}
