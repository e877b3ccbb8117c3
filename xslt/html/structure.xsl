<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, verse, drama, letters, lists, tables, figures. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <!-- id and lang, which every element of the text keeps. -->
  <xsl:template name="h:common" as="attribute()*">
    <xsl:param name="class" as="xs:string*" select="()"/>
    <xsl:if test="@ed:id">
      <xsl:attribute name="id" select="@ed:id"/>
    </xsl:if>
    <xsl:if test="@xml:lang != ''">
      <xsl:attribute name="lang" select="@xml:lang"/>
    </xsl:if>
    <xsl:variable name="classes" as="xs:string*" select="$class, @rend/h:rend(..)"/>
    <xsl:if test="exists($classes)">
      <xsl:attribute name="class" select="$classes"/>
    </xsl:if>
  </xsl:template>

  <!-- @rend as classes: letters and figures only, with a prefix so that it meets no class of ours. -->
  <xsl:function name="h:rend" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@rend)[matches(., '^[A-Za-z][A-Za-z0-9-]*$')] ! ('r-' || .)"/>
  </xsl:function>

  <!-- A text in a group of texts. -->
  <xsl:template match="text" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'text'"/>
      </xsl:call-template>
      <xsl:apply-templates select="*"/>
    </div>
  </xsl:template>

  <xsl:template match="TEI/text" mode="h:text" as="element()*">
    <xsl:if test="not(front/titlePage//titlePart)">
      <xsl:call-template name="h:title-block"/>
    </xsl:if>
    <xsl:apply-templates select="front"/>
    <xsl:call-template name="h:contents"/>
    <xsl:apply-templates select="* except front"/>
    <xsl:call-template name="h:collected-notes"/>
  </xsl:template>

  <xsl:template match="front | body | back" mode="h:text" as="element()">
    <div class="{local-name()}">
      <xsl:apply-templates select="*"/>
    </div>
  </xsl:template>

  <!-- The title, from the header: only where the text has no title page of its own. -->
  <xsl:template name="h:title-block" as="element()">
    <xsl:variable name="facts" as="element(ed:facts)" select="h:edition(.)/ed:facts"/>
    <div class="title-page">
      <xsl:for-each select="$facts/ed:author[ed:is-said(.)]">
        <p class="author">{.}</p>
      </xsl:for-each>
      <h1>{h:title(h:edition(.))}</h1>
      <xsl:for-each select="$facts/ed:written">
        <p class="date">{.}</p>
      </xsl:for-each>
    </div>
  </xsl:template>

  <xsl:template name="h:contents" as="element()?" visibility="public">
    <xsl:variable name="contents" as="element(ed:contents)" select="h:edition(.)/ed:contents"/>
    <xsl:if test="count($contents//ed:entry) gt 2">
      <nav class="contents" aria-labelledby="contents-heading">
        <h2 id="contents-heading" lang="{h:edition(.)/@labels}">{h:label(., 'contents')}</h2>
        <ol>
          <xsl:apply-templates select="$contents/ed:entry" mode="h:contents"/>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="h:contents" on-no-match="fail"/>

  <xsl:template match="ed:entry" mode="h:contents" as="element()">
    <li>
      <a href="#{@ref}">{ed:heading}</a>
      <xsl:if test="ed:entry">
        <ol>
          <xsl:apply-templates select="ed:entry" mode="#current"/>
        </ol>
      </xsl:if>
    </li>
  </xsl:template>

  <!-- Title page -->

  <xsl:template match="titlePage" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'title-page'"/>
      </xsl:call-template>
      <xsl:apply-templates select="*"/>
    </div>
  </xsl:template>

  <xsl:template match="docTitle" mode="h:text" as="element()*">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="titlePart" mode="h:text" as="element()">
    <p>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'subtitle'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </p>
  </xsl:template>

  <xsl:template match="titlePart[. is (ancestor::titlePage//titlePart)[1]]" mode="h:text" as="element()">
    <h1>
      <xsl:call-template name="h:common"/>
      <xsl:call-template name="h:inline"/>
    </h1>
  </xsl:template>

  <xsl:template match="docAuthor | docDate | byline | docImprint" mode="h:text" as="element()">
    <p>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="
            if (self::docAuthor) then 'author' else if (self::docDate) then 'date' else 'byline'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </p>
  </xsl:template>

  <xsl:template match="byline/docAuthor | byline/docDate | docAuthor/docDate" mode="h:text" as="element()" priority="1">
    <span>
      <xsl:call-template name="h:common"/>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <!-- Divisions -->

  <xsl:template match="div" mode="h:text" as="element()">
    <xsl:element name="{if (head) then 'section' else 'div'}">
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'div', @type ! ('t-' || .)"/>
      </xsl:call-template>
      <xsl:apply-templates select="*"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="head" mode="h:text" as="element()">
    <p>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'head'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </p>
  </xsl:template>

  <xsl:template match="div/head[1] | front/head[1] | body/head[1] | back/head[1]" mode="h:text" as="element()">
    <xsl:element name="h{min(((xs:integer(../@ed:level), 1)[1] + 1, 6))}">
      <xsl:call-template name="h:common"/>
      <xsl:call-template name="h:inline"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="trailer | epigraph | opener | closer | postscript | salute | signed | argument" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- In one line with others (“Your obedient servant, A. B.”) where letters have them so. -->
  <xsl:template match="p/salute | p/signed | p/dateline | opener/dateline[../text()[normalize-space()]]" mode="h:text" as="element()" priority="1">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="dateline" mode="h:text" as="element()">
    <p>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'dateline'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </p>
  </xsl:template>

  <!-- A date line that runs into the paragraph after it is shown there. -->
  <xsl:template match="dateline[@rend = 'run-in'][following-sibling::*[1][self::p]]" mode="h:text" as="empty-sequence()" priority="2"/>

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
      <a class="address" href="#{@ed:id}" aria-label="{h:label(., 'permalink', ed:label('paragraph-n', h:edition(.)/@labels, @n))}">{@n}</a>
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
      <xsl:if test="@n[. castable as xs:integer] and xs:integer(@n) mod 5 = 0">
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

  <!-- Lists: the marks are the text's own where it has them. -->

  <xsl:template match="list" mode="h:text" as="element()*">
    <xsl:apply-templates select="head"/>
    <ul>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'list', @type ! ('t-' || .), if (label or item/label or item/@n) then 'labelled' else ()"/>
      </xsl:call-template>
      <xsl:apply-templates select="* except (head, label[following-sibling::*[self::item or self::label][1][self::item]])"/>
    </ul>
  </xsl:template>

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
    <li>
      <xsl:call-template name="h:common"/>
      <xsl:for-each select="preceding-sibling::*[self::item or self::label][1][self::label]">
        <span class="label"><xsl:call-template name="h:inline"/></span>
        <xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:if test="@n and not(label) and not(preceding-sibling::*[self::item or self::label][1][self::label])">
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

  <!-- Tables: wide ones scroll in a region of their own, reachable by keyboard. -->

  <xsl:template match="table" mode="h:text" as="element()">
    <div class="scroll" role="region" tabindex="0" aria-label="{(head[1] ! ed:plain(.), h:label(., 'table'))[1]}">
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
    <xsl:call-template name="h:common"/>
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
    <a class="graphic" href="{@url}">{h:label(., 'figure')}: {@url}</a>
  </xsl:template>

  <xsl:template match="graphic[@url = tokenize($pictures)]" mode="h:text" as="element()" priority="1">
    <xsl:variable name="words" as="xs:string*" select="(../figDesc, ../head) ! ed:plain(.)"/>
    <a class="graphic" href="{$pictures-at}{@url}">
      <img src="{$pictures-at}{@url}" alt="{($words[. != ''], h:label(., 'figure') || ': ' || @url)[1]}"/>
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

  <!-- Breaks -->

  <xsl:template match="milestone" mode="h:text" as="element()">
    <span class="milestone">{(@rend[matches(., '[^A-Za-z0-9-]')], '* * *'[current()/@unit = 'section'])[1]}</span>
  </xsl:template>

  <xsl:template match="div/milestone | body/milestone" mode="h:text" as="element()">
    <p class="milestone" role="separator">{(@rend[matches(., '[^A-Za-z0-9-]')], '* * *')[1]}</p>
  </xsl:template>

  <xsl:template match="lb" mode="h:text" as="element()?">
    <xsl:if test="not(@break = ('no', 'maybe'))">
      <br/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="pb" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'pb'"/>
      </xsl:call-template>
      <xsl:attribute name="title" select="h:label(., 'page-break', string(@n))"/>
      <xsl:text>[{(@n, '–')[1]}]</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="div/pb | body/pb | front/pb | back/pb" mode="h:text" as="element()" priority="1">
    <p class="pb-line"><xsl:next-match/></p>
  </xsl:template>

  <xsl:template match="fw" mode="h:text" as="element()">
    <span class="fw"><xsl:call-template name="h:inline"/></span>
  </xsl:template>

  <xsl:template match="div/fw | body/fw" mode="h:text" as="element()" priority="1">
    <p class="fw"><xsl:call-template name="h:inline"/></p>
  </xsl:template>

  <!-- What is outside our schema: its content, in a block or in the line. -->

  <xsl:template match="ed:foreign" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:foreign"/>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="ed:foreign[@block = 'yes']" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:foreign"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template name="h:foreign" as="attribute()*">
    <xsl:call-template name="h:common">
      <xsl:with-param name="class" select="'foreign-element', 'e-' || replace(@name, '[^A-Za-z0-9]', '-')"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
