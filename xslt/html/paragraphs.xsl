<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, verse and drama. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <!-- Paragraphs: those that the edition numbers have an address. -->

  <xsl:template match="p" mode="h:text" as="element()">
    <p>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="if (@n and @ed:id) then 'numbered' else ()"/>
      </xsl:call-template>
      <xsl:call-template name="h:address"/>
      <xsl:call-template name="h:run-in"/>
      <xsl:call-template name="h:inline"/>
    </p>
  </xsl:template>

  <!-- HTML's p holds no lists, tables or quotations in blocks; TEI's does. -->
  <xsl:template match="p[h:holds-blocks(.)]" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'p', if (@n and @ed:id) then 'numbered' else ()"/>
      </xsl:call-template>
      <xsl:call-template name="h:address"/>
      <xsl:call-template name="h:run-in"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template name="h:address" as="element()?">
    <xsl:if test="@n and @ed:id">
      <a class="permalink" href="#{@ed:id}" aria-label="{h:label(., 'permalink', ed:label('paragraph-n', h:edition(.)/@labels, @n))}">{@n}</a>
    </xsl:if>
  </xsl:template>

  <xsl:template name="h:run-in" as="node()*">
    <xsl:for-each select="preceding-sibling::*[1][self::dateline[@rend = 'run-in']]">
      <span>
        <xsl:call-template name="h:common">
          <xsl:with-param name="class" select="'dateline'"/>
        </xsl:call-template>
        <xsl:call-template name="h:inline"/>
      </span>
      <xsl:text> </xsl:text>
    </xsl:for-each>
  </xsl:template>

  <!-- Verse and drama -->

  <xsl:template match="lg | sp" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates select="node() except text()[not(normalize-space())]"/>
    </div>
  </xsl:template>

  <xsl:template match="l" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'l'"/>
      </xsl:call-template>
      <xsl:if test="@n[. castable as xs:integer] and xs:integer(@n) mod 5 = 0 and not(ed:goes-on(.))">
        <span class="line-number" aria-hidden="true">{@n}</span>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="p/l | q/l | quote/l | said/l" mode="h:text" as="element()">
    <span class="l">
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="speaker" mode="h:text" as="element()">
    <p>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'speaker'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </p>
  </xsl:template>

  <xsl:template match="stage" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'stage'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="div/stage | sp/stage | body/stage | lg/stage" mode="h:text" as="element()">
    <p>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'stage'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </p>
  </xsl:template>

</xsl:stylesheet>
