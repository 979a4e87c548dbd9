#include "authorities.h"

#include <stdio.h>

bool append_authorities(buffer *target, CURL *easy, const uint8_t *given, size_t count) {
  if (!buffer_append(target, given, count) || !buffer_append(target, "\n", 1)) return false;
  const char *path = NULL;
#if LIBCURL_VERSION_NUM >= 0x075400
  curl_easy_getinfo(easy, CURLINFO_CAINFO, &path);
#else
  (void)easy;
  path = "/etc/ssl/certs/ca-certificates.crt";
#endif
  FILE *file = path ? fopen(path, "rb") : NULL;
  // Without such a file, libcurl has a folder of certificates or the system's own store, both of which stay.
  if (!file) return true;
  char chunk[16384];
  bool is_whole = true;
  size_t read;
  while (is_whole && (read = fread(chunk, 1, sizeof chunk, file)) > 0) is_whole = buffer_append(target, chunk, read);
  fclose(file);
  return is_whole;
}
