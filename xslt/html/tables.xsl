<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables, figures and pictures. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <!-- Tables: wide ones scroll in a region of their own, reachable by keyboard. One without a heading is called by the words of its first row, so that whoever listens can tell it from others. -->

  <xsl:template match="table" mode="h:text" as="element()">
    <div class="scroll" role="region" tabindex="0" aria-label="{(head[1] ! ed:plain(.), string-join((h:label(., 'table'), h:shortened(string-join(row[1]/cell ! ed:plain(.)[. ne ''], ', '))[. ne '']), h:label(., 'colon')))[1]}">
      <table>
        <xsl:call-template name="h:common"/>
        <xsl:if test="head">
          <caption><xsl:apply-templates select="head/node()"/></caption>
        </xsl:if>
        <xsl:apply-templates select="row"/>
      </table>
      <xsl:apply-templates select="* except (head, row)"/>
    </div>
  </xsl:template>

  <xsl:template match="row" mode="h:text" as="element()">
    <tr>
      <xsl:call-template name="h:common"/>
      <xsl:apply-templates select="cell"/>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="h:text" as="element()">
    <td>
      <xsl:call-template name="h:spans"/>
      <xsl:apply-templates/>
    </td>
  </xsl:template>

  <xsl:template match="cell[@role = 'label'] | row[@role = 'label']/cell" mode="h:text" as="element()">
    <th scope="{if (../@role = 'label') then 'col' else 'row'}">
      <xsl:call-template name="h:spans"/>
      <xsl:apply-templates/>
    </th>
  </xsl:template>

  <xsl:template name="h:spans" as="attribute()*">
    <xsl:call-template name="h:common">
      <xsl:with-param name="class" select="'figures'[current()/@ed:figures]"/>
    </xsl:call-template>
    <xsl:sequence select="(@rows[. != '1'] ! h:attribute('rowspan', .)), (@cols[. != '1'] ! h:attribute('colspan', .))"/>
  </xsl:template>

  <xsl:function name="h:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="$value"/>
  </xsl:function>

  <xsl:template match="figure" mode="h:text" as="element()">
    <figure>
      <xsl:call-template name="h:common"/>
      <xsl:apply-templates select="* except head"/>
      <xsl:if test="head">
        <figcaption><xsl:apply-templates select="head/node()"/></figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <!-- A picture is a file beside the page; where that is not at hand, its address stands for it. -->
  <xsl:template match="graphic" mode="h:text" as="element()">
    <xsl:element name="{if (h:runs(@url)) then 'span' else 'a'}">
      <xsl:attribute name="class" select="'graphic'"/>
      <xsl:sequence select="@url[not(h:runs(.))] ! h:attribute('href', .)"/>
      <xsl:text>{h:label(., 'figure')}: {@url}</xsl:text>
    </xsl:element>
  </xsl:template>

  <xsl:template match="graphic[@url = tokenize($pictures)]" mode="h:text" as="element()" priority="1">
    <xsl:variable name="words" as="xs:string*" select="(../figDesc, ../head) ! ed:plain(.)"/>
    <a class="graphic" href="{$pictures-at}{@url}">
      <img src="{$pictures-at}{@url}" alt="{($words[. != ''], h:label(., 'figure') || h:label(., 'colon') || @url)[1]}"/>
    </a>
  </xsl:template>

  <xsl:template match="figDesc" mode="h:text" as="element()">
    <p class="figure-description"><xsl:call-template name="h:inline"/></p>
  </xsl:template>

  <xsl:template match="p/figure | hi/figure" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'figure'"/>
      </xsl:call-template>
      <xsl:apply-templates select="*">
        <xsl:with-param name="inline" as="xs:boolean" select="true()" tunnel="yes"/>
      </xsl:apply-templates>
    </span>
  </xsl:template>

</xsl:stylesheet>
