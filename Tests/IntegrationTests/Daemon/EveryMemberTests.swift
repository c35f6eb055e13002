import Contract
import SystemPackage
import Testing

/// Every method and every property, by clients that are none of ours.
struct EveryMemberTests {
    enum Client: String, CaseIterable {
        case busctl, gdbus, jeepney
    }

    private static let interfaces = [
        ManagerInterface.description, FolderInterface.description, JobInterface.description,
        LogControlInterface.description,
    ]

    @Test(arguments: Client.allCases)
    func everyMemberAnswersEveryClient(_ client: Client) async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let description = daemon.place.root.appending("interfaces.xml")
            try description.write(InterfaceDescription.document(Self.interfaces))
            let report: Report = try await daemon.report(
                of: "every-member.py",
                ["--description", description.string, "--inbox", daemon.place.inbox.string, client.rawValue]
            )
            #expect(report == Report(by: client))
        }
    }

    private struct Report: Decodable, Equatable {
        var called: Set<String> = [], read: Set<String> = [], written: Set<String> = []

        /// Everything that there is for a client.
        init(by client: Client) {
            for interface in interfaces {
                let prefix = interface.name.split(separator: ".").last ?? ""
                for member in interface.members {
                    let name = "\(prefix).\(member.name)"
                    switch member.kind {
                    // busctl makes no messages with descriptors.
                    case .method(let input, _) where client == .busctl && input.signature.contains("h"): break
                    case .method: called.insert(name)
                    case .property(let property):
                        read.insert(name)
                        if property.isWritable { written.insert(name) }
                    case .signal: break
                    }
                }
            }
        }
    }
}
