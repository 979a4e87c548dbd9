// The system's libmicrohttpd, one call a request: a server on loopback that hands over whole requests, raw as they
// arrived, and takes whole answers, or what breaks off instead of one.
#ifndef CHTTPSERVER_H
#define CHTTPSERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct chttpserver chttpserver;
typedef struct chttpserver_answer chttpserver_answer;

typedef struct {
  const char *name, *value;
} chttpserver_header;

/// A request; it holds during the handler's call.
typedef struct {
  /// Who received it, for `chttpserver_wait`.
  chttpserver *server;
  const char *method;
  /// Path and query with their escapes, as in the request line.
  const char *target;
  /// In the order received; a name may repeat.
  const chttpserver_header *headers;
  size_t header_count;
  const uint8_t *body;
  size_t body_count;
  /// The body is larger than the server takes, and was thrown away.
  bool is_too_large;
} chttpserver_request;

/// Makes the answer to one request; called on many threads at once.
typedef void (*chttpserver_handler)(void *context, const chttpserver_request *request, chttpserver_answer *answer);

/// Listens on 127.0.0.1 and answers until `chttpserver_stop`, with a thread a connection.
///
/// `port` 0 is any free one; bodies up to `body_limit` bytes are taken. Null, with the system's error number in
/// `*failure`, where that cannot be.
chttpserver *chttpserver_start(
    uint16_t port, size_t body_limit, chttpserver_handler handler, void *context, int *failure);

/// The port listened on.
uint16_t chttpserver_port(const chttpserver *server);

/// Waits; ends early, with false, where the server is being stopped.
bool chttpserver_wait(chttpserver *server, uint32_t milliseconds);

/// Ends waits, lets requests in flight finish, closes all connections and frees the server.
void chttpserver_stop(chttpserver *server);

// What a handler says of its answer. Bytes and texts are copied.
void chttpserver_set_status(chttpserver_answer *answer, unsigned status);
void chttpserver_add_header(chttpserver_answer *answer, const char *name, const char *value);
void chttpserver_set_body(chttpserver_answer *answer, const uint8_t *bytes, size_t count);
/// Instead of an answer: these bytes, which may be none, then the end of the connection.
void chttpserver_send_and_close(chttpserver_answer *answer, const uint8_t *bytes, size_t count);
/// Instead of an answer: a TCP reset.
void chttpserver_reset(chttpserver_answer *answer);

#endif
