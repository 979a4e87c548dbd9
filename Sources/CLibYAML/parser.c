#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "CLibYAML.h"
#include "pool.h"
#include "source.h"

enum { LARGEST_DEPTH = 1000 };

struct clibyaml_parser {
  yaml_parser_t yaml;
  /// libyaml's own input buffer while the source stands in its place.
  unsigned char *own_start, *own_end;
  source_text source;
  source_cursor cursor;
  uint32_t depth_limit;
  /// The column of each open collection, of a flow collection that of the block collection around it; -1 for none.
  int32_t columns[LARGEST_DEPTH + 1];
  /// Whether a document has ended without `...`.
  bool is_after_open_end;
  bool portable, is_direct, is_initialized, is_finished;

  clibyaml_event *events;
  size_t event_capacity;
  clibyaml_properties *properties;
  size_t property_count, property_capacity;
  uint8_t *text;
  size_t text_capacity;
  clibyaml_document document;
  pool pool;
};

clibyaml_parser *clibyaml_create(void) {
  clibyaml_parser *p = calloc(1, sizeof(clibyaml_parser));
  if (p) pool_initialize(&p->pool);
  return p;
}

/// Frees what the tokens hold that libyaml has scanned and not parsed: its own code knows of no pool.
static void forget_tokens(clibyaml_parser *p) {
  for (yaml_token_t *token = p->yaml.tokens.head; token != p->yaml.tokens.tail; token++) {
    switch (token->type) {
      case YAML_TAG_DIRECTIVE_TOKEN:
        pool_free(&p->pool, token->data.tag_directive.handle);
        pool_free(&p->pool, token->data.tag_directive.prefix);
        break;
      case YAML_ALIAS_TOKEN:
        pool_free(&p->pool, token->data.alias.value);
        break;
      case YAML_ANCHOR_TOKEN:
        pool_free(&p->pool, token->data.anchor.value);
        break;
      case YAML_TAG_TOKEN:
        pool_free(&p->pool, token->data.tag.handle);
        pool_free(&p->pool, token->data.tag.suffix);
        break;
      case YAML_SCALAR_TOKEN:
        pool_free(&p->pool, token->data.scalar.value);
        break;
      default:
        break;
    }
  }
  p->yaml.tokens.head = p->yaml.tokens.tail = p->yaml.tokens.start;
}

static void forget_tag_directives(clibyaml_parser *p) {
  while (p->yaml.tag_directives.top != p->yaml.tag_directives.start) {
    yaml_tag_directive_t *directive = --p->yaml.tag_directives.top;
    pool_free(&p->pool, directive->handle);
    pool_free(&p->pool, directive->prefix);
  }
}

static void close_source(clibyaml_parser *p) {
  if (!p->is_initialized) return;
  forget_tokens(p);
  forget_tag_directives(p);
  if (p->is_direct) {
    p->yaml.buffer.start = p->yaml.buffer.pointer = p->yaml.buffer.last = p->own_start;
    p->yaml.buffer.end = p->own_end;
    p->is_direct = false;
  }
}

static void delete_yaml(clibyaml_parser *p) {
  if (!p->is_initialized) return;
  close_source(p);
  yaml_parser_delete(&p->yaml);
  p->is_initialized = false;
}

/// Makes libyaml's parser as new; one of known make keeps its buffers and stacks.
static bool renew_yaml(clibyaml_parser *p, bool is_known) {
  close_source(p);
  if (!is_known) delete_yaml(p);
  if (!p->is_initialized) return p->is_initialized = yaml_parser_initialize(&p->yaml);
  yaml_parser_t old = p->yaml;
  memset(&p->yaml, 0, sizeof p->yaml);
#define KEEP(part, first, second)              \
  (p->yaml.part.start = old.part.start,        \
   p->yaml.part.first = p->yaml.part.start,    \
   p->yaml.part.second = p->yaml.part.start,   \
   p->yaml.part.end = old.part.end)
  KEEP(raw_buffer, pointer, last);
  KEEP(buffer, pointer, last);
  KEEP(tokens, head, tail);
  KEEP(indents, top, top);
  KEEP(simple_keys, top, top);
  KEEP(states, top, top);
  KEEP(marks, top, top);
  KEEP(tag_directives, top, top);
#undef KEEP
  return true;
}

