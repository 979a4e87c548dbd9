#include "buffer.h"

#include <stdlib.h>
#include <string.h>

bool buffer_append(buffer *target, const void *bytes, size_t count) {
  if (count > target->limit - target->count) {
    target->is_over_limit = true;
    return false;
  }
  size_t needed = target->count + count;
  if (needed > target->capacity) {
    size_t capacity = target->capacity ? target->capacity : 4096;
    while (capacity < needed) capacity *= 2;
    uint8_t *grown = realloc(target->bytes, capacity);
    if (!grown) return false;
    target->bytes = grown;
    target->capacity = capacity;
  }
  if (count) memcpy(target->bytes + target->count, bytes, count);
  target->count = needed;
  return true;
}
