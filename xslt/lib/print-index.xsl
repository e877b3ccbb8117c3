<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes: made from the points that are really in the book, so that no entry leads nowhere. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- The same book with its indexes. Their names and order are those of the prepare pass, as in every other output. -->
  <xsl:function name="m:with-indexes" as="element(p:book)" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="texts" as="element(TEI)*"/>
    <xsl:param name="options" as="map(xs:string, xs:string)"/>
    <xsl:variable name="entries" as="map(xs:string, xs:string+)" select="if (count($texts) le 1) then map:merge($texts ! ed:entries(.))
      else map:merge($texts ! (let $own := ed:entries(.), $keys := m:index-keys(., $own) return map:for-each($own, function($key, $entry) { map:entry($keys($key), $entry) })))"/>
    <p:book>
      <xsl:copy-of select="$book/@*, $book/node()"/>
      <xsl:for-each select="tokenize($options?indexes)">
        <xsl:call-template name="m:index">
          <xsl:with-param name="kind" select="."/>
          <xsl:with-param name="points" select="$book//p:ix[@kind = $m:index-kinds(current())]"/>
          <xsl:with-param name="entries" select="$entries"/>
          <xsl:with-param name="language" select="string($book/@xml:lang)"/>
        </xsl:call-template>
      </xsl:for-each>
    </p:book>
  </xsl:function>

  <xsl:variable name="m:index-kinds" as="map(xs:string, xs:string)" select="map { 'persons': 'person', 'places': 'place', 'organisations': 'org' }"/>

  <!-- In a collection: the key of an entry in its text → that in the book. Who is in a register is one person in all texts; of others, for whom only the text
       vouches, those are one entry that have the same name, since an index lists names, but never two of one text. -->
  <xsl:function name="m:index-keys" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="entries" as="map(xs:string, xs:string+)"/>
    <xsl:variable name="of-name" as="map(xs:string, xs:string+)" select="map:merge(map:for-each($entries, function($key, $entry) { map:entry($entry[3], $key) }), map { 'duplicates': 'combine' })"/>
    <xsl:sequence select="map:merge(map:for-each($entries, function($key, $entry) { map:entry($key,
      if ($entry[4] ne 'text') then $key
      else if (count($of-name($entry[3])) gt 1) then m:prefix($tei) || $key
      else 'name.' || replace($entry[3], '\s+', '_')) }))"/>
  </xsl:function>

  <!-- One index: an entry for whatever is named. The same key in two texts is the same thing. -->
  <xsl:template name="m:index" as="element(p:index)?">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="points" as="element(p:ix)*"/>
    <xsl:param name="entries" as="map(xs:string, xs:string+)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="exists($points)">
      <xsl:variable name="in-order" as="element(p:entry)*">
        <xsl:for-each-group select="$points" group-by="tokenize(@keys)">
          <xsl:sort select="ed:sort-key($entries(current-grouping-key())[1])"/>
          <xsl:sort select="current-grouping-key()"/>
          <xsl:variable name="entry" as="xs:string+" select="$entries(current-grouping-key())"/>
          <p:entry id="ix-{$kind}-{if (starts-with(current-grouping-key(), 'name.')) then 'name-' || position() else m:name-token(current-grouping-key())}" key="{current-grouping-key()}" name="{$entry[1]}" detail="{$entry[2]}">
            <xsl:sequence select="current-group() ! m:at(.)"/>
          </p:entry>
        </xsl:for-each-group>
      </xsl:variable>
      <p:index kind="{$kind}" title="{m:label('index-of-' || $kind, $language)}" doubt="{m:label('uncertain-pages', $language)}">
        <xsl:sequence select="m:with-letters($in-order)"/>
      </p:index>
    </xsl:if>
  </xsl:template>

  <!-- In an index of some length, the first entry of each letter but the first is marked, for a space before it. -->
  <xsl:function name="m:with-letters" as="element(p:entry)*" visibility="private">
    <xsl:param name="entries" as="element(p:entry)*"/>
    <xsl:variable name="long" as="xs:boolean" select="count($entries) ge 30"/>
    <xsl:for-each-group select="$entries" group-adjacent="substring(ed:sort-key(@name), 1, 1)">
      <xsl:variable name="later" as="xs:boolean" select="position() gt 1"/>
      <xsl:for-each select="current-group()">
        <p:entry>
          <xsl:copy-of select="@*"/>
          <xsl:if test="$long and $later and position() eq 1"><xsl:attribute name="new-letter" select="'yes'"/></xsl:if>
          <xsl:copy-of select="node()"/>
        </p:entry>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="m:at" as="element(p:at)" visibility="private">
    <xsl:param name="point" as="element(p:ix)"/>
    <p:at point="{$point/@id}" note="{$point/ancestor::*[self::p:note or self::p:endnote][1]/@n}" sure="{$point/@sure}"/>
  </xsl:function>
</xsl:stylesheet>
