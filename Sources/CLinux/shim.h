#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

#include <linux/fs.h>
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

#endif
