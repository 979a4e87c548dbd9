// Replaced by the tests of Rules.
