<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes of the FO book. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:f="urn:x-teiwright:fo:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- What spans both columns, at the head of each index and at the end, makes them of the same height. -->
  <xsl:template name="f:indexes" as="element(fo:page-sequence)">
    <fo:page-sequence master-reference="index">
      <xsl:call-template name="f:outside"><xsl:with-param name="verso" select="m:running-authors(string((@author[. ne ''], @title)[1]), .)"/></xsl:call-template>
      <fo:flow flow-name="text" font-size="88%" line-height="1.25" text-align="start">
        <xsl:apply-templates select="p:index" mode="f:block"/>
        <fo:block span="all"/>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>

  <!-- A short index may share its page with the one before it. -->
  <xsl:template match="p:index" mode="f:block" as="element(fo:block)+">
    <fo:block id="index-{@kind}" span="all" font-size="155%" text-align="center" space-before="2em" space-before.conditionality="retain" padding-after="1.4em" keep-with-next.within-page="always">
      <xsl:if test="preceding-sibling::p:index and count(p:entry) gt 56"><xsl:attribute name="break-before" select="'page'"/></xsl:if>
      <fo:marker marker-class-name="recto">{@title}</fo:marker>
      <xsl:text>{@title}</xsl:text>
    </fo:block>
    <xsl:if test=".//p:at[@sure = 'no']"><fo:block span="all" font-style="italic" padding-after="1em">{@doubt}</fo:block></xsl:if>
    <xsl:apply-templates mode="f:index"/>
  </xsl:template>

  <xsl:template match="p:entry" mode="f:index" as="element(fo:block)">
    <fo:block id="{@id}" start-indent="1.2em" text-indent="-1.2em">
      <xsl:if test="@new-letter = 'yes'"><xsl:attribute name="space-before" select="'0.7em'"/></xsl:if>
      <xsl:text>{f:parted(@name, .)}{if (@detail ne '') then ' (' || @detail || ')' else ''}, </xsl:text>
      <xsl:choose>
        <xsl:when test="$fo-profile ne 'fop'"><xsl:call-template name="f:index-objects"/></xsl:when>
        <xsl:when test="$pages ne ''"><xsl:call-template name="f:known-pages"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="f:cited-pages"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <!-- ============ generic: FO's own index ============ -->

  <!-- The keys under which a point is indexed: by whom, and in which note or doubt. -->
  <xsl:function name="f:keys" as="xs:string+" visibility="private">
    <xsl:param name="point" as="element(p:ix)"/>
    <xsl:sequence select="tokenize($point/@keys) ! f:key(., string($point/ancestor::*[self::p:note or self::p:endnote][1]/@n), $point/@sure)"/>
  </xsl:function>

  <xsl:function name="f:key" as="xs:string" visibility="private">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="note" as="xs:string"/>
    <xsl:param name="sure" as="xs:string"/>
    <xsl:sequence select="$key || (if ($sure = 'no') then '?' else if ($note ne '') then ' n' || $note else '')"/>
  </xsl:function>

  <xsl:template name="f:index-objects" as="element(fo:index-page-citation-list)">
    <fo:index-page-citation-list merge-sequential-page-numbers="merge" merge-pages-across-index-key-references="merge" merge-ranges-across-index-key-references="merge">
      <fo:index-page-citation-list-separator>, </fo:index-page-citation-list-separator>
      <fo:index-page-citation-range-separator>–</fo:index-page-citation-range-separator>
      <xsl:for-each-group select="p:at" group-by="f:key(../@key, @note, @sure)">
        <fo:index-key-reference ref-index-key="{current-grouping-key()}" page-number-treatment="link">
          <xsl:if test="f:suffix(.) ne ''"><fo:index-page-number-suffix><fo:inline>{f:suffix(.)}</fo:inline></fo:index-page-number-suffix></xsl:if>
        </fo:index-key-reference>
      </xsl:for-each-group>
    </fo:index-page-citation-list>
  </xsl:template>

  <xsl:function name="f:suffix" as="xs:string" visibility="private">
    <xsl:param name="at" as="element(p:at)"/>
    <xsl:sequence select="if ($at/@sure = 'no') then '?' else if ($at/@note ne '') then 'n' || $at/@note else ''"/>
  </xsl:function>

  <!-- ============ fop: a citation for each point ============ -->

  <xsl:template name="f:cited-pages" as="node()*">
    <xsl:for-each select="p:at">
      <xsl:if test="position() gt 1">, </xsl:if>
      <fo:basic-link internal-destination="{@point}"><fo:page-number-citation ref-id="{@point}"/>{f:suffix(.)}</fo:basic-link>
    </xsl:for-each>
  </xsl:template>

  <!-- ============ fop, second run: the pages are known and become ranges ============ -->

  <xsl:variable name="f:page-of" as="map(xs:string, xs:integer)" select="map:merge(tokenize($pages)[matches(., '^[^=]+=[0-9]+(@[0-9]+)?$')]
    ! map { substring-before(., '='): xs:integer(replace(., '^.*=|@.*$', '')) }, map { 'duplicates': 'use-first' })"/>

  <xsl:template name="f:known-pages" as="node()*">
    <xsl:variable name="known" as="element(p:at)*" select="p:at[map:contains($f:page-of, @point)]"/>
    <xsl:variable name="sure" as="xs:integer*" select="distinct-values($known[f:suffix(.) eq ''] ! $f:page-of(@point))"/>
    <xsl:variable name="parts" as="element(p:run)*">
      <xsl:sequence select="f:runs($known[f:suffix(.) eq '']), f:runs($known[f:suffix(.) eq '?'][not($f:page-of(@point) = $sure)])"/>
      <xsl:for-each-group select="$known[not(f:suffix(.) = ('', '?'))]" group-by="$f:page-of(@point) || f:suffix(.)">
        <p:run from="{$f:page-of(@point)}" to="{$f:page-of(@point)}" point="{@point}" suffix="{f:suffix(.)}"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:for-each select="sort($parts, (), function($run as element(p:run)) as xs:integer { xs:integer($run/@from) })">
      <xsl:if test="position() gt 1">, </xsl:if>
      <fo:basic-link internal-destination="{@point}">{@from}{if (xs:integer(@to) gt xs:integer(@from)) then '–' || @to else ''}{@suffix}</fo:basic-link>
    </xsl:for-each>
  </xsl:template>

  <!-- Pages that follow each other become one run. -->
  <xsl:function name="f:runs" as="element(p:run)*" visibility="private">
    <xsl:param name="points" as="element(p:at)*"/>
    <xsl:variable name="pages" as="element(p:run)*">
      <xsl:for-each-group select="$points" group-by="$f:page-of(@point)">
        <xsl:sort select="current-grouping-key()"/>
        <p:run from="{current-grouping-key()}" point="{@point}" suffix="{f:suffix(.)}"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:for-each-group select="$pages" group-adjacent="xs:integer(@from) - position()">
      <p:run to="{current-group()[last()]/@from}"><xsl:copy-of select="@*"/></p:run>
    </xsl:for-each-group>
  </xsl:function>
</xsl:stylesheet>
