<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of the search. The index is a script, so that the page works from a disk; search.js does the rest. Part of the package pages.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:s="urn:x-teiwright:site"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="urn:x-teiwright:site"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template name="s:search" as="element()*">
    <xsl:context-item as="element(site)" use="required"/>
    <header class="title-page">
      <h1>{s:label('search', @lang)}</h1>
      <p class="date">{s:title(.)}</p>
    </header>
    <xsl:call-template name="s:search-form">
      <xsl:with-param name="help" select="true()"/>
    </xsl:call-template>
    <noscript>
      <p class="no-script">{s:label('search-no-script', @lang)} <a href="index.html">{s:label('home', @lang)}</a></p>
    </noscript>
    <section id="results" class="results" aria-label="{s:label('search', @lang)}" hidden="hidden"
             data-none="{s:label('found-none', @lang)}" data-one="{s:label('found-one', @lang)}" data-many="{s:label('found-many', @lang)}"
             data-broken="{s:label('broken', @lang)}">
      <p role="status" id="count" class="shown"/>
      <ol id="found"/>
      <button id="more" type="button" hidden="hidden">{s:label('more', @lang)}</button>
    </section>
    <script src="search.js" defer="defer"/>
    <script src="search-index.js" defer="defer"/>
  </xsl:template>

  <xsl:template name="s:search-form" as="element()">
    <xsl:context-item as="element(site)" use="required"/>
    <xsl:param name="help" as="xs:boolean" select="false()"/>
    <form class="search" role="search" action="search.html" method="get" id="search">
      <p>
        <label for="q">{s:label('search-words', @lang)}</label>
        <span class="field">
          <input id="q" name="q" type="search" autocomplete="off" spellcheck="false">
            <xsl:if test="$help">
              <xsl:attribute name="aria-describedby">search-help</xsl:attribute>
            </xsl:if>
          </input>
          <button type="submit">{s:label('search', @lang)}</button>
        </span>
      </p>
      <xsl:if test="$help">
        <p id="search-help" class="help">{s:label('search-help', @lang)}</p>
      </xsl:if>
    </form>
  </xsl:template>

</xsl:stylesheet>
