// What an executable was built from, for `--version`.
#ifndef CBUILDFACTS_H
#define CBUILDFACTS_H

/// The commit, as `.ci/release` gives it; an empty text in any other build. Terminated, never freed.
const char *cbuildfacts_commit(void);

/// The version of the libyaml that runs: `0.2.5`. Terminated, never freed.
const char *cbuildfacts_libyaml(void);

#endif
