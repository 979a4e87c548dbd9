// The events of one document as records.
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "parser.h"
#include "step.h"

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
  if (length < 3) return false;
  const uint8_t *end = text + length;
  for (const uint8_t *at = text; (at = memchr(at, '$', (size_t)(end - at))) && end - at >= 3; at++) {
    if (at[1] == '{' && at[2] == '{') return true;
  }
  return false;
}

/// Makes the event of a scalar; false without memory.
static bool take_scalar(clibyaml_parser *p, clibyaml_event *event, const parser_step *step) {
  const source_text *source = &p->source;
  yaml_char_t *value = step->value;
  size_t length = step->length;
  uint8_t style = step->style;
  bool is_sound = true;
  event->kind = CLIBYAML_SCALAR;
  event->style = style;
  event->length = (uint32_t)length;
  if (step->anchor || step->tag) {
    is_sound = add_properties(p, event, event->start, step->anchor, step->tag);
    bool is_absent = style == CLIBYAML_PLAIN && length == 0;
    event->start = is_absent ? event->end : skip_properties(source, event->start, event->end);
  }
  uint32_t quote = style == CLIBYAML_SINGLE_QUOTED || style == CLIBYAML_DOUBLE_QUOTED;
  if (style >= CLIBYAML_LITERAL) event->end = block_scalar_end(source, event->start, event->end);
  const uint8_t *written = source->bytes + event->start + quote;
  // On one line, what is neither folded nor escaped is as it is written; an escape in single quotes makes it shorter.
  bool is_verbatim = !value || (style != CLIBYAML_DOUBLE_QUOTED && step->start_line == step->end_line);
  if (event->end - event->start - 2 * quote == length &&
      (is_verbatim || memcmp(written, value, length) == 0)) {
    event->text = event->start + quote;
    event->flags = CLIBYAML_TEXT_IN_SOURCE;
    if (source->has_dollar && has_reference(written, length)) event->flags |= CLIBYAML_MAY_HOLD_REFERENCE;
  } else {
    if (is_sound) is_sound = add_text(p, value, length, &event->text);
    // An escape may stand for the dollar.
    if (has_reference(value, length)) event->flags = CLIBYAML_MAY_HOLD_REFERENCE;
  }
  if (value) pool_free(&p->pool, value);
  return is_sound;
}

/// Where a collection's first token stands; libyaml's marks run from its anchor or tag to the end of that token.
static uint32_t collection_start(const source_text *source, const clibyaml_event *event) {
  if (event->style == CLIBYAML_FLOW) return event->end - 1;
  // A sequence that is indented no deeper than its key starts with its first `-` itself.
  if (event->kind == CLIBYAML_SEQUENCE_START && source->bytes[event->end] != '-') return event->end - 1;
  return event->end;
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

/// Makes the event of the start of a collection; false where it cannot be.
static bool take_start(clibyaml_parser *p, clibyaml_event *event, const parser_step *step, uint32_t depth) {
  bool is_sound = true;
  event->kind = step->type == YAML_SEQUENCE_START_EVENT ? CLIBYAML_SEQUENCE_START : CLIBYAML_MAPPING_START;
  event->style = step->style;
  if (step->anchor || step->tag) {
    is_sound = add_properties(p, event, event->start, step->anchor, step->tag);
    event->start = collection_start(&p->source, event);
  }
  if (depth == p->depth_limit) return refuse(p, CLIBYAML_TOO_DEEP, event->start);
  int32_t column = event->properties ? column_of(&p->source, event->start) : (int32_t)step->start_column;
  p->columns[depth + 1] = step->style == CLIBYAML_FLOW ? p->columns[depth] : column;
  return is_sound;
}

static enum clibyaml_result parse_events(clibyaml_parser *p) {
  size_t count = 0;
  uint32_t depth = 0;
  for (;; p->document.event_count = count) {
    // Before the event is there, so that none needs to be given back for want of memory.
    if (count == p->event_capacity && !grow(&p->events, &p->event_capacity, count + 1, sizeof *p->events))
      return fail(p);
    parser_step step;
    if (!step_next(p, &step)) return fail(p);
    if (step.type == YAML_STREAM_START_EVENT) continue;
    if (step.type == YAML_STREAM_END_EVENT || step.type == YAML_NO_EVENT) {
      p->is_finished = true;
      return CLIBYAML_END;
    }
    clibyaml_event *event = &p->events[count++];
    bool is_sound = true;
    event->start = source_offset(&p->source, &p->cursor, step.start);
    event->end = source_offset(&p->source, &p->cursor, step.end);
    event->text = event->length = event->properties = 0;
    event->style = event->flags = 0;
    switch (step.type) {
      case YAML_SCALAR_EVENT:
        is_sound = take_scalar(p, event, &step) &&
                   check_scalar(p, event, step.start_line != step.end_line, p->columns[depth]);
        break;
      case YAML_ALIAS_EVENT:
        event->kind = CLIBYAML_ALIAS;
        event->text = event->start + 1;
        event->length = event->end - event->text;
        event->flags = CLIBYAML_TEXT_IN_SOURCE;
        p->document.alias_count++;
        pool_free(&p->pool, step.value);
        break;
      case YAML_SEQUENCE_START_EVENT:
      case YAML_MAPPING_START_EVENT:
        is_sound = take_start(p, event, &step, depth++);
        break;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        event->kind = step.type == YAML_SEQUENCE_END_EVENT ? CLIBYAML_SEQUENCE_END : CLIBYAML_MAPPING_END;
        depth--;
        if (event->end > event->start) is_sound = check_comment(p, event->end);
        break;
      case YAML_DOCUMENT_START_EVENT:
        event->kind = CLIBYAML_DOCUMENT_START;
        if (step.is_explicit) event->flags = CLIBYAML_EXPLICIT;
        is_sound = check_directives(p, event->start, event->end);
        break;
      default:
        event->kind = CLIBYAML_DOCUMENT_END;
        if (step.is_explicit) event->flags = CLIBYAML_EXPLICIT;
        p->is_after_open_end = !step.is_explicit;
        p->document.event_count = count;
        return CLIBYAML_DOCUMENT;
    }
    if (!is_sound) return fail(p);
  }
}

enum clibyaml_result parse_document(clibyaml_parser *p) {
  enum clibyaml_result result = parse_events(p);
  p->document.events = p->events;
  p->document.properties = p->properties;
  p->document.text = p->text;
  return result;
}
