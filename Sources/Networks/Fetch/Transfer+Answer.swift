import CCurl

/// What the server answers, and whether that is what was asked for.
extension Transfer {
    /// Takes the bytes of the body.
    static let write: curl_write_callback = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
    }

    /// Says whether to go on, at least once a second.
    static let watch: curl_xferinfo_callback = { _, _, _, _, _ in Task.isCancelled ? 1 : 0 }

    /// Looks at the head of the answer and makes the part ready for the body.
    func accept() throws(FetchError) {
        isAnswered = true
        let length = ccurl_content_length(handle)
        switch ccurl_status(handle) {
        case 200:
            total = length < 0 ? nil : length
            try checkTotal()
            try part.restart(ResumeRecord(address: file.address, validator: validator))
        case 206:
            guard let range = header("Content-Range").flatMap(ContentRange.init),
                part.count > 0, range.first == part.count, range.total ?? part.count >= part.count, isUnchanged
            else { try beginAgain("sent another part of the file than was asked for") }
            total = range.total
            try checkTotal()
            report(.resumed(part.count))
        case let status:
            throw FetchError(.refused, "\(file.shownAddress) answered with status \(status) and no file")
        }
    }

    /// Deals with the answer that there is nothing behind what is there (416): that is all, or the file is another.
    func acceptNoRest() throws(FetchError) {
        guard let range = header("Content-Range").flatMap(ContentRange.init), range.total == part.count,
            part.count == file.size ?? part.count, isUnchanged
        else { try beginAgain("has no such part of the file") }
        report(.resumed(part.count))
    }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        do throws(FetchError) {
            if !isAnswered { try accept() }
            guard bytes.count <= (size ?? sizeLimit) - part.count else { try drop(tooMuch) }
            try part.append(bytes)
            report(.received(part.count, of: total ?? file.size))
            return true
        } catch {
            failure = error
            return false
        }
    }

    /// Refuses a file that announces another size, before any of it comes.
    ///
    /// `CURLOPT_MAXFILESIZE_LARGE` sees the rest of a file only, and does not count what is not announced.
    private func checkTotal() throws(FetchError) {
        guard let total else { return }
        if let size = file.size, total != size {
            throw FetchError(
                .wrongSize,
                "\(file.shownAddress) has \(total) bytes, not the \(size) that were published: that is another file"
            )
        }
        guard total <= sizeLimit else { throw tooMuch }
    }

    private var tooMuch: FetchError {
        if let total, total <= sizeLimit, file.size == nil {
            return FetchError(
                .refused,
                isTransient: true,
                "\(file.shownAddress) sends more than the \(total) bytes that it announced"
            )
        }
        guard let size = file.size else {
            return FetchError(
                .tooLarge,
                "\(file.shownAddress) has more than \(ByteSize(sizeLimit)): that is no network"
            )
        }
        return FetchError(
            .wrongSize,
            "\(file.shownAddress) has more than the \(size) bytes that were published: that is another file"
        )
    }

    private func beginAgain(_ what: String) throws(FetchError) -> Never {
        try drop(FetchError(.refused, isTransient: true, "\(file.shownAddress) \(what)"))
    }

    /// Throws the error, and away what has come.
    private func drop(_ error: FetchError) throws(FetchError) -> Never {
        try part.restart(ResumeRecord(address: file.address, validator: nil))
        throw error
    }

    /// What the server calls this state of the file; a weak entity tag does not tell bytes, and does not do for ranges.
    private var validator: String? {
        if let tag = header("ETag"), tag.hasPrefix("\"") { return tag }
        return header("Last-Modified")
    }

    /// Whether the server does not say that the file is another by now; some grant ranges without having looked.
    private var isUnchanged: Bool {
        validator == nil || validator == part.record?.validator
    }

    private func header(_ name: String) -> String? {
        var found: UnsafeMutablePointer<curl_header>?
        let origin = UInt32(CURLH_HEADER)
        guard curl_easy_header(handle, name, 0, origin, -1, &found) == CURLHE_OK, let value = found?.pointee.value
        else { return nil }
        return String(cString: value)
    }
}
