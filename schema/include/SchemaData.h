#pragma once
#include <stddef.h>

/// The bytes of `schema/modelarts-v1/create-training-job.schema.json`, not terminated.
extern const unsigned char jobc_schema_create_training_job[];
extern const size_t jobc_schema_create_training_job_count;
