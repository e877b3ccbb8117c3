<?xml version="1.0" encoding="UTF-8"?>
<!-- The print model as XSL-FO 1.1.
     Profile “generic” (Antenna House, XEP and others): the indexes are FO's own index objects, merged by the formatter.
     Profile “fop” (Apache FOP, which has none): page citations, or ranges already merged if the parameter pages says where each point fell. -->
<xsl:package name="urn:x-teiwright:fo" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:map="http://www.w3.org/2005/xpath-functions/map"
             xmlns:fo="http://www.w3.org/1999/XSL/Format"
             xmlns:p="urn:x-teiwright:print"
             xmlns:m="urn:x-teiwright:print:functions"
             xmlns:f="urn:x-teiwright:fo:functions"
             xmlns:out="urn:x-teiwright:output"
             exclude-result-prefixes="#all" expand-text="yes">

  <out:output name="fo" suffix=".fo" media-type="application/xml">
    <out:help>A book as XSL-FO 1.1, for Antenna House, XEP, Apache FOP and other formatters.</out:help>
    <out:parameter name="fo-profile" default="generic">generic (with the index objects of FO 1.1) or fop (for Apache FOP, which has none).</out:parameter>
    <out:parameter name="page" default="half-letter">Format of the page: half-letter, a5, 6x9, a4 or large (large print).</out:parameter>
    <out:parameter name="font-family" default="Libertinus Serif, Linux Libertine O, …, serif">Typefaces, the best first.</out:parameter>
    <out:parameter name="notes" default="foot">Where notes are printed: foot (of the page), chapter (its end) or end (of the text).</out:parameter>
    <out:parameter name="note-numbers" default="printed">Numbers of notes: printed (as in the source), chapter (anew in each) or throughout.</out:parameter>
    <out:parameter name="half-title" default="yes">A leaf with the title alone before the title page: yes or no.</out:parameter>
    <out:parameter name="contents" default="auto">Table of contents: yes, no, or auto (from three headings on).</out:parameter>
    <out:parameter name="indexes" default="persons places organisations">Which indexes are made.</out:parameter>
    <out:parameter name="source-pages" default="yes">Page numbers of the copy, in brackets (in the margin, where a first run of FOP has told where they fell): yes or no.</out:parameter>
    <out:parameter name="certainty" default="no">Show in print which marks of the machine are not certain: yes or no.</out:parameter>
    <out:parameter name="with">Addresses (file:///…) of other editions, to make one book of them and this one.</out:parameter>
    <out:parameter name="book-title">Title of that book.</out:parameter>
    <out:parameter name="pages">Where everything fell in a first run of FOP: ID=PAGE or ID=PAGE@POINTS-FROM-ITS-TOP, with spaces between.</out:parameter>
  </out:output>

  <xsl:use-package name="urn:x-teiwright:print" package-version="1.0"/>

  <xsl:include href="fo-pages.xsl"/>
  <xsl:include href="fo-index.xsl"/>
  <xsl:include href="fo-words.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="fo-profile" as="xs:string" select="'generic'"/>
  <xsl:param name="font-family" as="xs:string" select="'Libertinus Serif, Linux Libertine O, Linux Libertine, EB Garamond, Georgia, Times New Roman, serif, Noto Serif, FreeSerif, DejaVu Serif'"/>
  <xsl:param name="page" as="xs:string" select="'half-letter'"/>
  <xsl:param name="notes" as="xs:string" select="'foot'"/>
  <xsl:param name="note-numbers" as="xs:string" select="'printed'"/>
  <xsl:param name="half-title" as="xs:string" select="'yes'"/>
  <!-- Addresses of other editions, to be printed with this one as a collection, and the title of that. -->
  <xsl:param name="with" as="xs:string" select="''"/>
  <xsl:param name="book-title" as="xs:string" select="''"/>
  <xsl:param name="source-pages" as="xs:string" select="'yes'"/>
  <xsl:param name="contents" as="xs:string" select="'auto'"/>
  <xsl:param name="indexes" as="xs:string" select="'persons places organisations'"/>
  <xsl:param name="certainty" as="xs:string" select="'no'"/>
  <!-- Where everything fell in a first run: “x1=3 x2=3@120 x5=7@84”: the page, and the points from its top. -->
  <xsl:param name="pages" as="xs:string" select="''"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="f:block" visibility="public" on-no-match="fail"/>
  <xsl:mode name="f:bookmark" visibility="private" on-no-match="shallow-skip"/>
  <xsl:mode name="f:contents" visibility="private" on-no-match="shallow-skip"/>
  <xsl:mode name="f:index" visibility="private" on-no-match="fail"/>

  <xsl:template match="/" as="element(fo:root)">
    <xsl:call-template name="f:document"/>
  </xsl:template>

  <!-- The whole book; a stylesheet that varies this one calls it. -->
  <xsl:template name="f:document" visibility="public" as="element(fo:root)">
    <xsl:variable name="book" as="element(p:book)" select="m:book(m:together(/, $with, $book-title), map { 'page': $page, 'notes': $notes, 'note-numbers': $note-numbers, 'half-title': $half-title, 'source-pages': $source-pages,
      'contents': $contents, 'indexes': $indexes, 'certainty': $certainty, 'pictures': '*' })"/>
    <xsl:apply-templates select="$book" mode="f:block"/>
  </xsl:template>

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
      <xsl:if test="@title ne ''"><fo:marker marker-class-name="recto">{f:parted(@title, .)}</fo:marker></xsl:if>
      <xsl:apply-templates select="$parts" mode="f:block"/>
    </fo:block>
  </xsl:template>

  <xsl:function name="f:section-style" as="attribute()*" visibility="private">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$kind = ('provenance', 'boilerplate')">
        <xsl:sequence select="f:set(map { 'font-size': '86%', 'text-align': 'center', 'space-before': '1em', 'space-after': '1.6em' })"/>
      </xsl:when>
      <xsl:when test="$kind = 'dedication'"><xsl:sequence select="f:set(map { 'font-style': 'italic', 'text-align': 'center', 'space-before': '3em' })"/></xsl:when>
      <xsl:when test="$kind = ('letter', 'diaryEntry', 'minutes')"><xsl:sequence select="f:set(map { 'space-before': '1.2em' })"/></xsl:when>
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
      <xsl:attribute name="language" select="if (matches(@xml:lang, '^[A-Za-z]{2,3}(-|$)')) then lower-case(tokenize(@xml:lang, '-')[1]) else 'none'"/>
      <xsl:if test="matches(@xml:lang, '^[A-Za-z]{2,3}-[A-Za-z]{4}(-|$)')"><xsl:attribute name="hyphenate" select="'false'"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:head" mode="f:block" as="element(fo:block)">
    <fo:block id="{@id}" text-align="center" text-indent="0pt" hyphenate="false" keep-with-next.within-page="always"
              font-size="{('155%', '120%', '105%')[min((xs:integer(current()/@level), 3))]}" line-height="1.25"
              space-before="{if (@level = '1') then '2.2em' else '1.5em'}" space-after="{if (@level = '1') then '1.4em' else '0.8em'}">
      <xsl:if test="not(preceding-sibling::*) and ../@new-page ne 'no'"><xsl:attribute name="space-before.conditionality" select="'retain'"/></xsl:if>
      <xsl:call-template name="f:language"/>
      <xsl:if test="xs:integer(@level) ge 3"><xsl:attribute name="font-style" select="'italic'"/></xsl:if>
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

  <!-- A paragraph is indented only after another. -->
  <xsl:template match="p:para" mode="f:block" as="element(fo:block)">
    <fo:block text-indent="{if (preceding-sibling::*[1][self::p:para] and not(f:flush(.))) then '1.25em' else '0pt'}">
      <xsl:call-template name="f:plain-block"/>
    </fo:block>
  </xsl:template>

  <xsl:function name="f:flush" as="xs:boolean" visibility="private">
    <xsl:param name="para" as="element(p:para)"/>
    <xsl:sequence select="exists($para/parent::p:section[@kind = ('provenance', 'boilerplate', 'dedication')])
      or exists($para/ancestor::*[self::p:note or self::p:item or self::p:cell or self::p:figure or self::p:set-off[not(@kind = ('quotation', 'floating'))]])"/>
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
    <fo:block text-indent="0pt" space-before="0.4em" space-after="0.4em">
      <xsl:sequence select="f:line-style(@role)"/>
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

  <!-- A verse that is too long turns over, two ems in. Every fifth number is shown, at the end of the line. -->
  <xsl:template match="p:line" mode="f:block" as="element(fo:block)">
    <fo:block start-indent="from-parent(start-indent) + {2 + xs:integer(@indent)}em" text-indent="-2em" text-align-last="{if (f:shown(@n)) then 'justify' else 'start'}">
      <xsl:call-template name="f:plain-block"/>
      <xsl:if test="f:shown(@n)"><fo:leader leader-pattern="space"/><fo:inline font-size="78%">{@n}</fo:inline></xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:function name="f:shown" as="xs:boolean" visibility="private">
    <xsl:param name="n" as="xs:string"/>
    <xsl:sequence select="$n ne '' and (not(matches($n, '[0-9]$')) or matches($n, '[05]$'))"/>
  </xsl:function>

  <!-- ============ lists and tables ============ -->

  <xsl:template match="p:list" mode="f:block" as="element(fo:block)">
    <fo:block text-indent="0pt" space-before="0.8em" space-after="0.8em">
      <xsl:copy-of select="@id"/>
      <xsl:call-template name="f:language"/>
      <xsl:for-each-group select="*" group-adjacent="exists(self::p:item)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <fo:list-block provisional-distance-between-starts="2em" provisional-label-separation="0.5em"><xsl:apply-templates select="current-group()" mode="f:block"/></fo:list-block>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="current-group()" mode="f:block"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:item" mode="f:block" as="element(fo:list-item)">
    <fo:list-item space-before="0.2em">
      <xsl:copy-of select="@id"/>
      <fo:list-item-label end-indent="label-end()"><fo:block><xsl:apply-templates select="p:label[1][f:short(.)]/node()" mode="f:block"/></fo:block></fo:list-item-label>
      <fo:list-item-body start-indent="body-start()">
        <fo:block>
          <xsl:if test="p:label[1][not(f:short(.))]"><xsl:apply-templates select="p:label[1]/node()" mode="f:block"/><xsl:text> </xsl:text></xsl:if>
          <xsl:apply-templates select="node() except p:label[1]" mode="f:block"/>
        </fo:block>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- A label that fits in two ems stands beside its item, a longer one at its start. -->
  <xsl:function name="f:short" as="xs:boolean" visibility="private">
    <xsl:param name="label" as="element(p:label)"/>
    <xsl:sequence select="string-length(normalize-space($label)) le 4"/>
  </xsl:function>

  <xsl:template match="p:label" mode="f:block" as="node()*">
    <xsl:apply-templates mode="f:block"/>
  </xsl:template>

  <xsl:template match="p:table" mode="f:block" as="element(fo:block)">
    <fo:block font-size="90%" text-align="start" text-indent="0pt" space-before="1em" space-after="1em">
      <xsl:copy-of select="@id"/>
      <xsl:apply-templates select="p:subhead" mode="f:block"/>
      <xsl:if test="p:row">
        <fo:table width="100%" table-layout="fixed" border-before-style="solid" border-before-width="0.6pt" border-after-style="solid" border-after-width="0.6pt">
          <xsl:for-each select="1 to xs:integer(@columns)"><fo:table-column column-width="proportional-column-width(1)"/></xsl:for-each>
          <xsl:if test="p:row[@head = 'yes']"><fo:table-header><xsl:apply-templates select="p:row[@head = 'yes']" mode="f:block"/></fo:table-header></xsl:if>
          <fo:table-body><xsl:apply-templates select="p:row[@head = 'no']" mode="f:block"/></fo:table-body>
        </fo:table>
      </xsl:if>
      <xsl:apply-templates select="* except (p:subhead, p:row)" mode="f:block"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:row" mode="f:block" as="element(fo:table-row)">
    <fo:table-row><xsl:apply-templates select="p:cell" mode="f:block"/></fo:table-row>
  </xsl:template>

  <xsl:template match="p:cell" mode="f:block" as="element(fo:table-cell)">
    <fo:table-cell padding="2pt 4pt" column-number="{1 + xs:integer(@x)}" number-columns-spanned="{@columns}" number-rows-spanned="{@rows}">
      <xsl:if test="@label = 'yes'"><xsl:attribute name="font-weight" select="'bold'"/></xsl:if>
      <fo:block><xsl:call-template name="f:plain-block"/></fo:block>
    </fo:table-cell>
  </xsl:template>

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

  <!-- A footnote starts from the plain style of the page, whatever stands around its mark. -->
  <xsl:template match="p:note" mode="f:block" as="element(fo:footnote)">
    <fo:footnote>
      <xsl:call-template name="f:mark"/>
      <fo:footnote-body>
        <fo:block font-size="{0.84 * number(ancestor::p:book/@size)}pt" line-height="1.2" font-style="normal" font-weight="normal" font-variant="normal"
                  text-align="justify" text-align-last="start" text-indent="0pt" start-indent="0pt" end-indent="0pt" space-before="1.5pt"
                  letter-spacing="normal" text-transform="none" hyphenate="true">
          <xsl:copy-of select="@id"/>
          <xsl:call-template name="f:language"/>
          <xsl:call-template name="f:mark"/>
          <xsl:text> </xsl:text>
          <xsl:apply-templates mode="f:block"/>
        </fo:block>
      </fo:footnote-body>
    </fo:footnote>
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

  <xsl:template match="p:ix" mode="f:block" as="element(fo:inline)*">
    <fo:inline id="{@id}">
      <xsl:if test="$fo-profile ne 'fop'"><xsl:attribute name="index-key" select="f:keys(.)[1]"/></xsl:if>
    </fo:inline>
    <xsl:if test="$fo-profile ne 'fop'">
      <xsl:for-each select="f:keys(.)[position() gt 1]"><fo:inline index-key="{.}"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:anchor" mode="f:block" as="element(fo:inline)"><fo:inline id="{@id}"/></xsl:template>

  <!-- Where a page of the copy begins: in the line, as FO has no notes in the margin that all formatters set in the same way;
       for FOP an empty place in the first run, whose height on the page the second one knows. -->
  <xsl:template match="p:source-page" mode="f:block" as="element()">
    <xsl:choose>
      <xsl:when test="$fo-profile = 'fop' and @own-line = 'yes'"><fo:block keep-with-next.within-page="always"><fo:inline id="{@id}"><xsl:call-template name="f:in-margin"/></fo:inline></fo:block></xsl:when>
      <xsl:when test="$fo-profile = 'fop'"><fo:inline id="{@id}"><xsl:call-template name="f:in-margin"/></fo:inline></xsl:when>
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
</xsl:package>
