<?xml version="1.0" encoding="UTF-8"?>
<!-- The print model as the files of an EPUB 3: the same words, notes, heads and indexes as the printed book.
     The result is JSON, an array of [path, text] in the order of reading, which epub.py puts into the package. -->
<xsl:package name="urn:x-teiwright:epub" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:map="http://www.w3.org/2005/xpath-functions/map"
             xmlns:epub="http://www.idpf.org/2007/ops"
             xmlns="http://www.w3.org/1999/xhtml"
             xmlns:p="urn:x-teiwright:print"
             xmlns:m="urn:x-teiwright:print:functions"
             xmlns:e="urn:x-teiwright:epub:functions"
             xmlns:out="urn:x-teiwright:output"
             xpath-default-namespace="http://www.w3.org/1999/xhtml"
             exclude-result-prefixes="#all" expand-text="yes">

  <out:output name="epub" suffix=".epub" media-type="application/epub+zip" engine="epub" prepared="takes">
    <out:help>An electronic book (EPUB 3) with notes that open in place, contents, indexes and the pages of the copy.</out:help>
    <out:parameter name="indexes" default="persons places organisations">Which indexes are made.</out:parameter>
    <out:parameter name="source-pages" default="yes">List of the pages of the copy: yes or no.</out:parameter>
    <out:parameter name="certainty" default="no">Show which marks of the machine are not certain: yes or no.</out:parameter>
    <out:parameter name="date">Day of the book (YYYY-MM-DD) where the header states none.</out:parameter>
    <out:parameter name="pictures">Addresses of pictures whose files are at hand; found out beside the TEI file if not said.</out:parameter>
    <out:parameter name="with" of="tei">Addresses (file:///…) of other editions, to make one book of them and this one.</out:parameter>
    <out:parameter name="book-title">Title of that book.</out:parameter>
  </out:output>

  <xsl:use-package name="urn:x-teiwright:print" package-version="1.0"/>

  <xsl:include href="epub-package.xsl"/>
  <xsl:include href="epub-blocks.xsl"/>

  <xsl:output method="json" encoding="UTF-8"/>

  <!-- The day that is stated where the header knows none, YYYY-MM-DD. -->
  <xsl:param name="date" as="xs:string" select="''"/>
  <!-- Addresses of other editions, to be printed with this one as a collection, and the title of that. -->
  <xsl:param name="with" as="xs:string" select="''"/>
  <xsl:param name="book-title" as="xs:string" select="''"/>
  <xsl:param name="source-pages" as="xs:string" select="'yes'"/>
  <xsl:param name="indexes" as="xs:string" select="'persons places organisations'"/>
  <xsl:param name="certainty" as="xs:string" select="'no'"/>
  <xsl:param name="pictures" as="xs:string" select="''"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="e:html" visibility="public" on-no-match="fail"/>

  <xsl:key name="e:by-id" match="p:*[@id]" use="@id"/>

  <xsl:template match="/" as="array(*)">
    <xsl:call-template name="e:document"/>
  </xsl:template>

  <!-- The whole book; a stylesheet that varies this one calls it. -->
  <xsl:template name="e:document" visibility="public" as="array(*)">
    <xsl:variable name="book" as="element(p:book)" select="m:book(m:together(/, $with, $book-title), map { 'chapters': 'page', 'in-pages': 'no', 'source-pages': $source-pages, 'indexes': $indexes, 'certainty': $certainty, 'pictures': $pictures, 'date': $date })"/>
    <xsl:variable name="chapters" as="element(e:chapter)*"><xsl:apply-templates select="$book/p:works/p:work" mode="e:chapters"/></xsl:variable>
    <xsl:variable name="page-ids" as="map(xs:string, xs:string)" select="e:page-ids($book)"/>
    <xsl:variable name="files" as="map(xs:string, xs:string)" select="e:files($book, $chapters, $page-ids)"/>
    <xsl:variable name="pages" as="element(e:page)*">
      <xsl:apply-templates select="$book" mode="e:pages">
        <xsl:with-param name="files" tunnel="yes" select="$files"/>
        <xsl:with-param name="page-ids" tunnel="yes" select="$page-ids"/>
        <xsl:with-param name="chapters" tunnel="yes" select="$chapters"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="array { $pages ! [string(@path), e:serialised(*)], e:package-files($book, $pages, $files, $page-ids) }"/>
  </xsl:template>

  <xsl:function name="e:serialised" as="xs:string" visibility="private">
    <xsl:param name="document" as="element()"/>
    <xsl:sequence select="'&lt;?xml version=&quot;1.0&quot; encoding=&quot;UTF-8&quot;?&gt;&#10;' || (if ($document/self::html) then '&lt;!DOCTYPE html&gt;&#10;' else '')
      || serialize($document, map { 'method': 'xml', 'omit-xml-declaration': true(), 'indent': false() }) || '&#10;'"/>
  </xsl:function>

  <!-- ============ what goes into which file ============ -->

  <!-- A file for each chapter: a division at the top of a text that has a head or begins a page, with what follows it without one. A part whose chapters
       begin pages has a file for what stands before the first, and one for each of them: readers keep whole files in memory, and show the notes at the end of theirs.
       Only the first part of each and their number are kept here; the nodes themselves stay in the book, so that ids and ancestors are found. -->
  <xsl:mode name="e:chapters" visibility="private" on-no-match="fail"/>

  <xsl:template match="p:work" mode="e:chapters" as="element(e:chapter)*">
    <xsl:variable name="work" as="xs:integer" select="1 + count(preceding-sibling::p:work)"/>
    <xsl:variable name="chapters" as="element(e:chapter)*"><xsl:call-template name="e:chapters-of"><xsl:with-param name="parts" select="*"/></xsl:call-template></xsl:variable>
    <xsl:for-each select="$chapters"><e:chapter name="text-{$work}-{position()}.xhtml"><xsl:sequence select="@*"/></e:chapter></xsl:for-each>
  </xsl:template>

  <xsl:template name="e:chapters-of" as="element(e:chapter)*">
    <xsl:param name="parts" as="element()*"/>
    <xsl:for-each-group select="$parts" group-starting-with="p:section[@new-page ne 'no' or e:opening(.)] | p:work/p:section[p:head] | p:endnotes | *[preceding-sibling::*[1][e:opening(.)]]">
      <e:chapter first="{generate-id()}" parts="{count(current-group())}"/>
      <xsl:variable name="own" as="element()*" select="e:opening(.)"/>
      <xsl:if test="$own"><xsl:call-template name="e:chapters-of"><xsl:with-param name="parts" select="* except $own"/></xsl:call-template></xsl:if>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Of a division that is divided into others that begin pages, what stands before the first of them; where nothing does, it is not divided. -->
  <xsl:function name="e:opening" as="element()*" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="first" as="element(p:section)?" select="$element/self::p:section/p:section[@new-page ne 'no'][1]"/>
    <xsl:sequence select="$first/preceding-sibling::*"/>
  </xsl:function>

  <xsl:key name="e:part" match="p:work/* | p:section[p:section]/*" use="generate-id()"/>

  <xsl:function name="e:nodes" as="element()*" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="chapter" as="element(e:chapter)"/>
    <xsl:variable name="first" as="element()" select="key('e:part', $chapter/@first, $book)"/>
    <xsl:sequence select="$first, $first/following-sibling::*[position() lt xs:integer($chapter/@parts)]"/>
  </xsl:function>

  <!-- What of a node of a file stands in it: of a division that has several files, it and what stands before the first of the others. -->
  <xsl:function name="e:in-file-of" as="element()*" visibility="private">
    <xsl:param name="node" as="element()"/>
    <xsl:variable name="opening" as="element()*" select="e:opening($node)"/>
    <xsl:sequence select="if ($opening) then ($node, $opening/descendant-or-self::*) else $node/descendant-or-self::*"/>
  </xsl:function>

  <!-- id → file. -->
  <xsl:function name="e:files" as="map(xs:string, xs:string)" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="chapters" as="element(e:chapter)*"/>
    <xsl:param name="page-ids" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="map:merge((
      for $chapter in $chapters return e:nodes($book, $chapter) ! e:in-file-of(.)/@id ! map { string(.): string($chapter/@name) },
      for $chapter in $chapters return (e:nodes($book, $chapter) ! e:in-file-of(.))/self::p:source-page ! map { $page-ids(@id): string($chapter/@name) },
      $book/p:index ! map { 'index-' || @kind: 'index-' || @kind || '.xhtml' }), map { 'duplicates': 'use-first' })"/>
  </xsl:function>

  <!-- ============ the files of the book ============ -->

  <xsl:mode name="e:pages" visibility="private" on-no-match="fail"/>

  <xsl:template match="p:book" mode="e:pages" as="element(e:page)*">
    <xsl:param name="chapters" as="element(e:chapter)*" tunnel="yes"/>
    <xsl:variable name="book" as="element(p:book)" select="."/>
    <e:page xsl:inherit-namespaces="no" path="EPUB/title.xhtml" title="{@title}"><xsl:call-template name="e:title-page"/></e:page>
    <e:page xsl:inherit-namespaces="no" path="EPUB/imprint.xhtml" title="{@title}"><xsl:call-template name="e:imprint"/></e:page>
    <xsl:for-each select="$chapters">
      <xsl:variable name="nodes" as="element()*" select="e:nodes($book, .)"/>
      <e:page xsl:inherit-namespaces="no" path="EPUB/{@name}" title="{e:chapter-title($book, $nodes)}">
        <xsl:call-template name="e:chapter">
          <xsl:with-param name="book" select="$book"/>
          <xsl:with-param name="nodes" select="$nodes"/>
          <xsl:with-param name="file" tunnel="yes" select="string(@name)"/>
        </xsl:call-template>
      </e:page>
    </xsl:for-each>
    <xsl:for-each select="p:index">
      <e:page xsl:inherit-namespaces="no" path="EPUB/index-{@kind}.xhtml" title="{@title}"><xsl:call-template name="e:index"/></e:page>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="e:chapter-title" as="xs:string" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="nodes" as="element()*"/>
    <xsl:sequence select="string(($nodes//p:head[1]/@title, $nodes/self::p:endnotes/@title, $book/@title)[. ne ''][1])"/>
  </xsl:function>

  <xsl:template name="e:page-of" as="element(html)">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <html xml:lang="{$language}" lang="{$language}">
      <xsl:sequence select="m:dir($language, 'en')"/>
      <head>
        <title>{$title}</title>
        <link rel="stylesheet" type="text/css" href="style.css"/>
      </head>
      <body><xsl:sequence select="$content"/></body>
    </html>
  </xsl:template>

  <xsl:template name="e:title-page" as="element(html)">
    <xsl:call-template name="e:page-of">
      <xsl:with-param name="language" select="string(@xml:lang)"/>
      <xsl:with-param name="title" select="string(@title)"/>
      <xsl:with-param name="content">
        <section class="title-page" epub:type="titlepage"><xsl:apply-templates select="p:title-page/*" mode="e:html"/></section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="e:imprint" as="element(html)">
    <xsl:call-template name="e:page-of">
      <xsl:with-param name="language" select="string(@xml:lang)"/>
      <xsl:with-param name="title" select="string(@title)"/>
      <xsl:with-param name="content">
        <section class="imprint" epub:type="copyright-page"><xsl:apply-templates select="p:imprint/*" mode="e:html"/></section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A chapter, and after it its notes, each with the way back. -->
  <xsl:template name="e:chapter" as="element(html)">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:param name="nodes" as="element()*"/>
    <xsl:variable name="language" as="xs:string" select="string(($nodes[1]/ancestor::p:*[@xml:lang][1]/@xml:lang, $book/@xml:lang)[1])"/>
    <xsl:variable name="notes" as="element(p:note)*" select="($nodes ! e:in-file-of(.))/self::p:note"/>
    <xsl:call-template name="e:page-of">
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="title" select="e:chapter-title($book, $nodes)"/>
      <xsl:with-param name="content">
        <xsl:for-each select="$nodes">
          <xsl:variable name="opening" as="element()*" select="e:opening(.)"/>
          <xsl:apply-templates select="." mode="e:html"><xsl:with-param name="parts" select="if ($opening) then $opening else node()"/></xsl:apply-templates>
        </xsl:for-each>
        <xsl:if test="$notes">
          <section class="notes" epub:type="footnotes" role="doc-endnotes" aria-label="{m:label('notes', $language)}">
            <xsl:apply-templates select="$notes" mode="e:note"/>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ============ indexes: each mention by its paragraph ============ -->

  <xsl:template name="e:index" as="element(html)">
    <xsl:call-template name="e:page-of">
      <xsl:with-param name="language" select="string(../@xml:lang)"/>
      <xsl:with-param name="title" select="string(@title)"/>
      <xsl:with-param name="content">
        <section class="index" epub:type="index" role="doc-index" aria-labelledby="index-{@kind}">
          <h1 id="index-{@kind}">{@title}</h1>
          <xsl:if test=".//p:at[@sure = 'no']"><p class="doubt">{@doubt}</p></xsl:if>
          <ul><xsl:apply-templates select="p:entry" mode="e:html"/></ul>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p:entry" mode="e:html" as="element(li)">
    <li id="{@id}">{@name}{if (@detail ne '') then ' (' || @detail || ')' else ''}: <xsl:call-template name="e:places"/></li>
  </xsl:template>

  <!-- Each paragraph and note once, and doubtful only if all that is there is. Paragraphs are numbered in the texts that we write; elsewhere the mentions are counted. -->
  <xsl:template name="e:places" as="node()*">
    <xsl:param name="files" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="book" as="element(p:book)" select="ancestor::p:book"/>
    <xsl:for-each-group select="p:at" group-by="e:place(., $book)">
      <xsl:variable name="chosen" as="element(p:at)" select="(current-group()[@sure ne 'no'], .)[1]"/>
      <xsl:variable name="place" as="xs:string" select="current-grouping-key()"/>
      <xsl:if test="position() gt 1">, </xsl:if>
      <a href="{$files($chosen/@point)}#{$chosen/@point}">{if (starts-with($place, '#')) then position() else substring-before($place, '|')}{if ($chosen/@sure = 'no') then '?' else ''}</a>
    </xsl:for-each-group>
  </xsl:template>

  <!-- What the place is called, and after a bar what tells it from others of that name in the book; of one without a name only the latter. -->
  <xsl:function name="e:place" as="xs:string" visibility="private">
    <xsl:param name="at" as="element(p:at)"/>
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:variable name="point" as="element()" select="key('e:by-id', $at/@point, $book)[1]"/>
    <xsl:variable name="para" as="element()?" select="$point/ancestor::p:para[@n ne ''][1]"/>
    <xsl:sequence select="
      if ($at/@note ne '') then m:label('note-short', $book/@xml:lang) || '&#160;' || $at/@note || '|' || generate-id($point/ancestor::*[self::p:note or self::p:endnote][1])
      else if ($para) then '§&#160;' || $para/@n || '|' || generate-id($para)
      else '#' || $at/@point"/>
  </xsl:function>
</xsl:package>
