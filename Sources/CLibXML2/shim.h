#ifndef FACTMILL_CLIBXML2_SHIM_H
#define FACTMILL_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// libxml2's headers would pull in ICU's, whose UErrorCode clashes with the copy inside Foundation in clean debug
// builds. Nothing here uses ICU; this must come before any other libxml2 header.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

// xmlFree is a mutable global function pointer, which Swift 6 refuses to touch.
static inline void factmill_xml_free(void *pointer) { xmlFree(pointer); }

#endif
