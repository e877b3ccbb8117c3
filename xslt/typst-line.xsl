<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a line: styles, notes, links, pages of the copy, pictures. Part of typst.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:x-teiwright:print"
                xmlns:y="urn:x-teiwright:typst:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- ============ in a line ============ -->

  <xsl:template match="text()" mode="y:code" as="text()?">
    <xsl:value-of select="y:string(.) || ';'"/>
  </xsl:template>

  <xsl:variable name="y:styles" as="map(xs:string, xs:string)" select="map { 'italic': 'italic', 'bold': 'bold', 'underline': 'underline',
    'smallcaps': 'smaller-capitals', 'sup': 'super', 'sub': 'sub', 'spaced': 'spaced', 'strike': 'strike', 'run-in': 'run-in' }"/>

  <xsl:template match="p:style" mode="y:code" as="text()*">
    <xsl:text>{$y:styles(@name)}(</xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>);</xsl:text>
  </xsl:template>

  <!-- A PDF for all readers (PDF/UA) has no line under or through words that bear one already. What is struck out must be seen to be:
       so of two the line under the words goes. -->
  <xsl:template match="p:style[@name = 'underline'][ancestor::p:style[@name = ('underline', 'strike')] or descendant::p:style[@name = 'strike']]
                       | p:style[@name = 'strike'][ancestor::p:style[@name = 'strike']]" mode="y:code" as="text()*" priority="1">
    <xsl:apply-templates mode="y:code"/>
  </xsl:template>

  <xsl:template match="p:lang" mode="y:code" as="text()*">
    <xsl:call-template name="y:in-language"/>
    <xsl:text>;</xsl:text>
  </xsl:template>

  <!-- (The page maker sets a note in the language of the whole book, whatever that of the words in which it is marked.) -->
  <xsl:template match="p:note" mode="y:code" as="text()*">
    <xsl:variable name="of-book" as="attribute(xml:lang)?" select="ancestor::p:book/@xml:lang"/>
    <xsl:text>note({y:string(@id)}, {y:string(@n)}, </xsl:text>
    <xsl:call-template name="y:in-language">
      <xsl:with-param name="lang" select="(@xml:lang, ancestor::p:work/@xml:lang[. ne $of-book])[1]"/>
      <xsl:with-param name="around" select="($of-book, 'en')[1], ancestor::*[@xml:lang][1]/@xml:lang"/>
    </xsl:call-template>
    <xsl:text>);</xsl:text>
  </xsl:template>

  <xsl:template match="p:again" mode="y:code" as="text()*">
    <xsl:text>again({(y:label(., @to), 'none')[1]}, {y:string(.)}, {y:string(@from)});</xsl:text>
  </xsl:template>

  <xsl:template match="p:link" mode="y:code" as="text()*">
    <xsl:variable name="inside" as="xs:boolean" select="starts-with(@to, '#')"/>
    <xsl:variable name="label" as="xs:string?" select="if ($inside) then y:label(., substring(@to, 2)) else y:string(@to)"/>
    <xsl:if test="$label">{if ($inside) then 'inside' else 'outside'}({$label}, </xsl:if>
    <xsl:call-template name="y:body"/>
    <xsl:text>{if ($label) then ')' else ''};</xsl:text>
  </xsl:template>

  <!-- A link round whole blocks (a footnote among them) would cut the structure that is read aloud: the words stay, the link goes. -->
  <xsl:template match="p:link[descendant::p:*[local-name() = $y:block-names]]" mode="y:code" as="text()*" priority="1">
    <xsl:apply-templates mode="y:code"/>
  </xsl:template>

  <xsl:variable name="y:block-names" as="xs:string+" select="'note', 'para', 'set-off', 'list', 'table', 'line-of', 'stanza', 'line', 'figure', 'subhead', 'ornament',
    'speech', 'section', 'title-block', 'head', 'loose-note'"/>

  <xsl:template match="p:cross" mode="y:code" as="text()*">cross({y:string(@to)});</xsl:template>
  <xsl:template match="p:ix" mode="y:code" as="text()*">ix({y:string(@id)});</xsl:template>
  <xsl:template match="p:anchor" mode="y:code" as="text()*">anchor({y:string(@id)});</xsl:template>
  <xsl:template match="p:source-page" mode="y:code" as="text()*">source-page{if (@own-line = 'yes') then '-between' else ''}({y:string(@n)});</xsl:template>
  <xsl:template match="p:graphic" mode="y:code" as="text()*">picture({y:string(@url)}, {y:string(@alt)});</xsl:template>
  <xsl:template match="p:br" mode="y:code" as="text()*">br;</xsl:template>
</xsl:stylesheet>
