#include "SchemaData.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char jobc_schema_create_training_job[] = {
#embed "modelarts-v1/create-training-job.schema.json"
};
const size_t jobc_schema_create_training_job_count = sizeof jobc_schema_create_training_job;

_Alignas(8) const unsigned char jobc_program_create_training_job[] = {
#embed "modelarts-v1/create-training-job.program"
};
const size_t jobc_program_create_training_job_count = sizeof jobc_program_create_training_job;

const unsigned char jobc_schema_manifest[] = {
#embed "manifest-v1/manifest.schema.json"
};
const size_t jobc_schema_manifest_count = sizeof jobc_schema_manifest;

const unsigned char jobc_schema_project[] = {
#embed "manifest-v1/project.schema.json"
};
const size_t jobc_schema_project_count = sizeof jobc_schema_project;

const unsigned char jobc_schema_draft_2020_12[] = {
#embed "json-schema/draft2020-12.schema.json"
};
const size_t jobc_schema_draft_2020_12_count = sizeof jobc_schema_draft_2020_12;
