#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

#include <linux/fs.h>
#include <linux/prctl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Renames within the same file system, but fails with EEXIST where the new name is taken (renameat2(2),
/// RENAME_NOREPLACE).
///
/// glibc declares renameat2 only under _GNU_SOURCE, which Swift's Glibc module does not set, and syscall(2) itself is
/// variadic, which Swift cannot call.
static inline int clinux_rename_noreplace(const char *_Nonnull old_path, const char *_Nonnull new_path) {
    const int current_directory = -100; // AT_FDCWD, whose header would bring all of fcntl.h along
    return (int)syscall(SYS_renameat2, current_directory, old_path, current_directory, new_path, RENAME_NOREPLACE);
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

/// Has blocks of at least so many bytes go back to the system when they are freed (mallopt(3), M_MMAP_THRESHOLD).
///
/// glibc's module has no malloc.h.
static inline void clinux_return_blocks(int bytes) { mallopt(M_MMAP_THRESHOLD, bytes); }

#endif
