<?xml version="1.0" encoding="UTF-8"?>
<!-- Gaps, errors of the source, what editors changed; links. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <!-- Gaps, errors of the source, editors' changes -->

  <xsl:template match="gap" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'gap'"/>
      </xsl:call-template>
      <xsl:attribute name="title" select="string-join((h:label(., 'gap'), @reason), h:label(., 'colon'))"/>
      <xsl:apply-templates select="desc"/>
      <xsl:if test="not(desc)">[…]</xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="sic | orig" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'sic'"/>
      </xsl:call-template>
      <xsl:attribute name="title" select="h:label(., 'sic')"/>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="ed:choice" mode="h:text" as="element()">
    <span class="choice" title="{h:label(., 'other-reading', @other)}">
      <xsl:if test="@ed:id"><xsl:attribute name="id" select="@ed:id"/></xsl:if>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="del" mode="h:text" as="element()">
    <del>
      <xsl:call-template name="h:common"/>
      <xsl:call-template name="h:inline"/>
    </del>
  </xsl:template>

  <xsl:template match="add" mode="h:text" as="element()">
    <ins>
      <xsl:call-template name="h:common"/>
      <xsl:call-template name="h:inline"/>
    </ins>
  </xsl:template>

  <xsl:template match="supplied" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'supplied'"/>
      </xsl:call-template>
      <xsl:text>[</xsl:text>
      <xsl:call-template name="h:inline"/>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>

  <!-- Links. A note's marker: see notes.xsl. -->

  <!-- True for an address that a browser would take for a program: whoever clicks on it would run what a stranger has typed. -->
  <xsl:function name="h:runs" as="xs:boolean">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="matches(replace($address, '\s', ''), '^(javascript|vbscript|data):', 'i')"/>
  </xsl:function>

  <!-- One without a word to click on. -->
  <xsl:template match="ref[@target][not(normalize-space()) and not(*)][not(h:runs(@target))]" mode="h:text" as="element()" priority="0.7">
    <a class="ref" href="{tokenize(@target)[1]}" aria-label="{h:label(., 'link')}">→</a>
  </xsl:template>

  <xsl:template match="ref" mode="h:text" as="element()">
    <xsl:param name="linked" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="leads" as="xs:boolean" select="@target and not($linked or h:runs(@target))"/>
    <xsl:element name="{if ($leads) then 'a' else 'span'}">
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'ref'"/>
      </xsl:call-template>
      <xsl:if test="$leads">
        <xsl:attribute name="href" select="tokenize(@target)[1]"/>
      </xsl:if>
      <xsl:apply-templates>
        <xsl:with-param name="inline" as="xs:boolean" select="true()" tunnel="yes"/>
        <xsl:with-param name="linked" as="xs:boolean" select="true()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
