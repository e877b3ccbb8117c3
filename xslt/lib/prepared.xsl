<?xml version="1.0" encoding="UTF-8"?>
<!-- The prepare pass by itself. What comes of it can be given to every output in place of the TEI, so that what one output has worked
     out is not worked out again for the next (rendering.py). A document that is not one text is given back as it is. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:use-package name="urn:x-teiwright:edition" package-version="1.0"/>

  <xsl:param name="language" as="xs:string" select="''"/>

  <xsl:template match="/" as="document-node()">
    <xsl:sequence select="if (TEI[not(TEI)]) then root(ed:prepare(., $language)) else ."/>
  </xsl:template>

</xsl:stylesheet>
