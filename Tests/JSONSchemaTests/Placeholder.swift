// Replaced by the tests of JSONSchema.
