import CCurl

/// libcurl's errors in our words (libcurl-errors(3)).
extension Transfer {
    /// What an error means: libcurl's number, and its words for this case, which are empty when it has none.
    func error(_ code: CURLcode, _ words: String) -> FetchError {
        let words = words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
        switch code {
        case CURLE_ABORTED_BY_CALLBACK:
            return .cancelled(part)
        case CURLE_URL_MALFORMAT:
            return FetchError(.badAddress, "\(file.shownAddress) is no address of HTTP or HTTPS: \(words)")
        case CURLE_TOO_MANY_REDIRECTS, CURLE_UNSUPPORTED_PROTOCOL:
            return FetchError(.redirected, "\(file.shownAddress) leads to where Impasto does not follow: \(words)")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return FetchError(
                .untrusted,
                """
                \(file.shownAddress) cannot show that it is what it says: \(words). If you trust it all the same, let \
                CURL_CA_BUNDLE name a file with the certificate of its authority
                """
            )
        case CURLE_HTTP_RETURNED_ERROR:
            return refusal(Int(ccurl_status(handle)))
        case CURLE_OPERATION_TIMEDOUT:
            return FetchError(
                .stalled,
                isTransient: true,
                "\(file.shownAddress) does not answer, or too slowly: \(words)"
            )
        case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_UNKNOWN_OPTION, CURLE_NOT_BUILT_IN,
            CURLE_BAD_FUNCTION_ARGUMENT:
            return FetchError(.failed, "libcurl cannot fetch \(file.shownAddress): \(words)")
        default:
            return FetchError(.unreachable, isTransient: true, "\(file.shownAddress) cannot be reached: \(words)")
        }
    }

    private func refusal(_ status: Int) -> FetchError {
        // Too slow, too early, too many, or something wrong over there: the four that may be over in a moment.
        let isTransient = [408, 425, 429].contains(status) || status >= 500
        let hint = [404, 410].contains(status) ? ": there is no such file (any more)" : ""
        return FetchError(
            .refused,
            isTransient: isTransient,
            "\(file.shownAddress) answered with status \(status)\(hint)"
        )
    }
}

extension FetchError {
    /// Somebody wants no more.
    static func cancelled(_ part: PartFile) -> FetchError {
        FetchError(
            .cancelled,
            "the download was stopped; \(ByteSize(part.count)) of it are kept, and the next one goes on there"
        )
    }
}
