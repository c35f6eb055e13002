internal import FoundationEssentials

extension WorkerReport {
    /// Writes the report as one line of JSON, without the line's end, keys in alphabetical order.
    ///
    /// - Throws: `EncodingError` when ``WorkerProgress/seconds`` is not a finite number.
    public func line() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Reads a report from one line of JSON; keys that it does not know are left aside.
    ///
    /// - Throws: `DecodingError` when the line is no JSON object, lacks a key or names another event.
    public init(line: String) throws {
        self = try JSONDecoder().decode(WorkerReport.self, from: Data(line.utf8))
    }
}

extension WorkerReport: Codable {
    private enum Event: String, Codable {
        case room, started, note, progress, snapshot, finished, failed
    }

    private enum Key: String, CodingKey {
        case event, width, height, iteration, iterations, content, style, histogram, tv, total, seconds, path, code,
            message, scale, scales, left, cpu, memory, bytes
    }

    /// Writes the keys that the report's event has.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        switch self {
        case .room(let bytes):
            try object.encode(Event.room, forKey: .event)
            try object.encode(bytes, forKey: .bytes)
        case .started(let width, let height, let iterations):
            try object.encode(Event.started, forKey: .event)
            try object.encode(width, forKey: .width)
            try object.encode(height, forKey: .height)
            try object.encode(iterations, forKey: .iterations)
        case .note(let message):
            try object.encode(Event.note, forKey: .event)
            try object.encode(message, forKey: .message)
        case .progress(let progress):
            try object.encode(Event.progress, forKey: .event)
            try object.encode(progress.iteration, forKey: .iteration)
            try object.encode(progress.iterations, forKey: .iterations)
            try object.encodeIfPresent(progress.content, forKey: .content)
            try object.encodeIfPresent(progress.style, forKey: .style)
            try object.encodeIfPresent(progress.histogram, forKey: .histogram)
            try object.encodeIfPresent(progress.totalVariation, forKey: .tv)
            try object.encodeIfPresent(progress.total, forKey: .total)
            try object.encode(progress.seconds, forKey: .seconds)
            try object.encodeIfPresent(progress.scale, forKey: .scale)
            try object.encodeIfPresent(progress.scales, forKey: .scales)
            try object.encodeIfPresent(progress.secondsLeft, forKey: .left)
            try object.encodeIfPresent(progress.processorSeconds, forKey: .cpu)
            try object.encodeIfPresent(progress.peakMemory, forKey: .memory)
        case .snapshot(let iteration, let path):
            try object.encode(Event.snapshot, forKey: .event)
            try object.encode(iteration, forKey: .iteration)
            try object.encode(EscapedName.text(of: path), forKey: .path)
        case .finished(let iterations, let seconds, let path):
            try object.encode(Event.finished, forKey: .event)
            try object.encode(iterations, forKey: .iterations)
            try object.encode(seconds, forKey: .seconds)
            try object.encode(EscapedName.text(of: path), forKey: .path)
        case .failed(let code, let message):
            try object.encode(Event.failed, forKey: .event)
            try object.encode(code.rawValue, forKey: .code)
            try object.encode(message, forKey: .message)
        }
    }

    /// Reads the keys that the named event has.
    public init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        switch try object.decode(Event.self, forKey: .event) {
        case .room:
            self = .room(bytes: try object.decode(Int.self, forKey: .bytes))
        case .started:
            self = .started(
                width: try object.decode(Int.self, forKey: .width),
                height: try object.decode(Int.self, forKey: .height),
                iterations: try object.decode(Int.self, forKey: .iterations)
            )
        case .note:
            self = .note(try object.decode(String.self, forKey: .message))
        case .progress:
            self = .progress(
                WorkerProgress(
                    iteration: try object.decode(Int.self, forKey: .iteration),
                    iterations: try object.decode(Int.self, forKey: .iterations),
                    content: try object.decodeIfPresent(Double.self, forKey: .content),
                    style: try object.decodeIfPresent(Double.self, forKey: .style),
                    histogram: try object.decodeIfPresent(Double.self, forKey: .histogram),
                    totalVariation: try object.decodeIfPresent(Double.self, forKey: .tv),
                    total: try object.decodeIfPresent(Double.self, forKey: .total),
                    seconds: try object.decode(Double.self, forKey: .seconds),
                    scale: try object.decodeIfPresent(Int.self, forKey: .scale),
                    scales: try object.decodeIfPresent(Int.self, forKey: .scales),
                    secondsLeft: try object.decodeIfPresent(Double.self, forKey: .left),
                    processorSeconds: try object.decodeIfPresent(Double.self, forKey: .cpu),
                    peakMemory: try object.decodeIfPresent(Int.self, forKey: .memory)
                )
            )
        case .snapshot:
            self = .snapshot(
                iteration: try object.decode(Int.self, forKey: .iteration),
                path: try Self.path(in: object)
            )
        case .finished:
            self = .finished(
                iterations: try object.decode(Int.self, forKey: .iterations),
                seconds: try object.decode(Double.self, forKey: .seconds),
                path: try Self.path(in: object)
            )
        case .failed:
            let status = try object.decode(Int32.self, forKey: .code)
            guard let code = WorkerExit(rawValue: status) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .code,
                    in: object,
                    debugDescription: "no exit code \(status)"
                )
            }
            self = .failed(code: code, message: try object.decode(String.self, forKey: .message))
        }
    }

    private static func path(in object: KeyedDecodingContainer<Key>) throws -> [UInt8] {
        let text = try object.decode(String.self, forKey: .path)
        guard let path = EscapedName.bytes(of: text) else {
            throw DecodingError.dataCorruptedError(forKey: .path, in: object, debugDescription: "no name: \(text)")
        }
        return path
    }
}
