<?xml version="1.0" encoding="UTF-8"?>
<!-- Names, dates, notes and their markers, with what outputs need to know of them. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="persName | placeName | orgName | name | rs" mode="ed:text" as="element()" priority="1">
    <xsl:param name="parts" as="xs:string*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$parts = 'names'">
        <xsl:call-template name="ed:name"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:copy"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ed:name" as="element()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="mark-ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="entries" as="map(xs:string, xs:string+)" tunnel="yes"/>
    <xsl:variable name="keys" as="xs:string+" select="ed:entry-keys(.)"/>
    <xsl:variable name="says" as="xs:string*" select="$keys ! $entries(.)[3]"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:id" select="$mark-ids(generate-id())"/>
      <xsl:attribute name="ed:entry" select="$keys"/>
      <xsl:attribute name="ed:kind" select="ed:kind(.)"/>
      <xsl:if test="exists($says)">
        <xsl:attribute name="ed:says" select="$says" separator=" / "/>
      </xsl:if>
      <xsl:call-template name="ed:why"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="date" mode="ed:text" as="element(date)" priority="1">
    <xsl:param name="parts" as="xs:string*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$parts = 'reasons'">
        <xsl:call-template name="ed:date"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:copy"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ed:date" as="element(date)">
    <xsl:context-item as="element(date)" use="required"/>
    <xsl:param name="mark-ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <xsl:variable name="earliest" as="xs:string" select="ed:earliest(.)"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:id" select="$mark-ids(generate-id())"/>
      <xsl:attribute name="ed:says" select="ed:says(., $labels)"/>
      <xsl:attribute name="ed:earliest" select="$earliest"/>
      <xsl:attribute name="ed:latest" select="ed:latest(., $earliest)"/>
      <xsl:call-template name="ed:why"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="note" mode="ed:text" as="element(note)" priority="1">
    <xsl:param name="ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="backs" as="map(xs:string, xs:string*)" tunnel="yes"/>
    <xsl:param name="marks" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="numbers" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="back" as="xs:string*" select="$backs(string(@xml:id))"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="if (@xml:lang) then () else ed:language-of-all(.), @*"/>
      <xsl:attribute name="ed:id" select="$ids(generate-id())"/>
      <xsl:attribute name="ed:n" select="$numbers(generate-id())"/>
      <xsl:attribute name="ed:back" select="$back"/>
      <xsl:if test="@xml:id and map:contains($marks, @xml:id)"><xsl:attribute name="ed:mark" select="$marks(@xml:id)"/></xsl:if>
      <xsl:attribute name="ed:kind" select="
          if (exists($back)) then 'called'
          else if (@place = 'inline' or ed:fills-reference(.)) then 'inline'
          else if (tokenize(@place) = ('margin', 'left', 'right')) then 'margin'
          else if (parent::div[@type = 'notes'] or parent::list or @place = 'end' and parent::div) then 'loose'
          else 'here'"/>
      <xsl:call-template name="ed:why"/>
      <xsl:choose>
        <xsl:when test="ed:is-bracketed(.)">
          <xsl:variable name="whole" as="element(note)">
            <note ed:n="{$numbers(generate-id())}"><xsl:call-template name="ed:content-of-note"/></note>
          </xsl:variable>
          <xsl:apply-templates select="$whole/node()" mode="ed:closing">
            <xsl:with-param name="last" as="text()?" select="($whole[ed:number-label(.)]//text()[normalize-space()])[last()]" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="ed:content-of-note"/></xsl:otherwise>
      </xsl:choose>
    </xsl:copy>
  </xsl:template>

  <xsl:template name="ed:content-of-note" as="node()*">
    <xsl:context-item as="element(note)" use="required"/>
    <xsl:apply-templates select="node()" mode="ed:text"/>
    <xsl:apply-templates select="ed:next-piece(.)" mode="ed:piece"/>
  </xsl:template>

  <!-- True of “[Footnote 1: He was ill.]”, whose label opens a bracket that the last sign of the note closes. -->
  <xsl:function name="ed:is-bracketed" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/*[1][self::label][starts-with(., '[')][not(contains(., ']'))]) and ends-with(normalize-space($note), ']')"/>
  </xsl:function>

  <!-- Where the label is not shown, its bracket is none that the reader saw open. -->
  <xsl:mode name="ed:closing" on-no-match="shallow-copy"/>

  <xsl:template match="text()" mode="ed:closing" as="node()+">
    <xsl:param name="last" as="text()?" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="not(. is $last and matches(., '\]\s*$'))"><xsl:sequence select="."/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="replace(., '\]\s*$', '')"/>
        <ed:closing>]</ed:closing>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note that goes on at the foot of the next page is shown as one, where it begins. -->
  <xsl:template match="note[@prev][ed:is-piece(.)]" mode="ed:text" as="empty-sequence()" priority="2"/>

  <xsl:mode name="ed:piece" on-no-match="fail"/>

  <xsl:template match="note" mode="ed:piece" as="node()*">
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="node()" mode="ed:text"/>
    <xsl:apply-templates select="ed:next-piece(.)" mode="ed:piece"/>
  </xsl:template>

  <xsl:template match="ref" mode="ed:text" as="element(ref)" priority="1">
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:marker"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- Of what marks a note: its number and its note. -->
  <xsl:template name="ed:marker" as="attribute()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="note-ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="numbers" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="id" as="xs:string?" select="$ids(generate-id())"/>
    <xsl:choose>
      <xsl:when test="exists($id)">
        <xsl:attribute name="ed:id" select="$id"/>
        <xsl:variable name="note" as="xs:string?" select="ed:notes-meant(., $note-ids)[1]"/>
        <xsl:variable name="shown" as="xs:string" select="
            (ed:marker-number(.), $note ! $numbers(generate-id(key('ed:by-id', ., root(current()))[1])), ed:marker-words(.), '')[. ne '' or position() eq last()][1]"/>
        <xsl:attribute name="ed:n" select="$shown"/>
        <xsl:if test="ed:is-worded(., $shown)"><xsl:attribute name="ed:worded" select="'yes'"/></xsl:if>
        <xsl:attribute name="ed:note" select="$note"/>
        <xsl:call-template name="ed:why"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="starts-with(@target, '#')">
          <xsl:sequence select="key('ed:by-id', substring(tokenize(@target)[1], 2), root(.))[ancestor::text][not(ancestor-or-self::fw)][1] ! ed:leads-to(.)"/>
        </xsl:if>
        <xsl:call-template name="ed:own"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="ed:leads-to" as="attribute(ed:to)">
    <xsl:param name="place" as="element()"/>
    <xsl:attribute name="ed:to" select="$place/@xml:id"/>
  </xsl:function>

</xsl:stylesheet>
