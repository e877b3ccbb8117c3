<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: the marker in the text, the note at the end, and a copy of it beside the text where there is room.
     The copy is for the eye alone: it has no ids and no links, and is hidden from those who listen. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="ref[@ed:note]" mode="h:text" as="node()*" priority="7">
    <xsl:variable name="note" as="element(note)?" select="key('h:by-id', @ed:note, h:edition(.))[self::note][1]"/>
    <xsl:if test="@ed:worded">
      <xsl:call-template name="h:inline"/>
    </xsl:if>
    <xsl:call-template name="h:marker">
      <xsl:with-param name="id" select="string(@ed:id)"/>
      <xsl:with-param name="n" select="string(@ed:n)"/>
      <xsl:with-param name="note" select="$note"/>
    </xsl:call-template>
    <xsl:call-template name="h:space-after-marker"/>
  </xsl:template>

  <!-- A note that stands where it belongs: its marker is made here, the note goes to the end. -->
  <xsl:template match="note" mode="h:text" as="node()*">
    <xsl:if test="@ed:kind = 'here'">
      <xsl:call-template name="h:marker">
        <xsl:with-param name="id" select="'ref.' || @ed:id"/>
        <xsl:with-param name="n" select="string(@ed:n)"/>
        <xsl:with-param name="note" select="."/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="note[@ed:kind = ('inline', 'margin')]" mode="h:text" as="node()*">
    <xsl:variable name="before" as="node()?" select="preceding-sibling::node()[1]"/>
    <xsl:variable name="after" as="node()?" select="following-sibling::node()[1]"/>
    <xsl:if test="$before[not(matches(., '\s$'))] and ../text()[normalize-space()]"><xsl:text> </xsl:text></xsl:if>
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'note-' || @ed:kind"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </span>
    <xsl:if test="$after[matches(., '^\w')] and ../text()[normalize-space()]"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="div/note[@ed:kind = ('inline', 'margin')] | body/note[@ed:kind = ('inline', 'margin')]" mode="h:text" as="element()" priority="1">
    <p class="note-{@ed:kind}">
      <xsl:call-template name="h:inline"/>
    </p>
  </xsl:template>

  <xsl:template name="h:marker" as="element()*">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="n" as="xs:string"/>
    <xsl:param name="note" as="element(note)?"/>
    <xsl:param name="linked" as="xs:boolean" select="false()" tunnel="yes"/>
    <sup class="marker">
      <xsl:choose>
        <xsl:when test="$note and not($linked)">
          <a id="{$id}" class="noteref" role="doc-noteref" href="#{$note/@ed:id}" aria-label="{h:label($note, 'to-note', $n)}">{$n}</a>
        </xsl:when>
        <xsl:otherwise>
          <span id="{$id}">{$n}</span>
        </xsl:otherwise>
      </xsl:choose>
    </sup>
    <xsl:if test="$note and empty(ancestor::table | ancestor::note)">
      <span class="sidenote" aria-hidden="true">
        <xsl:sequence select="h:language-of-note(., $note)"/>
        <span class="number">{$n}</span>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="$note/node()" mode="h:side"/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- The language of a note, if it is another than that of the words in which it is marked. -->
  <xsl:function name="h:language-of-note" as="attribute()*">
    <xsl:param name="marker" as="element()"/>
    <xsl:param name="note" as="element(note)"/>
    <xsl:variable name="around" as="xs:string" select="($marker/ancestor::*[@xml:lang][1]/@xml:lang, 'en')[1]"/>
    <xsl:variable name="own" as="xs:string" select="($note/ancestor-or-self::*[@xml:lang][1]/@xml:lang, 'en')[1]"/>
    <xsl:if test="$own ne $around">
      <xsl:attribute name="lang" select="$own"/>
      <xsl:sequence select="ed:dir($own, $around)"/>
    </xsl:if>
  </xsl:function>

  <!-- The copy beside the text: words, their slope and their quotation marks. -->
  <xsl:mode name="h:side" on-no-match="text-only-copy"/>

  <xsl:template match="note/label[. is ed:number-label(..)] | note//note" mode="h:side" as="empty-sequence()"/>

  <xsl:template match="ed:closing" mode="h:side h:text" as="empty-sequence()"/>

  <xsl:template match="lb" mode="h:side" as="text()?">
    <xsl:if test="not(@break = ('no', 'maybe'))">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p | lg | l | item | quote[@ed:block = 'yes'] | q[@ed:block = 'yes']" mode="h:side" as="element()">
    <span class="block">
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="hi[not(@rend) or @rend = 'italic'] | emph | foreign | mentioned | title[not(@level = 'a')]"
                mode="h:side" as="element()">
    <i>
      <xsl:if test="(self::foreign or self::mentioned) and ed:in-script-of-its-own(.)"><xsl:attribute name="class" select="'r-normal'"/></xsl:if>
      <xsl:sequence select="@xml:lang ! (h:attribute('lang', .), ed:dir(., (../ancestor::*[@xml:lang][1]/@xml:lang, 'en')[1]))"/>
      <xsl:apply-templates mode="#current"/>
    </i>
  </xsl:template>

  <xsl:template match="*[@ed:open]" mode="h:side" as="node()*">
    <xsl:text>{@ed:open}</xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>{@ed:close}</xsl:text>
  </xsl:template>

  <!-- A division of notes -->

  <xsl:template match="div[@type = 'notes']" mode="h:text" as="element()" priority="1">
    <section id="{@ed:id}" class="notes" role="doc-endnotes" aria-labelledby="{@ed:id}-heading">
      <xsl:element name="h{min((xs:integer(@ed:level) + 1, 6))}">
        <xsl:attribute name="id" select="@ed:id || '-heading'"/>
        <xsl:if test="not(head)">
          <xsl:attribute name="lang" select="h:edition(.)/@labels"/>
          <xsl:text>{h:label(., 'notes')}</xsl:text>
        </xsl:if>
        <xsl:apply-templates select="head[1]/node()"/>
      </xsl:element>
      <xsl:for-each-group select="* except head[1]" group-adjacent="exists(self::note)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <ol>
              <xsl:apply-templates select="current-group()" mode="h:note"/>
            </ol>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="current-group()"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </section>
  </xsl:template>

  <!-- Notes from elsewhere in the text, brought together at its end. -->
  <xsl:template name="h:collected-notes" as="element()?">
    <xsl:param name="besides" as="element(note)*" select="()"/>
    <xsl:param name="id" as="xs:string" select="'notes'"/>
    <xsl:param name="level" as="xs:integer" select="2"/>
    <xsl:variable name="notes" as="element(note)*" select="h:to-collect(.) except $besides"/>
    <xsl:if test="$notes">
      <section id="{$id}" class="notes" role="doc-endnotes" aria-label="{h:label(., 'notes')}{' (2)'[current()//div[@type = 'notes']]}{@ed:called ! (h:label(., 'colon') || .)}">
        <xsl:element name="h{min(($level, 6))}">
          <xsl:attribute name="id" select="$id || '-heading'"/>
          <xsl:attribute name="lang" select="h:edition(.)/@labels"/>
          <xsl:text>{h:label(., 'notes')}</xsl:text>
        </xsl:element>
        <ol>
          <xsl:apply-templates select="$notes" mode="h:note"/>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:function name="h:to-collect" as="element(note)*">
    <xsl:param name="text" as="element(text)"/>
    <xsl:sequence select="$text//note[not(parent::div[@type = 'notes'])][not(@ed:kind = ('inline', 'margin'))]"/>
  </xsl:function>

  <!-- True where two texts of a group have notes of the same number: then each has its notes at its own end. -->
  <xsl:function name="h:notes-apart" as="xs:boolean">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="numbers" as="xs:string*" select="$text[group]/h:to-collect(.)/@ed:n/string()"/>
    <xsl:sequence select="count($numbers) gt count(distinct-values($numbers))"/>
  </xsl:function>

  <xsl:function name="h:notes-id" as="xs:string">
    <xsl:param name="edition" as="element(ed:edition)"/>
    <xsl:variable name="text" as="element(text)?" select="$edition/TEI/text"/>
    <xsl:variable name="list" as="element(div)*" select="$text/*//div[@type = 'notes']"/>
    <xsl:sequence select="string(($list[1]/@ed:id, ($text[h:notes-apart(.)]/group//text[h:to-collect(.)])[1]/@ed:id ! ('notes-' || .), 'notes')[1])"/>
  </xsl:function>

  <xsl:mode name="h:note" on-no-match="fail"/>

  <xsl:template match="note" mode="h:note" as="element()">
    <li>
      <xsl:call-template name="h:common"/>
      <xsl:attribute name="id" select="@ed:id"/>
      <span class="number">{@ed:n}</span>
      <div class="note-body">
        <xsl:choose>
          <xsl:when test="h:holds-blocks(.)">
            <xsl:apply-templates select="h:without-number(.)"/>
            <xsl:call-template name="h:backlinks"/>
          </xsl:when>
          <xsl:otherwise>
            <p>
              <xsl:apply-templates select="h:without-number(.)">
                <xsl:with-param name="inline" as="xs:boolean" select="true()" tunnel="yes"/>
              </xsl:apply-templates>
              <xsl:call-template name="h:backlinks"/>
            </p>
          </xsl:otherwise>
        </xsl:choose>
      </div>
    </li>
  </xsl:template>

  <xsl:template name="h:backlinks" as="element()?">
    <xsl:variable name="note" as="element(note)" select="."/>
    <xsl:variable name="markers" as="xs:string*" select="
        if (@ed:kind = 'here') then 'ref.' || @ed:id else tokenize(@ed:back)"/>
    <xsl:if test="exists($markers)">
      <span class="way-back">
        <xsl:for-each select="$markers">
          <a href="#{.}" role="doc-backlink" aria-label="{h:label($note, 'to-text')}{h:label($note, 'colon')}{$note/@ed:n}{if (count($markers) gt 1) then ' (' || position() || ')' else ''}">↩</a>
        </xsl:for-each>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- The content of a note but for the number it begins with, which is shown beside it. -->
  <xsl:function name="h:without-number" as="node()*">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/node() except ed:number-label($note)"/>
  </xsl:function>

  <!-- True if something inside (but not inside a note of its own) is a block in HTML. -->
  <xsl:function name="h:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/descendant::*[self::p or self::list or self::table or self::figure or self::lg or self::l or self::sp
        or self::listBibl or self::address or @ed:block = 'yes' or @block = 'yes' or self::stage][ancestor::*[self::note or self::p or self::item or self::cell][1] is $element])"/>
  </xsl:function>

</xsl:stylesheet>
