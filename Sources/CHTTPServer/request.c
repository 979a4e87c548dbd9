// Requests as they arrive.
#include "request.h"

#include <stdlib.h>
#include <string.h>

incoming *chttpserver_incoming_create(const char *target) {
  incoming *request = calloc(1, sizeof(incoming));
  if (!request) return NULL;
  request->target = strdup(target);
  if (!request->target) request->is_out_of_memory = true;
  return request;
}

void chttpserver_incoming_append(incoming *request, const char *bytes, size_t count, size_t limit) {
  if (request->is_too_large || request->is_out_of_memory) return;
  if (count > limit - request->body_count) {
    request->is_too_large = true;
    request->body_count = 0;
    return;
  }
  size_t needed = request->body_count + count;
  if (needed > request->body_capacity) {
    size_t capacity = needed < 4096 ? 4096 : 2 * needed;
    uint8_t *body = realloc(request->body, capacity);
    if (!body) {
      request->is_out_of_memory = true;
      return;
    }
    request->body = body;
    request->body_capacity = capacity;
  }
  memcpy(request->body + request->body_count, bytes, count);
  request->body_count = needed;
}

void chttpserver_incoming_free(incoming *request) {
  if (!request) return;
  free(request->target);
  free(request->body);
  free(request);
}

typedef struct {
  chttpserver_header *headers;
  size_t count, capacity;
} header_list;

static enum MHD_Result append_header(void *list_, enum MHD_ValueKind kind, const char *name, const char *value) {
  (void)kind;
  header_list *list = list_;
  if (list->count < list->capacity) {
    list->headers[list->count++] = (chttpserver_header){.name = name, .value = value ? value : ""};
  }
  return MHD_YES;
}

chttpserver_header *chttpserver_headers_of(struct MHD_Connection *connection, size_t *count) {
  header_list list = {0};
  int number = MHD_get_connection_values(connection, MHD_HEADER_KIND, NULL, NULL);
  if (number > 0) list.headers = calloc((size_t)number, sizeof(chttpserver_header));
  if (list.headers) {
    list.capacity = (size_t)number;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, append_header, &list);
  }
  *count = list.count;
  return list.headers;
}
