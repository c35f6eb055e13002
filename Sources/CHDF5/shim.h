#ifndef CHDF5_SHIM_H
#define CHDF5_SHIM_H

// libhdf5 as Debian ships it (libhdf5-dev). Its header hdf5.h is found by pkg-config, as hdf5-serial.
//
// The names of a version are macros (H5Fopen checks versions, H5T_NATIVE_FLOAT starts the library); Swift sees none of
// them, so that each one that is needed is called from here.
#include <hdf5.h>

/// Silences libhdf5, which else prints each failure on the standard error; where it is built for threads, as Debian's
/// is, only for the calling one.
static inline herr_t chdf5_silence(void) { return H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

/// Opens a file for reading, without a lock on it: it is never written, and network file systems may refuse locks.
static inline hid_t chdf5_open_file(const char *_Nonnull path) {
    const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    if (access < 0) return access;
    const hid_t file = H5Pset_file_locking(access, 0, 1) < 0 ? -1 : H5Fopen(path, H5F_ACC_RDONLY, access);
    H5Pclose(access);
    return file;
}

/// The link at a place of a group, the links being sorted by name.
static inline herr_t chdf5_link(hid_t group, hsize_t index, H5L_info_t *_Nonnull link) {
    return H5Lget_info_by_idx(group, ".", H5_INDEX_NAME, H5_ITER_INC, index, link, H5P_DEFAULT);
}

/// The length of that link's name; its first bytes go to `name`, which has room for `size`.
static inline ssize_t chdf5_link_name(hid_t group, hsize_t index, char *_Nonnull name, size_t size) {
    return H5Lget_name_by_idx(group, ".", H5_INDEX_NAME, H5_ITER_INC, index, name, size, H5P_DEFAULT);
}

/// Opens an attribute of a file's root, a group or a dataset.
static inline hid_t chdf5_open_attribute(hid_t object, const char *_Nonnull name) {
    return H5Aopen(object, name, H5P_DEFAULT);
}

/// Frees the texts that H5Aread has allocated for an attribute of texts of any length.
static inline herr_t chdf5_free_texts(hid_t type, hid_t space, char *_Nullable *_Nonnull texts) {
    return H5Dvlen_reclaim(type, space, H5P_DEFAULT, texts);
}

/// Reads a whole dataset, converted to this machine's floats.
static inline herr_t chdf5_read_floats(hid_t dataset, float *_Nonnull values) {
    return H5Dread(dataset, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
}

/// The number of a filter in a dataset's pipeline (H5Z_FILTER_…), or a negative number.
static inline H5Z_filter_t chdf5_filter(hid_t properties, unsigned index) {
    size_t no_parameters = 0;
    return H5Pget_filter2(properties, index, NULL, &no_parameters, NULL, 0, NULL, NULL);
}

#endif
