// Colours to sRGB, by lcms2. A profile is bytes of a stranger: its memory is rationed, and what lcms2 says of it is kept
// for people instead of printed.

#include "CCodecs.h"

#include <lcms2.h>
#include <lcms2_plugin.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KNOWN_BITS = 16 };

// Above the bytes of any colour, so that no colour is zero.
static const uint64_t IS_KNOWN = 1ull << 63;

// Knuth's multiplier: neighbours come to stand far from each other.
static const uint64_t SPREADING = 0x9E3779B97F4A7C15;

// A colour that was converted.
struct known {
    uint64_t colour;
    uint16_t rgb[3];
};

struct ccodecs_conversion {
    size_t ration; // bytes that lcms2 may still take
    char *message; // as long as the conversion is made
    cmsContext context;
    cmsHTRANSFORM transform;
    struct known known[1 << KNOWN_BITS];
};

// The first complaint is the cause of the others.
static void complain(const struct ccodecs_conversion *conversion, const char *reason) {
    if (conversion->message && !conversion->message[0]) {
        snprintf(conversion->message, CCODECS_MESSAGE_SIZE, "%s", reason);
    }
}

static void on_error(cmsContext context, cmsUInt32Number code, const char *text) {
    (void)code;
    const struct ccodecs_conversion *conversion = cmsGetContextUserData(context);
    if (conversion) complain(conversion, text);
}

// The rationed allocator. The few bytes of the context itself are taken before it knows its user, and are not counted.

static void *take(cmsContext context, cmsUInt32Number size) {
    struct ccodecs_conversion *conversion = cmsGetContextUserData(context);
    if (conversion && size > conversion->ration) {
        complain(conversion, "it takes too much memory");
        return NULL;
    }
    void *memory = malloc(size);
    if (conversion && memory) {
        size_t taken = malloc_usable_size(memory);
        conversion->ration -= taken < conversion->ration ? taken : conversion->ration;
    }
    return memory;
}

static void give_back(cmsContext context, void *memory) {
    struct ccodecs_conversion *conversion = cmsGetContextUserData(context);
    if (conversion && memory) conversion->ration += malloc_usable_size(memory);
    free(memory);
}

static void *take_again(cmsContext context, void *memory, cmsUInt32Number size) {
    void *other = take(context, size);
    if (!other || !memory) return other;
    size_t kept = malloc_usable_size(memory);
    memcpy(other, memory, kept < size ? kept : size);
    give_back(context, memory);
    return other;
}

static struct ccodecs_conversion *open_conversion(size_t ration, char *message) {
    static cmsPluginMemHandler memory = {
        .base = {.Magic = cmsPluginMagicNumber, .ExpectedVersion = 2060, .Type = cmsPluginMemHandlerSig},
        .MallocPtr = take,
        .FreePtr = give_back,
        .ReallocPtr = take_again,
    };
    struct ccodecs_conversion *conversion = calloc(1, sizeof *conversion);
    if (!conversion) return NULL;
    conversion->ration = ration;
    conversion->message = message;
    conversion->context = cmsCreateContext(&memory, conversion);
    if (!conversion->context) {
        free(conversion);
        return NULL;
    }
    cmsSetLogErrorHandlerTHR(conversion->context, on_error);
    return conversion;
}

// The form in which the colours lie in memory. Gray ones are stored three times over: the first of each is looked at.
static cmsUInt32Number layout_of(enum ccodecs_colours colours) {
    switch (colours) {
    case CCODECS_GRAY: return COLORSPACE_SH(PT_GRAY) | CHANNELS_SH(1) | EXTRA_SH(2) | BYTES_SH(2);
    case CCODECS_RGB: return TYPE_RGB_16;
    case CCODECS_CMYK: return TYPE_CMYK_8;
    case CCODECS_CMYK_INVERTED: return TYPE_CMYK_8_REV;
    }
    return 0;
}

static cmsColorSpaceSignature space_of(enum ccodecs_colours colours) {
    switch (colours) {
    case CCODECS_GRAY: return cmsSigGrayData;
    case CCODECS_RGB: return cmsSigRgbData;
    case CCODECS_CMYK:
    case CCODECS_CMYK_INVERTED: return cmsSigCmykData;
    }
    return 0;
}

static bool has_class_of_pictures(cmsHPROFILE profile) {
    switch (cmsGetDeviceClass(profile)) {
    case cmsSigInputClass:
    case cmsSigDisplayClass:
    case cmsSigOutputClass:
    case cmsSigColorSpaceClass: return true;
    default: return false;
    }
}

// Relative colorimetric with black point compensation: white becomes white, black black, and what sRGB can show is shown
// as it is. Stage by stage, since lcms2's precalculated tables are up to twenty levels off at the border of sRGB.
static bool connect(struct ccodecs_conversion *conversion, cmsHPROFILE profile, enum ccodecs_colours colours) {
    cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR(conversion->context);
    if (!srgb) return false;
    conversion->transform =
        cmsCreateTransformTHR(conversion->context, profile, layout_of(colours), srgb, TYPE_RGB_16,
                              INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE);
    cmsCloseProfile(srgb);
    return conversion->transform;
}

