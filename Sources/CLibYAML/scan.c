// libyaml's scanner copies each scalar character by character through four strings, which is half of the time that a
// parse takes. Its state is public too, so what is simple is scanned here on that very state: on one line, keys, plain
// and quoted scalars whose text is as written, `- `, and what flow collections are made of. Whatever else comes, and
// whatever may be wrong, is left to libyaml, from the same place.
//
// libyaml looks ahead where a token may turn out to be a key, and only there; so does this, so that an error is met
// after the same events.
#include "scan.h"

#include "place.h"

// Not in libyaml's public header; weak, so that its absence is no error of linking.
extern int yaml_parser_fetch_more_tokens(yaml_parser_t *parser) __attribute__((weak));

static inline yaml_token_t *put(
    yaml_parser_t *yaml, yaml_token_type_t type, const yaml_mark_t *restrict start, const yaml_mark_t *restrict end) {
  yaml_token_t *restrict token = yaml->tokens.tail++;
  token->type = type;
  token->start_mark = *start;
  token->end_mark = *end;
  return token;
}

/// Puts the ends of the block collections that are indented deeper than `column`.
static inline void unroll(yaml_parser_t *yaml, const yaml_mark_t *mark) {
  if (yaml->flow_level) return;
  while (yaml->indent > (int)mark->column) {
    put(yaml, YAML_BLOCK_END_TOKEN, mark, mark);
    yaml->indent = *--yaml->indents.top;
  }
}

/// Puts the start of a block collection where the column is deeper than the one around it.
static inline void roll(yaml_parser_t *yaml, const yaml_mark_t *mark, yaml_token_type_t type) {
  if (yaml->flow_level || yaml->indent >= (int)mark->column) return;
  *yaml->indents.top++ = yaml->indent;
  yaml->indent = (int)mark->column;
  put(yaml, type, mark, mark);
}

/// Puts the token of one character at `place`.
static inline bool put_indicator(yaml_parser_t *yaml, place *place, yaml_token_type_t type, int allows_key) {
  yaml_mark_t start = place->mark;
  place->at++;
  place->mark.index++;
  place->mark.column++;
  place->allows_key = allows_key;
  put(yaml, type, &start, &place->mark);
  return true;
}

static inline bool ends_flow_entry(uint8_t c) { return c == ',' || c == ']' || c == '}'; }

/// Puts a comma or the end of a flow collection; false where there is neither.
static inline bool put_flow_end(yaml_parser_t *yaml, place *place) {
  switch (*place->at) {
    case ',':
      return put_indicator(yaml, place, YAML_FLOW_ENTRY_TOKEN, 1);
    case ']':
    case '}':
      yaml->flow_level--;
      yaml->simple_keys.top--;
      return put_indicator(
          yaml, place, *place->at == ']' ? YAML_FLOW_SEQUENCE_END_TOKEN : YAML_FLOW_MAPPING_END_TOKEN, 0);
    default:
      return false;
  }
}

/// Puts a scalar that begins at `here`, and its key's tokens or those behind it that libyaml looks ahead to.
static inline bool put_scalar(yaml_parser_t *yaml, const source_text *source, place *here) {
  bool is_flow = yaml->flow_level != 0;
  scalar_text text;
  if (!find_scalar(here->at, is_flow, &text)) return false;
  place end = *here;
  move(source, &end, text.end);
  place next = end;
  bool is_key = here->allows_key && text.next == text.end && *text.end == ':' &&
                (is_flow || text.end[1] == ' ' || text.end[1] == '\n');
  if (is_key) {
    // libyaml lets a simple key be 1,024 characters long.
    if (end.mark.index - here->mark.index > 1000) return false;
  } else if (is_flow) {
    // Behind a value, libyaml stops at once.
    bool is_plain = text.style == YAML_PLAIN_SCALAR_STYLE;
    if (is_plain || here->allows_key) move(source, &next, text.next);
    if (!ends_flow_entry(*text.next) && (is_plain || here->allows_key)) return false;
  } else {
    if (text.style == YAML_PLAIN_SCALAR_STYLE) {
      move(source, &next, text.next);
      if (*text.next == '\n' ? !ends_line(source, &next, yaml->indent) : *text.next != '#') return false;
    }
    if (here->allows_key && (yaml->indent >= (int)here->mark.column || !is_followed(source, end))) return false;
  }
  unroll(yaml, &here->mark);
  if (is_key) {
    roll(yaml, &here->mark, YAML_BLOCK_MAPPING_START_TOKEN);
    put(yaml, YAML_KEY_TOKEN, &here->mark, &here->mark);
  }
  yaml_token_t *token = put(yaml, YAML_SCALAR_TOKEN, &here->mark, &end.mark);
  token->data.scalar.value = NULL;
  token->data.scalar.length = text.length;
  token->data.scalar.style = text.style;
  if (is_key) {
    put_indicator(yaml, &next, YAML_VALUE_TOKEN, 0);
  } else if (is_flow && here->allows_key) {
    put_flow_end(yaml, &next);
  }
  *here = next;
  return true;
}

