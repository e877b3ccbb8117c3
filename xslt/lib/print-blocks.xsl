<?xml version="1.0" encoding="UTF-8"?>
<!-- Structure: divisions, heads, paragraphs, quotations, letters; and what is a block at all. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- ============ text and its parts ============ -->

  <xsl:template match="text | front | body | back | group | floatingText/body | floatingText/front | floatingText/back" mode="m:flow" as="element()*">
    <xsl:call-template name="m:parts"/>
  </xsl:template>

  <!-- A text among others, or a group of them, is a division under its title. -->
  <xsl:template match="group/text[ed:own-title(.)] | group[ed:own-title(.)]" mode="m:flow" as="element(p:section)" priority="1">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="title" as="xs:string" select="m:plain(ed:own-title(.))"/>
    <p:section level="{$level + 1}" kind="" title="{$title}" full-title="{$title}" new-page="{m:yes($options?chapters ne 'run-on' and exists(preceding-sibling::text | preceding-sibling::group))}">
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts">
        <xsl:with-param name="level" tunnel="yes" select="$level + 1"/>
      </xsl:call-template>
    </p:section>
  </xsl:template>

  <xsl:template match="floatingText" mode="m:flow" as="element(p:set-off)">
    <p:set-off kind="floating">
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts"/>
    </p:set-off>
  </xsl:template>

  <!-- A division of which nothing is left when its notes have gone to the foot of the page leaves no trace; the heading of a chapter is not theirs and stays. -->
  <xsl:template match="div[m:only-moved-notes(.)]" mode="m:flow" priority="2" as="element()?">
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:if test="$options?notes = 'end'">
      <xsl:call-template name="m:endnotes"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="div" mode="m:flow" as="element(p:section)">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="headed" as="xs:boolean" select="exists(head)"/>
    <xsl:variable name="here" as="xs:integer" select="if ($headed) then $level + 1 else $level"/>
    <p:section level="{$here}" kind="{@type}" title="{m:plain(head[not(@type = 'sub')][1])}" full-title="{head[not(@type = 'sub')][1] ! ed:full-heading(.)}" new-page="{if ($options?chapters = 'run-on') then m:new-page-in-short(.) else m:new-page(.)}">
      <xsl:call-template name="m:identity"/>
      <xsl:if test="not(*[1][self::head])">
        <xsl:apply-templates select="preceding-sibling::*[1][self::pb]" mode="m:pulled"/>
      </xsl:if>
      <xsl:call-template name="m:parts">
        <xsl:with-param name="level" tunnel="yes" select="$here"/>
      </xsl:call-template>
    </p:section>
  </xsl:template>

  <!-- The page of the copy that begins before a division or paragraph is shown where that begins. -->
  <xsl:mode name="m:pulled" visibility="private" on-no-match="fail"/>

  <xsl:template match="pb" mode="m:pulled" as="element(p:source-page)?">
    <xsl:param name="options" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:if test="normalize-space(@n) and $options?source-pages = 'yes'">
      <p:source-page n="{m:page-number(@n)}" own-line="{m:yes(exists(following-sibling::*[1][self::div][not(*[1][self::head])]))}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="pb[following-sibling::*[1][self::div or self::p]][m:block(.)]" mode="m:flow" as="element()?" priority="2"/>

  <xsl:function name="m:page-number" as="xs:string" visibility="private">
    <xsl:param name="n" as="attribute()"/>
    <xsl:sequence select="replace(normalize-space($n), '^\[(.*)\]$', '$1')"/>
  </xsl:function>

  <!-- Parts, chapters and their like begin a page, where they are the divisions of the text as a whole (yes);
       parts, dedications and what follows one, and what comes first in a part, after the title page or after the front matter begin a right-hand page (recto). -->
  <xsl:function name="m:new-page" as="xs:string" visibility="private">
    <xsl:param name="div" as="element()"/>
    <xsl:sequence select="
      if (not($div/@type = ('part', 'book', 'volume', 'chapter', 'preface', 'appendix', 'act', 'dedication', 'introduction'))
        or not(exists($div/head) or $div/@type = 'dedication') or $div/ancestor::floatingText
        or ($div/preceding-sibling::*[1][self::head] and $div/parent::div[not(@type = ('part', 'book', 'volume'))])) then 'no'
      else if ($div/@type = ('part', 'book', 'volume', 'dedication')) then 'recto'
      else if ($div/parent::body/preceding-sibling::front[child::div or titlePage/@type = 'heading'][every $part in * satisfies m:of-the-source($part)][not($div/preceding-sibling::*)]) then 'no'
      else if ($div/parent::front/titlePage and (every $part in $div/preceding-sibling::* satisfies m:of-the-source($part))) then 'no'
      else if ($div/preceding-sibling::div) then (if ($div/preceding-sibling::div[1]/@type = 'dedication') then 'recto' else 'yes')
      else if ($div/parent::div or $div/parent::front/titlePage or $div/parent::body/preceding-sibling::front[titlePage[not(m:of-the-source(.))] or child::div[not(m:of-the-source(.))]]) then 'recto'
      else 'yes'"/>
  </xsl:function>

  <!-- Where chapters run on, only a dedication has a page for itself, and the title page of the source. -->
  <xsl:function name="m:new-page-in-short" as="xs:string" visibility="private">
    <xsl:param name="div" as="element()"/>
    <xsl:variable name="before" as="element()?" select="($div/preceding-sibling::*[1], $div[not(preceding-sibling::*)]/parent::body/preceding-sibling::front/*[last()])[1]"/>
    <xsl:sequence select="m:yes(m:new-page($div) ne 'no' and ($div/@type = 'dedication' or exists($before[@type = 'dedication' or self::titlePage[not(m:of-the-source(.))]])))"/>
  </xsl:function>

  <!-- A few lines that say where the text comes from, which need no page of their own, or the heading of the text. -->
  <xsl:function name="m:of-the-source" as="xs:boolean" visibility="private">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="$part/@type = ('provenance', 'boilerplate') or exists($part/(self::titlePage[@type = 'heading'] | self::pb | self::lb | self::fw))"/>
  </xsl:function>

  <xsl:function name="m:yes" as="xs:string" visibility="private">
    <xsl:param name="is" as="xs:boolean"/>
    <xsl:sequence select="if ($is) then 'yes' else 'no'"/>
  </xsl:function>

  <!-- The id of the element, if it has one, and its language, if it differs from what is around it. -->
  <xsl:template name="m:identity" as="attribute()*">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:if test="@ed:id"><xsl:attribute name="id" select="$prefix || @ed:id"/></xsl:if>
    <xsl:copy-of select="@xml:lang"/>
  </xsl:template>

  <!-- ============ title page of the text, heads ============ -->

  <xsl:template match="titlePage" mode="m:flow" as="element(p:title-block)">
    <p:title-block own-page="{m:yes(not(@type = 'heading' or ancestor::group))}">
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts"/>
    </p:title-block>
  </xsl:template>

  <xsl:template match="docTitle" mode="m:flow" as="element()*">
    <xsl:call-template name="m:parts"/>
  </xsl:template>

  <!-- The main title at the head of the text is its first heading, and so is that of its title page among other texts; what else stands there is not. -->
  <xsl:template match="titlePage[1]//titlePart[not(@type = ('sub', 'desc', 'alt'))][1]" mode="m:flow" as="element()" priority="2">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <xsl:param name="together" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="ancestor::text[1]/parent::group">
        <p:head level="{$level}" title="{(m:plain(.)[. ne ''], '…')[1]}">
          <xsl:call-template name="m:identity"/>
          <xsl:if test="not(@xml:id)"><xsl:attribute name="id" select="$prefix || 'head-' || ancestor::text[1]/@ed:id"/></xsl:if>
          <xsl:apply-templates mode="m:flow"/>
        </p:head>
      </xsl:when>
      <xsl:when test="$together or ancestor::titlePage/@type = 'heading'">
        <p:head level="{$level}" title="{(m:plain(.)[. ne ''], '…')[1]}" listed="{m:yes($together or not(m:same-words(m:plain(.), m:title(ancestor::TEI[1]))))}">
          <xsl:call-template name="m:identity"/>
          <xsl:if test="not(@xml:id)"><xsl:attribute name="id" select="$prefix || 'head'"/></xsl:if>
          <xsl:apply-templates mode="m:flow"/>
        </p:head>
      </xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The words of the title page need not be said again in the contents. -->
  <xsl:function name="m:same-words" as="xs:boolean" visibility="private">
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="other" as="xs:string"/>
    <xsl:sequence select="replace(lower-case($one), '[^\p{L}\p{N}]', '') eq replace(lower-case($other), '[^\p{L}\p{N}]', '')"/>
  </xsl:function>

  <!-- True of the heading of the whole text, where that says its title. -->
  <xsl:function name="m:is-title" as="xs:boolean" visibility="private">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="exists($head/parent::div/parent::body/parent::text/parent::TEI) and empty($head/../(preceding-sibling::div | following-sibling::div)[1])
      and m:same-words(ed:full-heading($head), m:title($head/ancestor::TEI[1]))"/>
  </xsl:function>

  <xsl:template match="titlePart | docAuthor | docDate | docImprint | titlePage/byline" mode="m:flow" as="element(p:line-of)">
    <p:line-of role="{local-name()}{if (@type) then '-' || @type else ''}">
      <xsl:call-template name="m:identity"/>
      <xsl:apply-templates mode="m:flow"/>
    </p:line-of>
  </xsl:template>

  <xsl:template match="docImprint/docDate | docImprint/docAuthor" mode="m:flow" priority="1" as="node()*">
    <xsl:call-template name="m:phrase"/>
  </xsl:template>

  <xsl:template match="head" mode="m:flow" as="element()">
    <xsl:param name="level" as="xs:integer" tunnel="yes"/>
    <xsl:param name="together" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <p:head level="{$level}" title="{(ed:full-heading(.)[. ne ''], '…')[1]}" listed="{m:yes($together or not(m:is-title(.)))}" id="{$prefix}{(@xml:id, 'head-' || (../@ed:id, ../../@ed:id)[1] || '-' || count(preceding-sibling::head))[1]}">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:if test="not(preceding-sibling::*)">
        <xsl:apply-templates select="../preceding-sibling::*[1][self::pb]" mode="m:pulled"/>
      </xsl:if>
      <xsl:apply-templates mode="m:flow"/>
    </p:head>
  </xsl:template>

  <xsl:template match="head[@type = 'sub'] | head[preceding-sibling::head] | head[not(m:is-division(..))]" mode="m:flow" as="element(p:subhead)" priority="1">
    <p:subhead of="{local-name(..)}">
      <xsl:call-template name="m:identity"/>
      <xsl:apply-templates mode="m:flow"/>
    </p:subhead>
  </xsl:template>

  <xsl:function name="m:is-division" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::div | self::group | self::body[parent::text/parent::group][ed:own-title(..) is head[1]]))"/>
  </xsl:function>

  <!-- ============ paragraphs and quotations ============ -->

  <xsl:template match="p" mode="m:flow" as="element(p:para)">
    <p:para n="{@n}">
      <xsl:call-template name="m:identity"/>
      <xsl:apply-templates select="preceding-sibling::*[1][self::pb][m:block(.)]" mode="m:pulled"/>
      <xsl:apply-templates select="preceding-sibling::*[1][self::dateline[@rend = 'run-in']]" mode="m:run-in"/>
      <xsl:apply-templates mode="m:flow"/>
    </p:para>
  </xsl:template>

  <xsl:mode name="m:run-in" visibility="private" on-no-match="fail"/>

  <xsl:template match="dateline" mode="m:run-in" as="node()*">
    <p:style name="run-in"><xsl:apply-templates mode="m:flow"/></p:style>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="dateline[@rend = 'run-in'][following-sibling::*[1][self::p]]" mode="m:flow" priority="2" as="element()*"/>

  <xsl:template match="quote[m:block(.)] | q[m:block(.)] | said[m:block(.)] | cit[m:block(.)]" mode="m:flow" as="element(p:set-off)" priority="1">
    <p:set-off kind="quotation">
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts"/>
    </p:set-off>
  </xsl:template>

  <!-- What is set off already is not set off again. -->
  <xsl:template match="epigraph/cit[m:block(.)] | epigraph/quote[m:block(.)] | epigraph/cit/quote[m:block(.)] | cit[m:block(.)]/quote" mode="m:flow" as="element()*" priority="3">
    <xsl:call-template name="m:parts"/>
  </xsl:template>

  <xsl:template match="bibl[m:block(.)]" mode="m:flow" as="element(p:line-of)" priority="1">
    <p:line-of role="attribution">
      <xsl:call-template name="m:identity"/>
      <xsl:apply-templates mode="m:flow"/>
    </p:line-of>
  </xsl:template>

  <xsl:template match="epigraph | argument | opener | closer | postscript" mode="m:flow" as="element(p:set-off)">
    <p:set-off kind="{local-name()}">
      <xsl:call-template name="m:identity"/>
      <xsl:call-template name="m:parts"/>
    </p:set-off>
  </xsl:template>

  <!-- Children of something that holds blocks: blocks as they are, loose text and phrases gathered in paragraphs. -->
  <xsl:template name="m:parts" as="element()*">
    <xsl:param name="of" as="node()*" select="node()"/>
    <xsl:for-each-group select="$of" group-adjacent="self::* and m:block(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()" mode="m:flow"/></xsl:when>
        <!-- The encoder's space between blocks: in plays and verse the most frequent of all. -->
        <xsl:when test="empty(current-group()[2]) and self::text()[not(normalize-space())]"/>
        <xsl:otherwise><xsl:call-template name="m:loose"><xsl:with-param name="nodes" select="current-group()"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Phrases between blocks: a paragraph, if there is something in them; page marks and ornaments stay what they are. -->
  <xsl:template name="m:loose" as="element()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="made" as="node()*"><xsl:apply-templates select="$nodes" mode="m:flow"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="exists($made[self::p:note or self::p:graphic]) or normalize-space(string-join($made)) ne ''"><p:para><xsl:sequence select="$made"/></p:para></xsl:when>
      <xsl:otherwise><xsl:sequence select="$made[self::p:source-page or self::p:anchor]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- True for an element that stands on lines of its own: by its name, by what it holds, or because its parent holds no running text. -->
  <xsl:function name="m:block" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($element)"/>
    <xsl:sequence select="
      if ($name = ('docDate', 'docAuthor') and $element/parent::docImprint) then false()
      else if ($name = $m:always-block or m:is-entry($element)) then true()
      else if ($name = ('pb', 'milestone')) then local-name($element/parent::*) = $m:holds-blocks
      else if (not($name = ('quote', 'q', 'said', 'cit', 'bibl', 'stage', 'note', 'signed', 'salute', 'dateline'))) then false()
      else if ($name = 'bibl') then exists($element/(parent::epigraph | parent::cit[m:block(.)]))
      else if ($name = 'note') then m:block-note($element)
      else if ($element/parent::cit) then m:block($element/parent::cit)
      else if ($element/@ed:block) then $element/@ed:block = 'yes'
      else if (exists($element/*[local-name() = $m:always-block])) then true()
      else local-name($element/parent::*) = $m:holds-blocks and (empty($element/../text()[normalize-space()]) or m:own-line($element))"/>
  </xsl:function>

  <!-- True for a line of an opener or closer beside which other words stand only behind the end of a line. -->
  <xsl:function name="m:own-line" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::dateline | self::salute | self::signed)[parent::opener or parent::closer or parent::postscript])
      and (every $beside in ($element/preceding-sibling::node()[self::* or normalize-space()][1], $element/following-sibling::node()[self::* or normalize-space()][1])
           satisfies exists($beside[self::dateline or self::salute or self::signed or self::lb]))"/>
  </xsl:function>

  <!-- True for what a list is made of; anything else in a list stands between its items. -->
  <xsl:function name="m:is-entry" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="local-name($element/..) = ('list', 'listBibl', 'listPerson', 'listPlace', 'listOrg')
      and exists($element/(self::item | self::label | self::bibl | self::biblStruct | self::person | self::place | self::org | self::ed:foreign))"/>
  </xsl:function>

  <xsl:variable name="m:always-block" as="xs:string+" select="'text', 'group', 'front', 'body', 'back', 'p', 'lg', 'l', 'sp', 'list', 'table', 'figure', 'div', 'head', 'opener', 'closer',
    'postscript', 'epigraph', 'argument', 'trailer', 'floatingText', 'listBibl', 'listPerson', 'listPlace', 'listOrg', 'titlePage', 'byline', 'docTitle', 'titlePart', 'docAuthor', 'docDate', 'docImprint', 'speaker', 'address'"/>

  <xsl:variable name="m:holds-blocks" as="xs:string+" select="'div', 'body', 'front', 'back', 'epigraph', 'argument', 'postscript', 'sp', 'figure', 'lg',
    'opener', 'closer', 'listBibl', 'text', 'group', 'floatingText', 'table', 'list', 'titlePage', 'docTitle'"/>

  <!-- ============ letters, trailers ============ -->

  <xsl:template match="dateline | salute | signed | byline | trailer | address" mode="m:flow" as="element()">
    <p:line-of role="{local-name()}">
      <xsl:call-template name="m:identity"/>
      <xsl:apply-templates mode="m:flow"/>
    </p:line-of>
  </xsl:template>

  <!-- Inside running text (signed within a sentence of the closer) they are words among words. -->
  <xsl:template match="(dateline | salute | signed)[not(m:block(.))]" mode="m:flow" as="node()*" priority="1">
    <xsl:call-template name="m:phrase"/>
  </xsl:template>

  <xsl:template match="addrLine" mode="m:flow" as="node()*">
    <xsl:call-template name="m:phrase"/>
    <xsl:if test="following-sibling::addrLine"><p:br/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
