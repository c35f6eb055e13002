/// File systems whose contents change without the kernel of this machine knowing: inotify does not tell of what others
/// do (`inotify(7)`, "Limitations and caveats").
///
/// The numbers are those that `statfs(2)` gives (`linux/magic.h`, or the file system's own sources).
package enum RemoteFileSystem: UInt32, Sendable, CaseIterable, CustomStringConvertible {
    case nfs = 0x6969
    case smb = 0x517B
    case cifs = 0xFF53_4D42
    case smb2 = 0xFE53_4D42
    case fuse = 0x6573_5546
    case plan9 = 0x0102_1997
    case ceph = 0x00C3_6400
    case afs = 0x5346_414F
    case kernelAFS = 0x6B41_4653
    case coda = 0x7375_7245
    case ncp = 0x564C
    case lustre = 0x0BD0_0BD0
    case beeGFS = 0x1983_0326
    case gpfs = 0x4750_4653
    case ocfs2 = 0x7461_636F
    case gfs2 = 0x0116_1970
    case virtualBox = 0x786F_4256
    case vmware = 0xBACB_ACBC

    /// The name that people know.
    package var description: String {
        switch self {
        case .nfs: "NFS"
        case .smb, .smb2: "SMB"
        case .cifs: "CIFS"
        case .fuse: "FUSE"
        case .plan9: "9p"
        case .ceph: "CephFS"
        case .afs, .kernelAFS: "AFS"
        case .coda: "Coda"
        case .ncp: "NCP"
        case .lustre: "Lustre"
        case .beeGFS: "BeeGFS"
        case .gpfs: "GPFS"
        case .ocfs2: "OCFS2"
        case .gfs2: "GFS2"
        case .virtualBox: "a VirtualBox share"
        case .vmware: "a VMware share"
        }
    }
}
