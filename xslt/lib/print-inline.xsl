<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a line: styles, languages, names, breaks, links. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="text()" mode="m:flow" as="text()">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction() | ed:closing" mode="m:flow" as="empty-sequence()"/>

  <!-- A phrase: its anchor, if others point to it; its language; its style. Every phrase element comes through here. -->
  <xsl:template name="m:phrase" as="node()*">
    <xsl:param name="style" as="xs:string" select="''"/>
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:if test="@xml:id and not(@ed:says) and exists(key('m:references-to', @ed:id))"><p:anchor id="{$prefix}{@xml:id}"/></xsl:if>
    <xsl:choose>
      <xsl:when test="@xml:lang and $style"><p:lang xml:lang="{@xml:lang}"><p:style name="{$style}"><xsl:apply-templates mode="m:flow"/></p:style></p:lang></xsl:when>
      <xsl:when test="@xml:lang"><p:lang xml:lang="{@xml:lang}"><xsl:apply-templates mode="m:flow"/></p:lang></xsl:when>
      <xsl:when test="$style"><p:style name="{$style}"><xsl:apply-templates mode="m:flow"/></p:style></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="m:flow"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@cert = ('low', 'medium') and $options?certainty = 'yes'"><p:style name="sup">?</p:style></xsl:if>
  </xsl:template>

  <!-- ============ styles ============ -->

  <xsl:template match="foreign | mentioned | emph | stage | title[@level = ('m', 'j', 's')]" mode="m:flow" as="node()*">
    <xsl:call-template name="m:phrase"><xsl:with-param name="style" select="if ((self::foreign or self::mentioned) and ed:in-script-of-its-own(.)) then '' else 'italic'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="hi" mode="m:flow" as="node()*">
    <xsl:call-template name="m:phrase"><xsl:with-param name="style" select="m:style-of(@rend)"/></xsl:call-template>
  </xsl:template>

  <!-- The first word of @rend that we know, in our words or those that other projects use. -->
  <xsl:function name="m:style-of" as="xs:string" visibility="private">
    <xsl:param name="rend" as="attribute()?"/>
    <xsl:variable name="found" as="xs:string*" select="tokenize(lower-case(translate(($rend, 'italic')[1], '#_-', '')), '[\s;:,()]+') ! $m:styles(.)"/>
    <xsl:sequence select="($found, '')[1]"/>
  </xsl:function>

  <xsl:variable name="m:styles" as="map(xs:string, xs:string)" select="map {
    'italic': 'italic', 'italics': 'italic', 'i': 'italic', 'it': 'italic',
    'bold': 'bold', 'b': 'bold', 'strong': 'bold',
    'underline': 'underline', 'underlined': 'underline', 'u': 'underline', 'ul': 'underline',
    'smallcaps': 'smallcaps', 'sc': 'smallcaps', 'smcap': 'smallcaps', 'k': 'smallcaps',
    'sup': 'sup', 'superscript': 'sup', 'super': 'sup', 'sub': 'sub', 'subscript': 'sub',
    'spaced': 'spaced', 'g': 'spaced', 'letterspaced': 'spaced', 'strike': 'strike', 'strikethrough': 'strike' }"/>

  <xsl:template match="role" mode="m:flow" as="node()*">
    <xsl:call-template name="m:phrase"><xsl:with-param name="style" select="'smallcaps'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="del" mode="m:flow" as="node()*">
    <xsl:call-template name="m:phrase"><xsl:with-param name="style" select="'strike'"/></xsl:call-template>
  </xsl:template>

  <!-- Phrases that mark what something is and do not change how it looks. (A pattern of all the names would take long to compile.) -->
  <xsl:variable name="m:phrases" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      term title date time num ref sic orig abbr rs add unclear corr reg expan argument
      persName forename surname nameLink addName genName roleName orgName placeName name
      measure soCalled author editor bibl biblStruct analytic monogr imprint biblScope series publisher pubPlace edition idno resp respStmt
      extent email label desc cit quote q said birth death note person place org licence availability funder
      docDate docAuthor docImprint titlePart speaker head trailer seriesStmt editionStmt') ! map:entry(., true()))"/>

  <xsl:template match="Q{http://www.tei-c.org/ns/1.0}*[$m:phrases(local-name())]" mode="m:flow" as="node()*" priority="-1">
    <xsl:call-template name="m:phrase"/>
  </xsl:template>

  <xsl:template match="supplied" mode="m:flow" as="node()*">
    <xsl:text>[</xsl:text>
    <xsl:call-template name="m:phrase"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- Of two readings the prepare pass has chosen one. -->
  <xsl:template match="ed:choice" mode="m:flow" as="node()*">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:if test="@ed:id"><p:anchor id="{$prefix}{@ed:id}"/></xsl:if>
    <xsl:apply-templates mode="m:flow"/>
  </xsl:template>

  <!-- Words that are lost: what a transcriber says of them, else three points in brackets. -->
  <xsl:template match="gap" mode="m:flow" as="node()*">
    <xsl:choose>
      <xsl:when test="normalize-space()"><xsl:call-template name="m:phrase"/></xsl:when>
      <xsl:otherwise><xsl:text>[…]</xsl:text></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="following-sibling::node()[1][self::text()[matches(., '^[\p{L}\p{N}]')]]"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="space" mode="m:flow" as="text()"><xsl:text> </xsl:text></xsl:template>

  <!-- Marks of quotation: the file's own; only where it declares that they were taken off does the book put them back. -->
  <xsl:template match="*[@ed:open]" mode="m:flow" as="node()*">
    <xsl:value-of select="@ed:open"/>
    <xsl:call-template name="m:phrase"/>
    <xsl:value-of select="@ed:close"/>
  </xsl:template>

  <!-- ============ names: a point of the index, then the words ============ -->

  <xsl:template match="(persName | placeName | orgName | name | rs)[@ed:says]" mode="m:flow" as="node()*">
    <xsl:param name="indexed" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="index-keys" as="map(xs:string, xs:string)" tunnel="yes" select="map { }"/>
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:if test="$indexed">
      <p:ix id="{$prefix}{@ed:id}" kind="{@ed:kind}" keys="{if (map:size($index-keys) eq 0) then @ed:entry else tokenize(@ed:entry) ! ($index-keys(.), .)[1]}" sure="{m:yes(not(@cert = 'low'))}"/>
    </xsl:if>
    <xsl:call-template name="m:phrase"/>
  </xsl:template>

  <!-- ============ breaks ============ -->

  <xsl:template match="lb" mode="m:flow" as="element(p:br)?"><xsl:if test="not(@break = ('no', 'maybe'))"><p:br/></xsl:if></xsl:template>

  <!-- What stands on a line of its own anyway needs no line end before or behind it. -->
  <xsl:template match="(opener | closer | postscript)/lb[(preceding-sibling::node()[self::* or normalize-space()][1], following-sibling::node()[self::* or normalize-space()][1])[self::*][m:block(.)]]"
                mode="m:flow" as="element(p:br)?" priority="1"/>

  <xsl:template match="pb" mode="m:flow" as="element(p:source-page)?">
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:if test="normalize-space(@n) and $options?source-pages = 'yes'">
      <p:source-page n="{m:page-number(@n)}" own-line="{m:yes(local-name(..) = $m:holds-blocks)}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="cb | gb | handShift | anchor | listChange" mode="m:flow" as="empty-sequence()"/>

  <!-- Running heads and page numbers of the copy are its furniture; the book has its own. -->
  <xsl:template match="fw" mode="m:flow" as="empty-sequence()"/>

  <xsl:template match="milestone" mode="m:flow" as="element(p:ornament)?">
    <xsl:if test="@rend or local-name(..) = $m:holds-blocks"><p:ornament>{if (matches(@rend, '^[\p{P}\p{S}\s]+$')) then @rend else '* * *'}</p:ornament></xsl:if>
  </xsl:template>

  <!-- ============ links ============ -->

  <xsl:template match="ref[matches(@target, '^(https?|mailto):')]" mode="m:flow" as="element(p:link)">
    <p:link to="{tokenize(@target)[1]}">
      <xsl:apply-templates mode="m:flow"/>
      <xsl:if test="not(node())">{tokenize(@target)[1]}</xsl:if>
    </p:link>
  </xsl:template>

  <!-- A reference to another place of the text says the page of that place. -->
  <xsl:key name="m:references-to" match="ref[@ed:to]" use="@ed:to"/>

  <xsl:template match="ref[@ed:to]" mode="m:flow" as="node()*">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:call-template name="m:phrase"/>
    <p:cross to="{$prefix}{@ed:to}"/>
  </xsl:template>

  <!-- The header is not prepared: what its references hold is taken as it is. -->
  <xsl:template match="teiHeader//*" mode="m:flow" as="node()*" priority="-3">
    <xsl:call-template name="m:phrase"/>
  </xsl:template>

  <xsl:template match="teiHeader//note | teiHeader//ref[not(matches(@target, '^(https?|mailto):'))]" mode="m:flow" as="node()*" priority="4">
    <xsl:call-template name="m:phrase"/>
  </xsl:template>

  <xsl:template match="teiHeader//choice" mode="m:flow" as="node()*">
    <xsl:apply-templates select="(corr, reg, expan, *)[1]" mode="m:flow"/>
  </xsl:template>

  <!-- An element outside our schema: the prepare pass reports it; its words stay in their place. -->
  <xsl:template match="ed:foreign[@block = 'yes']" mode="m:flow" as="element(p:set-off)">
    <p:set-off kind="foreign">
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts"/>
    </p:set-off>
  </xsl:template>

  <xsl:template match="ed:foreign" mode="m:flow" as="node()*" priority="-1">
    <xsl:call-template name="m:phrase"/>
  </xsl:template>
</xsl:stylesheet>
