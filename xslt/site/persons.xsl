<?xml version="1.0" encoding="UTF-8"?>
<!-- The persons of all texts: those of the register, and apart from them those that only one text names. Where they are very many,
     this page has their names alone, each with its address and the way to its sentences on a page for the letter. Part of the package pages.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:s="urn:x-teiwright:site"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="urn:x-teiwright:site"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template name="s:persons" as="element()*">
    <xsl:context-item as="element(site)" use="required"/>
    <header class="title-page">
      <h1>{s:page-title(.)}</h1>
      <p class="date">{s:title(.)}</p>
    </header>
    <xsl:choose>
      <xsl:when test="empty(persons/person)">
        <p>{s:label('no-persons', @lang)}</p>
      </xsl:when>
      <xsl:when test="key('s:part', $page)">
        <xsl:call-template name="s:other-parts">
          <xsl:with-param name="all" select="'all-names'"/>
          <xsl:with-param name="label" select="'letters'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="persons/part">
        <p class="introduction">{s:label('names-lead', @lang)}</p>
      </xsl:when>
    </xsl:choose>
    <xsl:call-template name="s:list">
      <xsl:with-param name="list" select="'register'"/>
    </xsl:call-template>
    <xsl:call-template name="s:list">
      <xsl:with-param name="list" select="'text'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="s:list" as="element()?">
    <xsl:context-item as="element(site)" use="required"/>
    <xsl:param name="list" as="xs:string"/>
    <xsl:variable name="persons" as="element(person)*" select="persons/person[@list = $list][$page = ('persons', @part)]"/>
    <xsl:variable name="names-only" as="xs:boolean" select="$page = 'persons' and exists(persons/part)"/>
    <xsl:variable name="label" as="xs:string" select="if ($list = 'register') then 'register' else 'only-text'"/>
    <xsl:variable name="lang" as="xs:string" select="@lang"/>
    <xsl:if test="exists($persons)">
      <section id="list-{$list}" class="index" aria-labelledby="list-{$list}-heading">
        <h2 id="list-{$list}-heading">{s:label($label, $lang)}</h2>
        <p class="introduction">{s:label($label || '-intro', $lang)}</p>
        <xsl:if test="$page = 'persons'">
          <xsl:call-template name="s:letters">
            <xsl:with-param name="persons" select="$persons"/>
            <xsl:with-param name="label" select="s:label($label, $lang) || ed:label('colon', $lang) || s:label('letters', $lang)"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="$names-only">
            <ul class="names">
              <xsl:apply-templates select="$persons" mode="s:name"/>
            </ul>
          </xsl:when>
          <xsl:otherwise>
            <ul>
              <xsl:apply-templates select="$persons" mode="s:person"/>
            </ul>
          </xsl:otherwise>
        </xsl:choose>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Ways to the first person of each letter, where there are many. -->
  <xsl:template name="s:letters" as="element()?">
    <xsl:param name="persons" as="element(person)*"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:if test="count($persons) gt 20">
      <nav class="letters" aria-label="{$label}">
        <ul>
          <xsl:for-each-group select="$persons" group-adjacent="upper-case(substring(@sort, 1, 1))">
            <li><a href="#{@id}">{(current-grouping-key()[.], '·')[1]}</a></li>
          </xsl:for-each-group>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- A name alone: the address that stays, and the way to the sentences. -->
  <xsl:mode name="s:name" on-no-match="fail"/>

  <xsl:template match="person" mode="s:name" as="element()">
    <li id="{@id}">
      <a href="{@part}.html#{@id}">{@name}</a>
      <xsl:apply-templates select="@life[. != ''], @only" mode="s:person"/>
      <xsl:text> </xsl:text>
      <span class="life">{s:mentions(.)}</span>
    </li>
  </xsl:template>

  <xsl:mode name="s:person" on-no-match="fail"/>

  <xsl:template match="person" mode="s:person" as="element()">
    <li id="{@id}">
      <p class="entry">
        <b>{@name}</b>
        <xsl:apply-templates select="@life[. != ''], @only, ed:link" mode="#current"/>
      </p>
      <xsl:apply-templates select="ed:note" mode="#current"/>
      <details>
        <summary>{s:mentions(.)}<span class="visually-hidden">: {@name}</span></summary>
        <ul class="by-text">
          <xsl:apply-templates select="in" mode="s:sentences"/>
        </ul>
      </details>
    </li>
  </xsl:template>

  <xsl:template match="@life" mode="s:person" as="node()*">
    <xsl:text> </xsl:text>
    <span class="life">{.}</span>
  </xsl:template>

  <xsl:template match="@only" mode="s:person" as="node()*">
    <xsl:variable name="text" as="element(text)" select="key('s:text', .)"/>
    <xsl:text> </xsl:text>
    <span class="life" lang="{$text/@lang}"><xsl:sequence select="ed:dir($text/@lang, root($text)/site/@lang)"/><cite>{s:text-title($text)}</cite></span>
  </xsl:template>

  <xsl:template match="ed:note" mode="s:person" as="element()">
    <p class="about-entry">{.}</p>
  </xsl:template>

  <xsl:template match="ed:link[matches(@href, '^https?://')]" mode="s:person" as="node()*">
    <xsl:text> </xsl:text>
    <a class="authority" href="{@href}">{s:authority(@authority)}<span class="visually-hidden">: {../@name}</span></a>
  </xsl:template>

  <xsl:template match="ed:link" mode="s:person" as="node()*" priority="-1">
    <xsl:text> </xsl:text>
    <span class="authority">{s:authority(@authority)} {@href}</span>
  </xsl:template>

  <!-- The name of an authority file as it is written. -->
  <xsl:function name="s:authority" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="names" as="map(xs:string, xs:string)" select="map{
        'wikidata': 'Wikidata', 'gnd': 'GND', 'viaf': 'VIAF', 'orcid': 'ORCID', 'isni': 'ISNI', 'bnf': 'BnF', 'lccn': 'LCCN'}"/>
    <xsl:sequence select="($names(lower-case($key)), $key)[1]"/>
  </xsl:function>

</xsl:stylesheet>
