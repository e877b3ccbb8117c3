<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that the book adds of itself: those of the prepare pass (labels.xml), in the language of the book. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:ed="urn:x-teiwright:edition"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- A label in this language, English where we have none. -->
  <xsl:function name="m:label" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="ed:label($key, ed:label-language($language))"/>
  </xsl:function>

  <xsl:function name="m:direction" as="xs:string" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="ed:direction($tag)"/>
  </xsl:function>

  <xsl:function name="m:dir" as="attribute(dir)?" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="around" as="xs:string"/>
    <xsl:sequence select="ed:dir($tag, $around)"/>
  </xsl:function>
</xsl:stylesheet>
