// The life of a server, and of each request.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "answer.h"
#include "request.h"

struct chttpserver {
  struct MHD_Daemon *daemon;
  uint16_t port;
  size_t body_limit;
  chttpserver_handler handler;
  void *context;
  pthread_mutex_t lock;
  pthread_cond_t stopping;
  bool is_stopping;
};

/// Keeps the request line before libmicrohttpd cuts it up: signatures are over the raw path and query.
static void *begin(void *server, const char *target, struct MHD_Connection *connection) {
  (void)server;
  (void)connection;
  return chttpserver_incoming_create(target);
}

static void end(void *server, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode code) {
  (void)server;
  (void)connection;
  (void)code;
  chttpserver_incoming_free(*state);
  *state = NULL;
}

/// Leaves escapes as they are.
static size_t keep_escapes(void *server, struct MHD_Connection *connection, char *text) {
  (void)server;
  (void)connection;
  return strlen(text);
}

static enum MHD_Result answer(
    void *server_, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
    const char *upload, size_t *upload_count, void **state) {
  (void)url;
  (void)version;
  chttpserver *server = server_;
  incoming *request = *state;
  if (!request) return MHD_NO;
  // The first call comes before the body: it lets libmicrohttpd answer "100 Continue".
  if (!request->has_begun) {
    request->has_begun = true;
    return MHD_YES;
  }
  if (*upload_count) {
    chttpserver_incoming_append(request, upload, *upload_count, server->body_limit);
    *upload_count = 0;
    return MHD_YES;
  }
  if (request->is_out_of_memory) return MHD_NO;
  size_t header_count;
  chttpserver_header *headers = chttpserver_headers_of(connection, &header_count);
  chttpserver_request whole = {
      .server = server,
      .method = method,
      .target = request->target,
      .headers = headers,
      .header_count = header_count,
      .body = request->body,
      .body_count = request->body_count,
      .is_too_large = request->is_too_large,
  };
  chttpserver_answer answer = {.status = MHD_HTTP_INTERNAL_SERVER_ERROR};
  server->handler(server->context, &whole, &answer);
  enum MHD_Result result = chttpserver_answer_send(&answer, connection);
  chttpserver_answer_free(&answer);
  free(headers);
  return result;
}

/// A socket that listens on loopback, or -1.
static int listen_on(uint16_t port, uint16_t *actual) {
  int socket_ = socket(AF_INET, SOCK_STREAM, 0);
  if (socket_ < 0) return -1;
  fcntl(socket_, F_SETFD, FD_CLOEXEC);
  const int on = 1;
  setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  if (bind(socket_, (struct sockaddr *)&address, length) || listen(socket_, SOMAXCONN)
      || getsockname(socket_, (struct sockaddr *)&address, &length)) {
    int number = errno;
    close(socket_);
    errno = number;
    return -1;
  }
  *actual = ntohs(address.sin_port);
  return socket_;
}

chttpserver *chttpserver_start(
    uint16_t port, size_t body_limit, chttpserver_handler handler, void *context, int *failure) {
  chttpserver *server = calloc(1, sizeof(chttpserver));
  int socket_ = server ? listen_on(port, &server->port) : -1;
  if (socket_ < 0) {
    *failure = server ? errno : ENOMEM;
    free(server);
    return NULL;
  }
  server->body_limit = body_limit;
  server->handler = handler;
  server->context = context;
  pthread_mutex_init(&server->lock, NULL);
  pthread_cond_init(&server->stopping, NULL);
  // Descriptors may be above what select() takes. Bodies are read by recursion, so that threads need the usual stack.
  // The date is the handler's affair.
  // Request lines and headers larger than the service takes must still arrive, to be refused as the service does.
  const unsigned flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION
      | MHD_USE_SUPPRESS_DATE_NO_CLOCK;
  server->daemon = MHD_start_daemon(
      flags, 0, NULL, NULL, answer, server,
      MHD_OPTION_LISTEN_SOCKET, (MHD_socket)socket_, MHD_OPTION_URI_LOG_CALLBACK, begin, server,
      MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, server, MHD_OPTION_NOTIFY_COMPLETED, end, server,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)512 << 10, MHD_OPTION_THREAD_STACK_SIZE, (size_t)8 << 20,
      MHD_OPTION_END);
  if (!server->daemon) {
    *failure = errno ? errno : EIO;
    close(socket_);
    pthread_cond_destroy(&server->stopping);
    pthread_mutex_destroy(&server->lock);
    free(server);
    return NULL;
  }
  return server;
}

uint16_t chttpserver_port(const chttpserver *server) { return server->port; }

bool chttpserver_wait(chttpserver *server, uint32_t milliseconds) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += milliseconds / 1000;
  until.tv_nsec += (long)(milliseconds % 1000) * 1000000;
  if (until.tv_nsec >= 1000000000) {
    until.tv_sec++;
    until.tv_nsec -= 1000000000;
  }
  pthread_mutex_lock(&server->lock);
  while (!server->is_stopping && pthread_cond_timedwait(&server->stopping, &server->lock, &until) == 0) {
  }
  bool goes_on = !server->is_stopping;
  pthread_mutex_unlock(&server->lock);
  return goes_on;
}

void chttpserver_stop(chttpserver *server) {
  pthread_mutex_lock(&server->lock);
  server->is_stopping = true;
  pthread_cond_broadcast(&server->stopping);
  pthread_mutex_unlock(&server->lock);
  MHD_stop_daemon(server->daemon);
  pthread_cond_destroy(&server->stopping);
  pthread_mutex_destroy(&server->lock);
  free(server);
}
