// Replaced by the tests of YAMLSyntax.
