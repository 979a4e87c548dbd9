// The next event: by libyaml's parser or, with a libyaml that is known, by the shorter way through the same grammar.
//
// A fifth of the time of `yaml_parser_parse` goes into events that are filled, copied and torn down again. Its state is
// public, so the steps that make up nearly every document are taken here on that very state: the same tokens are taken,
// the same states are pushed. Whatever else comes, anchors, tags and all errors among it, is left to libyaml.
#include "step.h"

#include "scan.h"

static const uint8_t scalar_styles[] = {
    [YAML_ANY_SCALAR_STYLE] = CLIBYAML_PLAIN,
    [YAML_PLAIN_SCALAR_STYLE] = CLIBYAML_PLAIN,
    [YAML_SINGLE_QUOTED_SCALAR_STYLE] = CLIBYAML_SINGLE_QUOTED,
    [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = CLIBYAML_DOUBLE_QUOTED,
    [YAML_LITERAL_SCALAR_STYLE] = CLIBYAML_LITERAL,
    [YAML_FOLDED_SCALAR_STYLE] = CLIBYAML_FOLDED,
};

static inline void set_marks(parser_step *step, const yaml_mark_t *start, const yaml_mark_t *end) {
  step->start = start->index;
  step->start_line = start->line;
  step->start_column = start->column;
  step->end = end->index;
  step->end_line = end->line;
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

/// The next event by libyaml's own parser.
static bool parse_slowly(clibyaml_parser *p, parser_step *step) {
  yaml_event_t e;
  p->is_settled = false;
  if (!yaml_parser_parse(&p->yaml, &e)) return false;
  step->type = e.type;
  step->anchor = step->tag = step->value = NULL;
  set_marks(step, &e.start_mark, &e.end_mark);
  switch (e.type) {
    case YAML_SCALAR_EVENT:
      step->anchor = e.data.scalar.anchor;
      step->tag = e.data.scalar.tag;
      step->value = e.data.scalar.value;
      step->length = e.data.scalar.length;
      step->style = scalar_styles[e.data.scalar.style];
      break;
    case YAML_ALIAS_EVENT:
      step->value = e.data.alias.anchor;
      break;
    case YAML_SEQUENCE_START_EVENT:
      step->anchor = e.data.sequence_start.anchor;
      step->tag = e.data.sequence_start.tag;
      step->style = e.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? CLIBYAML_FLOW : CLIBYAML_BLOCK;
      break;
    case YAML_MAPPING_START_EVENT:
      step->anchor = e.data.mapping_start.anchor;
      step->tag = e.data.mapping_start.tag;
      step->style = e.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? CLIBYAML_FLOW : CLIBYAML_BLOCK;
      break;
    case YAML_DOCUMENT_START_EVENT:
      step->is_explicit = !e.data.document_start.implicit;
      forget_directives(p, &e);
      break;
    case YAML_DOCUMENT_END_EVENT:
      step->is_explicit = !e.data.document_end.implicit;
      break;
    default:
      break;
  }
  return true;
}

static inline yaml_token_t *peek(clibyaml_parser *p) {
  return p->yaml.token_available || fetch_token(p) ? p->yaml.tokens.head : NULL;
}

/// Takes the token that was peeked at, which is not the stream's end.
static inline void skip(clibyaml_parser *p) {
  yaml_parser_t *yaml = &p->yaml;
  yaml->tokens_parsed++;
  yaml->tokens.head++;
  yaml->token_available = p->is_settled && yaml->tokens.head != yaml->tokens.tail;
}

/// - Precondition: there is room on the stack.
static inline void push(yaml_parser_t *yaml, yaml_parser_state_t state) { *yaml->states.top++ = state; }

static inline void pop(yaml_parser_t *yaml) { yaml->state = *--yaml->states.top; }

static inline bool take_empty(
    yaml_parser_t *yaml, parser_step *step, const yaml_mark_t *mark, yaml_parser_state_t state) {
  yaml->state = state;
  step->type = YAML_SCALAR_EVENT;
  step->style = CLIBYAML_PLAIN;
  step->anchor = step->tag = step->value = NULL;
  step->length = 0;
  set_marks(step, mark, mark);
  return true;
}

static inline bool take_start(
    yaml_parser_t *yaml, parser_step *step, const yaml_token_t *token, yaml_event_type_t type, uint8_t style,
    yaml_parser_state_t state) {
  yaml->state = state;
  step->type = type;
  step->style = style;
  step->anchor = step->tag = NULL;
  set_marks(step, &token->start_mark, &token->end_mark);
  return true;
}

static inline bool take_end(clibyaml_parser *p, parser_step *step, const yaml_token_t *token, yaml_event_type_t type) {
  yaml_parser_t *yaml = &p->yaml;
  pop(yaml);
  yaml->marks.top--;
  step->type = type;
  set_marks(step, &token->start_mark, &token->end_mark);
  skip(p);
  return true;
}

/// `yaml_parser_parse_node`, whose token was peeked at and whose state to go on with was pushed.
static inline bool parse_node(
    clibyaml_parser *p, parser_step *step, yaml_token_t *token, bool is_block, bool is_indentless) {
  yaml_parser_t *yaml = &p->yaml;
  switch (token->type) {
    case YAML_SCALAR_TOKEN:
      pop(yaml);
      step->type = YAML_SCALAR_EVENT;
      step->style = scalar_styles[token->data.scalar.style];
      step->anchor = step->tag = NULL;
      step->value = token->data.scalar.value;
      step->length = token->data.scalar.length;
      set_marks(step, &token->start_mark, &token->end_mark);
      skip(p);
      return true;
    case YAML_FLOW_SEQUENCE_START_TOKEN:
      return take_start(
          yaml, step, token, YAML_SEQUENCE_START_EVENT, CLIBYAML_FLOW, YAML_PARSE_FLOW_SEQUENCE_FIRST_ENTRY_STATE);
    case YAML_FLOW_MAPPING_START_TOKEN:
      return take_start(
          yaml, step, token, YAML_MAPPING_START_EVENT, CLIBYAML_FLOW, YAML_PARSE_FLOW_MAPPING_FIRST_KEY_STATE);
    case YAML_BLOCK_SEQUENCE_START_TOKEN:
      if (!is_block) break;
      return take_start(
          yaml, step, token, YAML_SEQUENCE_START_EVENT, CLIBYAML_BLOCK, YAML_PARSE_BLOCK_SEQUENCE_FIRST_ENTRY_STATE);
    case YAML_BLOCK_MAPPING_START_TOKEN:
      if (!is_block) break;
      return take_start(
          yaml, step, token, YAML_MAPPING_START_EVENT, CLIBYAML_BLOCK, YAML_PARSE_BLOCK_MAPPING_FIRST_KEY_STATE);
    case YAML_BLOCK_ENTRY_TOKEN:
      if (!is_indentless) break;
      return take_start(
          yaml, step, token, YAML_SEQUENCE_START_EVENT, CLIBYAML_BLOCK, YAML_PARSE_INDENTLESS_SEQUENCE_ENTRY_STATE);
    default:
      break;
  }
  yaml->state = !is_block        ? YAML_PARSE_FLOW_NODE_STATE
                : is_indentless ? YAML_PARSE_BLOCK_NODE_OR_INDENTLESS_SEQUENCE_STATE
                                : YAML_PARSE_BLOCK_NODE_STATE;
  return parse_slowly(p, step);
}

static bool parse_block_sequence(clibyaml_parser *p, parser_step *step) {
  yaml_parser_t *yaml = &p->yaml;
  yaml_token_t *token = peek(p);
  if (!token) return false;
  if (token->type == YAML_BLOCK_END_TOKEN) return take_end(p, step, token, YAML_SEQUENCE_END_EVENT);
  yaml->state = YAML_PARSE_BLOCK_SEQUENCE_ENTRY_STATE;
  if (token->type != YAML_BLOCK_ENTRY_TOKEN) return parse_slowly(p, step);
  yaml_mark_t mark = token->end_mark;
  skip(p);
  if (!(token = peek(p))) return false;
  if (token->type == YAML_BLOCK_ENTRY_TOKEN || token->type == YAML_BLOCK_END_TOKEN)
    return take_empty(yaml, step, &mark, YAML_PARSE_BLOCK_SEQUENCE_ENTRY_STATE);
  push(yaml, YAML_PARSE_BLOCK_SEQUENCE_ENTRY_STATE);
  return parse_node(p, step, token, true, false);
}

static bool parse_indentless_sequence(clibyaml_parser *p, parser_step *step) {
  yaml_parser_t *yaml = &p->yaml;
  yaml_token_t *token = peek(p);
  if (!token) return false;
  if (token->type != YAML_BLOCK_ENTRY_TOKEN) {
    pop(yaml);
    step->type = YAML_SEQUENCE_END_EVENT;
    set_marks(step, &token->start_mark, &token->start_mark);
    return true;
  }
  yaml_mark_t mark = token->end_mark;
  skip(p);
  if (!(token = peek(p))) return false;
  if (token->type == YAML_BLOCK_ENTRY_TOKEN || token->type == YAML_KEY_TOKEN || token->type == YAML_VALUE_TOKEN ||
      token->type == YAML_BLOCK_END_TOKEN)
    return take_empty(yaml, step, &mark, YAML_PARSE_INDENTLESS_SEQUENCE_ENTRY_STATE);
  push(yaml, YAML_PARSE_INDENTLESS_SEQUENCE_ENTRY_STATE);
  return parse_node(p, step, token, true, false);
}

static inline bool ends_block_entry(const yaml_token_t *token) {
  return token->type == YAML_KEY_TOKEN || token->type == YAML_VALUE_TOKEN || token->type == YAML_BLOCK_END_TOKEN;
}

static bool parse_block_key(clibyaml_parser *p, parser_step *step) {
  yaml_parser_t *yaml = &p->yaml;
  yaml_token_t *token = peek(p);
  if (!token) return false;
  if (token->type == YAML_BLOCK_END_TOKEN) return take_end(p, step, token, YAML_MAPPING_END_EVENT);
  yaml->state = YAML_PARSE_BLOCK_MAPPING_KEY_STATE;
  if (token->type != YAML_KEY_TOKEN) return parse_slowly(p, step);
  yaml_mark_t mark = token->end_mark;
  skip(p);
  if (!(token = peek(p))) return false;
  if (ends_block_entry(token)) return take_empty(yaml, step, &mark, YAML_PARSE_BLOCK_MAPPING_VALUE_STATE);
  push(yaml, YAML_PARSE_BLOCK_MAPPING_VALUE_STATE);
  return parse_node(p, step, token, true, true);
}

static bool parse_block_value(clibyaml_parser *p, parser_step *step) {
  yaml_parser_t *yaml = &p->yaml;
  yaml_token_t *token = peek(p);
  if (!token) return false;
  if (token->type != YAML_VALUE_TOKEN)
    return take_empty(yaml, step, &token->start_mark, YAML_PARSE_BLOCK_MAPPING_KEY_STATE);
  yaml_mark_t mark = token->end_mark;
  skip(p);
  if (!(token = peek(p))) return false;
  if (ends_block_entry(token)) return take_empty(yaml, step, &mark, YAML_PARSE_BLOCK_MAPPING_KEY_STATE);
  push(yaml, YAML_PARSE_BLOCK_MAPPING_KEY_STATE);
  return parse_node(p, step, token, true, true);
}

/// Takes the comma before an entry that is not the first of its collection. The token behind it, or the one that is no
/// comma in `*is_wrong`; null for an error.
static inline yaml_token_t *take_comma(clibyaml_parser *p, yaml_token_t *token, bool is_first, bool *is_wrong) {
  if (is_first) return token;
  if (token->type != YAML_FLOW_ENTRY_TOKEN) {
    *is_wrong = true;
    return token;
  }
  skip(p);
  return peek(p);
}

static bool parse_flow_sequence(clibyaml_parser *p, parser_step *step, bool is_first) {
  yaml_parser_t *yaml = &p->yaml;
  yaml_token_t *token = peek(p);
  if (!token) return false;
  if (token->type != YAML_FLOW_SEQUENCE_END_TOKEN) {
    bool is_wrong = false;
    if (!(token = take_comma(p, token, is_first, &is_wrong))) return false;
    if (is_wrong) return parse_slowly(p, step);
    if (token->type == YAML_KEY_TOKEN) {
      take_start(
          yaml, step, token, YAML_MAPPING_START_EVENT, CLIBYAML_FLOW, YAML_PARSE_FLOW_SEQUENCE_ENTRY_MAPPING_KEY_STATE);
      skip(p);
      return true;
    }
    if (token->type != YAML_FLOW_SEQUENCE_END_TOKEN) {
      push(yaml, YAML_PARSE_FLOW_SEQUENCE_ENTRY_STATE);
      return parse_node(p, step, token, false, false);
    }
  }
  return take_end(p, step, token, YAML_SEQUENCE_END_EVENT);
}

static inline bool ends_flow_entry(const yaml_token_t *token) {
  return token->type == YAML_FLOW_ENTRY_TOKEN || token->type == YAML_FLOW_MAPPING_END_TOKEN;
}

static bool parse_flow_key(clibyaml_parser *p, parser_step *step, bool is_first) {
  yaml_parser_t *yaml = &p->yaml;
  yaml_token_t *token = peek(p);
  if (!token) return false;
  if (token->type != YAML_FLOW_MAPPING_END_TOKEN) {
    bool is_wrong = false;
    if (!(token = take_comma(p, token, is_first, &is_wrong))) return false;
    if (is_wrong) return parse_slowly(p, step);
    if (token->type == YAML_KEY_TOKEN) {
      skip(p);
      if (!(token = peek(p))) return false;
      if (token->type == YAML_VALUE_TOKEN || ends_flow_entry(token))
        return take_empty(yaml, step, &token->start_mark, YAML_PARSE_FLOW_MAPPING_VALUE_STATE);
      push(yaml, YAML_PARSE_FLOW_MAPPING_VALUE_STATE);
      return parse_node(p, step, token, false, false);
    }
    if (token->type != YAML_FLOW_MAPPING_END_TOKEN) {
      push(yaml, YAML_PARSE_FLOW_MAPPING_EMPTY_VALUE_STATE);
      return parse_node(p, step, token, false, false);
    }
  }
  return take_end(p, step, token, YAML_MAPPING_END_EVENT);
}

static bool parse_flow_value(clibyaml_parser *p, parser_step *step) {
  yaml_parser_t *yaml = &p->yaml;
  yaml_token_t *token = peek(p);
  if (!token) return false;
  if (token->type == YAML_VALUE_TOKEN) {
    skip(p);
    if (!(token = peek(p))) return false;
    if (!ends_flow_entry(token)) {
      push(yaml, YAML_PARSE_FLOW_MAPPING_KEY_STATE);
      return parse_node(p, step, token, false, false);
    }
  }
  return take_empty(yaml, step, &token->start_mark, YAML_PARSE_FLOW_MAPPING_KEY_STATE);
}

/// Notes where a collection begins, for errors in it, and takes its first token.
static inline bool enter(clibyaml_parser *p) {
  yaml_parser_t *yaml = &p->yaml;
  yaml_token_t *token = peek(p);
  if (!token) return false;
  *yaml->marks.top++ = token->start_mark;
  skip(p);
  return true;
}

bool step_next(clibyaml_parser *p, parser_step *step) {
  yaml_parser_t *yaml = &p->yaml;
  // libyaml makes its stacks larger.
  if (!p->is_direct || yaml->states.top == yaml->states.end || yaml->marks.top == yaml->marks.end)
    return parse_slowly(p, step);
  switch (yaml->state) {
    case YAML_PARSE_BLOCK_MAPPING_FIRST_KEY_STATE:
      return enter(p) && parse_block_key(p, step);
    case YAML_PARSE_BLOCK_MAPPING_KEY_STATE:
      return parse_block_key(p, step);
    case YAML_PARSE_BLOCK_MAPPING_VALUE_STATE:
      return parse_block_value(p, step);
    case YAML_PARSE_BLOCK_SEQUENCE_FIRST_ENTRY_STATE:
      return enter(p) && parse_block_sequence(p, step);
    case YAML_PARSE_BLOCK_SEQUENCE_ENTRY_STATE:
      return parse_block_sequence(p, step);
    case YAML_PARSE_INDENTLESS_SEQUENCE_ENTRY_STATE:
      return parse_indentless_sequence(p, step);
    case YAML_PARSE_FLOW_SEQUENCE_FIRST_ENTRY_STATE:
      return enter(p) && parse_flow_sequence(p, step, true);
    case YAML_PARSE_FLOW_SEQUENCE_ENTRY_STATE:
      return parse_flow_sequence(p, step, false);
    case YAML_PARSE_FLOW_MAPPING_FIRST_KEY_STATE:
      return enter(p) && parse_flow_key(p, step, true);
    case YAML_PARSE_FLOW_MAPPING_KEY_STATE:
      return parse_flow_key(p, step, false);
    case YAML_PARSE_FLOW_MAPPING_VALUE_STATE:
      return parse_flow_value(p, step);
    default:
      return parse_slowly(p, step);
  }
}
