<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse, drama, lists, figures. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- ============ verse and drama ============ -->

  <xsl:template match="lg" mode="m:flow" as="element(p:stanza)">
    <xsl:param name="deepest" as="xs:integer?" tunnel="yes"/>
    <p:stanza>
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts">
        <xsl:with-param name="deepest" tunnel="yes" select="($deepest, m:deepest(.))[1]"/>
      </xsl:call-template>
    </p:stanza>
  </xsl:template>

  <!-- over: how far in, from its own beginning, a verse goes on that is too long for the line. Of all verses of a poem to the same place,
       further in than any of them begins: else what turns over would look like a verse that is set in. So, too, of all verses of a speech. -->
  <xsl:template match="l" mode="m:flow" as="element(p:line)">
    <xsl:param name="deepest" as="xs:integer?" tunnel="yes"/>
    <p:line n="{@n[not(ed:goes-on(..))]}" indent="{m:indent(.)}" over="{2 + max((0, min((4, ($deepest, 0)[1])) - m:indent(.)))}">
      <xsl:call-template name="m:identity"/>
      <xsl:apply-templates mode="m:flow"/>
    </p:line>
  </xsl:template>

  <xsl:function name="m:deepest" as="xs:integer" visibility="private">
    <xsl:param name="verses" as="element()"/>
    <xsl:sequence select="(max($verses/descendant::l[contains(@rend, 'indent')][not(@part = ('M', 'F'))] ! m:indent(.)), 0)[1]"/>
  </xsl:function>

  <!-- A verse with a block inside (a quotation of verses, a note of paragraphs) keeps its words together. -->
  <xsl:function name="m:indent" as="xs:integer" visibility="private">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="figures" as="xs:string" select="replace(($line/@rend, '')[1], '^.*indent\(?([0-9]+)?.*$', '$1')"/>
    <xsl:sequence select="
      if ($line/@part = ('M', 'F')) then 4
      else if (not(contains($line/@rend, 'indent'))) then 0
      else if ($figures castable as xs:integer) then min((8, xs:integer($figures))) else 1"/>
  </xsl:function>

  <xsl:template match="sp" mode="m:flow" as="element(p:speech)">
    <p:speech>
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts">
        <xsl:with-param name="deepest" tunnel="yes" select="m:deepest(.)"/>
      </xsl:call-template>
    </p:speech>
  </xsl:template>

  <xsl:template match="speaker" mode="m:flow" as="element(p:line-of)">
    <p:line-of role="speaker">
      <xsl:call-template name="m:identity"/>
      <xsl:apply-templates mode="m:flow"/>
    </p:line-of>
  </xsl:template>

  <xsl:template match="stage[m:block(.)]" mode="m:flow" as="element(p:line-of)" priority="1">
    <p:line-of role="stage">
      <xsl:call-template name="m:identity"/>
      <xsl:apply-templates mode="m:flow"/>
    </p:line-of>
  </xsl:template>

  <!-- ============ lists ============ -->

  <xsl:template match="list | listBibl | listPerson | listPlace | listOrg" mode="m:flow" as="element(p:list)">
    <p:list kind="{if (label) then 'labelled' else if (@rend = 'bulleted') then 'bulleted' else if (@rend = 'numbered') then 'numbered' else 'plain'}">
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts">
        <xsl:with-param name="of" select="* except label[following-sibling::*[self::item or self::label][1][self::item]]"/>
      </xsl:call-template>
    </p:list>
  </xsl:template>

  <!-- A label that no item follows. -->
  <xsl:template match="list/label" mode="m:flow" as="element(p:item)" priority="2">
    <p:item>
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts"/>
    </p:item>
  </xsl:template>

  <xsl:template match="item | listBibl/bibl | listBibl/biblStruct | listPerson/person | listPlace/place | listOrg/org
                       | (list | listBibl | listPerson | listPlace | listOrg)/ed:foreign" mode="m:flow" as="element(p:item)" priority="2">
    <p:item>
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:item-label"/>
      <xsl:call-template name="m:parts"/>
    </p:item>
  </xsl:template>

  <!-- What stands before an item: its label (before it or in it), or its number where the list is numbered and nothing is printed. -->
  <xsl:template name="m:item-label" as="element(p:label)?">
    <xsl:variable name="label" as="element()?" select="preceding-sibling::*[self::item or self::label][1][self::label]"/>
    <xsl:choose>
      <xsl:when test="$label"><p:label><xsl:apply-templates select="$label/node()" mode="m:flow"/></p:label></xsl:when>
      <xsl:when test="../@rend = 'numbered' and not(label) and not(../label)"><p:label added="yes">{(@n, string(1 + count(preceding-sibling::item)))[1]}.</p:label></xsl:when>
      <xsl:when test="../@rend = 'bulleted' and not(label)"><p:label added="yes">•</p:label></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- ============ figures ============ -->

  <xsl:template match="figure" mode="m:flow" as="element(p:figure)">
    <p:figure>
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts"/>
    </p:figure>
  </xsl:template>

  <xsl:template match="figDesc" mode="m:flow" as="node()*">
    <xsl:call-template name="m:phrase"/>
  </xsl:template>

  <!-- A picture, if its file is at hand; * means that the formatter is to look for it. -->
  <xsl:template match="graphic" mode="m:flow" as="element(p:graphic)?">
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:if test="tokenize($options?pictures) = ('*', @url)">
      <p:graphic url="{@url}" alt="{((../figDesc, ../head) ! m:plain(.), replace(@url, '^.*/', ''))[. ne ''][1]}"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
