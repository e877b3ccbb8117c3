<?xml version="1.0" encoding="UTF-8"?>
<!-- White space of the print model: one space between words, none at the start of a block, none before the mark of a note. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- True where a space would be one too many: at the start of a block, after a line break, after a space. -->
  <xsl:accumulator name="m:at-space" as="xs:boolean" initial-value="true()">
    <xsl:accumulator-rule match="p:*[m:starts-line(.)]" select="true()"/>
    <xsl:accumulator-rule match="p:*[m:starts-line(.)]" phase="end" select="true()"/>
    <xsl:accumulator-rule match="p:br" phase="end" select="true()"/>
    <xsl:accumulator-rule match="p:note" select="true()"/>
    <xsl:accumulator-rule match="p:note | p:again | p:cross" phase="end" select="false()"/>
    <xsl:accumulator-rule match="text()" phase="end" select="if (. = '') then $value else m:ends-with-space(.)"/>
  </xsl:accumulator>

  <!-- The pages of the copy are counted, not named by their numbers: a copy may have two pages of one number. -->
  <xsl:accumulator name="m:source-pages" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="p:source-page" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:template match="p:source-page" mode="m:tidy" as="element(p:source-page)">
    <p:source-page id="source-page-{accumulator-before('m:source-pages')}"><xsl:copy-of select="@*"/></p:source-page>
  </xsl:template>

  <!-- So that the proof of the pages (pipeline/teiwright/book/page_proof.py) can name a paragraph that has no id, a speech or a stanza: no id has such a sign. -->
  <xsl:accumulator name="m:paragraphs" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="p:para | p:speech | p:stanza" select="$value + 1"/>
  </xsl:accumulator>

  <!-- A paragraph is indented only after another, whatever page of the copy begins between them; where lines are centred, not even then. -->
  <xsl:template match="p:para" mode="m:tidy" as="element(p:para)">
    <p:para indent="{m:yes(preceding-sibling::*[not(self::p:source-page or self::p:anchor)][1][self::p:para] and not(parent::p:cell or parent::p:figure
                     or parent::p:section[@kind = ('provenance', 'boilerplate', 'dedication')]))}">
      <xsl:if test="not(@id) and (parent::p:section or parent::p:work)"><xsl:attribute name="key" select="'§' || accumulator-before('m:paragraphs')"/></xsl:if>
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates mode="m:tidy"/>
    </p:para>
  </xsl:template>

  <xsl:template match="(p:section | p:work)/(p:speech | p:stanza)" mode="m:tidy" as="element()">
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="key" select="'§' || accumulator-before('m:paragraphs')"/>
      <xsl:apply-templates mode="m:tidy"/>
    </xsl:copy>
  </xsl:template>

  <!-- The marks of two notes at one place are kept apart: 1 and 2, not 12. -->
  <xsl:template match="(p:note | p:again)[preceding-sibling::node()[not(self::p:ix or self::p:anchor or self::text()[not(normalize-space())])][1][self::p:note or self::p:again]]" mode="m:tidy" as="element()+">
    <p:style name="sup">&#xA0;</p:style>
    <xsl:next-match/>
  </xsl:template>

  <xsl:function name="m:starts-line" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not(local-name($element) = $m:inline-names)"/>
  </xsl:function>

  <!-- The parts of the model that stand in a line; everything else starts a line of its own. -->
  <xsl:variable name="m:inline-names" as="xs:string+" select="'style', 'lang', 'note', 'again', 'cross', 'link', 'ix', 'source-page', 'anchor', 'br', 'graphic'"/>

  <xsl:function name="m:ends-with-space" as="xs:boolean" visibility="private">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="substring($text, string-length($text)) = (' ', '&#9;', '&#10;', '&#13;')"/>
  </xsl:function>

  <xsl:template match="text()" mode="m:tidy" as="text()?" priority="1">
    <!-- (A regular expression over all words of a book would take most of the time.) -->
    <xsl:variable name="loose" as="xs:boolean" select="contains(., '  ') or contains(., '&#10;') or contains(., '&#9;') or contains(., '&#13;')"/>
    <xsl:variable name="one" as="xs:string" select="if ($loose) then m:single-spaced(.) else string()"/>
    <xsl:variable name="start" as="xs:string" select="if (starts-with($one, ' ') and accumulator-before('m:at-space')) then substring($one, 2) else $one"/>
    <xsl:variable name="end" as="xs:string" select="
        if (ends-with($start, ' ') and following-sibling::node()[1][self::p:note or self::p:again]) then substring($start, 1, string-length($start) - 1) else $start"/>
    <xsl:value-of select="if (m:wants-space(.)) then ' ' || $end else $end"/>
  </xsl:template>

  <!-- In a frame, so that a space at either end stays. -->
  <xsl:function name="m:single-spaced" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="framed" as="xs:string" select="normalize-space('|' || $text || '|')"/>
    <xsl:sequence select="substring($framed, 2, string-length($framed) - 2)"/>
  </xsl:function>

  <!-- “alliance [5]in Life”: the space that stood before the mark goes behind it. -->
  <xsl:function name="m:wants-space" as="xs:boolean" visibility="private">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="mark" as="element()?" select="$text/preceding-sibling::node()[1][self::p:note or self::p:again]"/>
    <xsl:sequence select="exists($mark) and matches($text, '^[\p{L}\p{N}“‘„«(\[]') and exists($mark/preceding-sibling::node()[1][self::text()][m:ends-with-space(.)])"/>
  </xsl:function>
</xsl:stylesheet>
