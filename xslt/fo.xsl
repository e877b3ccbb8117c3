<?xml version="1.0" encoding="UTF-8"?>
<!-- The print model as XSL-FO 1.1.
     Profile “generic” (Antenna House, XEP and others): the indexes are FO's own index objects, merged by the formatter.
     Profile “fop” (Apache FOP, which has none): page citations, or ranges already merged if the parameter pages says where each point fell. -->
<xsl:package name="urn:x-teiwright:fo" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:fo="http://www.w3.org/1999/XSL/Format"
             xmlns:p="urn:x-teiwright:print"
             xmlns:m="urn:x-teiwright:print:functions"
             xmlns:f="urn:x-teiwright:fo:functions"
             xmlns:out="urn:x-teiwright:output"
             exclude-result-prefixes="#all" expand-text="yes">

  <out:output name="fo" suffix=".fo" media-type="application/xml" prepared="takes">
    <out:help>A book as XSL-FO 1.1, for Antenna House, XEP and others; for Apache FOP with --set fo-profile=fop.</out:help>
    <out:parameter name="fo-profile" default="generic">generic (with the index objects of FO 1.1) or fop (for Apache FOP, which has none).</out:parameter>
    <out:parameter name="page" of="book" default="half-letter">Format of the page: half-letter, a5, 6x9, a4, large (large print), or width and height in millimetres, 125x205.</out:parameter>
    <out:parameter name="font-family" default="Libertinus Serif, Linux Libertine O, …, serif">Typefaces, the best first.</out:parameter>
    <out:parameter name="notes" of="book" default="foot">Where notes are printed: foot (of the page), chapter (its end) or end (of the text).</out:parameter>
    <out:parameter name="note-numbers" of="book" default="printed">Numbers of notes: printed (as in the source, but *, †, ‡ … in turn where one sign marks several), source (signs as well), chapter (anew in each) or throughout.</out:parameter>
    <out:parameter name="half-title" of="book" default="auto">A leaf with the title alone before the title page: yes, no, or auto (not in a short text, of less than 10,000 characters).</out:parameter>
    <out:parameter name="contents" of="book" default="auto">Table of contents: yes, no, or auto (from three headings on, but not in a short text).</out:parameter>
    <out:parameter name="chapters" of="book" default="auto">Where chapters begin: page (a new one), run-on (below the one before), or auto (run-on in a short text).</out:parameter>
    <out:parameter name="indexes" of="book" default="persons places organisations">Which indexes are made.</out:parameter>
    <out:parameter name="source-pages" of="book" default="yes">Page numbers of the copy, in brackets (in the margin, where a first run of FOP has told where they fell): yes or no.</out:parameter>
    <out:parameter name="certainty" of="book" default="no">Show in print which marks of the machine are not certain: yes or no.</out:parameter>
    <out:parameter name="with" of="tei">Addresses (file:///…) of other editions, to make one book of them and this one.</out:parameter>
    <out:parameter name="book-title">Title of that book.</out:parameter>
    <out:parameter name="pages">Where everything fell in a first run of FOP: ID=PAGE or ID=PAGE@POINTS-FROM-ITS-TOP, with spaces between.</out:parameter>
  </out:output>

  <xsl:use-package name="urn:x-teiwright:print" package-version="1.0"/>

  <xsl:include href="fo-pages.xsl"/>
  <xsl:include href="fo-leaves.xsl"/>
  <xsl:include href="fo-blocks.xsl"/>
  <xsl:include href="fo-lists.xsl"/>
  <xsl:include href="fo-line.xsl"/>
  <xsl:include href="fo-index.xsl"/>
  <xsl:include href="fo-words.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="fo-profile" as="xs:string" select="'generic'"/>
  <xsl:param name="font-family" as="xs:string" select="'Libertinus Serif, Linux Libertine O, Linux Libertine, EB Garamond, Georgia, Times New Roman, serif, Noto Serif, FreeSerif, DejaVu Serif'"/>
  <xsl:param name="page" as="xs:string" select="'half-letter'"/>
  <xsl:param name="notes" as="xs:string" select="'foot'"/>
  <xsl:param name="note-numbers" as="xs:string" select="'printed'"/>
  <xsl:param name="half-title" as="xs:string" select="'auto'"/>
  <xsl:param name="chapters" as="xs:string" select="'auto'"/>
  <!-- Addresses of other editions, to be printed with this one as a collection, and the title of that. -->
  <xsl:param name="with" as="xs:string" select="''"/>
  <xsl:param name="book-title" as="xs:string" select="''"/>
  <xsl:param name="source-pages" as="xs:string" select="'yes'"/>
  <xsl:param name="contents" as="xs:string" select="'auto'"/>
  <xsl:param name="indexes" as="xs:string" select="'persons places organisations'"/>
  <xsl:param name="certainty" as="xs:string" select="'no'"/>
  <!-- Where everything fell in a first run: “x1=3 x2=3@120 x5=7@84”: the page, and the points from its top. -->
  <xsl:param name="pages" as="xs:string" select="''"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="f:block" visibility="public" on-no-match="fail"/>
  <xsl:mode name="f:contents" visibility="private" on-no-match="shallow-skip"/>
  <xsl:mode name="f:index" visibility="private" on-no-match="fail"/>

  <xsl:template match="/" as="element(fo:root)">
    <xsl:call-template name="f:document"/>
  </xsl:template>

  <!-- The whole book; a stylesheet that varies this one calls it. -->
  <xsl:template name="f:document" visibility="public" as="element(fo:root)">
    <xsl:variable name="book" as="element(p:book)" select="m:book(m:together(/, $with, $book-title), map { 'page': $page, 'notes': $notes, 'note-numbers': $note-numbers, 'half-title': $half-title, 'chapters': $chapters, 'source-pages': $source-pages,
      'contents': $contents, 'indexes': $indexes, 'certainty': $certainty, 'pictures': '*' })"/>
    <xsl:apply-templates select="$book" mode="f:block"/>
  </xsl:template>
</xsl:package>
