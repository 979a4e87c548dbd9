#pragma once
#include <stddef.h>

/// The bytes of `schema/modelarts-v1/create-training-job.schema.json`, not terminated.
extern const unsigned char jobc_schema_create_training_job[];
extern const size_t jobc_schema_create_training_job_count;

/// The same schema compiled (`create-training-job.program`), aligned to 8 bytes; a test keeps the two in step.
extern const unsigned char jobc_program_create_training_job[];
extern const size_t jobc_program_create_training_job_count;

/// The bytes of `schema/manifest-v1/manifest.schema.json`, not terminated.
extern const unsigned char jobc_schema_manifest[];
extern const size_t jobc_schema_manifest_count;

/// The bytes of `schema/manifest-v1/project.schema.json`, not terminated.
extern const unsigned char jobc_schema_project[];
extern const size_t jobc_schema_project_count;

/// The bytes of `schema/json-schema/draft2020-12.schema.json`, not terminated.
extern const unsigned char jobc_schema_draft_2020_12[];
extern const size_t jobc_schema_draft_2020_12_count;

// Swift cannot see an array whose length the header does not give: these are the addresses of the first bytes.

static inline const unsigned char *jobc_schema_create_training_job_start(void) {
  return jobc_schema_create_training_job;
}

static inline const unsigned char *jobc_program_create_training_job_start(void) {
  return jobc_program_create_training_job;
}

static inline const unsigned char *jobc_schema_manifest_start(void) { return jobc_schema_manifest; }

static inline const unsigned char *jobc_schema_project_start(void) { return jobc_schema_project; }

static inline const unsigned char *jobc_schema_draft_2020_12_start(void) { return jobc_schema_draft_2020_12; }
