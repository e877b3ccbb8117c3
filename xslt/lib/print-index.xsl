<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes: made from the points that are really in the book, so that no entry leads nowhere. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- The same book with its indexes. -->
  <xsl:function name="m:with-indexes" as="element(p:book)" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="source" as="document-node()"/>
    <xsl:param name="options" as="map(xs:string, xs:string)"/>
    <xsl:variable name="points" as="map(xs:string, element(p:ix)*)" select="m:by-key($book)"/>
    <p:book>
      <xsl:copy-of select="$book/@*, $book/node()"/>
      <xsl:for-each select="tokenize($options?indexes)">
        <xsl:call-template name="m:index">
          <xsl:with-param name="kind" select="."/>
          <xsl:with-param name="things" select="$source//standOff//*[local-name() = $m:index-elements(current())][@xml:id][map:contains($points, @xml:id)]"/>
          <xsl:with-param name="points" select="$points"/>
          <xsl:with-param name="language" select="string($book/@xml:lang)"/>
        </xsl:call-template>
      </xsl:for-each>
    </p:book>
  </xsl:function>

  <xsl:variable name="m:index-elements" as="map(xs:string, xs:string)" select="map { 'persons': 'person', 'places': 'place', 'organisations': 'org' }"/>

  <xsl:function name="m:by-key" as="map(xs:string, element(p:ix)*)" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:map>
      <xsl:for-each-group select="$book//p:ix" group-by="tokenize(@keys)">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- One index: an entry for each thing that is named, in the order of its language. The same key in two texts is the same thing. -->
  <xsl:template name="m:index" as="element(p:index)?">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="things" as="element()*"/>
    <xsl:param name="points" as="map(xs:string, element(p:ix)*)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="$things">
      <p:index kind="{$kind}" title="{m:label($kind, $language)}" doubt="{m:label('uncertain', $language)}">
        <xsl:for-each-group select="$things" group-by="string(@xml:id)">
          <xsl:sort select="m:index-name(.)" lang="{if (matches($language, '^[a-zA-Z]{2,3}(-|$)')) then $language else 'en'}"/>
          <p:entry id="ix-{$kind}-{m:name-token(current-grouping-key())}" key="{current-grouping-key()}" name="{m:index-name(.)}" detail="{m:years(.)}">
            <xsl:sequence select="$points(current-grouping-key()) ! m:at(.)"/>
          </p:entry>
        </xsl:for-each-group>
      </p:index>
    </xsl:if>
  </xsl:template>

  <xsl:function name="m:at" as="element(p:at)" visibility="private">
    <xsl:param name="point" as="element(p:ix)"/>
    <p:at point="{$point/@id}" note="{$point/ancestor::*[self::p:note or self::p:endnote][1]/@n}" sure="{$point/@sure}"/>
  </xsl:function>

  <!-- “Serge, Victor”: surname first, then forename and link; else the name as it is. -->
  <xsl:function name="m:index-name" as="xs:string" visibility="private">
    <xsl:param name="thing" as="element()"/>
    <xsl:variable name="name" as="element()?" select="($thing/(persName | placeName | orgName)[not(@type = ('variant', 'birth', 'married', 'pseudonym'))], $thing/(persName | placeName | orgName | name | head | idno))[1]"/>
    <xsl:variable name="rest" as="xs:string" select="string-join($name/(forename, nameLink, addName, genName) ! normalize-space(), ' ')"/>
    <xsl:sequence select="if ($name/surname) then string-join((string-join($name/surname ! normalize-space(), ' '), $rest[. ne '']), ', ')
      else (normalize-space($name)[. ne ''], string($thing/@xml:id))[1]"/>
  </xsl:function>

  <!-- “1890–1947”, as far as the list of persons says. -->
  <xsl:function name="m:years" as="xs:string" visibility="private">
    <xsl:param name="thing" as="element()"/>
    <xsl:variable name="birth" as="xs:string" select="m:year($thing/birth[1])"/>
    <xsl:variable name="death" as="xs:string" select="m:year($thing/death[1])"/>
    <xsl:sequence select="if ($birth or $death) then $birth || '–' || $death else ''"/>
  </xsl:function>

  <xsl:function name="m:year" as="xs:string" visibility="private">
    <xsl:param name="event" as="element()?"/>
    <xsl:variable name="value" as="xs:string" select="string(($event/@when, $event/date/@when)[1])"/>
    <xsl:sequence select="if (matches($value, '^-?\d{4}')) then replace($value, '^(-?)0*(\d+?)(-.*)?$', '$1$2') else ''"/>
  </xsl:function>
</xsl:stylesheet>
