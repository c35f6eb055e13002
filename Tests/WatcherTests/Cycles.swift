import Glibc

/// How often a fault is repeated: a size that fits every run, or the whole hundreds where `IMPASTO_LONG=1` is set.
func cycles(_ short: Int, long: Int) -> Int {
    getenv("IMPASTO_LONG").map { String(cString: $0) } == "1" ? long : short
}
