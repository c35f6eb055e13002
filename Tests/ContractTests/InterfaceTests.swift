import Contract
import Testing

struct InterfaceTests {
    static let interfaces = [
        ManagerInterface.description, FolderInterface.description, JobInterface.description,
    ]

    @Test(arguments: interfaces)
    func everyArgumentHasItsName(_ interface: InterfaceDescription) {
        for member in interface.members {
            let name = member.name
            switch member.kind {
            case .method(let input, let output):
                #expect(BusSignature.completeTypes(of: input.signature).count == input.names.count, "\(name)")
                #expect(BusSignature.completeTypes(of: output.signature).count == output.names.count, "\(name)")
            case .signal(let payload):
                #expect(BusSignature.completeTypes(of: payload.signature).count == payload.names.count, "\(name)")
            case .property(let property):
                #expect(BusSignature.completeTypes(of: property.type.signature).count == 1, "\(name)")
                #expect(!property.isExplicit || property.change != .emits, "\(name): sd-bus refuses that")
            }
        }
        #expect(Set(interface.members.map(\.name)).count == interface.members.count)
    }

    @Test(arguments: interfaces)
    func everythingIsSummedUp(_ interface: InterfaceDescription) {
        #expect(interface.summary.hasSuffix("."))
        for member in interface.members {
            #expect(member.summary.first?.isUppercase == true && member.summary.hasSuffix("."), "\(member.name)")
        }
    }

    @Test(arguments: interfaces)
    func whatDoesSomethingTakesOptions(_ interface: InterfaceDescription) {
        let tellOnly: Set = [
            "ListJobs", "ExportJobs", "GetJob", "GetJobByPath", "ListFolders", "GetFolder", "ValidateConfig",
            "GetRecentEvents", "GetSettings", "GetFolderSettings", "ListReceiving", "OpenOutput", "OpenSnapshot",
        ]
        for member in interface.members {
            guard case .method(let input, _) = member.kind, !tellOnly.contains(member.name) else { continue }
            #expect(input.names.last == "options" && input.signature.hasSuffix("a{sv}"), "\(member.name)")
        }
    }

