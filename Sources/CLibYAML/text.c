#include "text.h"

enum {
  /// May begin a plain scalar.
  FIRST = 1,
  /// Stands for itself inside of a plain scalar of a block, or of any.
  BLOCK_PLAIN = 2,
  FLOW_PLAIN = 4,
  /// Stands for itself between double or single quotes.
  DOUBLE_QUOTED = 8,
  SINGLE_QUOTED = 16,
  COMMENT = 32,

  INSIDE = BLOCK_PLAIN | FLOW_PLAIN | DOUBLE_QUOTED | SINGLE_QUOTED | COMMENT,
  ANY = FIRST | INSIDE,
  /// `,[]{}`: structure in flow collections.
  BRACKET = INSIDE & ~FLOW_PLAIN,
  OTHER = DOUBLE_QUOTED | SINGLE_QUOTED | COMMENT,
};

/// What each byte may be. The bytes that begin U+0085, U+2028 and U+2029, which break lines, are nothing, and with them
/// all that begin alike; a scalar that begins as U+FEFF does is left to libyaml.
static const uint8_t uses[256] = {
    ['\t'] = COMMENT,
    [' '] = OTHER,
    ['!'] = INSIDE,
    ['"'] = INSIDE & ~DOUBLE_QUOTED,
    ['#'] = INSIDE,
    ['$'] = ANY,
    ['%'] = INSIDE,
    ['&'] = INSIDE,
    ['\''] = INSIDE & ~SINGLE_QUOTED,
    ['('] = ANY,
    [')'] = ANY,
    ['*'] = INSIDE,
    ['+'] = ANY,
    [','] = BRACKET,
    ['-'] = INSIDE,
    ['.'] = INSIDE,
    ['/'] = ANY,
    ['0' ... '9'] = ANY,
    [':'] = OTHER,
    [';'] = ANY,
    ['<'] = ANY,
    ['='] = ANY,
    ['>'] = INSIDE,
    ['?'] = INSIDE,
    ['@'] = INSIDE,
    ['A' ... 'Z'] = ANY,
    ['['] = BRACKET,
    ['\\'] = ANY & ~DOUBLE_QUOTED,
    [']'] = BRACKET,
    ['^'] = ANY,
    ['_'] = ANY,
    ['`'] = INSIDE,
    ['a' ... 'z'] = ANY,
    ['{'] = BRACKET,
    ['|'] = INSIDE,
    ['}'] = BRACKET,
    ['~'] = ANY,
    [0x80 ... 0xBF] = INSIDE,
    [0xC3 ... 0xE1] = ANY,
    [0xE3 ... 0xEE] = ANY,
    [0xEF] = INSIDE,
    [0xF0 ... 0xF4] = ANY,
};

static bool find_quoted(const uint8_t *start, uint8_t quote, uint8_t use, scalar_text *text) {
  const uint8_t *at = start + 1;
  while (uses[*at] & use) at++;
  // Two single quotes stand for one; a double quote may be escaped.
  if (*at != quote || (quote == '\'' && at[1] == quote)) return false;
  text->length = (size_t)(at - start - 1);
  text->end = ++at;
  while (*at == ' ') at++;
  text->next = at;
  return true;
}

static bool find_plain(const uint8_t *start, uint8_t use, scalar_text *text) {
  const uint8_t *at = start, *end;
  for (;;) {
    while (uses[*at] & use) at++;
    end = at;
    if (*at == ' ') {
      while (*at == ' ') at++;
      if (uses[*at] & use && *at != '#') continue;
    }
    if (*at != ':') break;
    uint8_t next = at[1];
    if (next == ' ' || next == '\n') break;
    // What libyaml makes of a colon depends on what follows.
    if ((!(uses[next] & use) && next != ':') || next == '?') return false;
    at++;
  }
  text->length = (size_t)(end - start);
  text->end = end;
  text->next = at;
  return true;
}

bool find_scalar(const uint8_t *start, bool is_flow, scalar_text *text) {
  switch (*start) {
    case '"':
      text->style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
      return find_quoted(start, '"', DOUBLE_QUOTED, text);
    case '\'':
      text->style = YAML_SINGLE_QUOTED_SCALAR_STYLE;
      return find_quoted(start, '\'', SINGLE_QUOTED, text);
    default:
      text->style = YAML_PLAIN_SCALAR_STYLE;
      return uses[*start] & FIRST && find_plain(start, is_flow ? FLOW_PLAIN : BLOCK_PLAIN, text);
  }
}

const uint8_t *comment_end(const uint8_t *at) {
  while (uses[*at] & COMMENT) at++;
  return at;
}
