import Testing

/// Everything that touches libinotifytools, one test after another: the library has one instance in a process.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct InotifySuite {}
