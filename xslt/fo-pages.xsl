<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the FO book: masters, running heads, the margin, and the order of the whole. Part of fo.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:f="urn:x-teiwright:fo:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="p:book" mode="f:block" as="element(fo:root)">
    <fo:root font-family="{$font-family}" font-size="{@size}pt" line-height="{@leading}pt" text-align="justify" text-align-last="relative"
             hyphenate="true" widows="2" orphans="2" font-selection-strategy="character-by-character">
      <xsl:if test="m:direction(@xml:lang) eq 'rtl'"><xsl:attribute name="writing-mode" select="'rl-tb'"/></xsl:if>
      <xsl:call-template name="f:language"/>
      <xsl:call-template name="f:masters"/>
      <xsl:call-template name="f:bookmarks"/>
      <xsl:apply-templates select="p:half-title, p:title-page, p:imprint" mode="f:block"/>
      <xsl:if test="m:wants-contents(.)"><xsl:call-template name="f:contents"/></xsl:if>
      <xsl:apply-templates select="p:works" mode="f:block"/>
      <xsl:if test="p:index"><xsl:call-template name="f:indexes"/></xsl:if>
    </fo:root>
  </xsl:template>

  <!-- ============ masters ============ -->

  <!-- Pages before the text, which are bare; of text; and of indexes, which have two columns. -->
  <xsl:template name="f:masters" as="element(fo:layout-master-set)">
    <fo:layout-master-set>
      <xsl:sequence select="f:master(., 'bare-recto', 'recto', (), 1), f:master(., 'bare-verso', 'verso', (), 1), f:page-masters(., 'text', 1), f:page-masters(., 'index', 2)"/>
      <fo:page-sequence-master master-name="bare"><fo:repeatable-page-master-alternatives><xsl:sequence select="f:sides('bare')"/></fo:repeatable-page-master-alternatives></fo:page-sequence-master>
      <xsl:sequence select="f:sequence-master('text'), f:sequence-master('index')"/>
    </fo:layout-master-set>
  </xsl:template>

  <xsl:function name="f:page-masters" as="element(fo:simple-page-master)+" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:sequence select="for $side in ('recto', 'verso') return (f:master($book, $kind || '-' || $side, $side, $side, $columns),
      f:master($book, $kind || '-opening-' || $side, $side, 'opening', $columns))"/>
  </xsl:function>

  <xsl:function name="f:sequence-master" as="element(fo:page-sequence-master)" visibility="private">
    <xsl:param name="kind" as="xs:string"/>
    <fo:page-sequence-master master-name="{$kind}">
      <fo:repeatable-page-master-alternatives>
        <fo:conditional-page-master-reference master-reference="bare-verso" blank-or-not-blank="blank"/>
        <fo:conditional-page-master-reference master-reference="{$kind}-opening-recto" page-position="first" odd-or-even="odd"/>
        <fo:conditional-page-master-reference master-reference="{$kind}-opening-verso" page-position="first" odd-or-even="even"/>
        <xsl:sequence select="f:sides($kind)"/>
      </fo:repeatable-page-master-alternatives>
    </fo:page-sequence-master>
  </xsl:function>

  <xsl:function name="f:sides" as="element(fo:conditional-page-master-reference)+" visibility="private">
    <xsl:param name="kind" as="xs:string"/>
    <fo:conditional-page-master-reference master-reference="{$kind}-recto" odd-or-even="odd"/>
    <fo:conditional-page-master-reference master-reference="{$kind}-verso" odd-or-even="even"/>
  </xsl:function>

  <xsl:function name="f:master" as="element(fo:simple-page-master)" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="side" as="xs:string"/>
    <xsl:param name="head" as="xs:string?"/>
    <xsl:param name="columns" as="xs:integer"/>
    <fo:simple-page-master master-name="{$name}" page-width="{$book/@width}mm" page-height="{$book/@height}mm"
                           margin-left="{if ($side = 'recto') then $book/@inner else $book/@outer}mm"
                           margin-right="{if ($side = 'recto') then $book/@outer else $book/@inner}mm">
      <fo:region-body region-name="text" margin-top="{$book/@top}mm" margin-bottom="{$book/@bottom}mm" column-count="{$columns}" column-gap="1.6em"/>
      <xsl:if test="$head">
        <fo:region-before region-name="head-{$head}" extent="{number($book/@top) - 6}mm" display-align="after"/>
        <fo:region-after region-name="foot-{$head}" extent="{number($book/@bottom) - 6}mm" display-align="before"/>
      </xsl:if>
    </fo:simple-page-master>
  </xsl:function>

  <!-- What every text sequence has outside the text: heads, drop folio, the rule over the notes. -->
  <xsl:template name="f:outside" as="element(fo:static-content)+">
    <xsl:param name="verso" as="xs:string"/>
    <xsl:variable name="margin" as="element(fo:block)?">
      <xsl:if test="map:size($f:margin) gt 0"><fo:block line-height="0pt"><fo:retrieve-marker retrieve-class-name="margin" retrieve-position="first-starting-within-page" retrieve-boundary="page"/></fo:block></xsl:if>
    </xsl:variable>
    <fo:static-content flow-name="head-recto">
      <xsl:sequence select="$margin"/>
      <xsl:call-template name="f:running-head">
        <xsl:with-param name="right" select="true()"/>
        <xsl:with-param name="words"><fo:inline font-style="italic"><fo:retrieve-marker retrieve-class-name="recto" retrieve-position="first-including-carryover" retrieve-boundary="document"/></fo:inline></xsl:with-param>
      </xsl:call-template>
    </fo:static-content>
    <fo:static-content flow-name="head-verso">
      <xsl:sequence select="$margin"/>
      <xsl:call-template name="f:running-head">
        <xsl:with-param name="right" select="false()"/>
        <xsl:with-param name="words"><fo:inline><xsl:call-template name="f:capitals"><xsl:with-param name="when" select="true()"/></xsl:call-template>{$verso}</fo:inline></xsl:with-param>
      </xsl:call-template>
    </fo:static-content>
    <xsl:if test="$margin"><fo:static-content flow-name="head-opening"><xsl:sequence select="$margin"/></fo:static-content></xsl:if>
    <fo:static-content flow-name="foot-opening"><fo:block text-align="center" font-size="86%"><fo:page-number/></fo:block></fo:static-content>
    <fo:static-content flow-name="xsl-footnote-separator"><fo:block space-before="6pt" space-after="2pt"><fo:leader leader-pattern="rule" leader-length="18%" rule-thickness="0.4pt"/></fo:block></fo:static-content>
  </xsl:template>

  <!-- Number outside, words in the middle: a table of three columns, because every formatter agrees on tables. -->
  <xsl:template name="f:running-head" as="element(fo:table)">
    <xsl:param name="right" as="xs:boolean"/>
    <xsl:param name="words" as="document-node()"/>
    <fo:table width="100%" table-layout="fixed" font-size="86%" line-height="1.2">
      <fo:table-column column-width="2em"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="2em"/>
      <fo:table-body>
        <fo:table-row>
          <fo:table-cell><fo:block text-align="start"><xsl:if test="not($right)"><fo:page-number/></xsl:if></fo:block></fo:table-cell>
          <fo:table-cell><fo:block text-align="center" hyphenate="false"><xsl:sequence select="$words/node()"/></fo:block></fo:table-cell>
          <fo:table-cell><fo:block text-align="end"><xsl:if test="$right"><fo:page-number/></xsl:if></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ============ pages of the copy, in the margin ============ -->

  <!-- Page → where on it pages of the copy begin, (id, points from the top), as a first run of FOP told. -->
  <xsl:variable name="f:margin" as="map(xs:integer, array(*)*)">
    <xsl:map>
      <xsl:for-each-group select="tokenize($pages)[matches(., '^source-page-[0-9]+=[0-9]+@[0-9]+$')]" group-by="xs:integer(replace(., '^.*=|@.*$', ''))">
        <xsl:map-entry key="current-grouping-key()" select="current-group() ! [substring-before(., '='), substring-after(., '@')]"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- The first that falls on a page brings them all along, as a marker that the head of the page shows. -->
  <xsl:template name="f:in-margin" as="element(fo:marker)?">
    <xsl:variable name="page" as="xs:integer?" select="$f:page-of(@id)"/>
    <xsl:variable name="marks" as="array(*)*" select="$page ! $f:margin(.)"/>
    <xsl:variable name="book" as="element(p:book)" select="ancestor::p:book"/>
    <xsl:if test="$marks[1]?1 = @id">
      <fo:marker marker-class-name="margin">
        <xsl:for-each select="$marks">
          <fo:block-container absolute-position="fixed" top="{?2}pt" left="{if ($page mod 2 eq 1) then xs:decimal($book/@width) - xs:decimal($book/@outer) + 2.5 else xs:decimal($book/@outer) - 13.5}mm" width="11mm" height="1.2em">
            <fo:block font-size="{0.72 * xs:decimal($book/@size)}pt" line-height="{$book/@leading}pt" font-style="italic" text-indent="0pt" text-align="{if ($page mod 2 eq 1) then 'start' else 'end'}">{key('f:by-id', ?1, $book)/@n}</fo:block>
          </fo:block-container>
        </xsl:for-each>
      </fo:marker>
    </xsl:if>
  </xsl:template>

  <!-- ============ the text ============ -->

  <!-- Each text, and in it each division that begins a page, has a sequence of pages of its own, so that its first page has no running head. -->
  <xsl:template match="p:works" mode="f:block" as="element(fo:page-sequence)*">
    <xsl:apply-templates select="p:work" mode="f:sequences"/>
  </xsl:template>

  <xsl:mode name="f:sequences" visibility="private" on-no-match="fail"/>

  <xsl:template match="p:work | p:section" mode="f:sequences" as="element(fo:page-sequence)*">
    <xsl:variable name="whole" as="element()" select="."/>
    <xsl:for-each-group select="*" group-starting-with="p:section[@new-page ne 'no'] | *[preceding-sibling::*[1][f:divided(.)]]">
      <xsl:choose>
        <xsl:when test="f:divided(.)"><xsl:apply-templates select="." mode="f:sequences"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="f:sequence">
            <xsl:with-param name="whole" select="$whole"/>
            <xsl:with-param name="parts" select="current-group()"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- True for a division (a part of a book) that is divided into others that begin pages. -->
  <xsl:function name="f:divided" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/self::p:section/p:section[@new-page ne 'no'])"/>
  </xsl:function>

  <!-- Some parts of a text or of a division, from their own page on. -->
  <xsl:template name="f:sequence" as="element(fo:page-sequence)">
    <xsl:param name="whole" as="element()"/>
    <xsl:param name="parts" as="element()+"/>
    <xsl:variable name="work" as="element(p:work)" select="$whole/ancestor-or-self::p:work"/>
    <xsl:variable name="first" as="xs:boolean" select="empty($parts[1]/preceding-sibling::*)"/>
    <xsl:variable name="opens-work" as="xs:boolean" select="empty($parts[1]/preceding::*[ancestor::p:work is $work])"/>
    <xsl:variable name="bare" as="xs:boolean" select="count($parts) eq 1 and $parts/(self::p:title-block[@own-page = 'yes'] or self::p:section[@kind = 'dedication'])"/>
    <fo:page-sequence master-reference="{if ($bare) then 'bare' else 'text'}" initial-page-number="{if ($opens-work and empty($work/preceding-sibling::p:work)) then '1' else if (($parts[1], $whole[$first])/@new-page = 'recto') then 'auto-odd' else 'auto'}">
      <xsl:if test="$opens-work"><xsl:copy-of select="$work/@id"/></xsl:if>
      <xsl:for-each select="$whole/ancestor-or-self::*[@xml:lang][1]"><xsl:call-template name="f:language"/></xsl:for-each>
      <xsl:call-template name="f:outside"><xsl:with-param name="verso" select="m:running-authors(string(($work/@author[. ne ''], $work/@title)[1]), $work/ancestor::p:book)"/></xsl:call-template>
      <fo:flow flow-name="text">
        <xsl:if test="$opens-work"><fo:block line-height="0pt"><fo:marker marker-class-name="recto">{m:running($work/@title, $work/ancestor::p:book)}</fo:marker></fo:block></xsl:if>
        <xsl:choose>
          <xsl:when test="$first and $whole/self::p:section">
            <xsl:for-each select="$whole"><xsl:call-template name="f:section"><xsl:with-param name="parts" select="$parts"/></xsl:call-template></xsl:for-each>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="$parts" mode="f:block"/></xsl:otherwise>
        </xsl:choose>
      </fo:flow>
    </fo:page-sequence>
  </xsl:template>
</xsl:stylesheet>
