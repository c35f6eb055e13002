import Glibc
import Pictures
import SystemPackage
import TestSupport
import Testing

extension UploadTests {
    private static let tests = FilePath(#filePath)
        .removingLastComponent().removingLastComponent().removingLastComponent()

    /// What OpenSSH's clients run in the place of ssh(1): the other end of the connection, on this machine.
    private static let connection = """
        #!/bin/sh
        for command; do :; done
        [ "$command" != sftp ] || command=/usr/lib/openssh/sftp-server
        ./by-halves | sh -c "$command"
        """

    /// Passes on its input, but stops on the way until the gate is opened; sftp-server writes 255 KiB at a time.
    private static let halves = """
        #!/bin/sh
        dd bs=1 count=300000 status=none
        cat gate > /dev/null
        exec cat
        """

    /// Runs an FTP server meanwhile.
    private static let service = """
        #!/bin/sh
        mkfifo port
        /usr/bin/python3 -B '\(tests.appending("System/ftp-server.py"))' inbox > port &
        read -r port < port
        "$@" "ftp://127.0.0.1:$port/"
        status=$?
        kill $!
        exit $status
        """

    /// Programs as people call them, with half of the picture on its way for as long as the test likes.
    private static let programs = [
        "scp -S ./connection cat.png there:inbox/",
        "scp -p -S ./connection cat.png there:inbox/",
        "scp -O -S ./connection cat.png there:inbox/",
        "echo put cat.png inbox/ | sftp -S ./connection -b - there",
        "printf 'put %s\nrename %s' 'cat.png inbox/a.part' 'inbox/a.part inbox/cat.png' | sftp -S ./connection -b - there",
        "printf 'put %s\nrename %s' 'cat.png inbox/.cat' '-l inbox/.cat inbox/cat.png' | sftp -S ./connection -b - there",
        "./by-halves < cat.png | curl -sS -o inbox/cat.png file:///dev/stdin",
        "./by-halves < cat.png | curl -sS -T - file://$PWD/inbox/cat.png",
        "./by-halves < cat.png | ./with-ftp sh -c 'curl -sS -T - ${0}cat.png'",
        "./by-halves < cat.png | ./with-ftp sh -c 'curl -sS -T - -Q \"-RNFR .cat\" -Q \"-RNTO cat.png\" ${0}.cat'",
    ]

    /// Into a folder that is its work tree, as pictures under version control are brought up to date.
    @Test("fault 8: a picture that git(1) checks out is painted once")
    func aPictureThatIsCheckedOutIsPaintedOnce() async throws {
        try await expectOnePainting { daemon in
            try daemon.place.root.appending("cat.png").write(TestPicture.png())
            let commands = """
                cd '\(daemon.place.root)' && mkdir pictures && mv cat.png pictures && cd pictures && git init --quiet \
                && git add cat.png && git -c user.name=a -c user.email=a@b commit --quiet --message cat \
                && git --work-tree=../inbox checkout --quiet HEAD -- cat.png
                """
            let end = try await CommandOutput.of("sh", ["-c", commands])
            #expect(end.status == 0, "\(end.errors)")
        }
    }

    @Test(
        "fault 8: whatever way scp(1), sftp(1) and curl(1) bring a picture, it is painted once, and not by halves",
        arguments: programs
    )
    func aPictureThatIsUploadedIsPaintedOnce(program: String) async throws {
        try await expectOnePainting { daemon in
            let (root, inbox) = (daemon.place.root, daemon.place.inbox)
            // Noise, so that half of the picture is half of the file.
            var noise = SeededNoise(seed: 1)
            let samples = (0..<420 * 320 * 3).map { _ in UInt16.random(in: 0...UInt16.max, using: &noise) }
            let picture = try Picture(width: 420, height: 320, samples: samples).encoded(as: .png(bitDepth: 8))
            try root.appending("cat.png").write(picture)
            for (name, text) in ["connection": Self.connection, "by-halves": Self.halves, "with-ftp": Self.service] {
                try root.appending(name).write(text)
                #expect(root.appending(name).withPlatformString { chmod($0, 0o755) } == 0)
            }
            let gate = root.appending("gate")
            try gate.makeFIFO()

            async let upload = CommandOutput.of("sh", ["-c", "cd '\(root)' && \(program)"])
            let writer = try await eventually("the upload at the gate") {
                try? FileDescriptor.open(gate, .writeOnly, options: [.nonBlocking, .closeOnExec])
            }
            try await eventually("half of the picture") {
                let sizes = inbox.names.filter { !$0.hasPrefix("style.") }
                    .compactMap { try? inbox.appending($0).stat() }.filter { $0.type == .regular }.map { Int($0.size) }
                return sizes.contains { (1..<picture.count).contains($0) } ? () : nil
            }
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            #expect(try await daemon.jobs().isEmpty)
            try writer.close()
            let end = try await upload
            #expect(end.status == 0, "\(end.errors)")
        }
    }
}
