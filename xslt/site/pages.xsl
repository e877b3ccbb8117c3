<?xml version="1.0" encoding="UTF-8"?>
<!--
  The pages that gather all texts of a site: contents, persons, chronology, search. They are made from the records of the texts
  (record.xsl), brought together by teiwright.site.gather:

    s:site @title @lang
      s:text @id @stem @lang @year @until @words @formats     with ed:facts, in the order of the contents
      s:persons      s:person[@id @list @name @sort @life @only], ed:link, ed:note, s:in[@text] with ed:occurrence
      s:timeline     @width @rows @worded, s:stretch[@x @width @wider @cut], s:tick[@x @year],
                     s:moment[@id @says @kind @cert @precision @x @width @row @open @beside], s:in[@text] with ed:date

  Where persons or dates are too many for a page, they also have s:part[@id @group @label], and each s:person or s:moment a @part: the page then
  has everybody's name, the part their sentences.
-->
<xsl:package name="urn:x-teiwright:site-pages" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:ed="urn:x-teiwright:edition"
             xmlns:s="urn:x-teiwright:site"
             xmlns="http://www.w3.org/1999/xhtml"
             xpath-default-namespace="urn:x-teiwright:site"
             default-mode="s:page" expand-text="yes" declared-modes="yes" exclude-result-prefixes="#all">

  <xsl:use-package name="urn:x-teiwright:edition" package-version="1.0"/>

  <xsl:include href="labels.xsl"/>
  <xsl:include href="contents.xsl"/>
  <xsl:include href="persons.xsl"/>
  <xsl:include href="chronology.xsl"/>
  <xsl:include href="search.xsl"/>

  <xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="no" include-content-type="no"/>

  <!-- index, persons, chronology or search, or the id of a part of persons or chronology -->
  <xsl:param name="page" as="xs:string" select="'index'"/>

  <!-- The page, or that of which it is a part. -->
  <xsl:variable name="s:whole" as="xs:string" select="tokenize($page, '-')[1]"/>

  <xsl:key name="s:text" match="text" use="@id"/>

  <xsl:key name="s:part" match="part" use="@id"/>

  <xsl:mode name="s:page" on-no-match="fail"/>

  <xsl:template match="/" mode="s:page" as="element()">
    <xsl:apply-templates select="site" mode="s:page"/>
  </xsl:template>

  <xsl:template match="site" mode="s:page" as="element()">
    <html lang="{@lang}">
      <xsl:call-template name="s:head"/>
      <body class="site">
        <a class="skip" href="#text">{ed:label('skip', @lang)}</a>
        <xsl:call-template name="s:bar"/>
        <main id="text" class="page" tabindex="-1">
          <xsl:choose>
            <xsl:when test="$page = 'index'"><xsl:call-template name="s:contents"/></xsl:when>
            <xsl:when test="$s:whole = 'persons'"><xsl:call-template name="s:persons"/></xsl:when>
            <xsl:when test="$s:whole = 'chronology'"><xsl:call-template name="s:chronology"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="s:search"/></xsl:otherwise>
          </xsl:choose>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="s:head" as="element()">
    <xsl:context-item as="element(site)" use="required"/>
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>{string-join((s:page-title(.)[$page != 'index'], s:title(.)), ' – ')}</title>
      <link rel="stylesheet" href="edition.css"/>
      <link rel="stylesheet" href="site.css"/>
      <meta name="DC.title" content="{s:title(.)}"/>
      <meta name="DC.type" content="Collection"/>
      <xsl:for-each select="distinct-values(text/@lang)">
        <meta name="DC.language" content="{.}"/>
      </xsl:for-each>
      <xsl:if test="$page = 'index'">
        <xsl:call-template name="s:linked-data"/>
      </xsl:if>
    </head>
  </xsl:template>

  <xsl:template name="s:bar" as="element()">
    <xsl:context-item as="element(site)" use="required"/>
    <xsl:variable name="lang" as="xs:string" select="@lang"/>
    <header class="bar">
      <nav aria-label="{s:label('this-site', $lang)}">
        <ul>
          <xsl:for-each select="'index', 'persons', 'chronology', 'search'">
            <li>
              <a href="{.}.html">
                <xsl:if test=". = $s:whole">
                  <xsl:attribute name="aria-current">{if (. = $page) then 'page' else 'true'}</xsl:attribute>
                </xsl:if>
                <xsl:text>{s:page-name(., $lang)}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </header>
  </xsl:template>

  <xsl:function name="s:page-name" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="lang" as="xs:string"/>
    <xsl:sequence select="
        if ($name = 'persons') then ed:label('persons', $lang)
        else s:label(if ($name = 'index') then 'home' else $name, $lang)"/>
  </xsl:function>

  <!-- “Persons”, or of a part “Persons: B”. -->
  <xsl:function name="s:page-title" as="xs:string">
    <xsl:param name="site" as="element(site)"/>
    <xsl:sequence select="string-join((s:page-name($s:whole, $site/@lang), key('s:part', $page, root($site)) ! s:part-label(.)), ed:label('colon', $site/@lang))"/>
  </xsl:function>

  <!-- “Cal–Coo”, “753 BC–1910”. -->
  <xsl:function name="s:part-label" as="xs:string">
    <xsl:param name="part" as="element(part)"/>
    <xsl:variable name="lang" as="xs:string" select="root($part)/site/@lang"/>
    <xsl:sequence select="if ($part/parent::timeline) then string-join(tokenize($part/@label, '–') ! s:year(., $lang), '–') else $part/@label"/>
  </xsl:function>

  <xsl:function name="s:year" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:param name="lang" as="xs:string"/>
    <xsl:sequence select="if (starts-with($year, '-')) then substring($year, 2) || ' ' || ed:label('before-christ', $lang) else $year"/>
  </xsl:function>

  <!-- In a part: the way to all, and to the other parts. Of a letter with several parts the others are named only in these. -->
  <xsl:template name="s:other-parts" as="element()*">
    <xsl:context-item as="element(site)" use="required"/>
    <xsl:param name="all" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <p class="introduction"><a href="{$s:whole}.html">{s:label($all, @lang)}</a></p>
    <nav class="letters" aria-label="{s:label($label, @lang)}">
      <ul>
        <xsl:for-each-group select="key('s:part', $page)/../part" group-adjacent="@group">
          <xsl:apply-templates select="if (current-group()/@id = $page) then current-group() else ." mode="s:part"/>
        </xsl:for-each-group>
      </ul>
    </nav>
  </xsl:template>

  <xsl:mode name="s:part" on-no-match="fail"/>

  <xsl:template match="part" mode="s:part" as="element()">
    <xsl:variable name="here" as="xs:boolean" select="key('s:part', $page)/@group = @group"/>
    <li>
      <a href="{@id}.html">
        <xsl:if test="@id = $page">
          <xsl:attribute name="aria-current">page</xsl:attribute>
        </xsl:if>
        <xsl:text>{if ($here or ancestor::timeline) then s:part-label(.) else @group}</xsl:text>
      </a>
    </li>
  </xsl:template>

  <xsl:function name="s:title" as="xs:string">
    <xsl:param name="site" as="element(site)"/>
    <xsl:sequence select="($site/@title[. != ''], s:label('site-title', $site/@lang))[1]"/>
  </xsl:function>

  <!-- What all pages say of a text. -->

  <xsl:function name="s:text-title" as="xs:string">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="called" as="xs:string" select="$text/ed:facts/ed:called"/>
    <xsl:sequence select="if ($called = ed:label('untitled', ed:label-language($text/@lang))) then $called || ' (' || $text/@id || ')' else $called"/>
  </xsl:function>

  <xsl:function name="s:authors" as="xs:string">
    <xsl:param name="text" as="element(text)"/>
    <xsl:sequence select="string-join($text/ed:facts/ed:author[ed:is-said(.)], ', ')"/>
  </xsl:function>

  <!-- “12 mentions · 3 texts” of a person or a date. -->
  <xsl:function name="s:mentions" as="xs:string">
    <xsl:param name="of" as="element()"/>
    <xsl:variable name="lang" as="xs:string" select="root($of)/site/@lang"/>
    <xsl:variable name="number" as="xs:integer" select="count($of/in/(ed:occurrence | ed:date))"/>
    <xsl:variable name="texts" as="xs:integer" select="count($of/in)"/>
    <xsl:sequence select="string-join((
        if ($number = 1) then ed:label('occurrence', $lang) else ed:label('occurrences', $lang, string($number)),
        if ($texts gt 1) then s:counted('texts', $lang, $texts) else ()), ' · ')"/>
  </xsl:function>

  <!-- A place in the page of a text. -->
  <xsl:function name="s:address" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="ref" as="xs:string"/>
    <xsl:sequence select="encode-for-uri($text) || '/index.html' || (if ($ref) then '#' || $ref else '')"/>
  </xsl:function>

  <!-- The sentences of one text in which a person or date occurs. -->
  <xsl:mode name="s:sentences" on-no-match="fail"/>

  <xsl:template match="in" mode="s:sentences" as="element()">
    <xsl:variable name="text" as="element(text)" select="key('s:text', @text)"/>
    <li>
      <p class="from"><cite lang="{$text/@lang}"><xsl:sequence select="ed:dir($text/@lang, root($text)/site/@lang)"/>{s:text-title($text)}</cite>{s:authors($text)[. != ''] ! (', ' || .)}</p>
      <ul>
        <xsl:apply-templates select="ed:occurrence | ed:date" mode="#current">
          <xsl:with-param name="text" as="element(text)" select="$text"/>
        </xsl:apply-templates>
      </ul>
    </li>
  </xsl:template>

  <xsl:template match="ed:occurrence | ed:date" mode="s:sentences" as="element()">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="lang" as="xs:string" select="root()/site/@lang"/>
    <li>
      <span class="sentence" lang="{$text/@lang}"><xsl:sequence select="ed:dir($text/@lang, root($text)/site/@lang)"/>{@before}<mark>{@form}</mark>{@after}</span>
      <xsl:text> </xsl:text>
      <a class="where" href="{s:address($text/@id, @ref)}">{@place}<span class="visually-hidden">: {@form}, {s:text-title($text)}</span></a>
      <xsl:if test="self::ed:occurrence[@cert = ('medium', 'low')]">
        <xsl:text> </xsl:text>
        <span class="key where cert-{@cert}">{ed:label('cert-' || @cert, $lang)}</span>
      </xsl:if>
    </li>
  </xsl:template>

</xsl:package>
