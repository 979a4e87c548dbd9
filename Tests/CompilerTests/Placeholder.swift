// Replaced by the tests of Compiler.
