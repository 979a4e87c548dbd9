#ifndef CHTTP_AUTHORITIES_H
#define CHTTP_AUTHORITIES_H

#include "buffer.h"

#include <curl/curl.h>

/// The certificates given and then those that libcurl trusts by itself, as one PEM text: whatever is set replaces
/// libcurl's own.
bool append_authorities(buffer *target, CURL *easy, const uint8_t *given, size_t count);

#endif
