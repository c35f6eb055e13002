import TOMLKit

extension TOMLValue {
    /// Parses a TOML text into the tree of its values.
    ///
    /// - Throws: `TOMLError` with the line of the first syntax error.
    static func parse(_ text: String, file: String) throws(TOMLError) -> TOMLValue {
        if let problem = nulProblem(in: text) {
            throw TOMLError(code: .syntax, file: file, problems: [problem])
        }
        do {
            let table = try TOMLKit.TOMLTable(string: text)
            // TOMLKit 0.6 frees no table: cleared, it keeps a hundred bytes and not everything that was read.
            defer { table.clear() }
            return .table(values(of: table))
        } catch let error as TOMLParseError {
            let message = "not valid TOML: \(error.description)"
            throw TOMLError(
                code: .syntax,
                file: file,
                problems: [.init(line: error.source.begin.line, message: message)]
            )
        } catch {
            throw TOMLError(code: .syntax, file: file, problems: [.init(line: nil, message: "\(error)")])
        }
    }

    /// TOMLKit passes text on as C strings and would silently cut it at a NUL, raw or escaped.
    private static func nulProblem(in text: String) -> TOMLError.Problem? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in zip(1..., lines)
        where line.contains("\0") || line.contains("\\u0000") || line.contains("\\U00000000") {
            return .init(line: number, message: "a NUL character is not allowed")
        }
        return nil
    }

    private static func values(of table: TOMLKit.TOMLTable) -> [String: TOMLValue] {
        Dictionary(uniqueKeysWithValues: zip(table.keys, table.values.map(value(of:))))
    }

    private static func value(of value: any TOMLValueConvertible) -> TOMLValue {
        if let string = value.string { return .string(string) }
        if let integer = value.int { return .integer(integer) }
        if let number = value.double { return .number(number) }
        if let boolean = value.bool { return .boolean(boolean) }
        if let table = value.table { return .table(values(of: table)) }
        if let array = value.array { return .array(array.map(Self.value(of:))) }
        return .date
    }
}
