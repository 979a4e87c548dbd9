// A request while it arrives.
#ifndef CHTTPSERVER_REQUEST_H
#define CHTTPSERVER_REQUEST_H

#include <microhttpd.h>

#include "chttpserver.h"

typedef struct {
  char *target;
  uint8_t *body;
  size_t body_count, body_capacity;
  bool has_begun, is_too_large, is_out_of_memory;
} incoming;

/// A request whose first line has come; null without memory.
incoming *chttpserver_incoming_create(const char *target);
/// Keeps a piece of the body; once that is larger than `limit` bytes, none of it.
void chttpserver_incoming_append(incoming *request, const char *bytes, size_t count, size_t limit);
void chttpserver_incoming_free(incoming *request);

/// All headers, in the order received; to be freed. Null where there are none or without memory.
chttpserver_header *chttpserver_headers_of(struct MHD_Connection *connection, size_t *count);

#endif
