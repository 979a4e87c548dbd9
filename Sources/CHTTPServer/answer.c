// Answers, and the ways not to give one.
#include "answer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

void chttpserver_set_status(chttpserver_answer *answer, unsigned status) { answer->status = status; }

void chttpserver_add_header(chttpserver_answer *answer, const char *name, const char *value) {
  char **headers = realloc(answer->headers, (answer->header_count + 1) * 2 * sizeof(char *));
  if (!headers) {
    answer->is_out_of_memory = true;
    return;
  }
  answer->headers = headers;
  char **header = headers + 2 * answer->header_count++;
  header[0] = strdup(name);
  header[1] = strdup(value);
  if (!header[0] || !header[1]) answer->is_out_of_memory = true;
}

void chttpserver_set_body(chttpserver_answer *answer, const uint8_t *bytes, size_t count) {
  free(answer->body);
  answer->body = malloc(count ? count : 1);
  answer->body_count = answer->body ? count : 0;
  if (!answer->body) answer->is_out_of_memory = true;
  if (answer->body && count) memcpy(answer->body, bytes, count);
}

void chttpserver_send_and_close(chttpserver_answer *answer, const uint8_t *bytes, size_t count) {
  chttpserver_set_body(answer, bytes, count);
  answer->ending = ENDING_CLOSE;
}

void chttpserver_reset(chttpserver_answer *answer) { answer->ending = ENDING_RESET; }

void chttpserver_answer_free(chttpserver_answer *answer) {
  for (size_t i = 0; i < 2 * answer->header_count; i++) free(answer->headers[i]);
  free(answer->headers);
  free(answer->body);
  *answer = (chttpserver_answer){0};
}

static int socket_of(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? (int)info->connect_fd : -1;
}

static void send_raw(int socket, const uint8_t *bytes, size_t count) {
#ifdef MSG_NOSIGNAL
  const int flags = MSG_NOSIGNAL;
#else
  const int flags = 0;
  const int on = 1;
  setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  while (count) {
    ssize_t sent = send(socket, bytes, count, flags);
    if (sent < 0 && errno == EINTR) continue;
    // A client that takes no more has gone, which is what this ending is about anyway.
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

/// Makes the end of the connection a reset, which libmicrohttpd's orderly shutdown would not be.
static void reset(int socket) {
  const struct linger none = {.l_onoff = 1, .l_linger = 0};
  setsockopt(socket, SOL_SOCKET, SO_LINGER, &none, sizeof none);
  const struct sockaddr nobody = {.sa_family = AF_UNSPEC};
  connect(socket, &nobody, sizeof nobody);
}

enum MHD_Result chttpserver_answer_send(chttpserver_answer *answer, struct MHD_Connection *connection) {
  if (answer->is_out_of_memory) return MHD_NO;
  switch (answer->ending) {
    case ENDING_CLOSE:
      send_raw(socket_of(connection), answer->body, answer->body_count);
      return MHD_NO;
    case ENDING_RESET:
      reset(socket_of(connection));
      return MHD_NO;
    case ENDING_ANSWER:
      break;
  }
  struct MHD_Response *response =
      MHD_create_response_from_buffer(answer->body_count, answer->body, MHD_RESPMEM_MUST_COPY);
  if (!response) return MHD_NO;
  enum MHD_Result result = MHD_YES;
  for (size_t i = 0; result == MHD_YES && i < answer->header_count; i++) {
    result = MHD_add_response_header(response, answer->headers[2 * i], answer->headers[2 * i + 1]);
  }
  if (result == MHD_YES) result = MHD_queue_response(connection, answer->status, response);
  MHD_destroy_response(response);
  return result;
}
