<?xml version="1.0" encoding="UTF-8"?>
<!-- The contents of a site: a plain list that a script can filter. Part of the package pages.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:s="urn:x-teiwright:site"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="urn:x-teiwright:site"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template name="s:contents" as="element()*">
    <xsl:context-item as="element(site)" use="required"/>
    <header class="title-page">
      <h1>{s:title(.)}</h1>
      <p class="date">{s:counted('texts', @lang, count(text))}</p>
    </header>
    <xsl:call-template name="s:search-form"/>
    <xsl:if test="count(text) gt 1">
      <xsl:call-template name="s:filters"/>
    </xsl:if>
    <ul class="texts" id="texts">
      <xsl:apply-templates select="text" mode="s:text"/>
    </ul>
    <script src="contents.js" defer="defer"/>
  </xsl:template>

  <!-- Shown by the script, which alone can make it work. -->
  <xsl:template name="s:filters" as="element()?">
    <xsl:context-item as="element(site)" use="required"/>
    <xsl:variable name="lang" as="xs:string" select="@lang"/>
    <xsl:variable name="years" as="xs:integer*" select="sort(text/(@year | @until)[. != ''] ! xs:integer(.))"/>
    <xsl:variable name="controls" as="element()*">
      <xsl:call-template name="s:choice">
        <xsl:with-param name="name" select="'author'"/>
        <xsl:with-param name="label" select="ed:label('author', @lang)"/>
        <xsl:with-param name="values" select="distinct-values(text/s:authors(.)[. != ''])"/>
      </xsl:call-template>
      <xsl:call-template name="s:choice">
        <xsl:with-param name="name" select="'lang'"/>
        <xsl:with-param name="label" select="ed:label('language', @lang)"/>
        <xsl:with-param name="values" select="sort(distinct-values(text/ed:language-name(@lang, $lang)))"/>
      </xsl:call-template>
      <xsl:if test="count(distinct-values($years)) gt 1">
        <p><label for="from">{s:label('written-from', @lang)}</label><xsl:text> </xsl:text>
          <input id="from" name="from" type="number" min="{$years[1]}" max="{$years[last()]}" placeholder="{$years[1]}"/></p>
        <p><label for="to">{s:label('written-to', @lang)}</label><xsl:text> </xsl:text>
          <input id="to" name="to" type="number" min="{$years[1]}" max="{$years[last()]}" placeholder="{$years[last()]}"/></p>
      </xsl:if>
    </xsl:variable>
    <xsl:if test="exists($controls)">
      <form id="filters" class="filters" hidden="hidden" data-one="{s:label('texts-one', @lang)}" data-many="{s:label('texts-many', @lang)}">
        <fieldset>
          <legend>{s:label('filter', @lang)}</legend>
          <xsl:sequence select="$controls"/>
        </fieldset>
        <p role="status" id="shown" class="shown"/>
      </form>
    </xsl:if>
  </xsl:template>

  <xsl:template name="s:choice" as="element()?">
    <xsl:context-item as="element(site)" use="required"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:if test="count($values) gt 1">
      <p>
        <label for="{$name}">{$label}</label>
        <xsl:text> </xsl:text>
        <select id="{$name}" name="{$name}">
          <option value="">{s:label('all', @lang)}</option>
          <xsl:for-each select="$values">
            <option>{.}</option>
          </xsl:for-each>
        </select>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="s:text" on-no-match="fail"/>

  <xsl:template match="text" mode="s:text" as="element()">
    <xsl:variable name="lang" as="xs:string" select="../@lang"/>
    <xsl:variable name="subtitle" as="xs:string?" select="ed:facts/ed:subtitle[normalize-space()][1]"/>
    <li data-author="{s:authors(.)}" data-year="{@year}" data-until="{@until}" data-lang="{ed:language-name(@lang, $lang)}">
      <xsl:if test="s:authors(.)">
        <p class="author">{s:authors(.)}</p>
      </xsl:if>
      <h2 class="title"><a href="{s:address(@id, '')}" lang="{@lang}"><xsl:sequence select="ed:dir(@lang, $lang)"/>{s:text-title(.)}</a></h2>
      <xsl:if test="$subtitle">
        <p class="subtitle">{$subtitle}</p>
      </xsl:if>
      <!-- Of a text without a title these may be what it is called by. -->
      <p class="facts-line">{string-join((
        (ed:facts/ed:written[normalize-space()][1], ed:facts/ed:place[normalize-space()][1])[not(contains(s:text-title(current()), .))], ed:language-name(@lang, $lang),
        @words[. castable as xs:integer] ! s:counted('words', $lang, xs:integer(.))), ' · ')}</p>
      <xsl:call-template name="s:formats"/>
    </li>
  </xsl:template>

  <xsl:template name="s:formats" as="element()?">
    <xsl:context-item as="element(text)" use="required"/>
    <xsl:variable name="text" as="element(text)" select="."/>
    <xsl:variable name="lang" as="xs:string" select="../@lang"/>
    <xsl:if test="@formats != ''">
      <ul class="formats">
        <xsl:for-each select="tokenize(@formats)">
          <li><a href="{encode-for-uri($text/@id)}/{encode-for-uri($text/@stem)}{.}">{
            s:label('format-' || replace(substring(., 2), '^xml$', 'tei'), $lang)}<span class="visually-hidden">: {s:text-title($text)}</span></a></li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- schema.org. It is data, not a script; “<” is written so that it cannot end the element. -->
  <xsl:template name="s:linked-data" as="element()">
    <xsl:context-item as="element(site)" use="required"/>
    <xsl:variable name="data" as="map(xs:string, item())" select="map{
        '@context': 'https://schema.org', '@type': 'Collection', 'name': s:title(.),
        'inLanguage': array{ distinct-values(text/@lang) }, 'hasPart': array{ text ! s:part(.) } }"/>
    <script type="application/ld+json">
      <xsl:value-of select="replace(serialize($data, map{'method': 'json', 'indent': false()}), '&lt;', '\\u003c')"/>
    </script>
  </xsl:template>

  <!-- The year of writing, or two with a stroke between (ISO 8601); nothing where an end is open, or in doubt. -->
  <xsl:function name="s:created" as="xs:string">
    <xsl:param name="text" as="element(text)"/>
    <xsl:sequence select="
        if ($text/@year = '' or $text/@until = '' or $text/@doubt != '') then '' else string-join(distinct-values(($text/@year, $text/@until)), '/')"/>
  </xsl:function>

  <xsl:function name="s:part" as="map(xs:string, item())">
    <xsl:param name="text" as="element(text)"/>
    <xsl:sequence select="map:merge((
        map{'@type': 'CreativeWork', 'name': s:text-title($text), 'url': s:address($text/@id, ''), 'inLanguage': string($text/@lang)},
        s:authors($text)[. != ''] ! map{'author': .}, s:created($text)[. != ''] ! map{'dateCreated': .}))"/>
  </xsl:function>

</xsl:stylesheet>