    @Test func theManagerIsWhatClientsWereTold() {
        #expect(
            signatures(of: ManagerInterface.description) == [
                "SubmitFile hsaya{sv} to", "ListJobs a{sv}tu a(tosssdu)t", "ExportJobs a{sv} h", "GetJob t o",
                "GetJobByPath say o", "CancelJob ta{sv} ", "RetryJob ta{sv} to", "PauseJob ta{sv} ",
                "ResumeJob ta{sv} ",
                "SetJobPriority tia{sv} ", "Pause sa{sv} ", "Drain sa{sv} ", "ResumeAll a{sv} ",
                "Reload a{sv} a{sa{sv}}",
                "ListFolders  a(sayayssu)", "GetFolder s o", "RescanFolder sa{sv} u", "SyncFolder sta{sv} ",
                "ValidateConfig sh a(sus)", "Subscribe a{sv} ", "Unsubscribe a{sv} ", "GetRecentEvents u a(tsuay)",
                "PretendOverflow a{sv} ",
                "Version s const", "Features as const", "State s true", "Paused b true", "PauseReason s true",
                "NQueued u true", "NRunning u true", "NFailed u true", "MaxParallel u true rw",
                "Overflows t false", "Rescans t false", "LastRescanUSec t false", "WatchMode s true",
                "InotifyWatches u true",
                "JobNew to", "JobRemoved toss", "FolderStateChanged sss", "Overflow t",
                "GetSettings  a{sv}", "SetSettings a{sv}a{sv} ", "ResetSettings asa{sv} ", "GetFolderSettings s a{sv}",
                "AddFolder sa{sv}a{sv} o", "EditFolder sa{sv}asa{sv} ", "RemoveFolder sa{sv} ",
            ]
        )
    }

    @Test func aFolderIsWhatClientsWereTold() {
        #expect(
            signatures(of: FolderInterface.description) == [
                "Pause a{sv} ", "Resume a{sv} ", "Rescan a{sv} u", "ListReceiving  a(ayst)",
                "Id s const", "Inbox ay const", "Outbox ay true", "State s true", "StateReason s invalidates explicit",
                "WatchMethod s true", "NPending u true", "ConfigDigest s true", "ConfigError s invalidates explicit",
                "StyleName s invalidates explicit", "LastScanUSec t false",
            ]
        )
    }

    @Test func aJobIsWhatClientsWereTold() {
        #expect(
            signatures(of: JobInterface.description) == [
                "Cancel a{sv} ", "Pause a{sv} ", "Resume a{sv} ", "Retry a{sv} to", "SetPriority ia{sv} ",
                "OpenOutput  h",
                "OpenSnapshot u h",
                "Id t const", "Uuid s const", "Folder s const", "Name s const explicit",
                "SourcePath ay const explicit",
                "OwnerUid u const", "Style s const explicit", "ConfigDigest s const",
                "ContentHash s invalidates explicit",
                "State s true", "Result s true", "Error s true", "ErrorMessage s invalidates explicit",
                "Attempts u true",
                "Priority i true",
                "EnqueuedUSec t const", "EnqueuedUSecMonotonic t const", "StartedUSec t true",
                "StartedUSecMonotonic t true",
                "NextRetryUSec t true", "FinishedUSec t true", "FinishedUSecMonotonic t true",
                "Progress d false", "Iteration u false", "IterationsMax u false", "Scale s false", "Loss d false",
                "StyleLoss d false",
                "ContentLoss d false", "HistogramLoss d false", "TvLoss d false",
                "EtaUSec t false", "CpuUSec t false", "MemoryPeakBytes t false", "LossHistory a(ud) false explicit",
                "DuplicateOf t true",
                "OutputPath ay invalidates explicit", "SnapshotsPath ay invalidates explicit",
                "Snapshots a(uay) invalidates explicit", "ProgressUpdate da{sv}", "LogMessage us",
            ]
        )
    }

    @Test func theXMLNamesEverything() {
        let interface = InterfaceDescription(
            "a.B",
            summary: "An interface.",
            [
                Method<WithOptions<UInt64>, UInt32>(
                    "a.B",
                    "Cancel",
                    in: ["id", "options"],
                    out: ["left"],
                    summary: "<\"&\">"
                ),
                Signal<Nothing>("a.B", "Gone"),
                Property<String>("a.B", "Fixed", .constant, isExplicit: true),
                Property<UInt32>("a.B", "Level", .emits, isWritable: true),
            ]
        )
        let document = InterfaceDescription.document([interface])
        let undocumented = document.split(separator: "\n").filter { !$0.contains("DocString") }.joined(separator: "\n")
        #expect(undocumented.contains(interface.xml.dropLast()))
        #expect(
            document == """
                <!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
                 "https://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
                <node>
                  <interface name="a.B">
                    <annotation name="org.gtk.GDBus.DocString" value="An interface."/>
                    <method name="Cancel">
                      <annotation name="org.gtk.GDBus.DocString" value="&lt;&quot;&amp;&quot;&gt;"/>
                      <arg type="t" name="id" direction="in"/>
                      <arg type="a{sv}" name="options" direction="in"/>
                      <arg type="u" name="left" direction="out"/>
                    </method>
                    <signal name="Gone">
                    </signal>
                    <property name="Fixed" type="s" access="read">
                      <annotation name="org.freedesktop.systemd1.Explicit" value="true"/>
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
            switch member.kind {
            case .method(let input, let output): "\(member.name) \(input.signature) \(output.signature)"
            case .signal(let payload): "\(member.name) \(payload.signature)"
            case .property(let property):
                "\(member.name) \(property.type.signature) \(property.change.rawValue)"
                    + (property.isExplicit ? " explicit" : "") + (property.isWritable ? " rw" : "")
            }
        }
    }
}
