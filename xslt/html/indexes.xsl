<?xml version="1.0" encoding="UTF-8"?>
<!-- Index of persons, places and organisations, and the dates in their order. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:mode name="h:index" on-no-match="fail"/>

  <xsl:template match="ed:index" mode="h:index" as="element()">
    <section id="index-{@kind}" class="index" aria-labelledby="index-{@kind}-heading">
      <h2 id="index-{@kind}-heading">{h:label(., @kind || 's')}</h2>
      <ul>
        <xsl:apply-templates select="ed:entry" mode="#current"/>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="ed:entry" mode="h:index" as="element()">
    <li>
      <xsl:if test="h:owns-id(.)">
        <xsl:attribute name="id" select="@id"/>
      </xsl:if>
      <p class="entry">
        <b>{@name}</b>
        <xsl:if test="@life != ''">
          <xsl:text> </xsl:text>
          <span class="life">{@life}</span>
        </xsl:if>
        <xsl:apply-templates select="ed:link" mode="#current"/>
      </p>
      <xsl:apply-templates select="ed:note" mode="#current"/>
      <details>
        <summary>{if (count(ed:occurrence) = 1) then h:label(., 'occurrence') else h:label(., 'occurrences', string(count(ed:occurrence)))}<xsl:text/>
          <span class="visually-hidden">{h:label(., 'colon')}{@name}</span>
        </summary>
        <ul>
          <xsl:apply-templates select="ed:occurrence" mode="#current"/>
        </ul>
      </details>
    </li>
  </xsl:template>

  <!-- One id, one element: an entry gives way to an element of the text, and to an entry of the same id in an earlier index. -->
  <xsl:function name="h:owns-id" as="xs:boolean">
    <xsl:param name="entry" as="element(ed:entry)"/>
    <xsl:sequence select="
        $entry is key('h:entry', $entry/@id, root($entry))[1]
        and empty(key('h:by-id', $entry/@id, root($entry))[ancestor::tei:text])"/>
  </xsl:function>

  <xsl:template match="ed:link" mode="h:index" as="node()*">
    <xsl:text> </xsl:text>
    <a class="authority" href="{@href}">{h:authority(@authority)}<span class="visually-hidden">{h:label(., 'colon')}{../@name}</span></a>
  </xsl:template>

  <xsl:template match="ed:link[not(matches(@href, '^https?://'))]" mode="h:index" as="node()*">
    <xsl:text> </xsl:text>
    <span class="authority">{h:authority(@authority)} {@href}</span>
  </xsl:template>

  <!-- The name of an authority file as it is written. -->
  <xsl:function name="h:authority" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="names" as="map(xs:string, xs:string)" select="map{
        'wikidata': 'Wikidata', 'gnd': 'GND', 'viaf': 'VIAF', 'orcid': 'ORCID', 'isni': 'ISNI', 'bnf': 'BnF', 'lccn': 'LCCN', 'geonames': 'GeoNames'}"/>
    <xsl:sequence select="($names(lower-case($key)), $key)[1]"/>
  </xsl:function>

  <xsl:template match="ed:note" mode="h:index" as="element()">
    <p class="about-entry">{.}</p>
  </xsl:template>

  <xsl:template match="ed:occurrence" mode="h:index" as="element()">
    <li>
      <xsl:call-template name="h:sentence"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="h:where"/>
    </li>
  </xsl:template>

  <!-- The indexes are in the language of the labels; the text may be in another. -->
  <xsl:template name="h:sentence" as="element()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="lang" as="xs:string?" select="h:edition(.)/@lang[. != ../@labels]" tunnel="yes"/>
    <xsl:param name="dir" as="attribute(dir)?" select="ed:dir(h:edition(.)/@lang, h:edition(.)/@labels)" tunnel="yes"/>
    <span class="sentence">
      <xsl:sequence select="$dir"/>
      <xsl:if test="exists($lang)">
        <xsl:attribute name="lang" select="$lang"/>
      </xsl:if>
      <xsl:text>{@before}</xsl:text>
      <mark>{@form}</mark>
      <xsl:text>{@after}</xsl:text>
    </span>
  </xsl:template>

  <xsl:template name="h:where" as="element()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="colon" as="xs:string" select="h:label(., 'colon')" tunnel="yes"/>
    <a class="where" href="#{@ref}">{@place}<span class="visually-hidden">{$colon}{@form}</span></a>
  </xsl:template>

  <xsl:template match="ed:dates" mode="h:index" as="element()">
    <section id="dates" class="index dates" aria-labelledby="dates-heading">
      <h2 id="dates-heading">{h:label(., 'dates')}</h2>
      <ol>
        <xsl:apply-templates select="ed:date" mode="#current"/>
      </ol>
    </section>
  </xsl:template>

  <xsl:template match="ed:date" mode="h:index" as="element()">
    <li>
      <p class="entry"><b>{@says}</b></p>
      <p class="in-words">
        <xsl:call-template name="h:sentence"/>
        <xsl:text> </xsl:text>
        <xsl:call-template name="h:where"/>
      </p>
    </li>
  </xsl:template>

</xsl:stylesheet>
