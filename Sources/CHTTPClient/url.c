#include "CHTTPClient.h"

#include <curl/curl.h>
#include <string.h>

/// The part, or null where the URL has none; false where it cannot be had.
static bool part(CURLU *parsed, CURLUPart which, unsigned flags, char **text) {
  CURLUcode code = curl_url_get(parsed, which, text, flags);
  if (code != CURLUE_OK) *text = NULL;
  return code == CURLUE_OK || code == CURLUE_NO_QUERY || code == CURLUE_NO_FRAGMENT || code == CURLUE_NO_USER;
}

bool chttp_url_parse(const char *text, chttp_url *url) {
  memset(url, 0, sizeof *url);
  CURLU *parsed = curl_url();
  if (!parsed) return false;
  bool is_url = curl_url_set(parsed, CURLUPART_URL, text, CURLU_PATH_AS_IS) == CURLUE_OK &&
                part(parsed, CURLUPART_SCHEME, 0, &url->scheme) && part(parsed, CURLUPART_HOST, 0, &url->host) &&
                part(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT, &url->port) &&
                part(parsed, CURLUPART_PATH, 0, &url->path) && part(parsed, CURLUPART_QUERY, 0, &url->query) &&
                part(parsed, CURLUPART_FRAGMENT, 0, &url->fragment) && part(parsed, CURLUPART_USER, 0, &url->user);
  curl_url_cleanup(parsed);
  if (!is_url) chttp_url_destroy(url);
  return is_url;
}

void chttp_url_destroy(chttp_url *url) {
  char *parts[] = {url->scheme, url->host, url->port, url->path, url->query, url->fragment, url->user};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) curl_free(parts[i]);
  memset(url, 0, sizeof *url);
}

int64_t chttp_date(const char *text) { return (int64_t)curl_getdate(text, NULL); }
