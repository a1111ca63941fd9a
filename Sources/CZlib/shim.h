#ifndef FACTMILL_CZLIB_SHIM_H
#define FACTMILL_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro that passes the size of the struct; Swift does not import it. 15 + 32: detect gzip or zlib.
static inline int factmill_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }

#endif
