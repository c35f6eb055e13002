/// The operations of a pickle that `torch.save` writes, of protocol 2 (Python, Lib/pickletools.py).
enum PickleOperation: UInt8 {
    case protocolVersion = 0x80
    case stop = 0x2E  // .
    case mark = 0x28  // (

    case none = 0x4E  // N
    case newTrue = 0x88
    case newFalse = 0x89
    case int32 = 0x4A  // J
    case uint8 = 0x4B  // K
    case uint16 = 0x4D  // M
    case long = 0x8A
    case float = 0x47  // G
    case unicode = 0x58  // X
    /// The next two are how Python 2 wrote names.
    case string = 0x54  // T
    case shortString = 0x55  // U

    case emptyTuple = 0x29  // )
    case tuple = 0x74  // t
    case tuple1 = 0x85
    case tuple2 = 0x86
    case tuple3 = 0x87
    case emptyList = 0x5D  // ]
    case append = 0x61  // a
    case appends = 0x65  // e
    case emptyDictionary = 0x7D  // }
    case setItem = 0x73  // s
    case setItems = 0x75  // u

    case put = 0x71  // q
    case longPut = 0x72  // r
    case get = 0x68  // h
    case longGet = 0x6A  // j

    case global = 0x63  // c
    case reduce = 0x52  // R
    case build = 0x62  // b
    case persistentID = 0x51  // Q
}
