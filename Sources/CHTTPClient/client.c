#include "CHTTPClient.h"

#include "authorities.h"
#include "buffer.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct chttp_client {
  CURL *easy;
  buffer headers, body, authorities;
  /// Of the next request.
  struct curl_slist *fields;
  /// Requests that libcurl was about to send since the call began.
  int sent;
  bool sends_once;
  char message[CURL_ERROR_SIZE];
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void initialise(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

/// Header sections longer than this are no answer of a service.
static const size_t header_limit = 1 << 20;

static size_t receive_body(char *bytes, size_t size, size_t count, void *context) {
  chttp_client *client = context;
  return buffer_append(&client->body, bytes, size * count) ? size * count : 0;
}

static size_t receive_header(char *line, size_t size, size_t count, void *context) {
  chttp_client *client = context;
  // An interim answer (1xx), or that of a proxy, came before: the last section counts.
  if (size * count > 5 && !memcmp(line, "HTTP/", 5)) {
    client->headers.count = 0;
    return size * count;
  }
  return buffer_append(&client->headers, line, size * count) ? size * count : 0;
}

/// Called right before a request goes out, on a connection that stands.
static int prepare_sending(void *context, char *peer, char *own, int peer_port, int own_port) {
  (void)peer, (void)own, (void)peer_port, (void)own_port;
  chttp_client *client = context;
  return client->sent++ == 0 || !client->sends_once ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

static bool set_options(
    chttp_client *client, const chttp_options *options, const uint8_t *authorities, size_t authorities_count) {
  CURL *easy = client->easy;
  client->headers.limit = header_limit;
  client->body.limit = options->answer_limit;
  client->authorities.limit = SIZE_MAX / 2;
  bool is_set =
      curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
#if LIBCURL_VERSION_NUM >= 0x075500
      curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
#else
      curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS)) == CURLE_OK &&
#endif
      curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L) == CURLE_OK &&
      // What the vendor's own SDK speaks; several calls on one connection would only matter to browsers.
      curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, options->connect_timeout) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, options->idle_timeout) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, options->total_timeout) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, client->message) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive_body) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_WRITEDATA, client) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, receive_header) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_HEADERDATA, client) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, prepare_sending) == CURLE_OK &&
      curl_easy_setopt(easy, CURLOPT_PREREQDATA, client) == CURLE_OK;
  if (!is_set || !authorities_count) return is_set;
  if (!append_authorities(&client->authorities, easy, authorities, authorities_count)) return false;
  struct curl_blob blob = {client->authorities.bytes, client->authorities.count, CURL_BLOB_NOCOPY};
  return curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob) == CURLE_OK;
}

chttp_client *chttp_create(const chttp_options *options, const uint8_t *authorities, size_t authorities_count) {
  pthread_once(&once, initialise);
  chttp_client *client = calloc(1, sizeof *client);
  if (!client) return NULL;
  client->easy = curl_easy_init();
  if (!client->easy || !set_options(client, options, authorities, authorities_count)) {
    chttp_destroy(client);
    return NULL;
  }
  return client;
}

void chttp_destroy(chttp_client *client) {
  if (!client) return;
  if (client->easy) curl_easy_cleanup(client->easy);
  curl_slist_free_all(client->fields);
  free(client->headers.bytes);
  free(client->body.bytes);
  free(client->authorities.bytes);
  free(client);
}

bool chttp_add_header(chttp_client *client, const char *field) {
  struct curl_slist *longer = curl_slist_append(client->fields, field);
  if (longer) client->fields = longer;
  return longer != NULL;
}

/// Keeps libcurl from adding headers by itself. No `100-continue`: a write either went out or did not.
static bool silence_headers(chttp_client *client) {
  return chttp_add_header(client, "Accept:") && chttp_add_header(client, "Expect:");
}

static CURLcode set_request(
    chttp_client *client, const char *method, const char *url, const uint8_t *body, size_t body_count,
    chttp_route route) {
  CURL *easy = client->easy;
  bool has_body = body_count || (strcmp(method, "GET") && strcmp(method, "DELETE"));
  CURLcode code = curl_easy_setopt(easy, CURLOPT_URL, url);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body_count);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body_count ? (const char *)body : "");
  // Afterwards, because setting a body makes a POST of anything.
  if (code == CURLE_OK && !has_body) code = curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_HTTPHEADER, client->fields);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, (long)route.takes_new_connection);
  // The empty text turns off what the process environment says.
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_PROXY, route.bypasses_proxies ? "" : NULL);
  return code;
}

static enum chttp_problem problem_of(CURLcode code, const chttp_client *client) {
  switch (code) {
  case CURLE_OK: return CHTTP_NO_PROBLEM;
  case CURLE_COULDNT_RESOLVE_PROXY:
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_CONNECT:
  case CURLE_PROXY:
  case CURLE_INTERFACE_FAILED: return CHTTP_CONNECTION;
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_ISSUER_ERROR: return CHTTP_CERTIFICATE;
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_SSL_CIPHER:
  case CURLE_USE_SSL_FAILED:
  case CURLE_SSL_ENGINE_INITFAILED: return CHTTP_TLS;
  case CURLE_OPERATION_TIMEDOUT: return CHTTP_TIMEOUT;
  case CURLE_WEIRD_SERVER_REPLY:
  case CURLE_UNSUPPORTED_PROTOCOL:
  case CURLE_BAD_CONTENT_ENCODING: return CHTTP_GARBAGE;
  case CURLE_WRITE_ERROR:
    return client->body.is_over_limit || client->headers.is_over_limit ? CHTTP_TOO_LARGE : CHTTP_OUT_OF_MEMORY;
  case CURLE_OUT_OF_MEMORY: return CHTTP_OUT_OF_MEMORY;
  case CURLE_URL_MALFORMAT:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_BAD_FUNCTION_ARGUMENT:
  case CURLE_UNKNOWN_OPTION:
  case CURLE_NOT_BUILT_IN: return CHTTP_UNUSABLE;
  default: return client->sent ? CHTTP_BROKEN_ANSWER : CHTTP_CONNECTION;
  }
}

void chttp_perform(
    chttp_client *client, const char *method, const char *url, const uint8_t *body, size_t body_count,
    chttp_route route, chttp_answer *answer) {
  client->headers.count = client->body.count = 0;
  client->headers.is_over_limit = client->body.is_over_limit = false;
  client->sent = 0;
  client->sends_once = route.takes_new_connection;
  client->message[0] = 0;
  CURLcode code = silence_headers(client) ? set_request(client, method, url, body, body_count, route)
                                          : CURLE_OUT_OF_MEMORY;
  if (code == CURLE_OK) code = curl_easy_perform(client->easy);
  curl_easy_setopt(client->easy, CURLOPT_HTTPHEADER, NULL);
  curl_slist_free_all(client->fields);
  client->fields = NULL;
  *answer = (chttp_answer){
      .problem = problem_of(code, client),
      .may_be_sent = client->sent > 0,
      .message = code == CURLE_OK ? "" : client->message[0] ? client->message : curl_easy_strerror(code),
      .headers = client->headers.bytes,
      .headers_count = client->headers.count,
      .body = client->body.bytes,
      .body_count = client->body.count,
  };
  curl_easy_getinfo(client->easy, CURLINFO_RESPONSE_CODE, &answer->status);
}
