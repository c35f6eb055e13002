#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/fs.h>
#include <linux/landlock.h>
#include <linux/openat2.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Renames as rename(2), but fails with EEXIST where the new name is taken, on a file system that has no way to do that in
/// one step: NFS, many of those by FUSE.
///
/// A file gets its new name by link(2) and loses the old one; that both lead to it shows where somebody was killed in
/// between. A directory can only take the place of an empty one that has come in the very moment.
static inline int clinux_rename_noreplace_by_steps(const char *_Nonnull old_path, const char *_Nonnull new_path) {
    struct stat old_status, new_status;
    if (lstat(old_path, &old_status) != 0) return -1;
    const int is_directory = (old_status.st_mode & S_IFMT) == S_IFDIR;
    if (!is_directory && link(old_path, new_path) == 0) return unlink(old_path);
    if (!is_directory && errno != EEXIST) return -1;
    if (lstat(new_path, &new_status) != 0) return is_directory && errno == ENOENT ? rename(old_path, new_path) : -1;
    const int is_same = new_status.st_dev == old_status.st_dev && new_status.st_ino == old_status.st_ino;
    if (!is_directory && is_same) return unlink(old_path);
    errno = EEXIST;
    return -1;
}

/// Renames within the same file system, but fails with EEXIST where the new name is taken (renameat2(2),
/// RENAME_NOREPLACE).
///
/// glibc declares renameat2 only under _GNU_SOURCE, which Swift's Glibc module does not set, and syscall(2) itself is
/// variadic, which Swift cannot call.
static inline int clinux_rename_noreplace(const char *_Nonnull old_path, const char *_Nonnull new_path) {
    const int current_directory = -100; // AT_FDCWD, whose header would bring all of fcntl.h along
    if (syscall(SYS_renameat2, current_directory, old_path, current_directory, new_path, RENAME_NOREPLACE) == 0) return 0;
    return errno == EINVAL || errno == ENOSYS ? clinux_rename_noreplace_by_steps(old_path, new_path) : -1;
}

/// Opens what lies below an open folder, name by name: no link is followed on the way, and no name leads up.
static inline int clinux_open_beneath_by_steps(int folder, const char *_Nonnull path, int flags) {
    if (*path == '/') return errno = EXDEV, -1;
    int place = folder, result = -1;
    for (;;) {
        const char *end = path;
        while (*end && *end != '/') end++;
        char name[256];
        const size_t length = (size_t)(end - path);
        while (*end == '/') end++;
        struct stat status;
        errno = length >= sizeof name ? ENAMETOOLONG : EXDEV;
        if (length >= sizeof name || (length == 2 && path[0] == '.' && path[1] == '.')) break;
        memcpy(name, length ? path : ".", length ? length : 1);
        name[length ? length : 1] = 0;
        if (fstatat(place, name, &status, AT_SYMLINK_NOFOLLOW) != 0) break;
        errno = ELOOP;
        if ((status.st_mode & S_IFMT) == S_IFLNK) break;
        const int step = *end ? O_RDONLY | O_DIRECTORY : flags;
        const int next = openat(place, name, step | O_NOFOLLOW | O_CLOEXEC);
        if (!*end || next < 0) {
            result = next;
            break;
        }
        if (place != folder) close(place);
        place = next;
        path = end;
    }
    const int error = errno;
    if (place != folder) close(place);
    errno = error;
    return result;
}

/// Opens what lies below an open folder, without following a link anywhere on the way (openat2(2), RESOLVE_BENEATH and
/// RESOLVE_NO_SYMLINKS).
///
/// glibc has no openat2, and syscall(2) is variadic, which Swift cannot call. Under `RestrictSUIDSGID=` (systemd.exec(5)),
/// whose filter cannot look into its arguments, it is answered as by a kernel that has none.
static inline int clinux_open_beneath(int folder, const char *_Nonnull path, int flags) {
    const struct open_how how = {
        .flags = (unsigned long long)(flags | O_CLOEXEC),
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
    };
    const int result = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
    return result < 0 && errno == ENOSYS ? clinux_open_beneath_by_steps(folder, path, flags) : result;
}

/// What kind of file system an open file lies on, as a magic number (fstatfs(2)); 0 where the kernel does not say.
///
/// Swift's Glibc module leaves out sys/statfs.h.
static inline unsigned int clinux_file_system(int descriptor) {
    struct statfs status;
    return fstatfs(descriptor, &status) == 0 ? (unsigned int)status.f_type : 0;
}

/// How many processors the calling thread may run on (sched_getaffinity(2)); one where the kernel does not say.
///
/// glibc declares the call and the macros that count its set only under _GNU_SOURCE.
static inline int clinux_processors(void) {
    unsigned long mask[1024]; // The kernel writes whole words, and refuses a set that is smaller than its own.
    const long bytes = syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
    int count = 0;
    for (long word = 0; word < bytes / (long)sizeof mask[0]; word++) count += __builtin_popcountl(mask[word]);
    return count > 0 ? count : 1;
}

/// Names the calling thread, for ps(1) and gdb(1); Linux keeps the first 15 bytes (PR_SET_NAME(2const)).
///
/// prctl(2) is variadic, which Swift cannot call.
static inline void clinux_name_thread(const char *_Nonnull name) { prctl(PR_SET_NAME, name); }

/// Lets neither this process nor any that it becomes gain privileges (PR_SET_NO_NEW_PRIVS(2const)).
static inline int clinux_forgo_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

