// The life of a parser and of the source that it reads.
#include "parser.h"

#include <stdlib.h>
#include <string.h>

#include "scan.h"

clibyaml_parser *clibyaml_create(void) {
  clibyaml_parser *p = malloc(sizeof *p);
  // What follows is set before it is read.
  if (p) memset(p, 0, offsetof(clibyaml_parser, pool.blocks));
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
  return major == 0 && minor == 2 && patch == 5 && scan_is_possible();
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
  p->is_finished = p->is_settled = false;
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
