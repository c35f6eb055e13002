internal import Glibc

/// Strings as C has them: pointers in a row with NULL at the end ("strv"), all from malloc(3).
typealias StringVector = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// Makes a vector for a callee that frees it; nil when there is no memory.
func makeStringVector(_ strings: [String]) -> StringVector? {
    let memory = calloc(strings.count + 1, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)
    let vector = memory?.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: strings.count + 1)
    for (index, string) in strings.enumerated() {
        vector?[index] = strdup(string)
    }
    return vector
}

/// Lends `body` a vector.
func withStringVector<Result>(_ strings: [String], _ body: (StringVector?) -> Result) -> Result {
    let vector = makeStringVector(strings)
    defer {
        for index in strings.indices { free(vector?[index]) }
        free(vector)
    }
    return body(vector)
}
