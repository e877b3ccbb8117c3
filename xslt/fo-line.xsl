<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a line: styles, notes, links, pages of the copy, pictures. Part of fo.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:f="urn:x-teiwright:fo:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- ============ in a line ============ -->

  <xsl:template match="p:style" mode="f:block" as="element(fo:inline)">
    <fo:inline>
      <xsl:sequence select="f:set((map {
        'italic': map { 'font-style': if (count(ancestor::p:style[@name = 'italic']) mod 2 eq 1) then 'normal' else 'italic' },
        'bold': map { 'font-weight': 'bold' },
        'underline': map { 'text-decoration': 'underline' },
        'strike': map { 'text-decoration': 'line-through' },
        'sup': map { 'baseline-shift': '33%', 'font-size': '65%', 'line-height': '0pt' },
        'sub': map { 'baseline-shift': '-20%', 'font-size': '65%', 'line-height': '0pt' },
        'spaced': map { 'letter-spacing': '0.12em' } }(@name), map {})[1])"/>
      <xsl:call-template name="f:capitals"><xsl:with-param name="when" select="@name = ('smallcaps', 'run-in')"/></xsl:call-template>
      <xsl:apply-templates mode="f:block"/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="p:lang" mode="f:block" as="element(fo:inline)">
    <fo:inline><xsl:call-template name="f:language"/><xsl:apply-templates mode="f:block"/></fo:inline>
  </xsl:template>

  <!-- A footnote starts from the plain style of the page, whatever stands around its mark. In a footnote there can be no other
       (XSL 6.12.3): a note that is called in a note stands below that. -->
  <xsl:template match="p:note" mode="f:block" as="element(fo:footnote)">
    <fo:footnote>
      <xsl:call-template name="f:mark"/>
      <fo:footnote-body>
        <xsl:for-each select="descendant-or-self::p:note"><xsl:call-template name="f:note"/></xsl:for-each>
      </fo:footnote-body>
    </fo:footnote>
  </xsl:template>

  <xsl:template match="p:note//p:note" mode="f:block" as="element(fo:inline)" priority="1">
    <xsl:call-template name="f:mark"/>
  </xsl:template>

  <xsl:template name="f:note" as="element(fo:block)">
    <xsl:context-item as="element(p:note)" use="required"/>
    <fo:block font-size="{0.84 * number(ancestor::p:book/@size)}pt" line-height="1.2" font-style="normal" font-weight="normal" font-variant="normal"
              text-align="justify" text-align-last="start" text-indent="0pt" start-indent="0pt" end-indent="0pt" space-before="1.5pt"
              letter-spacing="normal" text-transform="none" hyphenate="true">
      <xsl:copy-of select="@id"/>
      <xsl:call-template name="f:language"/>
      <xsl:call-template name="f:mark"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="f:block"/>
    </fo:block>
  </xsl:template>

  <!-- The first paragraph of a note stands on the line of its number. -->
  <xsl:template match="(p:note | p:endnote)/p:para[not(preceding-sibling::node())]" mode="f:block" as="node()*" priority="1">
    <xsl:apply-templates mode="f:block"/>
  </xsl:template>

  <xsl:template name="f:mark" as="element(fo:inline)">
    <fo:inline font-style="normal" font-weight="normal"><xsl:sequence select="f:raised(@n)"/>{@n}</fo:inline>
  </xsl:template>

  <!-- A figure is raised and made small; a sign (*, †) stands high of itself. -->
  <xsl:function name="f:raised" as="attribute()*" visibility="private">
    <xsl:param name="number" as="xs:string"/>
    <xsl:if test="matches($number, '[\p{L}\p{N}]')">
      <xsl:sequence select="f:set(map { 'baseline-shift': '33%', 'font-size': '65%', 'line-height': '0pt' })"/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="p:again" mode="f:block" as="element()">
    <xsl:element name="fo:{if (key('f:by-id', @to, ancestor::p:book)) then 'basic-link' else 'inline'}">
      <xsl:sequence select="f:inside(., @to)"/>
      <xsl:if test="@from"><xsl:attribute name="id" select="'from-' || @from"/></xsl:if>
      <xsl:sequence select="f:raised(.)"/>
      <xsl:text>{.}</xsl:text>
    </xsl:element>
  </xsl:template>

  <xsl:template match="p:link" mode="f:block" as="element(fo:basic-link)">
    <fo:basic-link external-destination="url(&quot;{@to}&quot;)"><xsl:apply-templates mode="f:block"/></fo:basic-link>
  </xsl:template>

  <xsl:template match="p:link[starts-with(@to, '#')]" mode="f:block" as="element()">
    <xsl:element name="fo:{if (key('f:by-id', substring(@to, 2), ancestor::p:book)) then 'basic-link' else 'inline'}">
      <xsl:sequence select="f:inside(., substring(@to, 2))"/>
      <xsl:apply-templates mode="f:block"/>
    </xsl:element>
  </xsl:template>

  <!-- Where a link leads, if the book has the place. -->
  <xsl:function name="f:inside" as="attribute(internal-destination)?" visibility="private">
    <xsl:param name="from" as="element()"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:if test="key('f:by-id', $id, $from/ancestor::p:book)"><xsl:attribute name="internal-destination" select="$id"/></xsl:if>
  </xsl:function>

  <xsl:template match="p:cross" mode="f:block" as="node()*">
    <xsl:if test="key('f:by-id', @to, ancestor::p:book)">
      <xsl:text> (</xsl:text>
      <fo:basic-link internal-destination="{@to}">{m:label('page-short', ancestor::p:book/@xml:lang)}&#160;<fo:page-number-citation ref-id="{@to}"/></fo:basic-link>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:key name="f:by-id" match="p:*[@id]" use="@id"/>

  <!-- A place without words. FOP stops where an empty inline stands in another (a name in italics) before words that it may divide. -->
  <xsl:template match="p:ix[$fo-profile = 'fop'] | p:anchor[$fo-profile = 'fop']" mode="f:block" as="element(fo:wrapper)" priority="1"><fo:wrapper id="{@id}"/></xsl:template>

  <xsl:template match="p:ix" mode="f:block" as="element(fo:inline)*">
    <xsl:variable name="keys" as="xs:string*" select="f:keys(.)"/>
    <fo:inline id="{@id}">
      <xsl:if test="exists($keys)"><xsl:attribute name="index-key" select="head($keys)"/></xsl:if>
    </fo:inline>
    <xsl:for-each select="tail($keys)"><fo:inline index-key="{.}"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="p:anchor" mode="f:block" as="element(fo:inline)"><fo:inline id="{@id}"/></xsl:template>

  <!-- Between blocks: a witness may have a paragraph where the one that is shown has nothing. -->
  <xsl:template match="(p:work | p:section | p:set-off | p:speech | p:stanza | p:item)/p:anchor" mode="f:block" as="element(fo:block)" priority="0.7"><fo:block line-height="0pt" id="{@id}"/></xsl:template>

  <!-- Where a page of the copy begins: in the line, as FO has no notes in the margin that all formatters set in the same way;
       for FOP an empty place in the first run, whose height on the page the second one knows. -->
  <xsl:template match="p:source-page" mode="f:block" as="element()">
    <xsl:choose>
      <xsl:when test="$fo-profile = 'fop' and @own-line = 'yes'"><fo:block keep-with-next.within-page="always"><fo:inline id="{@id}"><xsl:call-template name="f:in-margin"/></fo:inline></fo:block></xsl:when>
      <xsl:when test="$fo-profile = 'fop'"><fo:wrapper id="{@id}"><xsl:call-template name="f:in-margin"/></fo:wrapper></xsl:when>
      <xsl:when test="@own-line = 'yes'"><fo:block text-align="end" text-indent="0pt" font-size="70%" line-height="0pt" keep-with-next.within-page="always">[{@n}]</fo:block></xsl:when>
      <xsl:otherwise><fo:inline font-size="70%">[{@n}] </fo:inline></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Never wider or higher than the page has room for. -->
  <xsl:template match="p:graphic" mode="f:block" as="element(fo:external-graphic)">
    <fo:external-graphic src="url('{@url}')" inline-progression-dimension.maximum="100%" block-progression-dimension.maximum="{0.7 * (xs:decimal(ancestor::p:book/@height) - xs:decimal(ancestor::p:book/@top) - xs:decimal(ancestor::p:book/@bottom))}mm"
                         content-width="scale-down-to-fit" content-height="scale-down-to-fit"/>
  </xsl:template>

  <xsl:template match="p:br" mode="f:block" as="element(fo:block)"><fo:block/></xsl:template>
</xsl:stylesheet>
