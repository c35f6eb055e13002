import CCurl

/// One request for a file or for the rest of it, by libcurl: whoever makes it waits for its end.
///
/// Proxies are taken from the environment (`http_proxy`, `https_proxy`, `ALL_PROXY`, `NO_PROXY`), as libcurl does by
/// itself.
final class Transfer {
    let file: PublishedFile
    let part: PartFile
    let handle: UnsafeMutableRawPointer
    let report: (DownloadEvent) -> Void
    let sizeLimit: Int

    /// Whether the answer's first bytes have been looked at, and its head been found to be what was asked for.
    var isAnswered = false
    /// How many bytes the whole file has, as the server says.
    var total: Int?
    /// How many bytes the whole file must have, as far as anybody has said.
    var size: Int? { file.size ?? total }
    /// What a callback found wrong; libcurl only learns that it has to stop.
    var failure: FetchError?

    private let words: UnsafeMutablePointer<CChar>
    private var headers: UnsafeMutablePointer<curl_slist>?

    init(
        of file: PublishedFile,
        into part: PartFile,
        _ settings: DownloadSettings,
        _ report: @escaping (DownloadEvent) -> Void
    ) throws(FetchError) {
        guard CurlLibrary.isReady, let handle = curl_easy_init() else {
            throw FetchError(.failed, "libcurl cannot be started")
        }
        self.file = file
        self.part = part
        self.handle = handle
        self.report = report
        sizeLimit = settings.sizeLimit
        words = .allocate(capacity: Int(CURL_ERROR_SIZE))
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try configure(settings)
        if part.count > 0 { try askForRest() }
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headers)
        words.deallocate()
    }

    /// Makes the request, and returns when the part holds the whole file, as far as the server knows.
    func perform() throws(FetchError) {
        let code = withExtendedLifetime(self) { curl_easy_perform(handle) }
        if let failure { throw failure }
        if code == CURLE_HTTP_RETURNED_ERROR, ccurl_status(handle) == 416 { return try acceptNoRest() }
        guard code == CURLE_OK else { throw error(code, String(cString: words)) }
        // An empty file has no first bytes.
        if !isAnswered { try accept() }
        if let failure { throw failure }
        guard part.count == size ?? part.count else {
            throw FetchError(.unreachable, isTransient: true, "\(file.shownAddress) ended too early")
        }
    }

    private func configure(_ settings: DownloadSettings) throws(FetchError) {
        let isSecure = file.address.lowercased().hasPrefix("https:")
        try set(CURLOPT_URL, file.address)
        try set(CURLOPT_USERAGENT, settings.userAgent)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        // Whoever was promised a secure way is not led off it.
        try set(CURLOPT_REDIR_PROTOCOLS_STR, isSecure ? "https" : "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 1)
        try set(CURLOPT_MAXREDIRS, 10)
        // An error's page is not what was asked for.
        try set(CURLOPT_FAILONERROR, 1)
        // Signals would end name lookups, but there is one set of handlers for all threads.
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_CONNECTTIMEOUT, Int(settings.connectTime.components.seconds))
        try set(CURLOPT_LOW_SPEED_LIMIT, settings.stallSpeed)
        try set(CURLOPT_LOW_SPEED_TIME, Int(settings.stallTime.components.seconds))
        if let authorities = settings.authorities { try set(CURLOPT_CAINFO, authorities) }
        let context = Unmanaged.passUnretained(self).toOpaque()
        try check(ccurl_set_error_buffer(handle, words))
        try check(ccurl_set_writer(handle, Self.write, context))
        try check(ccurl_set_watcher(handle, Self.watch, context))
    }

    /// Asks for the bytes behind those that are there, or for all if the file is another by now (RFC 9110, 13.1.5).
    ///
    /// `CURLOPT_RESUME_FROM_LARGE` would take the whole file for an error.
    private func askForRest() throws(FetchError) {
        try set(CURLOPT_RANGE, "\(part.count)-")
        guard let validator = part.record?.validator else { return }
        headers = curl_slist_append(nil, "If-Range: \(validator)")
        try check(ccurl_set_headers(handle, headers))
    }

    private func set(_ option: CURLoption, _ value: Int) throws(FetchError) {
        try check(ccurl_set_number(handle, option, value))
    }

    private func set(_ option: CURLoption, _ text: String) throws(FetchError) {
        try check(ccurl_set_text(handle, option, text))
    }

    private func check(_ code: CURLcode) throws(FetchError) {
        guard code == CURLE_OK else { throw error(code, "") }
    }
}
