<?xml version="1.0" encoding="UTF-8"?>
<!-- What every element keeps; texts, contents, title page, divisions with their openers and closers. Part of the package html.xsl. -->
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
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="class" as="xs:string*" select="()"/>
    <xsl:if test="@ed:id">
      <xsl:attribute name="id" select="@ed:id"/>
    </xsl:if>
    <xsl:if test="@xml:lang != ''">
      <xsl:attribute name="lang" select="@xml:lang"/>
      <xsl:sequence select="ed:dir(@xml:lang, (ancestor::*[@xml:lang][1]/@xml:lang, 'en')[1])"/>
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

  <!-- A text in a group of texts, and a group of them. -->
  <xsl:template match="text | group" mode="h:text" as="element()">
    <xsl:param name="notes-apart" as="xs:boolean" select="false()" tunnel="yes"/>
    <div>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates select="*"/>
      <xsl:if test="self::text and $notes-apart">
        <xsl:call-template name="h:collected-notes">
          <xsl:with-param name="id" select="'notes-' || @ed:id"/>
          <xsl:with-param name="level" select="xs:integer((@ed:level, 1)[1]) + 2"/>
        </xsl:call-template>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="TEI/text" mode="h:text" as="element()*">
    <xsl:variable name="said" as="element(head)?" select="h:head-that-is-the-title(.)"/>
    <xsl:if test="not(front/titlePage//titlePart)">
      <xsl:call-template name="h:title-block">
        <xsl:with-param name="said" select="$said"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="front"/>
    <xsl:if test="empty(h:below-title-page(front))"><xsl:call-template name="h:contents"/></xsl:if>
    <xsl:variable name="apart" as="xs:boolean" select="h:notes-apart(.)"/>
    <xsl:apply-templates select="* except front">
      <xsl:with-param name="notes-apart" as="xs:boolean" select="$apart" tunnel="yes"/>
      <xsl:with-param name="said" as="element(head)?" select="$said" tunnel="yes"/>
    </xsl:apply-templates>
    <xsl:call-template name="h:collected-notes">
      <xsl:with-param name="besides" as="element(note)*" select="group[$apart]//text//note"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="front | body | back" mode="h:text" as="element()">
    <div class="{local-name()}">
      <xsl:apply-templates select="*"/>
    </div>
  </xsl:template>

  <!-- Contents come below the title page, as in books: else a long preface would hide them. -->
  <xsl:template match="TEI/text/front" mode="h:text" as="element()">
    <xsl:variable name="below" as="element()*" select="h:below-title-page(.)"/>
    <div class="front">
      <xsl:apply-templates select="* except $below"/>
      <xsl:if test="$below">
        <xsl:for-each select=".."><xsl:call-template name="h:contents"/></xsl:for-each>
        <xsl:apply-templates select="$below"/>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:function name="h:below-title-page" as="element()*" visibility="private">
    <xsl:param name="front" as="element(front)?"/>
    <xsl:variable name="after" as="element()*" select="$front/*[. >> ($front/titlePage[last()], $front)[1]]"/>
    <xsl:sequence select="$after[$after[not(self::pb | self::fw)]]"/>
  </xsl:function>

  <!-- The heading of a text that is all one (a letter, a poem) and says nothing but the title: it stands in the place of that, and not a second time below it. -->
  <xsl:function name="h:head-that-is-the-title" as="element(head)?">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="first" as="element()?" select="$text[not(front | group)]/body/*[not(self::pb)][1]"/>
    <xsl:variable name="head" as="element(head)?" select="($first/self::head, $first/self::div[empty(following-sibling::div)]/*[not(self::pb)][1]/self::head)[not($text/body//div//div/head)]"/>
    <xsl:sequence select="$head[deep-equal(h:words(ed:plain(.)), h:words(h:title(h:edition(.))))]"/>
  </xsl:function>

  <!-- The title, from the header: only where the text has no title page of its own. -->
  <xsl:template name="h:title-block" as="element()">
    <xsl:param name="said" as="element(head)?"/>
    <xsl:variable name="facts" as="element(ed:facts)" select="h:edition(.)/ed:facts"/>
    <div class="title-page">
      <xsl:for-each select="$facts/ed:author[ed:is-said(.)][not(h:is-named(., $said/following-sibling::*[not(self::head)][1][self::byline | self::docAuthor]))]">
        <p class="author">{.}</p>
      </xsl:for-each>
      <h1>
        <!-- What a text without a title is called is longer than a title. -->
        <xsl:if test="not($facts/ed:title[ed:is-said(.)])"><xsl:attribute name="class" select="'called'"/></xsl:if>
        <xsl:choose>
          <xsl:when test="$said">
            <xsl:for-each select="$said">
              <xsl:call-template name="h:common"/>
              <xsl:call-template name="h:inline"/>
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise>{h:title(h:edition(.))}</xsl:otherwise>
        </xsl:choose>
      </h1>
      <xsl:for-each select="$facts/ed:written[not(contains(h:title(h:edition(.)), .))]">
        <p class="date">{.}</p>
      </xsl:for-each>
    </div>
  </xsl:template>

  <xsl:template name="h:contents" as="element()?" visibility="public">
    <xsl:variable name="contents" as="element(ed:contents)" select="h:edition(.)/ed:contents"/>
    <!-- A heading of the whole that says the title again is passed over. -->
    <xsl:variable name="whole" as="element(ed:entry)?" select="$contents[not(ed:entry[2])]/ed:entry[lower-case(ed:heading) eq lower-case(h:title(h:edition($contents)))]"/>
    <xsl:variable name="entries" as="element(ed:entry)*" select="($whole, $contents[not($whole)])/ed:entry"/>
    <xsl:if test="ed:worth-listing($entries/descendant-or-self::ed:entry/ed:heading ! string())">
      <nav class="contents" aria-labelledby="contents-heading">
        <h2 id="contents-heading" lang="{h:edition(.)/@labels}">{h:label(., 'contents')}</h2>
        <ol>
          <xsl:apply-templates select="$entries" mode="h:contents">
            <xsl:with-param name="signed" as="xs:boolean" select="count(distinct-values($entries/descendant-or-self::ed:entry/@author)) gt 1" tunnel="yes"/>
          </xsl:apply-templates>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="h:contents" on-no-match="fail"/>

  <!-- In a collection of several authors each text stands under its author, as in the book. -->
  <xsl:template match="ed:entry" mode="h:contents" as="element()">
    <xsl:param name="signed" as="xs:boolean" tunnel="yes"/>
    <li>
      <xsl:if test="$signed and @author != ''"><span class="by">{@author}</span><xsl:text> </xsl:text></xsl:if>
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
      <xsl:if test="parent::front/parent::text/parent::TEI and not(preceding-sibling::titlePage or ../titlePage/(docAuthor | byline | docTitle//docAuthor))">
        <xsl:for-each select="h:edition(.)/ed:facts/ed:author[ed:is-said(.)][not(h:is-named(., current()))]">
          <p class="author">{.}</p>
        </xsl:for-each>
      </xsl:if>
      <xsl:apply-templates select="*"/>
    </div>
  </xsl:template>

  <!-- True if a part of the name, and not a short word of it (unless it has no other), stands on the title page or in the line that names the author. -->
  <xsl:function name="h:is-named" as="xs:boolean">
    <xsl:param name="author" as="xs:string"/>
    <xsl:param name="where" as="element()?"/>
    <xsl:variable name="name" as="xs:string*" select="h:words($author)"/>
    <xsl:sequence select="($name[string-length() gt 3], $name[every $word in $name satisfies string-length($word) le 3]) = h:words(string-join($where//text(), ' '))"/>
  </xsl:function>

  <xsl:function name="h:words" as="xs:string*">
    <xsl:param name="said" as="xs:string"/>
    <xsl:sequence select="tokenize(lower-case($said), '[^\p{L}\p{M}\p{N}]+')[.]"/>
  </xsl:function>

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

  <!-- The title of a text in a group of texts, and of the group. -->
  <xsl:template match="group/text/front//titlePart[. is (ancestor::titlePage//titlePart)[1]] | group/head[1]" mode="h:text" as="element()" priority="2">
    <xsl:element name="h{min((xs:integer((ancestor::*[self::text or self::group][1]/@ed:level, 1)[1]) + 1, 6))}">
      <xsl:call-template name="h:common"/>
      <xsl:call-template name="h:inline"/>
    </xsl:element>
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
    <xsl:param name="said" as="element(head)?" tunnel="yes"/>
    <xsl:element name="{if (head except $said) then 'section' else 'div'}">
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

  <xsl:template match="div/head[1] | front/head[1] | body/head[1] | back/head[1]" mode="h:text" as="element()?">
    <xsl:param name="said" as="element(head)?" tunnel="yes"/>
    <xsl:if test="not(. is $said)">
      <xsl:call-template name="h:heading"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="h:heading" as="element()">
    <xsl:element name="h{min((xs:integer((../@ed:level, ancestor::text[1]/@ed:level, 1)[1]) + 1, 6))}">
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

</xsl:stylesheet>
