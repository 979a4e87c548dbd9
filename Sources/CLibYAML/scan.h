// The tokens of nearly every line, without libyaml's scanner.
#ifndef CLIBYAML_SCAN_H
#define CLIBYAML_SCAN_H

#include "parser.h"

/// Makes a token available at the head of libyaml's queue; false where libyaml has an error.
///
/// The value of a scalar's token is null where its text is in the source as it is.
bool fetch_token(clibyaml_parser *p);

/// Whether libyaml has what this needs.
bool scan_is_possible(void);

#endif
