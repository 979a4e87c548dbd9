// The system's libmicrohttpd, one call a request: a server on loopback that hands over whole requests, raw as they
// arrived, and takes whole answers, or what breaks off instead of one.
#ifndef CHTTPSERVER_H
#define CHTTPSERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct chttp_server chttp_server;
typedef struct chttp_answer chttp_answer;

typedef struct {
  const char *name, *value;
} chttp_header;

/// A request; it holds during the handler's call.
typedef struct {
  /// Who received it, for `chttp_wait`.
  chttp_server *server;
  const char *method;
  /// Path and query with their escapes, as in the request line.
  const char *target;
  /// In the order received; a name may repeat.
  const chttp_header *headers;
  size_t header_count;
  const uint8_t *body;
  size_t body_count;
  /// The body is larger than the server takes, and was thrown away.
  bool is_too_large;
} chttp_request;

/// Makes the answer to one request; called on many threads at once.
typedef void (*chttp_handler)(void *context, const chttp_request *request, chttp_answer *answer);

/// Listens on 127.0.0.1 and answers until `chttp_stop`, with a thread a connection.
///
/// `port` 0 is any free one; bodies up to `body_limit` bytes are taken. Null, with the system's error number in
/// `*failure`, where that cannot be.
chttp_server *chttp_start(
    uint16_t port, size_t body_limit, chttp_handler handler, void *context, int *failure);

/// The port listened on.
uint16_t chttp_port(const chttp_server *server);

/// Waits; ends early, with false, where the server is being stopped.
bool chttp_wait(chttp_server *server, uint32_t milliseconds);

/// Ends waits, lets requests in flight finish, closes all connections and frees the server.
void chttp_stop(chttp_server *server);

// What a handler says of its answer. Bytes and texts are copied.
void chttp_set_status(chttp_answer *answer, unsigned status);
void chttp_add_header(chttp_answer *answer, const char *name, const char *value);
void chttp_set_body(chttp_answer *answer, const uint8_t *bytes, size_t count);
/// Instead of an answer: these bytes, which may be none, then the end of the connection.
void chttp_send_and_close(chttp_answer *answer, const uint8_t *bytes, size_t count);
/// Instead of an answer: a TCP reset.
void chttp_reset(chttp_answer *answer);

#endif
