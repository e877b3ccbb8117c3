<?xml version="1.0" encoding="UTF-8"?>
<!-- The files about the book: package document, navigation, style. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:epub="http://www.idpf.org/2007/ops"
                xmlns="http://www.w3.org/1999/xhtml"
                xmlns:opf="http://www.idpf.org/2007/opf"
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:e="urn:x-teiwright:epub:functions"
                xpath-default-namespace="http://www.w3.org/1999/xhtml"
                exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="e:package-files" as="array(*)*" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="pages" as="element(e:page)*"/>
    <xsl:param name="files" as="map(xs:string, xs:string)"/>
    <xsl:param name="page-ids" as="map(xs:string, xs:string)"/>
    <xsl:variable name="package" as="element()">
      <xsl:for-each select="$book"><xsl:call-template name="e:package"><xsl:with-param name="pages" select="$pages"/></xsl:call-template></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="navigation" as="element()">
      <xsl:for-each select="$book"><xsl:call-template name="e:navigation"><xsl:with-param name="files" select="$files"/><xsl:with-param name="page-ids" select="$page-ids"/></xsl:call-template></xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="['EPUB/nav.xhtml', e:serialised($navigation)], ['EPUB/style.css', replace(unparsed-text('assets/epub.css'), '\r', '')],
      ['EPUB/package.opf', e:serialised($package)]"/>
  </xsl:function>

  <!-- ============ package document ============ -->

  <xsl:template name="e:package" as="element(opf:package)">
    <xsl:param name="pages" as="element(e:page)*"/>
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{@xml:lang}" prefix="schema: http://schema.org/">
      <metadata>
        <dc:identifier id="id">{@id}</dc:identifier>
        <dc:title>{@title}</dc:title>
        <dc:language>{@xml:lang}</dc:language>
        <xsl:if test="@author ne ''"><dc:creator>{@author}</dc:creator></xsl:if>
        <xsl:for-each select="p:title-page/p:line-of[@role = 'publisher']"><dc:publisher>{.}</dc:publisher></xsl:for-each>
        <xsl:if test="@date ne ''"><dc:date>{@date}</dc:date></xsl:if>
        <meta property="dcterms:modified">{m:first-day((@date[. ne ''], '1970')[1])}T00:00:00Z</meta>
        <xsl:call-template name="e:accessibility"/>
      </metadata>
      <manifest>
        <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="css" href="style.css" media-type="text/css"/>
        <xsl:for-each select="$pages"><item id="file-{position()}" href="{substring-after(@path, 'EPUB/')}" media-type="application/xhtml+xml"/></xsl:for-each>
        <xsl:for-each select="distinct-values(.//p:graphic/@url)"><item id="picture-{position()}" href="{e:picture(.)}" media-type="{e:media-type(.)}"/></xsl:for-each>
      </manifest>
      <spine>
        <xsl:if test="m:direction(@xml:lang) eq 'rtl'"><xsl:attribute name="page-progression-direction" select="'rtl'"/></xsl:if>
        <xsl:for-each select="1 to count($pages)"><itemref idref="file-{.}"/></xsl:for-each>
      </spine>
    </package>
  </xsl:template>

  <xsl:function name="e:media-type" as="xs:string" visibility="private">
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="suffix" as="xs:string" select="lower-case(replace($address, '^.*\.([^.]+)$', '$1'))"/>
    <xsl:sequence select="'image/' || (map { 'jpg': 'jpeg', 'svg': 'svg+xml' }($suffix), $suffix)[1]"/>
  </xsl:function>

  <xsl:template name="e:accessibility" as="element(opf:meta)+" xmlns="http://www.idpf.org/2007/opf">
    <meta property="schema:accessMode">textual</meta>
    <xsl:if test=".//p:graphic">
      <meta property="schema:accessMode">visual</meta>
      <meta property="schema:accessibilityFeature">alternativeText</meta>
    </xsl:if>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">structuralNavigation</meta>
    <meta property="schema:accessibilityFeature">tableOfContents</meta>
    <meta property="schema:accessibilityFeature">readingOrder</meta>
    <xsl:if test=".//p:source-page">
      <meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
      <meta property="schema:accessibilityFeature">pageNavigation</meta>
      <!-- Of which book these are the pages. -->
      <meta property="pageBreakSource">{normalize-space((p:imprint/p:fact[@role = 'source']/string-join(node() except p:label), @title)[1])}</meta>
    </xsl:if>
    <xsl:if test="p:index"><meta property="schema:accessibilityFeature">index</meta></xsl:if>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">{m:label(if (.//p:graphic) then 'accessible-with-pictures' else 'accessible', @xml:lang)}</meta>
  </xsl:template>

  <!-- ============ navigation ============ -->

  <xsl:template name="e:navigation" as="element(html)">
    <xsl:param name="files" as="map(xs:string, xs:string)"/>
    <xsl:param name="page-ids" as="map(xs:string, xs:string)"/>
    <xsl:variable name="heads" as="element()*" select="p:works//p:head[not(@listed = 'no')][e:in-file(., $files)] | p:index"/>
    <html xml:lang="{@xml:lang}" lang="{@xml:lang}">
      <xsl:sequence select="m:dir(@xml:lang, 'en')"/>
      <head><title>{m:label('contents', @xml:lang)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
      <body>
        <nav epub:type="toc" role="doc-toc" aria-labelledby="toc"><h1 id="toc">{m:label('contents', @xml:lang)}</h1>
          <ol>
            <xsl:if test="empty($heads/self::p:head)"><li><a href="title.xhtml">{@title}</a></li></xsl:if>
            <xsl:sequence select="e:entries($heads, m:contents-from(.), $files)"/>
          </ol>
        </nav>
        <xsl:if test="p:works//p:source-page">
          <nav epub:type="page-list" role="doc-pagelist" hidden="hidden"><ol><xsl:apply-templates select="p:works//p:source-page" mode="e:page-list"><xsl:with-param name="files" select="$files"/><xsl:with-param name="page-ids" select="$page-ids"/></xsl:apply-templates></ol></nav>
        </xsl:if>
      </body>
    </html>
  </xsl:template>

  <xsl:function name="e:in-file" as="xs:boolean" visibility="private">
    <xsl:param name="head" as="element(p:head)"/>
    <xsl:param name="files" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="map:contains($files, $head/@id) and $head/@title ne ''"/>
  </xsl:function>

  <xsl:function name="e:entries" as="element(li)*" visibility="private">
    <xsl:param name="heads" as="element()*"/>
    <xsl:param name="level" as="xs:integer"/>
    <xsl:param name="files" as="map(xs:string, xs:string)"/>
    <xsl:for-each-group select="$heads" group-starting-with="*[xs:integer((@level, 1)[1]) le $level]">
      <xsl:variable name="id" as="xs:string" select="string((@id, 'index-' || @kind)[1])"/>
      <xsl:variable name="under" as="element()*" select="tail(current-group())"/>
      <li>
        <a href="{$files($id)}#{$id}">{@title}</a>
        <xsl:if test="$under"><ol><xsl:sequence select="e:entries($under, $level + 1, $files)"/></ol></xsl:if>
      </li>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:mode name="e:page-list" visibility="private" on-no-match="fail"/>

  <xsl:template match="p:source-page" mode="e:page-list" as="element(li)?">
    <xsl:param name="files" as="map(xs:string, xs:string)"/>
    <xsl:param name="page-ids" as="map(xs:string, xs:string)"/>
    <li><a href="{$files($page-ids(@id))}#{$page-ids(@id)}">{@n}</a></li>
  </xsl:template>

  <!-- The id of each page of the copy, by the id it has in the model: its number, and which it is of several pages of one number in a text.
       All at once: to look through the book for each page would take a hundred times as long for a book of a hundred times the size. -->
  <xsl:function name="e:page-ids" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:map>
      <xsl:for-each select="$book/p:works/p:work">
        <xsl:variable name="prefix" as="xs:string" select="replace(@id, 'text$', '') || 'page-'"/>
        <xsl:for-each-group select=".//p:source-page" group-by="m:name-token($prefix || @n)">
          <xsl:variable name="id" as="xs:string" select="current-grouping-key()"/>
          <xsl:variable name="several" as="xs:boolean" select="count(current-group()) gt 1"/>
          <xsl:for-each select="current-group()">
            <xsl:map-entry key="string(@id)" select="$id || (if ($several) then '.' || position() else '')"/>
          </xsl:for-each>
        </xsl:for-each-group>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>
</xsl:stylesheet>
