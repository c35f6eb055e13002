import CCodecs

/// Unpacks zlib's format; `nil` if it is damaged or becomes longer than the limit.
func inflated(_ packed: ArraySlice<UInt8>, upTo limit: Int) -> [UInt8]? {
    var capacity = min(limit, 64 << 10)
    while true {
        var result = CCODECS_CORRUPT
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
            guard let start = buffer.baseAddress else { return }
            packed.withUnsafeBufferPointer { packed in
                guard let source = packed.baseAddress else { return }
                result = ccodecs_inflate(source, packed.count, start, capacity, &filled)
            }
        }
        if result == CCODECS_OK { return bytes }
        guard result == CCODECS_TOO_LARGE, capacity < limit else { return nil }
        capacity = min(limit, capacity * 4)
    }
}
