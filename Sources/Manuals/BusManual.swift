import Contract

/// The manual page of the bus interface.
enum BusManual {
    /// The page's file.
    static let fileName = "\(BusNames.service).5"

    /// The interfaces that are ours, in the order in which the page has them.
    static let interfaces = [
        ManagerInterface.description, FolderInterface.description, JobInterface.description,
    ]

    /// The page.
    static var text: String {
        var page = Roff(title: BusNames.service, section: 5, source: "impasto \(Release.version)")
        page.section("NAME")
        page.line("\(BusNames.service) - the D-Bus interface of impastod")
        page.addIntroduction()
        for interface in interfaces { page.add(interface) }
        page.addErrors()
        page.addExamples()
        page.section("SEE ALSO")
        page.line("impastod(8), impastoctl(1), busctl(1), gdbus(1), org.freedesktop.LogControl1(5)")
        return page.text
    }
}

extension Roff {
    fileprivate mutating func addIntroduction() {
        section("DESCRIPTION")
        line(
            """
            impastod(8) paints the pictures that are dropped into folders. On the system bus, or on a user's own, it has \
            the name \(BusNames.service). impastoctl(1) does all that it does by what stands here.
            """
        )
        entry(
            BusNames.manager.text,
            "The Manager. It also has org.freedesktop.DBus.ObjectManager, which lists all folders and the jobs that are "
                + "not over."
        )
        entry("\(BusNames.folders.text)/NAME", "One object for each folder, by its name.")
        entry("\(BusNames.jobs.text)/_NUMBER", "One object for each job, by its number.")
        entry(
            BusNames.logControl.text,
            "The object of org.freedesktop.LogControl1(5), by which systemctl(1) sees and sets the level of the log."
        )
        paragraph(
            """
            The digit in all names is the version of the interface. Within it nothing is taken away, and what is added \
            disturbs nobody; the property Features tells what is there. Descriptions for code generators are installed \
            as /usr/share/dbus-1/interfaces/\(BusNames.service).*.xml.
            """
        )
    }

    fileprivate mutating func add(_ interface: InterfaceDescription) {
        section("THE INTERFACE \(interface.name)")
        line(interface.summary)
        add("Methods", of: interface) { if case .method = $0 { true } else { false } }
        add("Properties", of: interface) { if case .property = $0 { true } else { false } }
        add("Signals", of: interface) { if case .signal = $0 { true } else { false } }
    }

    private mutating func add(
        _ heading: String,
        of interface: InterfaceDescription,
        _ isWanted: (MemberDescription.Kind) -> Bool
    ) {
        let members = interface.members.filter { isWanted($0.kind) }
        guard !members.isEmpty else { return }
        subsection(heading)
        for member in members { entry(member.heading, member.summary + member.remark) }
    }

    fileprivate mutating func addErrors() {
        section("ERRORS")
        line(
            """
            The errors of the service, each with the constant of errno(3) that programs get who know libsystemd's table of \
            them:
            """
        )
        for code in ServiceErrorCode.allCases { entry(code.busName, "\(code.summary) (\(code.errorNumberName))") }
    }

    fileprivate mutating func addExamples() {
        let object = "\(BusNames.service) \(BusNames.manager)"
        section("EXAMPLES")
        line("The first ten jobs that are not over, everything that happens, and the end of a job:")
        example([
            "busctl call \(object) \\",
            "    \(ManagerInterface.name) ListJobs 'a{sv}tu' 0 0 10",
            "busctl monitor \(BusNames.service)",
            "gdbus call --system --dest \(BusNames.service) \\",
            "    --object-path \(BusNames.manager) \\",
            "    --method \(ManagerInterface.name).CancelJob 7 '{}'",
        ])
    }
}
