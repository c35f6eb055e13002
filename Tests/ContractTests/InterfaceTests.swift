import Contract
import Testing

struct InterfaceTests {
    static let interfaces = [ManagerInterface.description, JobInterface.description]

    @Test(arguments: interfaces)
    func everyArgumentHasItsName(_ interface: InterfaceDescription) {
        for member in interface.members {
            switch member {
            case .method(let name, let input, let output):
                #expect(BusSignature.completeTypes(of: input.signature).count == input.names.count, "\(name)")
                #expect(BusSignature.completeTypes(of: output.signature).count == output.names.count, "\(name)")
            case .signal(let name, let payload):
                #expect(BusSignature.completeTypes(of: payload.signature).count == payload.names.count, "\(name)")
            case .property(let name, let type, _, _):
                #expect(BusSignature.completeTypes(of: type.signature).count == 1, "\(name)")
            }
        }
        #expect(Set(interface.members.map(\.name)).count == interface.members.count)
    }

    @Test func theManagerIsWhatClientsWereTold() {
        #expect(
            signatures(of: ManagerInterface.description) == [
                "SubmitFile hsaya{sv} to", "ListJobs a{sv}tu a(tosssdu)t", "GetJob t o", "CancelJob tt ",
                "RetryJob ta{sv} to", "PauseJob t ", "ResumeJob t ", "Pause s ", "Drain s ", "ResumeAll  ",
                "Reload a{sv} a{sa{sv}}", "ListFolders  a(sayayssu)", "RescanFolder s u", "SyncFolder st ",
                "Version s const", "State s true", "Paused b true", "PauseReason s true", "NQueued u true",
                "NRunning u true", "NFailed u true", "MaxParallel u true rw", "JobNew to", "JobRemoved toss",
            ]
        )
    }

    @Test func aJobIsWhatClientsWereTold() {
        #expect(
            signatures(of: JobInterface.description) == [
                "Cancel t ", "Pause  ", "Resume  ", "Retry  to",
                "Id t const", "Folder s const", "Name s const", "SourcePath ay const",
                "State s true", "Result s true", "Error s true", "ErrorMessage s true", "Attempts u true",
                "EnqueuedUSec t const", "StartedUSec t true", "RetryUSec t true", "FinishedUSec t true",
                "Progress d false", "Iteration u false", "IterationsMax u false", "Loss d false", "StyleLoss d false",
                "ContentLoss d false", "HistogramLoss d false", "TvLoss d false", "DuplicateOf t true",
                "OutputPath ay true", "SnapshotsPath ay true",
            ]
        )
    }

    @Test func theXMLNamesEverything() {
        let interface = InterfaceDescription(
            "a.B",
            [
                Method<JobCancellation, UInt32>("a.B", "Cancel", in: ["id", "flags"], out: ["left"]),
                Signal<Nothing>("a.B", "Gone"),
                Property<String>("a.B", "Fixed", .constant),
                Property<UInt32>("a.B", "Level", .emits, isWritable: true),
            ]
        )
        #expect(
            InterfaceDescription.document([interface]) == """
                <!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
                 "https://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
                <node>
                  <interface name="a.B">
                    <method name="Cancel">
                      <arg type="t" name="id" direction="in"/>
                      <arg type="t" name="flags" direction="in"/>
                      <arg type="u" name="left" direction="out"/>
                    </method>
                    <signal name="Gone">
                    </signal>
                    <property name="Fixed" type="s" access="read">
                      <annotation name="org.freedesktop.DBus.Property.EmitsChangedSignal" value="const"/>
                    </property>
                    <property name="Level" type="u" access="readwrite">
                    </property>
                  </interface>
                </node>

                """
        )
    }

    private func signatures(of interface: InterfaceDescription) -> [String] {
        interface.members.map { member in
            switch member {
            case .method(let name, let input, let output): "\(name) \(input.signature) \(output.signature)"
            case .signal(let name, let payload): "\(name) \(payload.signature)"
            case .property(let name, let type, let change, let isWritable):
                "\(name) \(type.signature) \(change.rawValue)\(isWritable ? " rw" : "")"
            }
        }
    }
}
