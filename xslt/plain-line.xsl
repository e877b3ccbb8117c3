<?xml version="1.0" encoding="UTF-8"?>
<!-- Words in a line. Part of plain.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:t="urn:x-teiwright:plain"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="t:document" expand-text="yes" exclude-result-prefixes="#all">

  <!-- Words in the line -->

  <xsl:mode name="t:inline" on-no-match="shallow-skip" visibility="public"/>

  <xsl:template match="text()" mode="t:inline" as="xs:string">
    <xsl:sequence select="string(.)"/>
  </xsl:template>

  <!-- What would stand on a line of its own does not run into its neighbours. -->
  <xsl:template match="*[$exact != 'yes'][$t:blocks(local-name()) or self::bibl/parent::cit]" mode="t:inline" as="xs:string*">
    <xsl:sequence select="' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="' '[not(matches((current()/following-sibling::node(), current()/parent::cit/following-sibling::node())[normalize-space()][1], '^[,.;:)]'))]"/>
  </xsl:template>

  <!-- What stands on a line of its own anyway needs no line end before or behind it. -->
  <xsl:template match="(opener | closer | postscript)/lb[(preceding-sibling::node()[self::* or normalize-space()][1], following-sibling::node()[self::* or normalize-space()][1])/(self::dateline | self::salute | self::signed)]"
                mode="t:inline" as="xs:string">
    <xsl:sequence select="''"/>
  </xsl:template>

  <xsl:template match="lb" mode="t:inline" as="xs:string">
    <xsl:sequence select="
if (@break = ('no', 'maybe')) then '' else $t:line-end"/>
  </xsl:template>

  <xsl:template match="milestone" mode="t:inline" as="xs:string">
    <xsl:sequence select="string((@rend[matches(., '[^A-Za-z0-9-]')], '* * *'[$exact != 'yes'], '')[1])"/>
  </xsl:template>

  <xsl:template match="gap[not(desc)]" mode="t:inline" as="xs:string">
    <xsl:sequence select="if ($exact = 'yes') then '' else '[…]'"/>
  </xsl:template>

  <!-- In the TEI itself a choice has two readings; the exact text takes that of the source. -->
  <xsl:template match="choice" mode="t:inline" as="xs:string*">
    <xsl:apply-templates select="(sic, orig, abbr, *)[1]" mode="#current"/>
  </xsl:template>

  <xsl:template match="supplied" mode="t:inline" as="xs:string*">
    <xsl:sequence select="'['[$exact != 'yes']"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="']'[$exact != 'yes']"/>
  </xsl:template>

  <xsl:template match="*[@ed:open]" mode="t:inline" as="xs:string*">
    <xsl:sequence select="string(@ed:open)"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="string(@ed:close)"/>
  </xsl:template>

  <!-- Of a note that stands in the line its marker is printed, of a marker what the source has, if it has words. -->
  <xsl:template match="note[@ed:kind = 'here']" mode="t:inline" as="xs:string?" priority="3">
    <xsl:sequence select="'[' || @ed:n || ']'[$notes != 'none']"/>
  </xsl:template>

  <xsl:template match="ref[@ed:note][not(normalize-space())]" mode="t:inline" as="xs:string?">
    <xsl:sequence select="'[' || @ed:n || ']'"/>
  </xsl:template>

  <xsl:template match="ref[@ed:note][$notes = 'none']" mode="t:inline" as="empty-sequence()" priority="1"/>

  <xsl:template match="list/label" mode="t:inline" as="xs:string*">
    <xsl:sequence select="' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="' '"/>
  </xsl:template>

  <xsl:template match="note[@ed:kind = 'inline']" mode="t:inline" as="xs:string*">
    <xsl:sequence select="' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="' '[matches(current()/following-sibling::node()[1], '^[\w(]')]"/>
  </xsl:template>

  <!-- A note in the margin, among the words beside which it stands; and what the writer struck out (as papyrologists mark it). -->
  <xsl:template match="note[@ed:kind = 'margin'][$exact != 'yes']" mode="t:inline" as="xs:string*">
    <xsl:sequence select="' '[current()/preceding-sibling::node()[normalize-space()]], '['"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="']', ' '[matches(current()/following-sibling::node()[1], '^\w')]"/>
  </xsl:template>

  <xsl:template match="del[$exact != 'yes']" mode="t:inline" as="xs:string*">
    <xsl:sequence select="'⟦'"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="'⟧'"/>
  </xsl:template>

  <!-- The words of an element on one line. -->
  <xsl:function name="t:words" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="$element/node()" mode="t:inline"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($words))"/>
  </xsl:function>
</xsl:stylesheet>
