#ifndef CTESTDISK_H
#define CTESTDISK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/// What a test and the programs under it share about their disk: the file that `IMPASTO_TEST_DISK` names, mapped by each.
///
/// The library is loaded into the programs by LD_PRELOAD. Tests write the file by the offsets that stand here.
struct testdisk_control {
    /// 0: how many calls of that kind have been made at the place, by all programs together.
    _Atomic uint64_t calls;
    /// 8: how many of them were made to fail.
    _Atomic uint64_t faults;
    /// 16: the first of them that fails, counted from 1; 0 where none does.
    _Atomic uint64_t first;
    /// 24: the last of them that fails.
    _Atomic uint64_t last;
    /// 32: what they fail with, a number of errno.h; 0 where they only do half of what was asked for.
    _Atomic uint64_t error;
    /// 40: whether what is done at the place is written down, in a file of the same name with `.log` behind it.
    _Atomic uint64_t records;
    /// 48: held while something is done and written down, so that the order of the lines is that of the deeds.
    _Atomic uint64_t lock;
    /// 56: the kind of calls that is counted, one of the words in interposed.c.
    char call[72];
    /// 128: the directory that is meant, with all that is in it.
    char place[1024];
};

#endif
