<?xml version="1.0" encoding="UTF-8"?>
<!-- The print model by itself. What comes of it can be given to XSL-FO and to the PDF in place of the TEI, so that it is made once for both (rendering.py). -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:m="urn:x-teiwright:print:functions"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:use-package name="urn:x-teiwright:print" package-version="1.0"/>

  <!-- What was asked for, as a JSON object; for the rest m:defaults hold. -->
  <xsl:param name="settings" as="xs:string" select="'{}'"/>

  <xsl:template match="/" as="document-node()">
    <xsl:sequence select="root(m:book(., parse-json($settings)))"/>
  </xsl:template>

</xsl:stylesheet>
