<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of one text in a site: the page of html.xsl, with ways to the contents and indexes of the site and to the other forms
     of the text. -->
<xsl:package name="urn:x-teiwright:site-text" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:map="http://www.w3.org/2005/xpath-functions/map"
             xmlns:ed="urn:x-teiwright:edition"
             xmlns:h="urn:x-teiwright:html"
             xmlns:s="urn:x-teiwright:site"
             xmlns="http://www.w3.org/1999/xhtml"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0"
             expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="labels.xsl"/>

  <!-- The files beside the page: their endings, with spaces between, as “.xml .pdf”; and their name without an ending. -->
  <xsl:param name="formats" as="xs:string" select="''"/>
  <xsl:param name="stem" as="xs:string" select="''"/>

  <xsl:use-package name="urn:x-teiwright:html" package-version="1.0">
    <xsl:override>

      <xsl:param name="pictures" as="xs:string" select="''"/>

      <xsl:template name="h:bar" as="element()" visibility="public">
        <xsl:context-item as="element(ed:edition)" use="required"/>
        <div class="bars">
          <nav class="site-bar" lang="{@labels}" aria-label="{s:label('this-site', @labels)}">
            <ul>
              <li><a href="../index.html" rel="home">{s:label('home', @labels)}</a></li>
              <li><a href="../persons.html">{h:label(., 'persons')}</a></li>
              <li><a href="../chronology.html">{s:label('chronology', @labels)}</a></li>
              <li><a href="../search.html">{s:label('search', @labels)}</a></li>
            </ul>
          </nav>
          <xsl:call-template name="xsl:original"/>
        </div>
      </xsl:template>

      <xsl:template name="h:metadata" as="element()*" visibility="public">
        <xsl:context-item as="element(ed:edition)" use="required"/>
        <xsl:call-template name="xsl:original"/>
        <xsl:variable name="labels" as="xs:string" select="@labels"/>
        <xsl:for-each select="tokenize($formats)[. = map:keys($s:media)]">
          <link rel="alternate" type="{$s:media(.)}" href="{encode-for-uri($stem)}{.}" title="{s:label('format-' || s:format(.), $labels)}"/>
        </xsl:for-each>
      </xsl:template>

      <!-- The rules of the site, and those of one's own in it, come after those of the page. -->
      <xsl:template name="h:style" as="element()+" visibility="public">
        <xsl:context-item as="element(ed:edition)" use="required"/>
        <xsl:call-template name="xsl:original"/>
        <link rel="stylesheet" href="../site.css"/>
      </xsl:template>

      <xsl:template name="h:about" as="element()*" visibility="public">
        <xsl:context-item as="element(ed:edition)" use="required"/>
        <xsl:variable name="labels" as="xs:string" select="@labels"/>
        <xsl:if test="$formats">
          <section id="formats" class="about" aria-labelledby="formats-heading">
            <h2 id="formats-heading">{s:label('formats', @labels)}</h2>
            <ul class="formats">
              <xsl:for-each select="tokenize($formats)">
                <li><a href="{encode-for-uri($stem)}{.}">{s:label('format-' || s:format(.), $labels)}</a></li>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:if>
        <xsl:call-template name="xsl:original"/>
      </xsl:template>

    </xsl:override>
  </xsl:use-package>

  <xsl:variable name="s:media" as="map(xs:string, xs:string)" select="map{
      '.xml': 'application/tei+xml', '.pdf': 'application/pdf', '.csl.json': 'application/vnd.citationstyles.csl+json', '.txt': 'text/plain', '.epub': 'application/epub+zip'}"/>

  <xsl:function name="s:format" as="xs:string">
    <xsl:param name="ending" as="xs:string"/>
    <xsl:sequence select="if ($ending = '.xml') then 'tei' else substring($ending, 2)"/>
  </xsl:function>

  <xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="element()">
    <xsl:apply-templates select="." mode="h:document"/>
  </xsl:template>

</xsl:package>
