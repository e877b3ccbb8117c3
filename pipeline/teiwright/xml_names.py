"""Names of XML that are needed in several rooms: namespaces, and what stands before or for a name as lxml has it."""

from __future__ import annotations

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XINCLUDE = "http://www.w3.org/2001/XInclude"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
RELAX_NG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"

IN_TEI = f"{{{TEI}}}"
"""Before the name of an element of TEI."""
IN_EDITION = "{urn:x-teiwright:edition}"
"""Before a name of what the stylesheets work out of an edition (xslt/lib)."""
IN_SITE = "{urn:x-teiwright:site}"
"""Before a name of what is gathered for a site (xslt/site)."""

INCLUDE = f"{{{XINCLUDE}}}include"
XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"
OUTERMOST = (f"{IN_TEI}TEI", f"{IN_TEI}teiCorpus")
"""The outermost elements of TEI documents."""
