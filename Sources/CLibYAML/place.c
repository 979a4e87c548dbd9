#include "place.h"

static inline bool is_key(const scalar_text *text) {
  return text->end == text->next && *text->end == ':' && (text->end[1] == ' ' || text->end[1] == '\n');
}

bool is_followed(const source_text *source, place place) {
  size_t line = place.mark.line;
  if (!find_token(source, &place, false) || place.mark.line == line) return false;
  if (*place.at == '-') return place.at[1] == ' ';
  if (place.at == source->bytes + source->count) return true;
  scalar_text text;
  return find_scalar(place.at, false, &text) && is_key(&text);
}

bool ends_line(const source_text *source, place *place, int indent) {
  const uint8_t *line = place->at, *at = line;
  size_t breaks = 0;
  for (;; at++) {
    if (*at == '\n') {
      breaks++;
      line = at + 1;
    } else if (*at != ' ') {
      break;
    }
  }
  if (*at == '\t' || *at == '\r' || *at >= 0x80) return false;
  if (at - line > indent && *at != '#' && at != source->bytes + source->count) return false;
  place->mark.index += (size_t)(at - place->at);
  place->mark.line += breaks;
  place->mark.column = (size_t)(at - line);
  place->at = at;
  place->allows_key = 1;
  return true;
}

bool find_flow_end(const uint8_t *start, const uint8_t **end) {
  const uint8_t *at = start;
  unsigned depth = 0;
  // libyaml looks no further for a key's colon either.
  while (at - start < 1000) {
    switch (*at) {
      case '[':
      case '{':
        depth++;
        at++;
        break;
      case ']':
      case '}':
        at++;
        if (--depth) break;
        *end = at;
        return true;
      case ':':
        if (at[1] != ' ') return false;
        at++;
        break;
      case ' ':
      case ',':
        at++;
        break;
      default: {
        scalar_text text;
        if (!find_scalar(at, true, &text)) return false;
        at = text.next;
      }
    }
  }
  return false;
}
