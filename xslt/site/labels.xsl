<?xml version="1.0" encoding="UTF-8"?>
<!-- Words of the site, from labels.xml beside this file. Part of the packages text.xsl and pages.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:s="urn:x-teiwright:site"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Read once, when the stylesheet is compiled. -->
  <xsl:variable name="s:labels" static="yes" as="map(xs:string, xs:string)" select="
      map:merge(doc('labels.xml')/Q{}labels/Q{}label/Q{}* ! map:entry(local-name() || ':' || ../@key, string(.)))"/>

  <!-- A label. A key that labels.xml has not got stops the run: that is a fault of ours. -->
  <xsl:function name="s:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="found" as="xs:string?" select="$s:labels($language || ':' || $key)"/>
    <xsl:if test="empty($found)">
      <xsl:message terminate="yes">labels.xml of the site has no “{$key}” in the language “{$language}”.</xsl:message>
    </xsl:if>
    <xsl:sequence select="$found"/>
  </xsl:function>

  <!-- “1 text” or “7 texts”. -->
  <xsl:function name="s:counted" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="
        if ($number = 1) then s:label($key || '-one', $language)
        else replace(s:label($key || '-many', $language), '\{a\}', replace(format-number($number, '#,##0'), ',', '&#x202F;'))"/>
  </xsl:function>

</xsl:stylesheet>
