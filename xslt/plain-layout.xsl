<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs as lines. Part of plain.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:t="urn:x-teiwright:plain"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="t:document" expand-text="yes" exclude-result-prefixes="#all">

  <!-- Laying out -->

  <xsl:function name="t:para" as="element(t:para)?">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="indent" as="xs:integer"/>
    <xsl:param name="close" as="xs:boolean"/>
    <!-- (White space that is too much goes when the lines are made.) -->
    <xsl:if test="matches($words, '\S')">
      <t:para indent="{$indent}" close="{$close}">{$words}</t:para>
    </xsl:if>
  </xsl:function>

  <xsl:mode name="t:lay-out" on-no-match="fail"/>

  <xsl:template match="t:para" mode="t:lay-out" as="xs:string*">
    <xsl:variable name="indent" as="xs:string" select="if (@indent = '0') then '' else string-join((1 to xs:integer(@indent)) ! ' ')"/>
    <xsl:sequence select="if (position() = 1) then '' else if (@close = 'true') then '&#10;' else '&#10;&#10;'"/>
    <xsl:sequence select="
        if (contains(., $t:line-end)) then string-join(tokenize(., $t:line-end) ! t:wrap(normalize-space(.), $indent), '&#10;')
        else t:wrap(normalize-space(.), $indent)"/>
  </xsl:template>

  <!-- Words on lines no longer than $width; a word that is longer has a line of its own. -->
  <xsl:function name="t:wrap" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="indent" as="xs:string"/>
    <xsl:variable name="room" as="xs:integer" select="max(($width - string-length($indent), 20))"/>
    <xsl:choose>
      <xsl:when test="$width le 0 or string-length($words) le $room">
        <xsl:sequence select="$indent || $words"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="string-join(t:filled(tokenize($words, ' '), $indent, $room))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="t:filled" as="xs:string*">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:param name="indent" as="xs:string"/>
    <xsl:param name="room" as="xs:integer"/>
    <xsl:iterate select="$words">
      <xsl:param name="column" as="xs:integer" select="0"/>
      <xsl:variable name="length" as="xs:integer" select="string-length(.)"/>
      <xsl:variable name="fits" as="xs:boolean" select="$column gt 0 and $column + 1 + $length le $room"/>
      <xsl:sequence select="if ($fits) then ' ' else if ($column gt 0) then '&#10;' || $indent else $indent, ."/>
      <xsl:next-iteration>
        <xsl:with-param name="column" select="if ($fits) then $column + 1 + $length else $length"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>
</xsl:stylesheet>
