// The system's libcurl, one call a request: what is sent is exactly what was given, and what is told of a failure is
// whether a byte of the request can have left.
#ifndef CHTTPCLIENT_H
#define CHTTPCLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What holds for all requests of a client.
typedef struct {
  /// Milliseconds to a connection, TLS and a proxy's tunnel included.
  long connect_timeout;
  /// Seconds without a byte, of the request or of the answer, the first one included.
  long idle_timeout;
  /// Milliseconds for all.
  long total_timeout;
  /// The most bytes that an answer may have.
  size_t answer_limit;
} chttp_options;

typedef struct {
  /// Take a new connection. On one that has served before, libcurl sends a request a second time where the server closed
  /// it without an answer; a write must never be.
  bool takes_new_connection;
  /// Connect without the proxies of the process environment.
  bool bypasses_proxies;
} chttp_route;

enum chttp_problem {
  CHTTP_NO_PROBLEM,
  /// No connection, at whatever stage: name, address, proxy.
  CHTTP_CONNECTION,
  /// The server's certificate does not hold.
  CHTTP_CERTIFICATE,
  /// TLS failed in another way.
  CHTTP_TLS,
  CHTTP_TIMEOUT,
  /// The connection ended before the answer did.
  CHTTP_BROKEN_ANSWER,
  /// What came is not HTTP.
  CHTTP_GARBAGE,
  CHTTP_TOO_LARGE,
  /// The options are not usable, such as certificates that are none.
  CHTTP_UNUSABLE,
  CHTTP_OUT_OF_MEMORY
};

/// An answer; it holds until the next call with the same client.
typedef struct {
  enum chttp_problem problem;
  /// Whether bytes of the request may have left. False is certain.
  bool may_be_sent;
  /// Static or the client's text, in libcurl's words; empty without a problem.
  const char *message;
  long status;
  /// The lines of the last header section, each with its CRLF, the status line left out.
  const uint8_t *headers;
  size_t headers_count;
  const uint8_t *body;
  size_t body_count;
} chttp_answer;

typedef struct chttp_client chttp_client;

/// A client with connections of its own, kept alive from request to request; null without memory, or where the
/// certificates cannot be used. One thread at a time.
///
/// `authorities` are certificates in PEM, trusted as well as the system's; there may be none.
chttp_client *chttp_create(const chttp_options *options, const uint8_t *authorities, size_t authorities_count);
void chttp_destroy(chttp_client *client);

/// Adds `Name: value` to the next request; false without memory. Nothing else is sent but `Host`, where it is absent,
/// and `Content-Length`.
bool chttp_add_header(chttp_client *client, const char *field);

/// Sends a request and waits for its answer.
void chttp_perform(
    chttp_client *client, const char *method, const char *url, const uint8_t *body, size_t body_count,
    chttp_route route, chttp_answer *answer);

/// The parts of a URL; free with `chttp_url_destroy`. Null where `text` is no absolute URL of http or https.
typedef struct {
  char *scheme, *host, *port, *path, *query, *fragment, *user;
} chttp_url;
bool chttp_url_parse(const char *text, chttp_url *url);
void chttp_url_destroy(chttp_url *url);

/// Seconds since 1970 of a date of HTTP (RFC 9110 §5.6.7), its obsolete forms included; -1 where it is none.
int64_t chttp_date(const char *text);

#endif
