import Weights

/// Reads pickles, and runs nothing.
///
/// A pickle is a program for a machine with a stack, which Python lets call any function there is. This machine has the
/// operations that `torch.save` writes, and instead of functions the few things of `PickleGlobal`.
struct PickleReader {
    var cursor: ByteCursor
    var objects: [PickleObject] = []
    private var stack: [Int] = []
    /// How high the stack was at each open mark.
    private var marks: [Int] = []
    private var memo: [Int: Int] = [:]

    /// Reads the pickle at the cursor, and leaves the cursor behind it.
    ///
    /// - Throws: `WeightError`, `.forbidden` when the pickle wants more than tensors need.
    static func read(_ cursor: inout ByteCursor) throws(WeightError) -> Pickle {
        var reader = PickleReader(cursor: cursor)
        while true {
            let byte = try reader.cursor.byte()
            guard let operation = PickleOperation(rawValue: byte) else {
                throw reader.damage("operation \(byte), which torch.save does not write")
            }
            if operation == .stop { break }
            try reader.perform(operation)
        }
        let root = try reader.pop()
        cursor = reader.cursor
        return Pickle(objects: reader.objects, root: root)
    }

    private init(cursor: ByteCursor) {
        self.cursor = cursor
    }

    private mutating func perform(_ operation: PickleOperation) throws(WeightError) {
        switch operation {
        case .protocolVersion: try checkProtocol()
        case .stop: break
        case .mark: marks.append(stack.count)
        case .none: push(.none)
        case .newTrue: push(.boolean(true))
        case .newFalse: push(.boolean(false))
        case .int32: push(.integer(Int(Int32(truncatingIfNeeded: try cursor.number(width: 4)))))
        case .uint8: push(.integer(try cursor.number(width: 1)))
        case .uint16: push(.integer(try cursor.number(width: 2)))
        case .long: push(try long())
        case .float:
            _ = try cursor.take(8)
            push(.otherNumber)
        case .unicode, .string: push(.text(try text(cursor.number(width: 4))))
        case .shortString: push(.text(try text(cursor.number(width: 1))))
        case .emptyTuple: push(.tuple([]))
        case .tuple: push(.tuple(try popToMark()))
        case .tuple1: push(.tuple(try pop(1)))
        case .tuple2: push(.tuple(try pop(2)))
        case .tuple3: push(.tuple(try pop(3)))
        case .emptyList: push(.list([]))
        case .append: try append(try pop(1))
        case .appends: try append(try popToMark())
        case .emptyDictionary: push(.dictionary([]))
        case .setItem: try set(try pop(2))
        case .setItems: try set(try popToMark())
        case .put: memo[try cursor.number(width: 1)] = try top()
        case .longPut: memo[try cursor.number(width: 4)] = try top()
        case .get: try recall(try cursor.number(width: 1))
        case .longGet: try recall(try cursor.number(width: 4))
        case .global: push(.global(try global()))
        case .reduce: try reduce()
        case .build: try build()
        case .persistentID: push(.storage(try storage(describedAt: try pop())))
        }
    }

    // MARK: The stack

    mutating func push(_ object: PickleObject) {
        stack.append(objects.count)
        objects.append(object)
    }

    func top() throws(WeightError) -> Int {
        guard stack.count > marks.last ?? 0, let place = stack.last else { throw damage("stack without an object") }
        return place
    }

    mutating func pop() throws(WeightError) -> Int {
        let place = try top()
        stack.removeLast()
        return place
    }

    private mutating func pop(_ count: Int) throws(WeightError) -> [Int] {
        guard stack.count - (marks.last ?? 0) >= count else { throw damage("stack with too few objects") }
        defer { stack.removeLast(count) }
        return Array(stack.suffix(count))
    }

    private mutating func popToMark() throws(WeightError) -> [Int] {
        guard let mark = marks.popLast() else { throw damage("list without a beginning") }
        defer { stack.removeSubrange(mark...) }
        return Array(stack[mark...])
    }

    private mutating func recall(_ index: Int) throws(WeightError) {
        guard let place = memo[index] else { throw damage("reference to nothing") }
        stack.append(place)
    }

    // MARK: Contents

    private mutating func append(_ elements: [Int]) throws(WeightError) {
        let place = try top()
        guard case .list(var list) = objects[place] else { throw damage("list that is none") }
        // Let go of the old list, so that it grows in place and a long one is not copied for each element.
        objects[place] = .none
        list += elements
        objects[place] = .list(list)
    }

    private mutating func set(_ entries: [Int]) throws(WeightError) {
        let place = try top()
        guard entries.count.isMultiple(of: 2), case .dictionary(var dictionary) = objects[place] else {
            throw damage("dictionary that is none")
        }
        objects[place] = .none
        dictionary += entries
        objects[place] = .dictionary(dictionary)
    }

    func damage(_ what: String) -> WeightError {
        WeightError(.damaged, cursor.path, "is damaged: its pickle has a \(what); get the file again")
    }
}
