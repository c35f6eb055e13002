#include "jpeg_failure.h"

#include <jerror.h>

// Cameras pad their data with a few bytes before a marker, and nothing is lost; a larger gap is lost data.
enum { HARMLESS_PADDING = 16 };

static enum ccodecs_result result_of_error(int code) {
    switch (code) {
    case JERR_INPUT_EMPTY:
    case JERR_INPUT_EOF: return CCODECS_TRUNCATED;
    case JERR_OUT_OF_MEMORY: return CCODECS_NO_MEMORY;
    case JERR_IMAGE_TOO_BIG:
    case JERR_WIDTH_OVERFLOW: return CCODECS_TOO_LARGE;
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_COMPONENT_COUNT:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_NOT_COMPILED:
    case JERR_SOF_UNSUPPORTED: return CCODECS_UNSUPPORTED;
    default: return CCODECS_CORRUPT;
    }
}

static enum ccodecs_result result_of_warning(const struct jpeg_error_mgr *manager) {
    switch (manager->msg_code) {
    case JWRN_JPEG_EOF: return CCODECS_TRUNCATED;
    case JWRN_EXTRANEOUS_DATA: return manager->msg_parm.i[0] > HARMLESS_PADDING ? CCODECS_CORRUPT : CCODECS_OK;
    case JWRN_ARITH_BAD_CODE:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC: return CCODECS_CORRUPT;
    default: return CCODECS_OK;
    }
}

void ccodecs_jpeg_fail(j_common_ptr codec, enum ccodecs_result result, const char *reason) {
    struct ccodecs_jpeg_failure *failure = (struct ccodecs_jpeg_failure *)codec->err;
    failure->result = result;
    snprintf(failure->message, CCODECS_MESSAGE_SIZE, "%s", reason);
    longjmp(failure->escape, 1);
}

static _Noreturn void fail_as_libjpeg_says(j_common_ptr codec, enum ccodecs_result result) {
    char reason[JMSG_LENGTH_MAX];
    codec->err->format_message(codec, reason);
    ccodecs_jpeg_fail(codec, result, reason);
}

static void on_error(j_common_ptr codec) {
    fail_as_libjpeg_says(codec, result_of_error(codec->err->msg_code));
}

static void on_message(j_common_ptr codec, int level) {
    if (level >= 0) return; // a trace, not a warning
    enum ccodecs_result result = result_of_warning(codec->err);
    if (result != CCODECS_OK) fail_as_libjpeg_says(codec, result);
}

static void print_nothing(j_common_ptr codec) {
    (void)codec;
}

struct jpeg_error_mgr *ccodecs_jpeg_failure_start(struct ccodecs_jpeg_failure *failure, char *message) {
    jpeg_std_error(&failure->manager);
    failure->manager.error_exit = on_error;
    failure->manager.emit_message = on_message;
    failure->manager.output_message = print_nothing;
    failure->message = message;
    failure->result = CCODECS_OK;
    return &failure->manager;
}