void clibyaml_destroy(clibyaml_parser *p) {
  delete_yaml(p);
  free(p->events);
  free(p->properties);
  free(p->text);
  free(p);
}

void clibyaml_use_portable_reader(clibyaml_parser *p, bool portable) { p->portable = portable; }

bool clibyaml_is_fed_directly(const clibyaml_parser *p) { return p->is_direct; }

const clibyaml_document *clibyaml_current(const clibyaml_parser *p) { return &p->document; }

/// Whether the libyaml that runs is the one whose insides the direct feed was written for.
static bool is_known_libyaml(void) {
  int major, minor, patch;
  yaml_get_version(&major, &minor, &patch);
  return major == 0 && minor == 2 && patch == 5;
}

/// Never called: with `eof` set and the raw buffer empty libyaml 0.2.5 asks for nothing, but it wants a handler.
static int read_nothing(void *data, unsigned char *buffer, size_t size, size_t *size_read) {
  (void)data, (void)buffer, (void)size;
  *size_read = 0;
  return 1;
}

bool clibyaml_open(clibyaml_parser *p, const uint8_t *bytes, size_t count, uint32_t depth_limit) {
  memset(&p->document, 0, sizeof p->document);
  p->is_finished = true;
  p->depth_limit = depth_limit < LARGEST_DEPTH ? depth_limit : LARGEST_DEPTH;
  p->is_after_open_end = false;
  if (!source_check(&p->source, bytes, count, &p->document.error)) return false;
  p->cursor.character = 0;
  p->cursor.byte = p->source.start;
  bool is_known = is_known_libyaml();
  if (!renew_yaml(p, is_known)) {
    p->document.error.problem = CLIBYAML_OUT_OF_MEMORY;
    return false;
  }
  p->is_finished = false;
  if (!p->portable && is_known) {
    p->is_direct = true;
    p->own_start = p->yaml.buffer.start;
    p->own_end = p->yaml.buffer.end;
    unsigned char *start = (unsigned char *)bytes + p->source.start;
    p->yaml.buffer.start = p->yaml.buffer.pointer = start;
    p->yaml.buffer.last = p->yaml.buffer.end = (unsigned char *)bytes + count + 1;
    p->yaml.unread = p->source.characters + 1;
    p->yaml.eof = 1;
    p->yaml.encoding = YAML_UTF8_ENCODING;
    yaml_parser_set_input(&p->yaml, read_nothing, NULL);
  } else {
    yaml_parser_set_encoding(&p->yaml, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&p->yaml, bytes + p->source.start, count - p->source.start);
  }
  return true;
}

/// Follows the source's bytes to where they are now.
static void rebase(clibyaml_parser *p, const uint8_t *bytes) {
  if (p->source.bytes == bytes) return;
  const uint8_t *old = p->source.bytes;
  p->source.bytes = bytes;
  if (p->is_direct) {
    p->yaml.buffer.start = (unsigned char *)bytes + (p->yaml.buffer.start - old);
    p->yaml.buffer.pointer = (unsigned char *)bytes + (p->yaml.buffer.pointer - old);
    p->yaml.buffer.last = (unsigned char *)bytes + (p->yaml.buffer.last - old);
    p->yaml.buffer.end = (unsigned char *)bytes + (p->yaml.buffer.end - old);
  } else {
    p->yaml.input.string.start = bytes + (p->yaml.input.string.start - old);
    p->yaml.input.string.current = bytes + (p->yaml.input.string.current - old);
    p->yaml.input.string.end = bytes + (p->yaml.input.string.end - old);
  }
}

static bool grow(void *array, size_t *capacity, size_t needed, size_t size) {
  size_t next = *capacity ? *capacity * 2 : 256;
  while (next < needed) next *= 2;
  void *larger = realloc(*(void **)array, next * size);
  if (!larger) return false;
  *(void **)array = larger;
  *capacity = next;
  return true;
}