// Whether what is to be white is light: damaged profiles are often black, and so would the painting be.
static bool keeps_white_light(const struct ccodecs_conversion *conversion, enum ccodecs_colours colours) {
    uint16_t white[4], rgb[3];
    memset(white, colours == CCODECS_CMYK ? 0 : 0xFF, sizeof white); // paper without ink
    cmsDoTransform(conversion->transform, white, rgb, 1);
    return rgb[0] > UINT16_MAX / 2 && rgb[1] > UINT16_MAX / 2 && rgb[2] > UINT16_MAX / 2;
}

// Takes the profile, and gives the conversion only if it can be used.
static struct ccodecs_conversion *finish(struct ccodecs_conversion *conversion, cmsHPROFILE profile,
                                         enum ccodecs_colours colours) {
    bool is_usable = false;
    if (profile && !has_class_of_pictures(profile)) {
        complain(conversion, "it is not a profile of pictures");
    } else if (profile && cmsGetColorSpace(profile) != space_of(colours)) {
        complain(conversion, "it is for other colours than the picture has");
    } else if (profile) {
        is_usable = connect(conversion, profile, colours) && keeps_white_light(conversion, colours);
    }
    if (profile) cmsCloseProfile(profile);
    if (!is_usable) {
        complain(conversion, "it makes no sense");
        ccodecs_conversion_close(conversion);
        return NULL;
    }
    conversion->message = NULL;
    return conversion;
}

struct ccodecs_conversion *ccodecs_conversion_of_profile(const uint8_t *profile, size_t count,
                                                         enum ccodecs_colours colours, size_t ration, char *message) {
    message[0] = 0;
    struct ccodecs_conversion *conversion = open_conversion(ration, message);
    if (!conversion) return NULL;
    cmsHPROFILE opened = cmsOpenProfileFromMemTHR(conversion->context, profile, (cmsUInt32Number)count);
    return finish(conversion, opened, colours);
}

struct ccodecs_conversion *ccodecs_conversion_of_primaries(const double *xy, const double *curve, size_t ration,
                                                           char *message) {
    message[0] = 0;
    struct ccodecs_conversion *conversion = open_conversion(ration, message);
    if (!conversion) return NULL;
    cmsCIExyY white = {xy[0], xy[1], 1};
    cmsCIExyYTRIPLE colours = {{xy[2], xy[3], 1}, {xy[4], xy[5], 1}, {xy[6], xy[7], 1}};
    cmsToneCurve *tone = cmsBuildParametricToneCurve(conversion->context, 4, curve);
    cmsToneCurve *tones[3] = {tone, tone, tone};
    cmsHPROFILE profile = tone ? cmsCreateRGBProfileTHR(conversion->context, &white, &colours, tones) : NULL;
    if (tone) cmsFreeToneCurve(tone);
    return finish(conversion, profile, CCODECS_RGB);
}

// Converts a colour of so many bytes, or remembers what became of it: exact conversion is slow, and photographs have far
// fewer colours than pixels.
static void convert(struct ccodecs_conversion *conversion, const void *stored, size_t size, uint16_t *rgb) {
    uint64_t colour = IS_KNOWN;
    memcpy(&colour, stored, size);
    struct known *known = &conversion->known[colour * SPREADING >> (64 - KNOWN_BITS)];
    if (known->colour != colour) {
        cmsDoTransform(conversion->transform, stored, known->rgb, 1);
        known->colour = colour;
    }
    memcpy(rgb, known->rgb, sizeof known->rgb);
}

void ccodecs_conversion_run(struct ccodecs_conversion *conversion, uint16_t *samples, size_t pixels) {
    for (size_t i = 0; i < pixels; i++) convert(conversion, samples + i * 3, 3 * sizeof *samples, samples + i * 3);
}

void ccodecs_conversion_run_inks(struct ccodecs_conversion *conversion, const uint8_t *inks, uint16_t *samples,
                                 size_t pixels) {
    for (size_t i = 0; i < pixels; i++) convert(conversion, inks + i * 4, 4, samples + i * 3);
}

void ccodecs_conversion_close(struct ccodecs_conversion *conversion) {
    if (conversion->transform) cmsDeleteTransform(conversion->transform);
    cmsDeleteContext(conversion->context);
    free(conversion);
}

size_t ccodecs_srgb_profile(uint8_t *into, size_t capacity) {
    cmsUInt32Number count = 0;
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    bool is_written = srgb && cmsSaveProfileToMem(srgb, NULL, &count) && count <= capacity
        && cmsSaveProfileToMem(srgb, into, &count);
    if (srgb) cmsCloseProfile(srgb);
    // The date of its making (ICC.1 §7.2.8): the same picture is to be the same bytes tomorrow.
    if (is_written) memset(into + 24, 0, 12);
    return is_written ? count : 0;
}
