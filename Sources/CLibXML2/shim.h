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

// A context over a block of memory whose SAX handler and user data are ours. The handler is copied. Options: no network,
// no limits of libxml2's own (ours come first), errors reported nowhere.
static inline xmlParserCtxtPtr factmill_xml_context(
    const xmlSAXHandler *handler, void *user, const char *bytes, int count) {
    xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(bytes, count);
    if (context == NULL) { return NULL; }
    *context->sax = *handler;
    context->userData = user;
    xmlCtxtUseOptions(
        context, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
    return context;
}

#endif
