// Replaced by the tests of SourceText.
