// What Swift cannot say of libcurl by itself: curl_easy_setopt(3) and curl_easy_getinfo(3) are variadic, which Swift
// cannot call, so that there is a function here for each kind of value that is handed over or asked for.

#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H

#include <curl/curl.h>

#pragma clang assume_nonnull begin

/// Sets an option that takes a number, or a truth as 0 or 1.
static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

/// Sets an option that takes a text, which is copied.
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *text) {
    return curl_easy_setopt(handle, option, text);
}

/// Sets the header lines that are sent beside libcurl's own; they must outlive the transfer (CURLOPT_HTTPHEADER(3)).
static inline CURLcode ccurl_set_headers(CURL *handle, struct curl_slist *_Nullable headers) {
    return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
}

/// Sets where an error is put into words: CURL_ERROR_SIZE bytes that outlive the handle (CURLOPT_ERRORBUFFER(3)).
static inline CURLcode ccurl_set_error_buffer(CURL *handle, char *buffer) {
    return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

/// Sets who takes the bytes of the body (CURLOPT_WRITEFUNCTION(3)).
static inline CURLcode ccurl_set_writer(CURL *handle, curl_write_callback writer, void *context) {
    const CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writer);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_WRITEDATA, context) : code;
}

/// Sets who is asked again and again whether to go on, also while nothing comes (CURLOPT_XFERINFOFUNCTION(3)).
static inline CURLcode ccurl_set_watcher(CURL *handle, curl_xferinfo_callback watcher, void *context) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watcher);
    if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L) : code;
}

/// The status of the last answer; 0 when there was none (CURLINFO_RESPONSE_CODE(3)).
static inline long ccurl_status(CURL *handle) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

/// How many bytes the last answer says that its body has; -1 when it does not (CURLINFO_CONTENT_LENGTH_DOWNLOAD_T(3)).
static inline curl_off_t ccurl_content_length(CURL *handle) {
    curl_off_t length = -1;
    curl_easy_getinfo(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    return length;
}

#pragma clang assume_nonnull end

#endif
