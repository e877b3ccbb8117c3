<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in the line: words, names, dates, quotations, emphasis. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <!-- No space before the figure of a note, as printers have it; it goes behind, if a word follows at once. -->
  <xsl:template match="text()" mode="h:text" as="text()">
    <xsl:choose>
      <xsl:when test="following-sibling::node()[1]/@ed:note">
        <xsl:value-of select="ed:held(replace(., '\s+$', ''), h:edition(.)/@lang)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="ed:held(., h:edition(.)/@lang)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The space between blocks is the encoder's. -->
  <xsl:template match="text()[not(normalize-space())]" mode="h:text" as="text()?">
    <xsl:if test="not(parent::sp or parent::lg or parent::list or parent::table or parent::row or parent::figure or parent::listBibl
        or parent::biblStruct or parent::titlePage or parent::docTitle or parent::address or parent::opener[not(text()[normalize-space()])])">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="h:space-after-marker" as="text()?">
    <xsl:if test="preceding-sibling::node()[1][self::text()][matches(., '\s$')] and matches(following-sibling::node()[1], '^\w')">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Content inside an element that may hold words only: what is a block elsewhere becomes a span. -->
  <xsl:template name="h:inline" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:apply-templates>
      <xsl:with-param name="inline" as="xs:boolean" select="true()" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="p | lg | l | sp | speaker | stage | list | item | label | table | row | cell | figure | figDesc | head | quote | q | said
                       | cit | bibl | biblStruct | listBibl | address | addrLine | milestone | div | opener | closer | salute | signed
                       | dateline | byline | epigraph | argument | postscript | trailer | docAuthor | docDate | docImprint | ed:foreign" mode="h:text" priority="5" as="node()*">
    <xsl:param name="inline" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$inline and not(self::label | self::bibl | self::q[not(@ed:block = 'yes')] | self::said[not(@ed:block = 'yes')]
                      | self::quote[not(@ed:block = 'yes')] | self::cit[not(@ed:block = 'yes')] | self::milestone | self::ed:foreign[@block = 'no'])">
        <span>
          <xsl:call-template name="h:common">
            <xsl:with-param name="class" select="'block'[not(current()/(self::docAuthor | self::docDate | self::docImprint | self::stage))], local-name()"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Names lead to the index, dates say their value. Certainty: see about.xsl. -->

  <xsl:template match="persName | placeName | orgName | name | rs" mode="h:text" as="element()">
    <xsl:param name="linked" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="@ed:says and not($linked)">
        <a href="#{tokenize(@ed:entry)[1]}">
          <xsl:call-template name="h:mark">
            <xsl:with-param name="class" select="'name ' || local-name()"/>
          </xsl:call-template>
          <xsl:apply-templates>
            <xsl:with-param name="inline" as="xs:boolean" select="true()" tunnel="yes"/>
            <xsl:with-param name="linked" as="xs:boolean" select="true()" tunnel="yes"/>
          </xsl:apply-templates>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:call-template name="h:mark">
            <xsl:with-param name="class" select="'name ' || local-name()"/>
          </xsl:call-template>
          <xsl:call-template name="h:inline"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- HTML's time without a machine's value must itself be one: a span then. Its values have no years before Christ. -->
  <xsl:template match="date | time" mode="h:text" as="element()">
    <xsl:variable name="when" as="xs:string?" select="@when ! ed:without-time(.)"/>
    <xsl:variable name="exact" as="xs:string?" select="$when[not(starts-with(., '-'))][. castable as xs:date or exists(current()/self::date) and (. castable as xs:gYearMonth or matches(., '^\d{4}$'))]"/>
    <xsl:element name="{if ($exact) then 'time' else 'span'}">
      <xsl:call-template name="h:mark">
        <xsl:with-param name="class" select="'date'"/>
      </xsl:call-template>
      <xsl:if test="$exact">
        <xsl:attribute name="datetime" select="$exact"/>
      </xsl:if>
      <xsl:call-template name="h:inline"/>
    </xsl:element>
  </xsl:template>

  <!-- Attributes of a mark: id, lang, class, and in its title what it says, how sure it is and why. -->
  <xsl:template name="h:mark" as="attribute()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="sureness" as="map(xs:string, xs:string)" select="h:sureness(h:edition(.)/@labels)" tunnel="yes"/>
    <xsl:variable name="certainty" as="xs:string?" select="if (@ed:why or @cert) then h:certainty(.) else ()"/>
    <xsl:variable name="sure" as="xs:string?" select="$certainty ! $sureness(.)"/>
    <xsl:call-template name="h:common">
      <xsl:with-param name="class" select="if ($sure) then $class || ' mark cert-' || (if ($certainty) then $certainty else 'high') else $class"/>
    </xsl:call-template>
    <xsl:if test="$sure or @ed:says != ''">
      <xsl:attribute name="title" select="@ed:says[. != ''], string-join(($sure, @ed:why), $sureness('colon'))[.]" separator=" — "/>
    </xsl:if>
  </xsl:template>

  <!-- The value of @cert; of a mark made by a rule for which somebody answers without one: a person has checked it. -->
  <xsl:function name="h:certainty" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="if ($mark/@cert) then string($mark/@cert) else if ($mark/@resp and $mark/@ed:why) then 'checked' else ''"/>
  </xsl:function>

  <!-- How sure, in words, by that value. -->
  <xsl:function name="h:sureness" as="map(xs:string, xs:string)">
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="unknown" as="xs:string" select="ed:label('cert-unknown', $labels)"/>
    <xsl:sequence select="map{'checked': ed:label('cert-checked', $labels), 'high': ed:label('cert-high', $labels), 'medium': ed:label('cert-medium', $labels), 'low': ed:label('cert-low', $labels),
        'unknown': $unknown, '': $unknown, 'colon': ed:label('colon', $labels)}"/>
  </xsl:function>

  <!-- Quotations. Their marks are the text's own, or those the file says it left out. -->

  <xsl:template match="quote | q | said | soCalled" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:mark">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:text>{@ed:open}</xsl:text>
      <xsl:call-template name="h:inline"/>
      <xsl:text>{@ed:close}</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="*[self::quote or self::q or self::said][@ed:block = 'yes']" mode="h:text" as="element()">
    <blockquote>
      <xsl:call-template name="h:common"/>
      <xsl:apply-templates/>
    </blockquote>
  </xsl:template>

  <xsl:template match="cit" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:mark">
        <xsl:with-param name="class" select="'cit'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="cit[@ed:block = 'yes']" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'cit'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- Emphasis and words spoken of -->

  <xsl:template match="hi | emph | foreign | mentioned | title | term" mode="h:text" as="element()">
    <i>
      <xsl:call-template name="h:mark">
        <xsl:with-param name="class" select="if ((self::foreign or self::mentioned) and ed:in-script-of-its-own(.)) then local-name() || ' r-normal' else local-name()"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </i>
  </xsl:template>

  <xsl:template match="hi[@rend = ('bold', 'b')]" mode="h:text" as="element()">
    <b>
      <xsl:call-template name="h:common"/>
      <xsl:call-template name="h:inline"/>
    </b>
  </xsl:template>

  <xsl:template match="hi[@rend = ('sup', 'superscript')]" mode="h:text" as="element()">
    <sup>
      <xsl:call-template name="h:inline"/>
    </sup>
  </xsl:template>

  <xsl:template match="hi[@rend = ('sub', 'subscript')]" mode="h:text" as="element()">
    <sub>
      <xsl:call-template name="h:inline"/>
    </sub>
  </xsl:template>

  <!-- What is set apart in a way that we have no form for (larger, in another typeface) is not in italics. -->
  <xsl:template match="hi[@rend[not(. = ('italic', 'bold', 'b', 'sup', 'superscript', 'sub', 'subscript'))]] | title[@level = 'a'] | term" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:mark">
        <xsl:with-param name="class" select="local-name()"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

</xsl:stylesheet>
