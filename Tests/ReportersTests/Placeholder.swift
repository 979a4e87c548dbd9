// Replaced by the tests of Reporters.
