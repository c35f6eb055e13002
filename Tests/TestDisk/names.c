// Calls that change names, by which Swift's, Foundation's and SQLite's own come down to the disk.

#include "testdisk.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int opened(int folder, const char *name, int flags, mode_t mode) {
    const struct place place = testdisk_place(folder, name);
    if (testdisk_fails(flags & O_CREAT ? "create" : "open", &place)) return -1;
    const bool changes = flags & (O_CREAT | O_TRUNC);
    const bool is_recorded = changes && testdisk_begin(&place);
    const int file = NEXT(openat)(folder, name, flags, mode);
    if (is_recorded && file >= 0) {
        testdisk_record("create", file, 0, place.path, NULL);
        if (flags & O_TRUNC) testdisk_record("truncate", file, 0, NULL, NULL);
    }
    testdisk_end(is_recorded);
    return file;
}

static mode_t mode_of(int flags, va_list rest) { return flags & O_CREAT ? va_arg(rest, mode_t) : 0; }

#define OPENS(folder)                             \
    {                                             \
        va_list rest;                             \
        va_start(rest, flags);                    \
        const mode_t mode = mode_of(flags, rest); \
        va_end(rest);                             \
        return opened(folder, name, flags, mode); \
    }

int open(const char *name, int flags, ...) OPENS(AT_FDCWD)
int open64(const char *name, int flags, ...) OPENS(AT_FDCWD)
int openat(int folder, const char *name, int flags, ...) OPENS(folder)
int openat64(int folder, const char *name, int flags, ...) OPENS(folder)

static int renamed(int old_folder, const char *old, int new_folder, const char *new, unsigned int flags) {
    const struct place from = testdisk_place(old_folder, old), to = testdisk_place(new_folder, new);
    const struct place *place = from.matters ? &from : &to;
    if (testdisk_fails("rename", place)) return -1;
    const bool is_recorded = testdisk_begin(place);
    const int result = NEXT(renameat2)(old_folder, old, new_folder, new, flags);
    if (is_recorded && result == 0) testdisk_record("rename", -1, 0, from.path, to.path);
    testdisk_end(is_recorded);
    return result;
}

int rename(const char *old, const char *new) { return renamed(AT_FDCWD, old, AT_FDCWD, new, 0); }

int renameat(int old_folder, const char *old, int new_folder, const char *new) {
    return renamed(old_folder, old, new_folder, new, 0);
}

int renameat2(int old_folder, const char *old, int new_folder, const char *new, unsigned int flags) {
    return renamed(old_folder, old, new_folder, new, flags);
}

/// Programs that glibc shows no renameat2 come this way.
long syscall(long number, ...) {
    va_list rest;
    va_start(rest, number);
    long words[6];
    for (int index = 0; index < 6; index++) words[index] = va_arg(rest, long);
    va_end(rest);
    if (number == SYS_renameat2) {
        return renamed(
            (int)words[0], (const char *)words[1], (int)words[2], (const char *)words[3], (unsigned int)words[4]);
    }
    return NEXT(syscall)(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

int linkat(int old_folder, const char *old, int new_folder, const char *new, int flags) {
    const struct place from = testdisk_place(old_folder, old), to = testdisk_place(new_folder, new);
    if (testdisk_fails("link", &to)) return -1;
    const bool is_recorded = testdisk_begin(&to);
    const int result = NEXT(linkat)(old_folder, old, new_folder, new, flags);
    if (is_recorded && result == 0) testdisk_record("link", -1, 0, from.path, to.path);
    testdisk_end(is_recorded);
    return result;
}

int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

int unlinkat(int folder, const char *name, int flags) {
    const struct place place = testdisk_place(folder, name);
    if (testdisk_fails("unlink", &place)) return -1;
    const bool is_recorded = testdisk_begin(&place);
    const int result = NEXT(unlinkat)(folder, name, flags);
    if (is_recorded && result == 0) testdisk_record("unlink", -1, 0, place.path, NULL);
    testdisk_end(is_recorded);
    return result;
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int folder, const char *name, mode_t mode) {
    const struct place place = testdisk_place(folder, name);
    if (testdisk_fails("mkdir", &place)) return -1;
    const bool is_recorded = testdisk_begin(&place);
    const int result = NEXT(mkdirat)(folder, name, mode);
    if (is_recorded && result == 0) {
        const int made = NEXT(openat)(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        testdisk_record("mkdir", made, 0, place.path, NULL);
        NEXT(close)(made);
    }
    testdisk_end(is_recorded);
    return result;
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
