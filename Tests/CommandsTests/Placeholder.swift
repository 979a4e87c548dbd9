// Replaced by the tests of Commands.
