// Calls that only look.

#include "testdisk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOOKS(call, folder, name, otherwise)                        \
    {                                                               \
        const struct place place = testdisk_place(folder, name);    \
        return testdisk_fails(call, &place) ? -1 : otherwise;       \
    }

int stat(const char *restrict name, struct stat *restrict status)
    LOOKS("stat", AT_FDCWD, name, NEXT(stat)(name, status))
int stat64(const char *restrict name, struct stat64 *restrict status)
    LOOKS("stat", AT_FDCWD, name, NEXT(stat64)(name, status))
int lstat(const char *restrict name, struct stat *restrict status)
    LOOKS("stat", AT_FDCWD, name, NEXT(lstat)(name, status))
int lstat64(const char *restrict name, struct stat64 *restrict status)
    LOOKS("stat", AT_FDCWD, name, NEXT(lstat64)(name, status))
int fstat(int file, struct stat *status) LOOKS("stat", file, "", NEXT(fstat)(file, status))
int fstat64(int file, struct stat64 *status) LOOKS("stat", file, "", NEXT(fstat64)(file, status))
int fstatat(int folder, const char *restrict name, struct stat *restrict status, int flags)
    LOOKS("stat", folder, name, NEXT(fstatat)(folder, name, status, flags))
int access(const char *name, int rights) LOOKS("access", AT_FDCWD, name, NEXT(access)(name, rights))

DIR *opendir(const char *name) {
    const struct place place = testdisk_place(AT_FDCWD, name);
    return testdisk_fails("open", &place) ? NULL : NEXT(opendir)(name);
}

// A listing counts as one call, whatever is listed, and breaks off before its end.

struct dirent *readdir(DIR *stream) {
    struct dirent *entry = NEXT(readdir)(stream);
    if (entry) return entry;
    const struct place place = testdisk_place(dirfd(stream), "");
    testdisk_fails("list", &place);
    return NULL;
}

struct dirent64 *readdir64(DIR *stream) {
    struct dirent64 *entry = NEXT(readdir64)(stream);
    if (entry) return entry;
    const struct place place = testdisk_place(dirfd(stream), "");
    testdisk_fails("list", &place);
    return NULL;
}
