<?xml version="1.0" encoding="UTF-8"?>
<!--
  One page for the web, complete in itself: no script, no fonts; only the pictures of the edition are files beside it.

  The page is made in the mode h:document, the text in the mode h:text. To vary it, use this package in one of your own and
  override a template (docs/customise.md).
-->
<xsl:package name="urn:x-teiwright:html" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:ed="urn:x-teiwright:edition"
             xmlns:h="urn:x-teiwright:html"
             xmlns:out="urn:x-teiwright:output"
             xmlns="http://www.w3.org/1999/xhtml"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0"
             default-mode="h:document" expand-text="yes" declared-modes="yes" exclude-result-prefixes="#all">

  <out:output name="html" suffix=".html" media-type="text/html" prepared="needs">
    <out:help>One web page, complete in itself: the text with its notes, indexes and facts. Needs no script and no network.</out:help>
    <out:parameter name="language">Language of headings and labels: en, fr, de, es or it. Default: that of the text.</out:parameter>
    <out:parameter name="css">Style rules added after those of the page.</out:parameter>
    <out:parameter name="pictures">Addresses of pictures whose files are at hand; found out beside the TEI file if not said.</out:parameter>
    <out:parameter name="pictures-at">The way from the page to the folder of the TEI, as ../, where the page lies in another.</out:parameter>
  </out:output>

  <xsl:use-package name="urn:x-teiwright:edition" package-version="1.0"/>

  <xsl:include href="html/structure.xsl"/>
  <xsl:include href="html/paragraphs.xsl"/>
  <xsl:include href="html/lists.xsl"/>
  <xsl:include href="html/tables.xsl"/>
  <xsl:include href="html/breaks.xsl"/>
  <xsl:include href="html/phrases.xsl"/>
  <xsl:include href="html/changes.xsl"/>
  <xsl:include href="html/references.xsl"/>
  <xsl:include href="html/notes.xsl"/>
  <xsl:include href="html/indexes.xsl"/>
  <xsl:include href="html/about.xsl"/>

  <xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:param name="language" as="xs:string" select="''"/>
  <xsl:param name="css" as="xs:string" select="''"/>
  <xsl:param name="pictures" as="xs:string" select="''"/>
  <xsl:param name="pictures-at" as="xs:string" select="''"/>

  <!-- Read once, when the stylesheet is compiled. -->
  <xsl:variable name="h:style" static="yes" as="xs:string" select="unparsed-text('assets/edition.css')"/>

  <xsl:key name="h:entry" match="ed:entry" use="@id"/>
  <xsl:key name="h:by-id" match="*[@ed:id]" use="@ed:id"/>

  <xsl:mode name="h:document" on-no-match="fail" visibility="public"/>
  <xsl:mode name="h:text" on-no-match="fail" visibility="public"/>

  <xsl:template match="/" mode="h:document" as="element()">
    <xsl:apply-templates select="ed:prepare(/, $language)" mode="h:document"/>
  </xsl:template>

  <xsl:template match="ed:edition" mode="h:document" as="element()">
    <html lang="{@lang}">
      <xsl:call-template name="h:head"/>
      <body>
        <a class="skip" href="#text">{h:label(., 'skip')}</a>
        <xsl:call-template name="h:bar"/>
        <main id="text" class="page" tabindex="-1">
          <article lang="{@lang}">
            <xsl:sequence select="ed:dir(@lang, @labels)"/>
            <xsl:apply-templates select="TEI/text" mode="h:text">
              <xsl:with-param name="sureness" as="map(xs:string, xs:string)" select="h:sureness(@labels)" tunnel="yes"/>
            </xsl:apply-templates>
          </article>
        </main>
        <xsl:call-template name="h:after"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="h:head" as="element()" visibility="public">
    <xsl:context-item as="element(ed:edition)" use="required"/>
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>{string-join((h:title(.), ed:facts/ed:author[ed:is-said(.)]), ' – ')}</title>
      <xsl:call-template name="h:metadata"/>
      <xsl:call-template name="h:style"/>
    </head>
  </xsl:template>

  <xsl:template name="h:style" as="element()+" visibility="public">
    <xsl:context-item as="element(ed:edition)" use="required"/>
    <style><xsl:value-of select="$h:style, $css" separator="&#10;" disable-output-escaping="no"/></style>
  </xsl:template>

  <!-- The way about the page. -->
  <xsl:template name="h:bar" as="element()" visibility="public">
    <xsl:context-item as="element(ed:edition)" use="required"/>
    <header class="bar" lang="{@labels}">
      <nav aria-label="{h:label(., 'this-page')}">
        <ul>
          <li><a href="#text">{h:label(., 'the-text')}</a></li>
          <xsl:apply-templates select="." mode="h:bar"/>
          <li><a href="#about">{h:label(., 'about-edition')}</a></li>
        </ul>
      </nav>
      <xsl:if test="h:has-marks(.)">
        <label class="switch"><input type="checkbox" id="show-sureness"/> {h:label(., 'sureness-show')}</label>
      </xsl:if>
    </header>
  </xsl:template>

  <xsl:mode name="h:bar" on-no-match="deep-skip"/>

  <xsl:template match="ed:edition" mode="h:bar" as="element()*">
    <xsl:if test="TEI/text//note[not(@ed:kind = ('inline', 'margin'))]">
      <li><a href="#{h:notes-id(.)}">{h:label(., 'notes')}</a></li>
    </xsl:if>
    <xsl:for-each select="ed:index[ed:entry]">
      <li><a href="#index-{@kind}">{h:label(.., @kind || 's')}</a></li>
    </xsl:for-each>
    <xsl:if test="ed:dates/ed:date">
      <li><a href="#dates">{h:label(., 'dates')}</a></li>
    </xsl:if>
  </xsl:template>

  <xsl:template name="h:after" as="element()*" visibility="public">
    <xsl:context-item as="element(ed:edition)" use="required"/>
    <div class="page after" lang="{@labels}">
      <xsl:apply-templates select="ed:index[ed:entry], ed:dates[ed:date]" mode="h:index">
        <xsl:with-param name="lang" as="xs:string?" select="@lang[. != ../@labels]" tunnel="yes"/>
        <xsl:with-param name="dir" as="attribute(dir)?" select="ed:dir(@lang, @labels)" tunnel="yes"/>
        <xsl:with-param name="colon" as="xs:string" select="h:label(., 'colon')" tunnel="yes"/>
      </xsl:apply-templates>
      <xsl:call-template name="h:about"/>
    </div>
  </xsl:template>

  <!-- Words of our own in the language of the labels. -->
  <xsl:function name="h:label" as="xs:string" visibility="public">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="ed:label($key, h:edition($node)/@labels)"/>
  </xsl:function>

  <xsl:function name="h:label" as="xs:string" visibility="public">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:sequence select="ed:label($key, h:edition($node)/@labels, $values)"/>
  </xsl:function>

  <xsl:function name="h:edition" as="element(ed:edition)">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="root($node)/ed:edition"/>
  </xsl:function>

  <xsl:function name="h:title" as="xs:string">
    <xsl:param name="edition" as="element(ed:edition)"/>
    <xsl:sequence select="string($edition/ed:facts/ed:called)"/>
  </xsl:function>

  <xsl:function name="h:has-marks" as="xs:boolean">
    <xsl:param name="edition" as="element(ed:edition)"/>
    <xsl:sequence select="exists($edition/TEI/text//*[@ed:why or @cert])"/>
  </xsl:function>

</xsl:package>
