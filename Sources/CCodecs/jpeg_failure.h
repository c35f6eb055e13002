// Errors of libjpeg, for reading and writing.

#ifndef CCODECS_JPEG_FAILURE_H
#define CCODECS_JPEG_FAILURE_H

#include "CCodecs.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

// libjpeg's error manager, and the way out of it. Lives in a frame above the one that calls setjmp.
struct ccodecs_jpeg_failure {
    struct jpeg_error_mgr manager; // first, so that libjpeg's pointer to it is one to the whole
    jmp_buf escape;
    enum ccodecs_result result;
    char *_Nonnull message;
};

// Makes the manager silent, and strict: damage of which libjpeg only warns is an error.
struct jpeg_error_mgr *_Nonnull ccodecs_jpeg_failure_start(struct ccodecs_jpeg_failure *_Nonnull failure,
                                                           char *_Nonnull message);

// Ends an operation for a reason of our own.
_Noreturn void ccodecs_jpeg_fail(j_common_ptr _Nonnull codec, enum ccodecs_result result, const char *_Nonnull reason);

#endif