/// Takes the pages of this program's code out of the memory that it has mapped: what is run again comes back from the page
/// cache or the disk (madvise(2), MADV_DONTNEED).
static inline void clinux_release_code(void) {
    const ElfW(Phdr) *segments = (const ElfW(Phdr) *)getauxval(AT_PHDR);
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t program = 0;
    for (unsigned long index = 0; index < getauxval(AT_PHNUM); index++) {
        const ElfW(Phdr) *segment = &segments[index];
        if (segment->p_type == PT_PHDR) program = (uintptr_t)segments - segment->p_vaddr;
        // Nobody has written to it, so that the file has all of it.
        if (segment->p_type != PT_LOAD || (segment->p_flags & (PF_X | PF_W)) != PF_X) continue;
        const uintptr_t begin = (program + segment->p_vaddr) & ~(page - 1);
        madvise((void *)begin, program + segment->p_vaddr + segment->p_memsz - begin, MADV_DONTNEED);
    }
}

/// Has blocks of at least so many bytes go back to the system when they are freed (mallopt(3), M_MMAP_THRESHOLD).
///
/// glibc's module has no malloc.h.
static inline void clinux_return_blocks(int bytes) { mallopt(M_MMAP_THRESHOLD, bytes); }

// Rights that are newer than the kernel headers of Debian 12 or of the kernel itself (landlock(7)).
#define CLINUX_LANDLOCK_REFER (1ULL << 13)    // Since version 2.
#define CLINUX_LANDLOCK_TRUNCATE (1ULL << 14) // Since version 3.

/// Allows something with a file, or with all that is below a folder.
static inline int clinux_allow(int ruleset, const char *_Nonnull path, __u64 rights) {
    const int place = open(path, __O_PATH | O_CLOEXEC);
    if (place < 0) return -1;
    const struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = place};
    const int result = (int)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    const int error = errno;
    close(place);
    errno = error;
    return result;
}

/// Lets this process and all that it starts change nothing in the file system but below these folders, and, unless the number
/// of sources is negative, read no files but there and below the sources (landlock(7)).
///
/// The kernel looks at the file that is opened, wherever the links on the way to it lead. A source that is not there can be
/// read no more. glibc has no wrappers for the three system calls. Fails with ENOSYS or EOPNOTSUPP where the kernel has no
/// Landlock, and with EPERM where a filter of system calls does not know it.
static inline int clinux_confine(
    const char *_Nonnull const *_Nonnull folders, int count, const char *_Nonnull const *_Nonnull sources, int source_count) {
    const long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 0) return -1;
    __u64 rights = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                   LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                   LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                   LANDLOCK_ACCESS_FS_MAKE_SYM;
    if (version >= 2) rights |= CLINUX_LANDLOCK_REFER;
    if (version >= 3) rights |= CLINUX_LANDLOCK_TRUNCATE;
    if (source_count >= 0) rights |= LANDLOCK_ACCESS_FS_READ_FILE;
    const struct landlock_ruleset_attr attributes = {.handled_access_fs = rights};
    const int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (ruleset < 0) return -1;
    int result = 0;
    for (int index = 0; index < count && result == 0; index++) result = clinux_allow(ruleset, folders[index], rights);
    for (int index = 0; index < source_count; index++) {
        clinux_allow(ruleset, sources[index], LANDLOCK_ACCESS_FS_READ_FILE);
    }
    if (result == 0) result = (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
    const int error = errno;
    close(ruleset);
    errno = error;
    return result;
}

#if defined(__x86_64__)
#define CLINUX_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CLINUX_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/// Takes sockets, other programs and other processes away from this process with all its threads (seccomp(2)).
///
/// What is called nevertheless fails with EPERM. Fails itself where this kind of machine is not known here, or the kernel
/// cannot do it. The filter looks at numbers of system calls; those of the machine's other instruction sets and calling
/// conventions are refused as a whole. io_uring is refused since it makes and connects sockets without socket(2) and
/// connect(2); raise(3) and abort(3) go by tgkill(2), which stays. Threads may still be made: of clone(2) the flags are
/// looked at, and clone3(2), whose flags are out of a filter's sight, is answered as by a kernel that has none, so that the C
/// library takes clone(2).
static inline int clinux_forgo_sockets(void) {
#ifdef CLINUX_ARCHITECTURE
    static const unsigned int refused[] = {
        SYS_socket,          SYS_socketpair,       SYS_connect, SYS_bind,   SYS_io_uring_setup,
        SYS_execve,          SYS_execveat,         SYS_kill,    SYS_ptrace, SYS_process_vm_readv,
        SYS_process_vm_writev, SYS_pidfd_send_signal, SYS_pidfd_getfd,
#ifdef SYS_fork
        SYS_fork,            SYS_vfork,
#endif
    };
    enum { count = sizeof refused / sizeof refused[0] };
    struct sock_filter filter[count + 11];
    int end = 0;
    const int refusal = count + 9; // Where the instruction stands that refuses; the one that says ENOSYS is behind it.
    filter[end++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    filter[end] = (struct sock_filter)BPF_JUMP(
        BPF_JMP | BPF_JEQ | BPF_K, CLINUX_ARCHITECTURE, 0, (unsigned char)(refusal - end - 1));
    end++;
    filter[end++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    // x32, which has the architecture of x86-64 and its own numbers.
    filter[end] =
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, (unsigned char)(refusal - end - 1), 0);
    end++;
    for (int index = 0; index < count; index++) {
        filter[end] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, refused[index], (unsigned char)(refusal - end - 1), 0);
        end++;
    }
    filter[end] = (struct sock_filter)BPF_JUMP(
        BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, (unsigned char)(refusal + 1 - end - 1), 0);
    end++;
    filter[end++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 2);
    // The lower half of the flags: both architectures have it in front.
    filter[end++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0]));
    filter[end++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1);
    filter[end++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    filter[end++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    filter[end++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS);
    const struct sock_fprog program = {.len = (unsigned short)end, .filter = filter};
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
#else
    errno = ENOSYS;
    return -1;
#endif
}

#endif
