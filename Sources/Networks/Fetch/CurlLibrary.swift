import CCurl

/// libcurl as a whole.
enum CurlLibrary {
    /// Whether libcurl can be used; asking prepares it, once for the whole program.
    ///
    /// `curl_global_init(3)` must be over before anything else of libcurl is called by any thread, and Swift makes a
    /// static value once, whoever asks first.
    static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
