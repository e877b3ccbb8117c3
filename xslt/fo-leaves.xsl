<?xml version="1.0" encoding="UTF-8"?>
<!-- The leaves before the text of the FO book: half-title, title page, imprint, contents; and the bookmarks. Part of fo.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:f="urn:x-teiwright:fo:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- The title alone; the back of its leaf stays empty. -->
  <xsl:template match="p:half-title" mode="f:block" as="element(fo:page-sequence)">
    <fo:page-sequence master-reference="bare" initial-page-number="1" force-page-count="end-on-even">
      <fo:flow flow-name="text" text-align="center" hyphenate="false">
        <fo:block font-size="135%" line-height="1.25" space-before="40mm" space-before.conditionality="retain"><xsl:apply-templates mode="f:block"/></fo:block>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template match="p:title-page" mode="f:block" as="element(fo:page-sequence)">
    <fo:page-sequence master-reference="bare" force-page-count="no-force">
      <fo:flow flow-name="text" text-align="center" hyphenate="false">
        <xsl:apply-templates mode="f:title-line"/>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:mode name="f:title-line" visibility="private" on-no-match="fail"/>

  <xsl:template match="p:line-of" mode="f:title-line" as="element(fo:block)">
    <fo:block space-before.conditionality="retain">
      <xsl:sequence select="f:set((map {
        'author': map { 'font-size': '13pt', 'space-before': '32mm', 'space-after': '11mm' },
        'title': map { 'font-size': if (string-length(.) gt 200) then '13pt' else if (string-length(.) gt 100) then '17pt' else '25pt', 'line-height': '1.15', 'space-before': if (preceding-sibling::p:line-of) then '0mm' else '44mm', 'space-after': '4mm' },
        'subtitle': map { 'font-size': '13pt', 'font-style': 'italic', 'space-after': '8mm' },
        'duty': map { 'space-after': '3mm' },
        'publisher': map { 'space-before': '40mm' },
        'year': map { 'space-before': if (../p:line-of[@role = 'publisher']) then '1mm' else '44mm' } }(@role), map {})[1])"/>
      <xsl:call-template name="f:capitals"><xsl:with-param name="when" select="@role = 'publisher'"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="@role = 'author'"><fo:inline><xsl:call-template name="f:capitals"><xsl:with-param name="when" select="true()"/></xsl:call-template><xsl:apply-templates mode="f:block"/></fo:inline></xsl:when>
        <xsl:otherwise><xsl:apply-templates mode="f:block"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:imprint" mode="f:block" as="element(fo:page-sequence)">
    <fo:page-sequence master-reference="bare" force-page-count="end-on-even">
      <fo:flow flow-name="text" font-size="8.3pt" line-height="1.3" text-align="start" hyphenate="false">
        <fo:block-container height="{number(../@height) - number(../@top) - number(../@bottom) - 1}mm" display-align="after">
          <xsl:apply-templates mode="f:block"/>
        </fo:block-container>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template match="p:fact" mode="f:block" as="element(fo:block)">
    <fo:block space-before="0.5em"><xsl:call-template name="f:plain-block"/></fo:block>
  </xsl:template>

  <xsl:template match="p:fact/p:label" mode="f:block" as="element(fo:inline)" priority="1">
    <fo:inline font-style="italic"><xsl:apply-templates mode="f:block"/></fo:inline>
  </xsl:template>

  <xsl:template name="f:contents" as="element(fo:page-sequence)">
    <xsl:variable name="from" as="xs:integer" select="m:contents-from(.)"/>
    <fo:page-sequence master-reference="bare" force-page-count="end-on-even">
      <fo:flow flow-name="text" hyphenate="false">
        <fo:block text-align="center" font-size="130%" space-before="18mm" space-before.conditionality="retain" space-after="1.6em">{m:label('contents', @xml:lang)}</fo:block>
        <xsl:apply-templates select="p:works//p:head[xs:integer(@level) le $from + 2][not(@listed = 'no')] | p:works//p:endnotes[@own-page = 'yes'] | p:index" mode="f:contents">
          <xsl:with-param name="from" select="$from"/>
        </xsl:apply-templates>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <xsl:template match="p:head | p:endnotes | p:index" mode="f:contents" as="element(fo:block)+">
    <xsl:param name="from" as="xs:integer"/>
    <!-- In a collection of several authors each text has its author's name before its title. -->
    <xsl:if test="ancestor::p:work[@signed = 'yes']/descendant::p:head[1] is .">
      <fo:block space-before="0.35em" keep-with-next.within-page="always"><fo:inline><xsl:call-template name="f:capitals"><xsl:with-param name="when" select="true()"/></xsl:call-template>{ancestor::p:work/@author}</fo:inline></fo:block>
    </xsl:if>
    <fo:block text-align="start" text-align-last="justify" start-indent="{1.2 * max((0, xs:integer((@level, 1)[1]) - $from)) + 1.5}em" text-indent="-1.5em">
      <fo:basic-link internal-destination="{f:id(.)}">{f:parted(f:heading(.), .)}</fo:basic-link>
      <xsl:text> </xsl:text>
      <fo:leader leader-pattern="dots" leader-length.optimum="100%" leader-length.minimum="1em" leader-length.maximum="100%"/>
      <xsl:text> </xsl:text>
      <fo:page-number-citation ref-id="{f:id(.)}"/>
    </fo:block>
  </xsl:template>

  <xsl:function name="f:id" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string(($element/@id, 'index-' || $element/@kind)[1])"/>
  </xsl:function>

  <xsl:function name="f:heading" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string(($element/@title, normalize-space($element))[. ne ''][1])"/>
  </xsl:function>

  <!-- ============ bookmarks: nested by level ============ -->

  <xsl:template name="f:bookmarks" as="element(fo:bookmark-tree)?">
    <xsl:variable name="entries" as="element()*" select="(p:works//p:head | p:works//p:endnotes | p:index)[f:heading(.) ne '']"/>
    <xsl:if test="$entries">
      <fo:bookmark-tree><xsl:sequence select="f:bookmarks($entries, 1)"/></fo:bookmark-tree>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:bookmarks" as="element(fo:bookmark)*" visibility="private">
    <xsl:param name="entries" as="element()*"/>
    <xsl:param name="level" as="xs:integer"/>
    <xsl:for-each-group select="$entries" group-starting-with="*[xs:integer((@level, 1)[1]) le $level]">
      <fo:bookmark internal-destination="{f:id(.)}" starting-state="{if ($level eq 1) then 'show' else 'hide'}">
        <fo:bookmark-title>{f:heading(.)}</fo:bookmark-title>
        <xsl:sequence select="f:bookmarks(tail(current-group()), $level + 1)"/>
      </fo:bookmark>
    </xsl:for-each-group>
  </xsl:function>
</xsl:stylesheet>
