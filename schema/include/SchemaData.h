#pragma once
#include <stddef.h>

/// The bytes of `schema/modelarts-v1/create-training-job.schema.json`, not terminated.
extern const unsigned char jobc_schema_create_training_job[];
extern const size_t jobc_schema_create_training_job_count;

/// The first of them: Swift cannot see an array whose length the header does not give.
static inline const unsigned char *jobc_schema_create_training_job_start(void) {
  return jobc_schema_create_training_job;
}
