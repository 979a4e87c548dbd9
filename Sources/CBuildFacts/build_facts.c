#include "CBuildFacts.h"

#include <yaml.h>

// Package.swift defines it from the environment of the build.
#ifndef JOBC_COMMIT
#define JOBC_COMMIT ""
#endif

const char *cbuildfacts_commit(void) { return JOBC_COMMIT; }

const char *cbuildfacts_libyaml(void) { return yaml_get_version_string(); }
