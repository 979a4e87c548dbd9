// Places in a source that is scanned without libyaml.
#ifndef CLIBYAML_PLACE_H
#define CLIBYAML_PLACE_H

#include "text.h"

/// A place in the source, and whether a key may begin there.
typedef struct {
  const uint8_t *at;
  yaml_mark_t mark;
  int allows_key;
} place;

/// Goes on to a place further on in the same line.
static inline void move(const source_text *source, place *place, const uint8_t *to) {
  size_t count = count_characters(source, place->at, to);
  place->mark.index += count;
  place->mark.column += count;
  place->at = to;
}

/// Goes on behind spaces, comments and line breaks; false at what is none of them and begins no token.
static inline bool find_token(const source_text *source, place *place, bool is_flow) {
  for (;;) {
    const uint8_t *at = place->at;
    while (*at == ' ') at++;
    bool is_comment = *at == '#';
    if (is_comment) at = comment_end(at);
    if (*at != '\n') {
      move(source, place, at);
      return !is_comment;
    }
    place->mark.index += count_characters(source, place->at, at) + 1;
    place->mark.line++;
    place->mark.column = 0;
    place->at = at + 1;
    if (!is_flow) place->allows_key = 1;
  }
}

/// Whether what ends at `place` in a block is the last on its line but a comment, and what follows is sure to be a
/// token: an entry, a key, or the end.
///
/// libyaml takes a token for a key until the one behind it says no, and would meet an error there first.
bool is_followed(const source_text *source, place place);

/// Whether a plain scalar of a block that is indented by `indent`, whose line ends at `place`, is not continued below;
/// then `place` is where libyaml stops.
bool ends_line(const source_text *source, place *place, int indent);

/// Whether the flow collection that begins at `start` ends on its line, not far off, with nothing in it that only
/// libyaml knows; `*end` is behind its bracket.
bool find_flow_end(const uint8_t *start, const uint8_t **end);

#endif
