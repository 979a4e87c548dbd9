// The system's libyaml, one call a document: the events of a document as flat records.
//
// All offsets and lengths are bytes, 0-based; ranges are half-open. Offsets count from the start of the source,
// a byte order mark included.
#ifndef CLIBYAML_H
#define CLIBYAML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum clibyaml_kind {
  CLIBYAML_DOCUMENT_START,
  CLIBYAML_DOCUMENT_END,
  CLIBYAML_ALIAS,
  CLIBYAML_SCALAR,
  CLIBYAML_SEQUENCE_START,
  CLIBYAML_SEQUENCE_END,
  CLIBYAML_MAPPING_START,
  CLIBYAML_MAPPING_END
};

/// In the order of the document model's node styles.
enum clibyaml_style {
  CLIBYAML_PLAIN,
  CLIBYAML_SINGLE_QUOTED,
  CLIBYAML_DOUBLE_QUOTED,
  CLIBYAML_LITERAL,
  CLIBYAML_FOLDED,
  CLIBYAML_FLOW,
  CLIBYAML_BLOCK
};

enum clibyaml_flag {
  /// The text is a slice of the source; otherwise of the document's text.
  CLIBYAML_TEXT_IN_SOURCE = 1,
  /// The text contains `${{`.
  CLIBYAML_MAY_HOLD_REFERENCE = 2,
  /// A document starts with `---` or a directive, or ends with `...`.
  CLIBYAML_EXPLICIT = 4
};

/// One event of a document: 24 bytes.
typedef struct {
  /// Where a scalar's or an alias's token stands; for the start of a collection its first token; for the end of a flow
  /// collection its bracket. Neither anchor nor tag is inside.
  uint32_t start, end;
  /// A scalar's text, an alias's name.
  uint32_t text, length;
  /// 1 + the index of the node's anchor and tag; 0 where it has neither.
  uint32_t properties;
  uint8_t kind, style;
  uint16_t flags;
} clibyaml_event;

/// The anchor and the tag of one node; both are slices of the document's text, of length 0 where they are absent.
typedef struct {
  /// Where the first of the two stands in the source.
  uint32_t start;
  uint32_t anchor, anchor_length;
  /// The tag resolved by the document's directives, as in `tag:yaml.org,2002:str`.
  uint32_t tag, tag_length;
} clibyaml_properties;

enum clibyaml_problem {
  CLIBYAML_NO_PROBLEM,
  /// libyaml says no: `message`, `offset` and, where it has one, `context` with `context_offset`.
  CLIBYAML_SYNTAX,
  /// Bytes from `offset` that are no UTF-8.
  CLIBYAML_INVALID_UTF8,
  /// The character `value` at `offset`, which no YAML stream may contain.
  CLIBYAML_FORBIDDEN_CHARACTER,
  /// The collection at `offset` is nested deeper than the limit.
  CLIBYAML_TOO_DEEP,
  // What YAML 1.2 forbids and libyaml 0.2.5 takes.
  /// A `#` at `offset` right after a quoted value, a bracket, a comma or the `|` or `>` of a block scalar (§6.6).
  CLIBYAML_GLUED_COMMENT,
  /// A directive at `offset` after a document that no `...` ends (§9.1.5).
  CLIBYAML_LATE_DIRECTIVE,
  /// A `-` at `offset` that is a whole plain scalar (§7.3.3).
  CLIBYAML_LONE_DASH,
  /// A line at `offset` of a quoted scalar that is not indented deeper than what contains it (§7.3.1).
  CLIBYAML_SHALLOW_LINE,
  CLIBYAML_OUT_OF_MEMORY
};

typedef struct {
  enum clibyaml_problem problem;
  uint32_t offset, context_offset, value;
  /// Static strings of libyaml's, or null.
  const char *message, *context;
} clibyaml_error;

/// The events of one document; they hold until the next call with the same parser.
typedef struct {
  const clibyaml_event *events;
  size_t event_count, alias_count;
  const clibyaml_properties *properties;
  const uint8_t *text;
  size_t text_count;
  /// What stopped the document; its events are those before it.
  clibyaml_error error;
} clibyaml_document;

enum clibyaml_result { CLIBYAML_DOCUMENT, CLIBYAML_END, CLIBYAML_FAILURE };

typedef struct clibyaml_parser clibyaml_parser;

/// A parser whose buffers are kept from document to document and from source to source; null without memory.
clibyaml_parser *clibyaml_create(void);
void clibyaml_destroy(clibyaml_parser *parser);

/// Makes sources opened from now on go through libyaml's own reader, as they do with any libyaml but 0.2.5.
void clibyaml_use_portable_reader(clibyaml_parser *parser, bool portable);

/// Whether the open source is fed without libyaml's reader.
bool clibyaml_is_fed_directly(const clibyaml_parser *parser);

/// Checks the source's characters and begins to parse it; false, with `clibyaml_current(parser)->error` set, where a
/// character is wrong.
///
/// `bytes[count]` is NUL. `depth_limit` is how deep collections may be nested, the root counted.
bool clibyaml_open(clibyaml_parser *parser, const uint8_t *bytes, size_t count, uint32_t depth_limit);

/// Parses the next document. `bytes` are those given to `clibyaml_open`, which may have moved.
///
/// After a failure and after the end there is nothing more to parse.
enum clibyaml_result clibyaml_next(clibyaml_parser *parser, const uint8_t *bytes);

/// What the last call produced.
const clibyaml_document *clibyaml_current(const clibyaml_parser *parser);

/// The first `#` at or after `start` that `word` follows, perhaps after blanks; `count` where there is none.
///
/// It may stand inside a scalar: what is a comment only a parser knows. A NUL follows, if not right at `count`.
size_t clibyaml_find_comment(
    const uint8_t *bytes, size_t count, size_t start, const char *word, size_t word_length);

#endif
