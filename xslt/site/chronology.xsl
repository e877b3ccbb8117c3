<?xml version="1.0" encoding="UTF-8"?>
<!-- The dates of all texts: a drawn timeline, and a table with the same dates beneath. Where they are very many, the
     lines of the table lead to the sentences on pages of their own. Part of the package pages.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:s="urn:x-teiwright:site"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="urn:x-teiwright:site"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Heights in the drawing: of a row, and of the space for the years above the rows. -->
  <xsl:variable name="s:row" as="xs:integer" select="28"/>
  <xsl:variable name="s:top" as="xs:integer" select="34"/>

  <xsl:template name="s:chronology" as="element()*">
    <xsl:context-item as="element(site)" use="required"/>
    <header class="title-page">
      <h1>{s:page-title(.)}</h1>
      <p class="date">{s:title(.)}</p>
    </header>
    <xsl:choose>
      <xsl:when test="key('s:part', $page)">
        <xsl:call-template name="s:other-parts">
          <xsl:with-param name="all" select="'all-dates'"/>
          <xsl:with-param name="label" select="'by-time'"/>
        </xsl:call-template>
        <xsl:call-template name="s:table"/>
      </xsl:when>
      <xsl:when test="timeline/moment">
        <p class="introduction">{s:label('timeline-intro', @lang)}{timeline[stretch/@wider = 'yes'] ! (' ' || s:label('timeline-wider', ../@lang))} <a href="#table">{s:label('skip-timeline', @lang)}</a></p>
        <xsl:call-template name="s:legend"/>
        <div class="timeline scroll" role="region" tabindex="0" aria-label="{s:label('timeline', @lang)}">
          <xsl:apply-templates select="timeline" mode="s:draw"/>
        </div>
        <xsl:call-template name="s:table"/>
      </xsl:when>
      <xsl:otherwise>
        <p>{s:label('no-dates', @lang)}</p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A sample of every form that occurs. -->
  <xsl:template name="s:legend" as="element()">
    <xsl:context-item as="element(site)" use="required"/>
    <xsl:variable name="site" as="element(site)" select="."/>
    <ul class="legend">
      <xsl:for-each select="('day', 'when', 'span', 'within')[. = $site/timeline/moment/@kind]">
        <li>
          <xsl:sequence select="s:sample(., 'high', '')"/>
          <xsl:text> {s:label('kind-' || ., $site/@lang)}</xsl:text>
        </li>
      </xsl:for-each>
      <xsl:if test="timeline/moment/@precision[. != '']">
        <li>
          <xsl:sequence select="s:sample('when', 'high', 'medium')"/>
          <xsl:text> {s:label('kind-about', @lang)}</xsl:text>
        </li>
      </xsl:if>
      <xsl:for-each select="('high', 'medium', 'low')[. = $site/timeline/moment/@cert]">
        <li>
          <xsl:sequence select="s:sample('when', ., '')"/>
          <xsl:text> {ed:label('cert-' || ., $site/@lang)}</xsl:text>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:function name="s:sample" as="element()">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="cert" as="xs:string"/>
    <xsl:param name="precision" as="xs:string"/>
    <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20" aria-hidden="true" class="sample">
      <g class="moment cert-{$cert}">
        <xsl:sequence select="
            s:shape($kind, if ($kind = 'day') then 20 else 8, if ($kind = 'day') then 1 else 24, 10, ''), s:rough(8, 24, 10)[$precision != '']"/>
      </g>
    </svg>
  </xsl:function>

  <!-- The drawing -->

  <xsl:mode name="s:draw" on-no-match="fail"/>

  <xsl:template match="timeline" mode="s:draw" as="element()">
    <xsl:variable name="height" as="xs:integer" select="$s:top + $s:row * xs:integer(@rows) + 10"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="drawing" width="{@width}" height="{$height}" viewBox="0 0 {@width} {$height}"
         role="group" aria-label="{s:label('timeline', ../@lang)}">
      <defs>
        <pattern id="half" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="half-ground" width="5" height="5"/>
          <rect class="half-line" width="2.5" height="5"/>
        </pattern>
      </defs>
      <g class="axis" aria-hidden="true">
        <xsl:apply-templates select="stretch, tick" mode="#current">
          <xsl:with-param name="height" as="xs:integer" select="$height" tunnel="yes"/>
        </xsl:apply-templates>
      </g>
      <xsl:apply-templates select="moment" mode="#current"/>
    </svg>
  </xsl:template>

  <xsl:template match="tick" mode="s:draw" as="element()*">
    <xsl:param name="height" as="xs:integer" tunnel="yes"/>
    <line xmlns="http://www.w3.org/2000/svg" class="tick" x1="{@x}" x2="{@x}" y1="22" y2="{$height - 6}"/>
    <text xmlns="http://www.w3.org/2000/svg" class="year" x="{@x}" y="15" text-anchor="middle">{s:year(@year, root()/site/@lang)}</text>
  </xsl:template>

  <xsl:template match="stretch" mode="s:draw" as="element()*">
    <xsl:param name="height" as="xs:integer" tunnel="yes"/>
    <xsl:if test="@wider = 'yes'">
      <rect xmlns="http://www.w3.org/2000/svg" class="wider" x="{@x}" y="22" width="{@width}" height="{$height - 28}"/>
    </xsl:if>
    <line xmlns="http://www.w3.org/2000/svg" class="line" x1="{@x}" x2="{s:number(@x + @width)}" y1="22" y2="22"/>
    <xsl:if test="@cut = 'yes' and following-sibling::stretch">
      <xsl:variable name="x" as="xs:double" select="@x + @width + 9"/>
      <path xmlns="http://www.w3.org/2000/svg" class="cut" d="M{s:number($x - 5)} 29 l6 -14 M{s:number($x + 1)} 29 l6 -14"/>
    </xsl:if>
  </xsl:template>

  <!-- A mark: a link to the line of the table. The area that can be hit is at least 24 pixels wide and high. -->
  <xsl:template match="moment" mode="s:draw" as="element()">
    <xsl:variable name="y" as="xs:integer" select="$s:top + $s:row * xs:integer(@row) + $s:row idiv 2"/>
    <xsl:variable name="lang" as="xs:string" select="root()/site/@lang"/>
    <xsl:variable name="width" as="xs:double" select="max((24, @width))"/>
    <xsl:variable name="x" as="xs:double" select="@x - max((0, (24 - @width) div 2))"/>
    <xsl:variable name="worded" as="xs:boolean" select="../@worded = 'yes'"/>
    <a xmlns="http://www.w3.org/2000/svg" href="#{@id}" class="moment cert-{(@cert[. != ''], 'high')[1]}">
      <title>{@says}, {s:counted('texts', $lang, count(in))}{@cert[. = ('medium', 'low')] ! (', ' || ed:label('cert-' || ., $lang))}</title>
      <rect class="hit" rx="3" x="{s:number($x)}" y="{$y - 13}" height="26" width="{s:number($width + @beside)}"/>
      <xsl:sequence select="s:shape(@kind, @x, @width, $y, @open), s:rough(@x, @width, $y)[current()/@precision != '']"/>
      <xsl:if test="$worded">
        <text x="{s:number($x + $width + 6)}" y="{$y + 4}">{@says}</text>
      </xsl:if>
    </a>
  </xsl:template>

  <!-- The form says what is known: a disc for a day, a bar for a month or year, a bar between two posts for a period, a
       bar with pointed ends for one moment within limits, an arrow where an end is open. -->
  <xsl:function name="s:shape" as="element()*">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="left" as="xs:double"/>
    <xsl:param name="length" as="xs:double"/>
    <xsl:param name="y" as="xs:double"/>
    <xsl:param name="open" as="xs:string"/>
    <xsl:variable name="width" as="xs:double" select="max((14, $length))"/>
    <xsl:variable name="x" as="xs:double" select="$left - ($width - $length) div 2"/>
    <xsl:choose>
      <xsl:when test="$open != '' or $kind = 'within'">
        <xsl:sequence select="s:pointed($x, $width, $y, $open != 'end', $open != 'start')"/>
      </xsl:when>
      <xsl:when test="$kind = 'day'">
        <circle xmlns="http://www.w3.org/2000/svg" class="shape" cx="{s:number($left + $length div 2)}" cy="{$y}" r="6"/>
      </xsl:when>
      <xsl:otherwise>
        <rect xmlns="http://www.w3.org/2000/svg" class="shape" x="{s:number($x)}" y="{$y - 4.5}" width="{s:number($width)}" height="9"
              rx="{if ($kind = 'span') then 0 else 3}"/>
        <xsl:if test="$kind = 'span'">
          <path xmlns="http://www.w3.org/2000/svg" class="post" d="M{s:number($x)} {$y - 8} v16 M{s:number($x + $width)} {$y - 8} v16"/>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Strokes on both sides of a rough date. -->
  <xsl:function name="s:rough" as="element()">
    <xsl:param name="left" as="xs:double"/>
    <xsl:param name="length" as="xs:double"/>
    <xsl:param name="y" as="xs:double"/>
    <xsl:variable name="out" as="xs:double" select="max((14, $length)) div 2"/>
    <xsl:variable name="middle" as="xs:double" select="$left + $length div 2"/>
    <path xmlns="http://www.w3.org/2000/svg" class="post" d="M{s:number($middle - $out - 3)} {$y} h-4 M{s:number($middle + $out + 3)} {$y} h4"/>
  </xsl:function>

  <xsl:function name="s:pointed" as="element()">
    <xsl:param name="x" as="xs:double"/>
    <xsl:param name="width" as="xs:double"/>
    <xsl:param name="y" as="xs:double"/>
    <xsl:param name="at-start" as="xs:boolean"/>
    <xsl:param name="at-end" as="xs:boolean"/>
    <xsl:variable name="from" as="xs:double" select="if ($at-start) then $x + 7 else $x"/>
    <xsl:variable name="to" as="xs:double" select="if ($at-end) then $x + $width - 7 else $x + $width"/>
    <xsl:variable name="points" as="xs:string*" select="
        s:point($from, $y - 5), s:point($to, $y - 5), s:point($x + $width, $y)[$at-end],
        s:point($to, $y + 5), s:point($from, $y + 5), s:point($x, $y)[$at-start]"/>
    <polygon xmlns="http://www.w3.org/2000/svg" class="shape" points="{$points}"/>
  </xsl:function>

  <xsl:function name="s:point" as="xs:string">
    <xsl:param name="x" as="xs:double"/>
    <xsl:param name="y" as="xs:double"/>
    <xsl:sequence select="s:number($x) || ',' || s:number($y)"/>
  </xsl:function>

  <!-- A length with one digit after the point. -->
  <xsl:function name="s:number" as="xs:string">
    <xsl:param name="length" as="xs:double"/>
    <xsl:sequence select="string(round(xs:decimal($length), 1))"/>
  </xsl:function>

  <!-- The table -->

  <xsl:template name="s:table" as="element()">
    <xsl:context-item as="element(site)" use="required"/>
    <section id="table" class="index" aria-labelledby="table-heading">
      <h2 id="table-heading">{s:label('table-of-dates', @lang)}</h2>
      <table class="chronology">
        <thead>
          <tr>
            <th scope="col">{ed:label('date', @lang)}</th>
            <th scope="col">{s:label('in-texts', @lang)}</th>
          </tr>
        </thead>
        <tbody>
          <xsl:apply-templates select="timeline/moment[$page = ('chronology', @part)]" mode="s:row"/>
        </tbody>
      </table>
    </section>
  </xsl:template>

  <xsl:mode name="s:row" on-no-match="fail"/>

  <xsl:template match="moment" mode="s:row" as="element()">
    <tr id="{@id}">
      <th scope="row">
        <xsl:text>{@says}</xsl:text>
        <xsl:if test="@cert = ('medium', 'low')">
          <br/>
          <span class="key cert-{@cert}">{ed:label('cert-' || @cert, root()/site/@lang)}</span>
        </xsl:if>
      </th>
      <td>
        <xsl:choose>
          <xsl:when test="@part and $page = 'chronology'">
            <a class="where" href="{@part}.html#{@id}">{s:mentions(.)}<span class="visually-hidden">: {@says}</span></a>
          </xsl:when>
          <xsl:otherwise>
            <ul class="by-text">
              <xsl:apply-templates select="in" mode="s:sentences"/>
            </ul>
          </xsl:otherwise>
        </xsl:choose>
      </td>
    </tr>
  </xsl:template>

</xsl:stylesheet>
