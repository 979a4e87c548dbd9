// A parser's state, shared by the files of this target.
#ifndef CLIBYAML_PARSER_H
#define CLIBYAML_PARSER_H

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
  /// Whether a document has ended without `...`.
  bool is_after_open_end;
  bool portable, is_direct, is_initialized, is_finished;
  /// Whether no token of libyaml's queue may turn out to be a key, so that each can be taken without a look ahead.
  bool is_settled;

  clibyaml_event *events;
  size_t event_capacity;
  clibyaml_properties *properties;
  size_t property_count, property_capacity;
  uint8_t *text;
  size_t text_capacity;
  clibyaml_document document;
  pool pool;
  /// The column of each open collection, of a flow collection that of the block collection around it; -1 for none.
  int32_t columns[LARGEST_DEPTH + 1];
};

/// Parses one document into `p->document`.
enum clibyaml_result parse_document(clibyaml_parser *p);

#endif
