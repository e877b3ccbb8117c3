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

  <!-- The words of a running head, which has one line. -->
  <xsl:function name="m:running" as="xs:string" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:variable name="most" as="xs:integer" select="if ($book/@format = 'large') then 36 else if ($book/@format = 'a4') then 64 else 52"/>
    <xsl:sequence select="if (string-length($words) le $most) then $words else replace(substring($words, 1, $most), '[\s,;:.–—]+\S*$', '') || '&#xA0;…'"/>
  </xsl:function>

  <!-- The authors in a running head: the first and others, if all have no room. -->
  <xsl:function name="m:running-authors" as="xs:string" visibility="public">
    <xsl:param name="authors" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:sequence select="
        if (string-length($authors) gt (if ($book/@format = 'large') then 30 else 42) and contains($authors, ', '))
        then m:running(m:label('and-others', ($book/@xml:lang, 'en')[1]) ! replace(., '\{a\}', replace(substring-before($authors, ', '), '[\\$]', '')), $book)
        else m:running($authors, $book)"/>
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
