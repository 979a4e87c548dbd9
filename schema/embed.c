#include "SchemaData.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char jobc_schema_create_training_job[] = {
#embed "modelarts-v1/create-training-job.schema.json"
};
const size_t jobc_schema_create_training_job_count = sizeof jobc_schema_create_training_job;
