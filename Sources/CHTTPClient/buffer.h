#ifndef CHTTP_BUFFER_H
#define CHTTP_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes that grow up to a limit.
typedef struct {
  uint8_t *bytes;
  size_t count, capacity, limit;
  bool is_over_limit;
} buffer;

/// False without memory or over the limit, which `is_over_limit` tells apart.
bool buffer_append(buffer *target, const void *bytes, size_t count);

#endif
