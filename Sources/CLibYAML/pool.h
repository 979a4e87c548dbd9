// Blocks for libyaml's short strings.
//
// libyaml makes four strings of 16 bytes for each scalar and frees three of them at once; a list of free blocks costs a
// quarter of what malloc does. libyaml comes here only where the program is linked with
//   --wrap=yaml_malloc --wrap=yaml_free --wrap=yaml_string_extend --wrap=yaml_string_join --wrap=yaml_token_delete
// (a static executable); else nothing is ever taken from a pool, and `pool_free` is `free`.
#ifndef CLIBYAML_POOL_H
#define CLIBYAML_POOL_H

#include <stddef.h>
#include <stdint.h>

enum { POOL_BLOCK_SIZE = 64, POOL_BLOCK_COUNT = 512 };

typedef union pool_block {
  union pool_block *next;
  max_align_t alignment;
  unsigned char bytes[POOL_BLOCK_SIZE];
} pool_block;

/// New where it begins with zeros; blocks are looked at no sooner than they are needed.
typedef struct {
  /// Blocks that were given back.
  pool_block *free;
  /// How many blocks were ever taken.
  size_t count;
  pool_block blocks[POOL_BLOCK_COUNT];
} pool;

/// Serves libyaml's calls on this thread from `pool`, from now on; null to serve them by malloc.
void pool_use(pool *pool);

static inline int pool_owns(const pool *pool, const void *pointer) {
  return (uintptr_t)pointer - (uintptr_t)pool->blocks < sizeof pool->blocks;
}

/// Gives back what libyaml allocated while `pool` was in use.
void pool_free(pool *pool, void *pointer);

#endif
