<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, letters, verse, notes at the end. Part of fo.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:f="urn:x-teiwright:fo:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- ============ blocks ============ -->

  <xsl:template match="p:section" mode="f:block" as="element(fo:block)">
    <xsl:call-template name="f:section"><xsl:with-param name="parts" select="node()"/></xsl:call-template>
  </xsl:template>

  <!-- A division with what of it stands here. -->
  <xsl:template name="f:section" as="element(fo:block)">
    <xsl:param name="parts" as="node()*"/>
    <fo:block>
      <xsl:copy-of select="@id"/>
      <xsl:call-template name="f:language"/>
      <xsl:sequence select="f:section-style(@kind)"/>
      <xsl:choose>
        <xsl:when test="$parts/self::p:section"><xsl:call-template name="f:parts-of-section"><xsl:with-param name="parts" select="$parts"/></xsl:call-template></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="f:running-words"/>
          <xsl:apply-templates select="$parts" mode="f:block"/>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <!-- What the running head says of this division; of one without a heading what it says of the one around it. -->
  <xsl:template name="f:running-words" as="element(fo:marker)?">
    <xsl:for-each select="ancestor-or-self::p:section[@title ne ''][1]"><fo:marker marker-class-name="recto">{f:parted(m:running-section(.), .)}</fo:marker></xsl:for-each>
  </xsl:template>

  <!-- An act with its scenes: what it has beside them is set in blocks of its own, each with the words for the running head. Round the scenes
       as well, the act would come first on every page and hide them. -->
  <xsl:template name="f:parts-of-section" as="element(fo:block)*">
    <xsl:param name="parts" as="node()*"/>
    <xsl:variable name="section" as="element(p:section)" select="."/>
    <xsl:for-each-group select="$parts" group-adjacent="exists(self::p:section)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()" mode="f:block"/></xsl:when>
        <xsl:otherwise>
          <fo:block>
            <xsl:if test="current-group()[last()][self::p:head or self::p:subhead or self::p:line-of[m:opens-division(.)]]"><xsl:attribute name="keep-with-next.within-page" select="'always'"/></xsl:if>
            <xsl:for-each select="$section"><xsl:call-template name="f:running-words"/></xsl:for-each>
            <xsl:apply-templates select="current-group()" mode="f:block"/>
          </fo:block>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:function name="f:section-style" as="attribute()*" visibility="private">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$kind = ('provenance', 'boilerplate')">
        <xsl:sequence select="f:set(map { 'font-size': '86%', 'text-align': if ($kind = 'provenance') then 'center' else 'start', 'space-before': '1em', 'space-after': '1.6em' })"/>
      </xsl:when>
      <xsl:when test="$kind = 'dedication'"><xsl:sequence select="f:set(map { 'font-style': 'italic', 'text-align': 'center', 'space-before': '3em' })"/></xsl:when>
      <!-- The signature of one letter and the date of the next must not look like one piece. -->
      <xsl:when test="$kind = ('letter', 'minutes')"><xsl:sequence select="f:set(map { 'space-before': '2.4em' })"/></xsl:when>
      <xsl:when test="$kind = 'diaryEntry'"><xsl:sequence select="f:set(map { 'space-before': '1.2em' })"/></xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- Properties as attributes, in the order of their names so that the same book gives the same bytes. -->
  <xsl:function name="f:set" as="attribute()*" visibility="private">
    <xsl:param name="properties" as="map(xs:string, xs:string)"/>
    <xsl:for-each select="sort(map:keys($properties))">
      <xsl:attribute name="{.}" select="$properties(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The language in both ways that formatters know. -->
  <xsl:template name="f:language" as="attribute()*">
    <xsl:if test="@xml:lang">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:attribute name="language" select="if (matches(@xml:lang, '^[A-Za-z]{2,3}(-|$)')) then m:primary(@xml:lang) else 'none'"/>
      <xsl:if test="matches(@xml:lang, '^[A-Za-z]{2,3}-[A-Za-z]{4}(-|$)')"><xsl:attribute name="hyphenate" select="'false'"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:head" mode="f:block" as="element(fo:block)">
    <xsl:variable name="level" as="xs:integer" select="if (m:opens-page(.)) then 2 else min((3, xs:integer(@level)))"/>
    <fo:block id="{@id}" text-align="center" text-indent="0pt" hyphenate="false" keep-with-next.within-page="always"
              font-size="{('155%', '120%', '105%')[min((3, $level + xs:integer(m:is-long(current()))))]}" line-height="1.25"
              space-before="{if (@level = '1') then '2.2em' else '1.5em'}" space-after="{if (@level = '1') then '1.4em' else '0.8em'}">
      <xsl:if test="not(preceding-sibling::*) and ../@new-page ne 'no'"><xsl:attribute name="space-before.conditionality" select="'retain'"/></xsl:if>
      <xsl:call-template name="f:language"/>
      <xsl:if test="$level eq 3"><xsl:attribute name="font-style" select="'italic'"/></xsl:if>
      <xsl:apply-templates mode="f:block"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:subhead" mode="f:block" as="element(fo:block)">
    <fo:block text-align="center" text-indent="0pt" font-style="italic" space-before="0.7em" space-after="0.7em" keep-with-next.within-page="always">
      <xsl:call-template name="f:plain-block"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="f:plain-block" as="node()*">
    <xsl:copy-of select="@id"/>
    <xsl:call-template name="f:language"/>
    <xsl:apply-templates mode="f:block"/>
  </xsl:template>

  <xsl:template match="p:para" mode="f:block" as="element(fo:block)">
    <fo:block text-indent="{if (@indent = 'yes') then '1.25em' else if (parent::p:item[m:turns-over(.)]/p:para[1] is .) then '-1em' else '0pt'}">
      <xsl:if test="m:goes-with-next(.)"><xsl:attribute name="keep-with-next.within-page" select="'always'"/></xsl:if>
      <xsl:call-template name="f:plain-block"/>
    </fo:block>
  </xsl:template>

  <!-- What begins its lines on the other side than the rest of the work. In an area of its own the indents count from its sides. -->
  <xsl:template match="(p:para | p:line | p:list | p:table | p:fact)[f:is-turned(.)]" mode="f:block" as="element(fo:block-container)" priority="2">
    <fo:block-container writing-mode="{if (m:direction(ancestor-or-self::*[@xml:lang][1]/@xml:lang) eq 'rtl') then 'rl-tb' else 'lr-tb'}">
      <fo:block start-indent="0pt" end-indent="0pt"><xsl:next-match/></fo:block>
    </fo:block-container>
  </xsl:template>

  <xsl:function name="f:is-turned" as="xs:boolean" visibility="private">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="said" as="attribute(xml:lang)?" select="$block[empty(ancestor::p:list | ancestor::p:table | ancestor::p:note)]/ancestor-or-self::*[@xml:lang][1][not(self::p:work | self::p:book)]/@xml:lang"/>
    <xsl:sequence select="exists($said[m:direction(.) ne m:direction(($block/(ancestor::p:work, ancestor::p:book)/@xml:lang, 'en')[1])])"/>
  </xsl:function>

  <xsl:template match="p:set-off" mode="f:block" as="element(fo:block)">
    <fo:block space-before="0.9em" space-after="0.9em">
      <xsl:sequence select="f:set-off-style(@kind)"/>
      <xsl:call-template name="f:plain-block"/>
    </fo:block>
  </xsl:template>

  <xsl:function name="f:set-off-style" as="attribute()*" visibility="private">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="f:set((map {
      'quotation': map { 'start-indent': 'from-parent(start-indent) + 1.6em', 'end-indent': 'from-parent(end-indent) + 0.8em', 'font-size': '95%' },
      'epigraph': map { 'start-indent': 'from-parent(start-indent) + 8em', 'font-size': '92%', 'text-align': 'start' },
      'argument': map { 'start-indent': 'from-parent(start-indent) + 2em', 'end-indent': 'from-parent(end-indent) + 2em', 'font-size': '92%', 'font-style': 'italic' },
      'floating': map { 'start-indent': 'from-parent(start-indent) + 1.6em', 'end-indent': 'from-parent(end-indent) + 1.6em' },
      'opener': map { 'keep-with-next.within-page': 'always', 'keep-together.within-page': 'always' },
      'closer': map { 'keep-together.within-page': 'always' } }($kind), map {})[1])"/>
  </xsl:function>

  <xsl:template match="p:line-of" mode="f:block" as="element(fo:block)">
    <fo:block text-indent="0pt" space-before="{if (m:one-formula(., preceding-sibling::*[1])) then '0pt' else '0.4em'}" space-after="{if (m:one-formula(., following-sibling::*[1])) then '0pt' else '0.4em'}">
      <xsl:sequence select="f:line-style(@role)"/>
      <xsl:if test="m:opens-division(.)"><xsl:attribute name="keep-with-next.within-page" select="'always'"/></xsl:if>
      <xsl:call-template name="f:capitals"><xsl:with-param name="when" select="@role = ('speaker', 'docAuthor', 'trailer')"/></xsl:call-template>
      <xsl:call-template name="f:plain-block"/>
    </fo:block>
  </xsl:template>

  <xsl:function name="f:line-style" as="attribute()*" visibility="private">
    <xsl:param name="role" as="xs:string"/>
    <xsl:sequence select="f:set((map {
      'dateline': map { 'text-align': 'end', 'font-style': 'italic' },
      'signed': map { 'text-align': 'end', 'font-style': 'italic' },
      'salute': map { 'text-align': 'start' },
      'speaker': map { 'text-align': 'start', 'keep-with-next.within-page': 'always' },
      'stage': map { 'text-align': 'start', 'font-style': 'italic', 'start-indent': 'from-parent(start-indent) + 1.5em' },
      'docAuthor': map { 'text-align': 'center' },
      'attribution': map { 'text-align': 'end' },
      'titlePart': map { 'text-align': 'center', 'font-size': '150%' },
      'titlePart-main': map { 'text-align': 'center', 'font-size': '150%' },
      'trailer': map { 'text-align': 'center' } }($role), map { 'text-align': 'center', 'font-style': 'italic' })[1])"/>
  </xsl:function>

  <!-- Small capitals; FOP has none and sets small letters as smaller capitals. -->
  <xsl:template name="f:capitals" as="attribute()*">
    <xsl:param name="when" as="xs:boolean"/>
    <xsl:if test="$when and $fo-profile = 'fop'">
      <xsl:attribute name="text-transform" select="'uppercase'"/>
      <xsl:attribute name="font-size" select="'82%'"/>
      <xsl:attribute name="letter-spacing" select="'0.04em'"/>
    </xsl:if>
    <xsl:if test="$when and $fo-profile ne 'fop'"><xsl:attribute name="font-variant" select="'small-caps'"/></xsl:if>
  </xsl:template>

  <xsl:template match="p:title-block" mode="f:block" as="element(fo:block)">
    <fo:block text-align="center" text-indent="0pt" space-before="12%" space-before.conditionality="retain" space-after="2em">
      <xsl:if test="@own-page = 'yes'"><xsl:attribute name="break-after" select="'page'"/></xsl:if>
      <xsl:call-template name="f:plain-block"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:ornament" mode="f:block" as="element(fo:block)">
    <fo:block text-align="center" text-indent="0pt" space-before="1em" space-after="1em" letter-spacing="0.3em"><xsl:apply-templates mode="f:block"/></fo:block>
  </xsl:template>

  <xsl:template match="p:speech" mode="f:block" as="element(fo:block)">
    <fo:block space-before="0.6em" space-after="0.6em"><xsl:call-template name="f:plain-block"/></fo:block>
  </xsl:template>

  <xsl:template match="p:figure" mode="f:block" as="element(fo:block)">
    <fo:block text-align="center" text-indent="0pt" font-size="92%" space-before="1em" space-after="1em"><xsl:call-template name="f:plain-block"/></fo:block>
  </xsl:template>

  <xsl:template match="p:loose-note" mode="f:block" as="element(fo:block)">
    <fo:block text-indent="0pt" font-size="86%" space-before="0.4em" space-after="0.4em"><xsl:call-template name="f:plain-block"/></fo:block>
  </xsl:template>

  <xsl:template match="p:endnotes" mode="f:block" as="element(fo:block)">
    <xsl:variable name="whole" as="xs:boolean" select="@own-page = 'yes'"/>
    <fo:block text-indent="0pt" font-size="90%" line-height="1.25">
      <xsl:if test="$whole"><xsl:attribute name="break-before" select="'page'"/></xsl:if>
      <fo:block id="{@id}" font-size="{if ($whole) then '155%' else '120%'}" text-align="center" space-before="2em" space-before.conditionality="{if ($whole) then 'retain' else 'discard'}"
                space-after="1.4em" keep-with-next.within-page="always">
        <xsl:if test="$whole"><fo:marker marker-class-name="recto">{@title}</fo:marker></xsl:if>
        <xsl:text>{@title}</xsl:text>
      </fo:block>
      <xsl:apply-templates mode="f:block"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:endnote" mode="f:block" as="element(fo:block)">
    <fo:block space-before="0.3em">
      <xsl:copy-of select="@id"/>
      <xsl:call-template name="f:language"/>
      <fo:basic-link internal-destination="from-{@id}">{@n}.</fo:basic-link>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="f:block"/>
    </fo:block>
  </xsl:template>

  <!-- ============ verse ============ -->

  <xsl:template match="p:stanza" mode="f:block" as="element(fo:block)">
    <fo:block start-indent="from-parent(start-indent) + 1.6em" text-align="start" space-before="0.9em" space-after="0.9em">
      <xsl:call-template name="f:plain-block"/>
    </fo:block>
  </xsl:template>

  <!-- A verse that is too long turns over. Every fifth number is shown, at the end of the line. -->
  <xsl:template match="p:line" mode="f:block" as="element(fo:block)">
    <fo:block start-indent="from-parent(start-indent) + {@over + @indent}em" text-indent="-{@over}em" text-align-last="{if (f:shown(@n)) then 'justify' else 'start'}">
      <xsl:if test="m:stays-with-next(.)"><xsl:attribute name="keep-with-next.within-page" select="'always'"/></xsl:if>
      <xsl:call-template name="f:plain-block"/>
      <xsl:if test="f:shown(@n)"><fo:leader leader-pattern="space"/><fo:inline font-size="78%">{@n}</fo:inline></xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:function name="f:shown" as="xs:boolean" visibility="private">
    <xsl:param name="n" as="xs:string"/>
    <xsl:sequence select="$n ne '' and (not(matches($n, '[0-9]$')) or matches($n, '[05]$'))"/>
  </xsl:function>
</xsl:stylesheet>