static bool add_text(clibyaml_parser *p, const void *bytes, size_t count, uint32_t *start) {
  size_t needed = p->document.text_count + count;
  if (needed > p->text_capacity && !grow(&p->text, &p->text_capacity, needed, 1)) return false;
  memcpy(p->text + p->document.text_count, bytes, count);
  *start = (uint32_t)p->document.text_count;
  p->document.text_count = needed;
  return true;
}

/// Keeps the anchor and the tag of a node that starts, with them, at `start`; frees them.
static bool add_properties(
    clibyaml_parser *p, clibyaml_event *event, uint32_t start, yaml_char_t *anchor, yaml_char_t *tag) {
  bool is_sound = p->property_count < p->property_capacity ||
                    grow(&p->properties, &p->property_capacity, p->property_count + 1, sizeof *p->properties);
  if (is_sound) {
    clibyaml_properties *properties = &p->properties[p->property_count];
    properties->start = start;
    properties->anchor = properties->tag = 0;
    properties->anchor_length = anchor ? (uint32_t)strlen((char *)anchor) : 0;
    properties->tag_length = tag ? (uint32_t)strlen((char *)tag) : 0;
    if (anchor) is_sound = add_text(p, anchor, properties->anchor_length, &properties->anchor);
    if (tag && is_sound) is_sound = add_text(p, tag, properties->tag_length, &properties->tag);
    event->properties = (uint32_t)++p->property_count;
  }
  pool_free(&p->pool, anchor);
  pool_free(&p->pool, tag);
  return is_sound;
}

