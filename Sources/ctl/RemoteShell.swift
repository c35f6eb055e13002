/// ssh(1) to the machine that --host names.
enum RemoteShell {
    /// The command that what is to be run there follows: as for systemctl(1), a port may stand behind the name.
    static func command(on host: String) -> [String] {
        // An IPv6 address has colons of its own, unless it stands in brackets.
        let parts = host.split(separator: ":", omittingEmptySubsequences: false)
        let name = host.filter { !"[]".contains($0) }
        guard parts.count == 2 || host.contains("]:"), let port = parts.last, UInt16(port) != nil else {
            return ["ssh", "--", name]
        }
        return ["ssh", "-p", String(port), "--", String(name.dropLast(port.count + 1))]
    }
}