/// Puts the start of a flow collection; false where it may turn out to be a key.
static inline bool put_flow_start(yaml_parser_t *yaml, const source_text *source, place *here) {
  if (here->allows_key) {
    place end = *here;
    const uint8_t *at;
    if (!find_flow_end(here->at, &at)) return false;
    if (yaml->flow_level) {
      while (*at == ' ') at++;
      if (!ends_flow_entry(*at)) return false;
    } else {
      move(source, &end, at);
      if (yaml->indent >= (int)here->mark.column || !is_followed(source, end)) return false;
    }
  }
  *yaml->simple_keys.top++ = (yaml_simple_key_t){0};
  yaml->flow_level++;
  return put_indicator(
      yaml, here, *here->at == '[' ? YAML_FLOW_SEQUENCE_START_TOKEN : YAML_FLOW_MAPPING_START_TOKEN, 1);
}

/// Puts the next token, with those that libyaml would look ahead to for it; `here` is behind them then. False, with
/// nothing put, where that is left to libyaml.
static inline bool put_next(yaml_parser_t *yaml, const source_text *source, place *here) {
  bool is_flow = yaml->flow_level != 0;
  if (!find_token(source, here, is_flow)) return false;
  // A line that goes on behind a scalar of many lines.
  if (!is_flow && !here->allows_key && (int)here->mark.column <= yaml->indent) return false;
  switch (*here->at) {
    case '-':
      if (is_flow || !here->allows_key || here->at[1] != ' ') return false;
      unroll(yaml, &here->mark);
      roll(yaml, &here->mark, YAML_BLOCK_SEQUENCE_START_TOKEN);
      return put_indicator(yaml, here, YAML_BLOCK_ENTRY_TOKEN, 1);
    case '[':
    case '{':
      return put_flow_start(yaml, source, here);
    case ',':
    case ']':
    case '}':
      return is_flow && put_flow_end(yaml, here);
    default:
      return put_scalar(yaml, source, here);
  }
}

/// Whether there is room for what `put_next` may put: the ends of all collections, and at most a collection's start, a
/// key, a scalar and a colon behind them.
static inline bool has_room(const yaml_parser_t *yaml) {
  return yaml->tokens.end - yaml->tokens.tail >= (yaml->indents.top - yaml->indents.start) + 4 &&
         yaml->indents.top != yaml->indents.end && yaml->simple_keys.top != yaml->simple_keys.end;
}

/// Fills libyaml's empty queue with what is simple and moves libyaml's scanner behind it; false where the next token is
/// not.
static bool scan(clibyaml_parser *p) {
  yaml_parser_t *yaml = &p->yaml;
  place here = {yaml->buffer.pointer, yaml->mark, yaml->simple_key_allowed};
  place next = here;
  yaml->tokens.head = yaml->tokens.tail = yaml->tokens.start;
  while (yaml->indent >= 0 && has_room(yaml) && put_next(yaml, &p->source, &next)) here = next;
  if (yaml->tokens.head == yaml->tokens.tail) return false;
  yaml->unread -= here.mark.index - yaml->mark.index;
  yaml->buffer.pointer = (yaml_char_t *)here.at;
  yaml->mark = here.mark;
  yaml->simple_key_allowed = here.allows_key;
  yaml->token_available = 1;
  return true;
}

bool fetch_token(clibyaml_parser *p) {
  yaml_parser_t *yaml = &p->yaml;
  const yaml_simple_key_t *key = yaml->simple_keys.start;
  while (key != yaml->simple_keys.top && !key->possible) key++;
  p->is_settled = key == yaml->simple_keys.top;
  if (p->is_settled && yaml->tokens.head != yaml->tokens.tail) return (yaml->token_available = 1);
  if (p->is_settled && scan(p)) return true;
  p->is_settled = false;
  return yaml_parser_fetch_more_tokens(yaml);
}

bool scan_is_possible(void) { return yaml_parser_fetch_more_tokens != 0; }