static inline bool is_blank(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where the token of a scalar stands whose anchor or tag begins at `at`.
static uint32_t skip_properties(const source_text *source, uint32_t at, uint32_t end) {
  const uint8_t *bytes = source->bytes;
  while (at < end) {
    if (bytes[at] == '&') {
      at++;
      while (at < end && (bytes[at] == '-' || bytes[at] == '_' || (bytes[at] >= '0' && bytes[at] <= '9') ||
                          ((bytes[at] | 0x20) >= 'a' && (bytes[at] | 0x20) <= 'z')))
        at++;
    } else if (bytes[at] == '!') {
      while (at < end && !is_blank(bytes[at])) at++;
    } else if (bytes[at] == '#') {
      while (at < end && bytes[at] != '\n' && bytes[at] != '\r') at++;
    } else if (is_blank(bytes[at])) {
      at++;
    } else {
      break;
    }
  }
  return at;
}

/// Where the last line of a block scalar ends that libyaml takes to run to `end`, over blank lines.
static uint32_t block_scalar_end(const source_text *source, uint32_t start, uint32_t end) {
  const uint8_t *bytes = source->bytes;
  uint32_t at = end;
  while (at > start + 1 && is_blank(bytes[at - 1])) at--;
  while (at < end && bytes[at] != '\n' && bytes[at] != '\r') at++;
  return at;
}

static bool has_reference(const uint8_t *text, size_t length) {
  const uint8_t *end = text + length;
  for (const uint8_t *at = text; (at = memchr(at, '$', (size_t)(end - at))) && end - at >= 3; at++) {
    if (at[1] == '{' && at[2] == '{') return true;
  }
  return false;
}

static bool refuse(clibyaml_parser *p, enum clibyaml_problem problem, uint32_t offset) {
  p->document.error.problem = problem;
  p->document.error.offset = offset;
  return false;
}

/// Whether a comment right behind a quoted scalar or a bracket, or the comma behind it, has a space before it.
static inline bool check_comment(clibyaml_parser *p, uint32_t end) {
  const uint8_t *at = p->source.bytes + end;
  if (at[0] == '#') return refuse(p, CLIBYAML_GLUED_COMMENT, end);
  if (at[0] == ',' && at[1] == '#') return refuse(p, CLIBYAML_GLUED_COMMENT, end + 1);
  return true;
}

static bool check_block_scalar(clibyaml_parser *p, uint32_t start) {
  uint32_t at = start + 1;
  const uint8_t *bytes = p->source.bytes;
  while (bytes[at] == '+' || bytes[at] == '-' || (bytes[at] >= '0' && bytes[at] <= '9')) at++;
  return bytes[at] != '#' || refuse(p, CLIBYAML_GLUED_COMMENT, at);
}

/// Whether every line of a quoted scalar but the first is indented deeper than the column `outer`.
static bool check_quoted_lines(clibyaml_parser *p, uint32_t start, uint32_t end, int32_t outer) {
  const uint8_t *bytes = p->source.bytes;
  for (uint32_t at = start; at < end; at++) {
    if (bytes[at] != '\n' && bytes[at] != '\r') continue;
    uint32_t line = at + 1;
    while (line < end && bytes[line] == ' ') line++;
    bool is_deep = (int64_t)line - at - 1 > outer;
    while (line < end && (bytes[line] == ' ' || bytes[line] == '\t')) line++;
    bool is_empty = bytes[line] == '\n' || bytes[line] == '\r';
    if (!is_deep && !is_empty) return refuse(p, CLIBYAML_SHALLOW_LINE, line);
  }
  return true;
}

/// Checks the directives of a document that starts at `start`.
static bool check_directives(clibyaml_parser *p, uint32_t start, uint32_t end) {
  const uint8_t *bytes = p->source.bytes;
  if (bytes[start] != '%') return true;
  if (p->is_after_open_end) return refuse(p, CLIBYAML_LATE_DIRECTIVE, start);
  bool is_directive = true;
  for (uint32_t at = start + 1; at < end; at++) {
    if (bytes[at - 1] == '\n' || bytes[at - 1] == '\r') is_directive = bytes[at] == '%';
    if (bytes[at] != '#' || !is_directive) continue;
    if (bytes[at - 1] != ' ' && bytes[at - 1] != '\t') return refuse(p, CLIBYAML_GLUED_COMMENT, at);
    is_directive = false;
  }
  return true;
}

static const uint8_t scalar_styles[] = {
    [YAML_ANY_SCALAR_STYLE] = CLIBYAML_PLAIN,
    [YAML_PLAIN_SCALAR_STYLE] = CLIBYAML_PLAIN,
    [YAML_SINGLE_QUOTED_SCALAR_STYLE] = CLIBYAML_SINGLE_QUOTED,
    [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = CLIBYAML_DOUBLE_QUOTED,
    [YAML_LITERAL_SCALAR_STYLE] = CLIBYAML_LITERAL,
    [YAML_FOLDED_SCALAR_STYLE] = CLIBYAML_FOLDED,
};

/// Makes the event of a scalar; false without memory.
static bool take_scalar(clibyaml_parser *p, clibyaml_event *event, yaml_event_t *e) {
  const source_text *source = &p->source;
  yaml_char_t *value = e->data.scalar.value;
  size_t length = e->data.scalar.length;
  uint8_t style = scalar_styles[e->data.scalar.style];
  bool is_sound = true;
  event->kind = CLIBYAML_SCALAR;
  event->style = style;
  event->length = (uint32_t)length;
  if (e->data.scalar.anchor || e->data.scalar.tag) {
    is_sound = add_properties(p, event, event->start, e->data.scalar.anchor, e->data.scalar.tag);
    bool is_absent = style == CLIBYAML_PLAIN && length == 0;
    event->start = is_absent ? event->end : skip_properties(source, event->start, event->end);
  }
  uint32_t quote = style == CLIBYAML_SINGLE_QUOTED || style == CLIBYAML_DOUBLE_QUOTED;
  if (style >= CLIBYAML_LITERAL) event->end = block_scalar_end(source, event->start, event->end);
  const uint8_t *written = source->bytes + event->start + quote;
  if (event->end - event->start - 2 * quote == length && memcmp(written, value, length) == 0) {
    event->text = event->start + quote;
    event->flags = CLIBYAML_TEXT_IN_SOURCE;
    if (source->has_dollar && has_reference(value, length)) event->flags |= CLIBYAML_MAY_HOLD_REFERENCE;
  } else {
    if (is_sound) is_sound = add_text(p, value, length, &event->text);
    // An escape may stand for the dollar.
    if (has_reference(value, length)) event->flags = CLIBYAML_MAY_HOLD_REFERENCE;
  }
  pool_free(&p->pool, value);
  return is_sound;
}

/// Where a collection's first token stands; libyaml's marks run from its anchor or tag to the end of that token.
static uint32_t collection_start(const source_text *source, const clibyaml_event *event) {
  if (event->style == CLIBYAML_FLOW) return event->end - 1;
  // A sequence that is indented no deeper than its key starts with its first `-` itself.
  if (event->kind == CLIBYAML_SEQUENCE_START && source->bytes[event->end] != '-') return event->end - 1;
  return event->end;
}

static void forget_directives(clibyaml_parser *p, yaml_event_t *e) {
  pool_free(&p->pool, e->data.document_start.version_directive);
  yaml_tag_directive_t *end = e->data.document_start.tag_directives.end;
  for (yaml_tag_directive_t *tag = e->data.document_start.tag_directives.start; tag != end; tag++) {
    pool_free(&p->pool, tag->handle);
    pool_free(&p->pool, tag->prefix);
  }
  pool_free(&p->pool, e->data.document_start.tag_directives.start);
}

/// Whether a scalar is one by YAML 1.2 also; `outer` is the column of what contains it.
static inline bool check_scalar(
    clibyaml_parser *p, const clibyaml_event *event, const yaml_event_t *e, int32_t outer) {
  switch (event->style) {
    case CLIBYAML_PLAIN:
      if (event->length == 1 && p->source.bytes[event->start] == '-')
        return refuse(p, CLIBYAML_LONE_DASH, event->start);
      return p->source.bytes[event->end] != ',' || check_comment(p, event->end);
    case CLIBYAML_SINGLE_QUOTED:
    case CLIBYAML_DOUBLE_QUOTED:
      if (e->start_mark.line != e->end_mark.line && !check_quoted_lines(p, event->start, event->end, outer))
        return false;
      return check_comment(p, event->end);
    default:
      return check_block_scalar(p, event->start);
  }
}

/// The column, in bytes, of the byte at `offset`.
static int32_t column_of(const source_text *source, uint32_t offset) {
  uint32_t line = offset;
  while (line > source->start && source->bytes[line - 1] != '\n' && source->bytes[line - 1] != '\r') line--;
  return (int32_t)(offset - line);
}

static enum clibyaml_result fail(clibyaml_parser *p) {
  if (p->document.error.problem) {
    p->is_finished = true;
    return CLIBYAML_FAILURE;
  }
  clibyaml_error *error = &p->document.error;
  const yaml_parser_t *yaml = &p->yaml;
  p->is_finished = true;
  if (yaml->error == YAML_MEMORY_ERROR || yaml->error == YAML_NO_ERROR) {
    error->problem = CLIBYAML_OUT_OF_MEMORY;
    return CLIBYAML_FAILURE;
  }
  error->problem = CLIBYAML_SYNTAX;
  error->message = yaml->problem;
  error->context = yaml->context;
  error->offset = source_offset(&p->source, &p->cursor, yaml->problem_mark.index);
  error->context_offset =
      yaml->context ? source_offset(&p->source, &p->cursor, yaml->context_mark.index) : error->offset;
  return CLIBYAML_FAILURE;
}

static enum clibyaml_result parse_document(clibyaml_parser *p) {
  const source_text *source = &p->source;
  size_t count = 0;
  uint32_t depth = 0;
  enum clibyaml_result result = CLIBYAML_FAILURE;
  for (;;) {
    yaml_event_t e;
    // Before the event is there, so that none needs to be given back for want of memory.
    if (count == p->event_capacity && !grow(&p->events, &p->event_capacity, count + 1, sizeof *p->events)) {
      result = fail(p);
      break;
    }
    if (!yaml_parser_parse(&p->yaml, &e)) {
      result = fail(p);
      break;
    }
    if (e.type == YAML_STREAM_START_EVENT) continue;
    if (e.type == YAML_STREAM_END_EVENT || e.type == YAML_NO_EVENT) {
      p->is_finished = true;
      result = CLIBYAML_END;
      break;
    }
    clibyaml_event *event = &p->events[count++];
    bool is_sound = true;
    event->start = source_offset(source, &p->cursor, e.start_mark.index);
    event->end = source_offset(source, &p->cursor, e.end_mark.index);
    event->text = event->length = event->properties = 0;
    event->style = event->flags = 0;
    switch (e.type) {
      case YAML_SCALAR_EVENT:
        is_sound = take_scalar(p, event, &e) && check_scalar(p, event, &e, p->columns[depth]);
        break;
      case YAML_ALIAS_EVENT:
        event->kind = CLIBYAML_ALIAS;
        p->document.alias_count++;
        event->text = event->start + 1;
        event->length = event->end - event->text;
        event->flags = CLIBYAML_TEXT_IN_SOURCE;
        pool_free(&p->pool, e.data.alias.anchor);
        break;
      case YAML_SEQUENCE_START_EVENT:
      case YAML_MAPPING_START_EVENT: {
        bool is_sequence = e.type == YAML_SEQUENCE_START_EVENT;
        bool is_flow = is_sequence ? e.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                                   : e.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        yaml_char_t *anchor = is_sequence ? e.data.sequence_start.anchor : e.data.mapping_start.anchor;
        yaml_char_t *tag = is_sequence ? e.data.sequence_start.tag : e.data.mapping_start.tag;
        event->kind = is_sequence ? CLIBYAML_SEQUENCE_START : CLIBYAML_MAPPING_START;
        event->style = is_flow ? CLIBYAML_FLOW : CLIBYAML_BLOCK;
        if (anchor || tag) {
          is_sound = add_properties(p, event, event->start, anchor, tag);
          event->start = collection_start(source, event);
        }
        if (depth < p->depth_limit) {
          int32_t column = event->properties ? column_of(source, event->start) : (int32_t)e.start_mark.column;
          p->columns[depth + 1] = is_flow ? p->columns[depth] : column;
        }
        if (++depth > p->depth_limit) {
          p->document.error.problem = CLIBYAML_TOO_DEEP;
          p->document.error.offset = event->start;
          p->is_finished = true;
          count--;
          goto done;
        }
        break;
      }
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        event->kind = e.type == YAML_SEQUENCE_END_EVENT ? CLIBYAML_SEQUENCE_END : CLIBYAML_MAPPING_END;
        depth--;
        if (event->end > event->start) is_sound = check_comment(p, event->end);
        break;
      case YAML_DOCUMENT_START_EVENT:
        event->kind = CLIBYAML_DOCUMENT_START;
        if (!e.data.document_start.implicit) event->flags = CLIBYAML_EXPLICIT;
        forget_directives(p, &e);
        is_sound = check_directives(p, event->start, event->end);
        break;
      default:
        event->kind = CLIBYAML_DOCUMENT_END;
        if (!e.data.document_end.implicit) event->flags = CLIBYAML_EXPLICIT;
        p->is_after_open_end = e.data.document_end.implicit;
        result = CLIBYAML_DOCUMENT;
        goto done;
    }
    if (!is_sound) {
      count--;
      result = fail(p);
      break;
    }
  }
done:
  p->document.events = p->events;
  p->document.event_count = count;
  p->document.properties = p->properties;
  p->document.text = p->text;
  return result;
}

enum clibyaml_result clibyaml_next(clibyaml_parser *p, const uint8_t *bytes) {
  if (p->is_finished) return p->document.error.problem ? CLIBYAML_FAILURE : CLIBYAML_END;
  rebase(p, bytes);
  p->property_count = 0;
  memset(&p->document, 0, sizeof p->document);
  p->columns[0] = -1;
  pool_use(&p->pool);
  enum clibyaml_result result = parse_document(p);
  pool_use(NULL);
  return result;
}
