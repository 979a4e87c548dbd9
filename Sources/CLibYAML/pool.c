#include "pool.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#define THREAD_LOCAL _Thread_local __attribute__((tls_model("initial-exec")))

/// The pool in use, and its free blocks while it is.
static THREAD_LOCAL pool *current;
static THREAD_LOCAL pool_block *blocks;

void pool_use(pool *pool) {
  if (current) current->free = blocks;
  current = pool;
  blocks = pool ? pool->free : NULL;
}

static inline void give_back(void *pointer) {
  pool_block *block = pointer;
  block->next = blocks;
  blocks = block;
}

void pool_free(pool *pool, void *pointer) {
  if (!pool_owns(pool, pointer)) return free(pointer);
  if (pool == current) return give_back(pointer);
  pool_block *block = pointer;
  block->next = pool->free;
  pool->free = block;
}

// What the linker puts in the place of libyaml's functions. They must be wrapped together: a block never reaches
// libyaml's own realloc or free then, because nothing but these strings is as small and comes from its scanner.

void *__wrap_yaml_malloc(size_t size);
void __wrap_yaml_free(void *pointer);
int __wrap_yaml_string_extend(yaml_char_t **start, yaml_char_t **pointer, yaml_char_t **end);
int __wrap_yaml_string_join(
    yaml_char_t **a_start, yaml_char_t **a_pointer, yaml_char_t **a_end, yaml_char_t **b_start,
    yaml_char_t **b_pointer, yaml_char_t **b_end);
void __wrap_yaml_token_delete(yaml_token_t *token);

void *__wrap_yaml_malloc(size_t size) {
  if (size > POOL_BLOCK_SIZE || !current) return malloc(size ? size : 1);
  pool_block *block = blocks;
  if (!block) return current->count < POOL_BLOCK_COUNT ? &current->blocks[current->count++] : malloc(size ? size : 1);
  blocks = block->next;
  return block;
}

void __wrap_yaml_free(void *pointer) {
  if (current && pool_owns(current, pointer))
    give_back(pointer);
  else
    free(pointer);
}

/// Makes room in a string for at least 6 bytes more, zeros like all behind its end.
int __wrap_yaml_string_extend(yaml_char_t **start, yaml_char_t **pointer, yaml_char_t **end) {
  size_t old = (size_t)(*end - *start);
  size_t size = old < POOL_BLOCK_SIZE ? POOL_BLOCK_SIZE : old * 2;
  yaml_char_t *larger;
  if (current && pool_owns(current, *start)) {
    if (old < POOL_BLOCK_SIZE) {
      larger = *start;
    } else {
      larger = malloc(size);
      if (!larger) return 0;
      memcpy(larger, *start, old);
      give_back(*start);
    }
  } else {
    larger = realloc(*start, size);
    if (!larger) return 0;
  }
  memset(larger + old, 0, size - old);
  *pointer = larger + (*pointer - *start);
  *end = larger + size;
  *start = larger;
  return 1;
}

int __wrap_yaml_string_join(
    yaml_char_t **a_start, yaml_char_t **a_pointer, yaml_char_t **a_end, yaml_char_t **b_start,
    yaml_char_t **b_pointer, yaml_char_t **b_end) {
  (void)b_end;
  size_t count = (size_t)(*b_pointer - *b_start);
  if (count == 0) return 1;
  while ((size_t)(*a_end - *a_pointer) <= count) {
    if (!__wrap_yaml_string_extend(a_start, a_pointer, a_end)) return 0;
  }
  memcpy(*a_pointer, *b_start, count);
  *a_pointer += count;
  return 1;
}

void __wrap_yaml_token_delete(yaml_token_t *token) {
  switch (token->type) {
    case YAML_TAG_DIRECTIVE_TOKEN:
      __wrap_yaml_free(token->data.tag_directive.handle);
      __wrap_yaml_free(token->data.tag_directive.prefix);
      break;
    case YAML_ALIAS_TOKEN:
      __wrap_yaml_free(token->data.alias.value);
      break;
    case YAML_ANCHOR_TOKEN:
      __wrap_yaml_free(token->data.anchor.value);
      break;
    case YAML_TAG_TOKEN:
      __wrap_yaml_free(token->data.tag.handle);
      __wrap_yaml_free(token->data.tag.suffix);
      break;
    case YAML_SCALAR_TOKEN:
      __wrap_yaml_free(token->data.scalar.value);
      break;
    default:
      break;
  }
  memset(token, 0, sizeof *token);
}
