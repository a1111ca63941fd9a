#ifndef FACTMILL_CFACTDATA_H
#define FACTMILL_CFACTDATA_H

#include <stddef.h>

/// One data file compiled into the program: its path below Sources/CFactData and its bytes.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} factdata_file;

/// Finds an embedded file by its path below Sources/CFactData ("Rules/units.tsv"); NULL when there is none.
const factdata_file *factdata_find(const char *name);

/// All embedded files, in the order of files.def; the count is stored in `count`.
const factdata_file *factdata_all(size_t *count);

#endif
