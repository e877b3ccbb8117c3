<?xml version="1.0" encoding="UTF-8"?>
<!-- Breaks of lines, pages and sections, running heads; and what is outside our schema. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <!-- Breaks -->

  <xsl:template match="milestone" mode="h:text" as="element()">
    <span class="milestone">{(@rend[matches(., '[^A-Za-z0-9-]')], '* * *'[current()/@unit = 'section'])[1]}</span>
  </xsl:template>

  <xsl:template match="div/milestone | body/milestone" mode="h:text" as="element()">
    <p class="milestone" role="separator">{(@rend[matches(., '[^A-Za-z0-9-]')], '* * *')[1]}</p>
  </xsl:template>

  <xsl:template match="lb" mode="h:text" as="element()?">
    <xsl:if test="not(@break = ('no', 'maybe'))">
      <br/>
    </xsl:if>
  </xsl:template>

  <!-- What stands on a line of its own anyway needs no line end before or behind it. -->
  <xsl:template match="(opener | closer | postscript)/lb[(preceding-sibling::node()[self::* or normalize-space()][1], following-sibling::node()[self::* or normalize-space()][1])/(self::salute | self::signed | self::dateline[not(parent::opener)])]"
                mode="h:text" as="element()?" priority="1"/>

  <xsl:template match="pb" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'pb'"/>
      </xsl:call-template>
      <xsl:variable name="n" as="xs:string?" select="@n ! replace(normalize-space(), '^\[(.*)\]$', '$1')"/>
      <xsl:attribute name="title" select="h:label(., 'page-break', string($n))"/>
      <xsl:text>[{($n, '–')[1]}]</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="div/pb | body/pb | front/pb | back/pb" mode="h:text" as="element()" priority="1">
    <p class="pb-line"><xsl:next-match/></p>
  </xsl:template>

  <xsl:template match="fw" mode="h:text" as="element()">
    <span class="fw"><xsl:call-template name="h:inline"/></span>
  </xsl:template>

  <xsl:template match="div/fw | body/fw" mode="h:text" as="element()" priority="1">
    <p class="fw"><xsl:call-template name="h:inline"/></p>
  </xsl:template>

  <!-- What is outside our schema: its content, in a block or in the line. -->

  <xsl:template match="ed:foreign" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:foreign"/>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="ed:foreign[@block = 'yes']" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:foreign"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template name="h:foreign" as="attribute()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:call-template name="h:common">
      <xsl:with-param name="class" select="'foreign-element', 'e-' || replace(@name, '[^A-Za-z0-9]', '-')"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
