<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <!-- Lists: the marks are the text's own where it has them. -->

  <xsl:template match="list" mode="h:text" as="element()*">
    <xsl:variable name="counted" as="xs:boolean" select="h:is-counted(.)"/>
    <xsl:apply-templates select="head"/>
    <xsl:element name="{if ($counted) then 'ol' else 'ul'}">
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'list', @type ! ('t-' || .), if (not($counted) and (label or item/label or item/@n)) then 'labelled' else ()"/>
      </xsl:call-template>
      <xsl:apply-templates select="* except (head, label[following-sibling::*[self::item or self::label][1][self::item]])"/>
    </xsl:element>
  </xsl:template>

  <!-- True of a list that is numbered without any number printed: the reader's program counts. -->
  <xsl:function name="h:is-counted" as="xs:boolean">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="$list/@rend = 'numbered' and not($list/label or $list/item/label) and (every $n in $list/item/@n satisfies $n castable as xs:integer)"/>
  </xsl:function>

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
    <xsl:variable name="counted" as="xs:boolean" select="parent::list[@rend = 'numbered'] and h:is-counted(..)"/>
    <li>
      <!-- What is nothing but a list (a group of persons of a play) has no mark of its own before it. -->
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="if (list[1][not(head)] and not((node() except list)[normalize-space()])) then 'aside' else ()"/>
      </xsl:call-template>
      <xsl:if test="$counted and @n"><xsl:attribute name="value" select="xs:integer(@n)"/></xsl:if>
      <xsl:for-each select="preceding-sibling::*[self::item or self::label][1][self::label]">
        <span class="label"><xsl:call-template name="h:inline"/></span>
        <xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:if test="@n and not($counted) and not(label) and not(preceding-sibling::*[self::item or self::label][1][self::label])">
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
