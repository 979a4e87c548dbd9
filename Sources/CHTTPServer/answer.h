// What a handler has said of its answer so far.
#ifndef CHTTPSERVER_ANSWER_H
#define CHTTPSERVER_ANSWER_H

#include <microhttpd.h>

#include "chttpserver.h"

enum ending { ENDING_ANSWER, ENDING_CLOSE, ENDING_RESET };

struct chttpserver_answer {
  enum ending ending;
  unsigned status;
  /// Names and values in turn.
  char **headers;
  size_t header_count;
  uint8_t *body;
  size_t body_count;
  bool is_out_of_memory;
};

/// Sends the answer, or ends the connection in its way.
enum MHD_Result chttpserver_answer_send(chttpserver_answer *answer, struct MHD_Connection *connection);
void chttpserver_answer_free(chttpserver_answer *answer);

#endif
