<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <!-- Lists: the marks are the text's own where it has them. -->

  <xsl:template match="list" mode="h:text" as="element()*">
    <xsl:apply-templates select="head"/>
    <ul>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'list', @type ! ('t-' || .), if (label or item/label or item/@n) then 'labelled' else ()"/>
      </xsl:call-template>
      <xsl:apply-templates select="* except (head, label[following-sibling::*[self::item or self::label][1][self::item]])"/>
    </ul>
  </xsl:template>

  <!-- What stands between items: page breaks, notes, pictures, a label that no item follows. -->
  <xsl:template match="list/*[not(self::item | self::head)]" mode="h:text" as="node()*" priority="6">
    <xsl:param name="inline" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$inline">
        <xsl:next-match/>
      </xsl:when>
      <xsl:otherwise>
        <li class="aside"><xsl:next-match/></li>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="item" mode="h:text" as="element()">
    <li>
      <xsl:call-template name="h:common"/>
      <xsl:for-each select="preceding-sibling::*[self::item or self::label][1][self::label]">
        <span class="label"><xsl:call-template name="h:inline"/></span>
        <xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:if test="@n and not(label) and not(preceding-sibling::*[self::item or self::label][1][self::label])">
        <span class="label">{@n}</span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates/>
    </li>
  </xsl:template>

  <xsl:template match="label" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'label'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="div/label" mode="h:text" as="element()">
    <p class="label"><xsl:call-template name="h:inline"/></p>
  </xsl:template>

</xsl:stylesheet>
