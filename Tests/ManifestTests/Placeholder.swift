// Replaced by the tests of Manifest.
