<?xml version="1.0" encoding="UTF-8"?>
<!-- Ids for what an output must be able to point to. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Ids. What has an xml:id keeps it; the rest is numbered inside the nearest element that has one. -->

  <xsl:function name="ed:note-ids" as="map(xs:string, xs:string)">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:sequence select="map:merge($notes/@xml:id ! map:entry(string(.), string(.)))"/>
  </xsl:function>

  <xsl:function name="ed:note-keys" as="map(xs:string, xs:string)">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:sequence select="map:merge(
        for $i in 1 to count($notes) return map:entry(generate-id($notes[$i]), string(($notes[$i]/@xml:id, 'note.' || $i)[1])))"/>
  </xsl:function>

  <xsl:function name="ed:marker-ids" as="map(xs:string, xs:string)">
    <xsl:param name="markers" as="element()*"/>
    <xsl:sequence select="map:merge(
        for $i in 1 to count($markers) return map:entry(generate-id($markers[$i]), string(($markers[$i]/@xml:id, 'noteref.' || $i)[1])))"/>
  </xsl:function>

  <!-- Names and dates: p4.1, p4.2 … -->
  <xsl:function name="ed:mark-ids" as="map(xs:string, xs:string)">
    <xsl:param name="text" as="element(text)?"/>
    <xsl:map>
      <xsl:for-each-group select="$text//*[self::persName or self::placeName or self::orgName or self::name or self::rs or self::date]"
                          group-by="string(ancestor::*[@xml:id][1][not(self::TEI)]/@xml:id)">
        <xsl:variable name="base" as="xs:string" select="(current-grouping-key()[.], 't')[1]"/>
        <xsl:for-each select="current-group()">
          <xsl:map-entry key="generate-id()" select="string((@xml:id, $base || '.' || position())[1])"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <xsl:function name="ed:division-ids" as="map(xs:string, xs:string)">
    <xsl:param name="text" as="element(text)?"/>
    <xsl:map>
      <xsl:for-each select="$text/group/descendant-or-self::*[self::group or self::text]">
        <xsl:map-entry key="generate-id()" select="string((@xml:id, 'text.' || position())[1])"/>
      </xsl:for-each>
      <xsl:for-each select="$text//*[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6 or self::div7]">
        <xsl:map-entry key="generate-id()" select="string((@xml:id, 'div.' || position())[1])"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

</xsl:stylesheet>
