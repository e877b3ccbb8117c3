<?xml version="1.0" encoding="UTF-8"?>
<!-- The print model as a Typst program in code mode: function calls and string literals, nothing else, so that no character of the
     text can be taken for markup. The files of typst/, which give the functions their look, are put in front. -->
<xsl:package name="urn:x-teiwright:typst" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:p="urn:x-teiwright:print"
             xmlns:m="urn:x-teiwright:print:functions"
             xmlns:y="urn:x-teiwright:typst:functions"
             xmlns:out="urn:x-teiwright:output"
             exclude-result-prefixes="#all" expand-text="yes">

  <out:output name="pdf" suffix=".pdf" media-type="application/pdf" engine="typst" prepared="takes">
    <out:help>A book as PDF/A-2a and PDF/UA-1: footnotes, running heads, indexes with page numbers.</out:help>
    <out:parameter name="page" of="book" default="half-letter">Format of the page: half-letter, a5, 6x9, a4, large (large print), or width and height in millimetres, 125x205.</out:parameter>
    <out:parameter name="notes" of="book" default="foot">Where notes are printed: foot (of the page), chapter (its end) or end (of the text).</out:parameter>
    <out:parameter name="note-numbers" of="book" default="printed">Numbers of notes: printed (as in the source, but *, †, ‡ … in turn where one sign marks several), source (signs as well), chapter (anew in each) or throughout.</out:parameter>
    <out:parameter name="half-title" of="book" default="auto">A leaf with the title alone before the title page: yes, no, or auto (not in a short text, of less than 10,000 characters).</out:parameter>
    <out:parameter name="contents" of="book" default="auto">Table of contents: yes, no, or auto (from three headings on, but not in a short text).</out:parameter>
    <out:parameter name="chapters" of="book" default="auto">Where chapters begin: page (a new one), run-on (below the one before), or auto (run-on in a short text).</out:parameter>
    <out:parameter name="indexes" of="book" default="persons places organisations">Which indexes are made.</out:parameter>
    <out:parameter name="source-pages" of="book" default="yes">Page numbers of the copy in the margin: yes or no.</out:parameter>
    <out:parameter name="certainty" of="book" default="no">Show in print which marks of the machine are not certain: yes or no.</out:parameter>
    <out:parameter name="date" of="book">Day of the book (YYYY-MM-DD) where the header states none.</out:parameter>
    <out:parameter name="pictures">Addresses of pictures whose files are at hand; found out beside the TEI file if not said.</out:parameter>
    <out:parameter name="with" of="tei">Addresses (file:///…) of other editions, to make one book of them and this one.</out:parameter>
    <out:parameter name="book-title">Title of that book.</out:parameter>
    <out:parameter name="attach-tei" of="engine" default="no">Put the TEI file into the PDF, which is then PDF/A-3a: yes or no.</out:parameter>
    <out:parameter name="fonts" of="engine">Folder with typefaces of one's own, for characters that Libertinus does not have.</out:parameter>
  </out:output>
  <out:output name="typst" suffix=".typ" media-type="text/plain" prepared="takes" settings-of="pdf">
    <out:help>The source of the PDF, for the page maker Typst.</out:help>
  </out:output>

  <xsl:use-package name="urn:x-teiwright:print" package-version="1.0"/>

  <xsl:include href="typst-blocks.xsl"/>
  <xsl:include href="typst-line.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="page" as="xs:string" select="'half-letter'"/>
  <xsl:param name="notes" as="xs:string" select="'foot'"/>
  <xsl:param name="note-numbers" as="xs:string" select="'printed'"/>
  <xsl:param name="half-title" as="xs:string" select="'auto'"/>
  <xsl:param name="chapters" as="xs:string" select="'auto'"/>
  <!-- The day that is stated where the header knows none, YYYY-MM-DD. -->
  <xsl:param name="date" as="xs:string" select="''"/>
  <!-- Addresses of other editions, to be printed with this one as a collection, and the title of that. -->
  <xsl:param name="with" as="xs:string" select="''"/>
  <xsl:param name="book-title" as="xs:string" select="''"/>
  <xsl:param name="source-pages" as="xs:string" select="'yes'"/>
  <xsl:param name="contents" as="xs:string" select="'auto'"/>
  <xsl:param name="indexes" as="xs:string" select="'persons places organisations'"/>
  <xsl:param name="certainty" as="xs:string" select="'no'"/>
  <xsl:param name="pictures" as="xs:string" select="''"/>

  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="y:book" visibility="private" on-no-match="fail"/>
  <!-- Everything in a text gives one expression; expressions in { } are joined. -->
  <xsl:mode name="y:code" visibility="public" on-no-match="fail"/>

  <xsl:template match="/" as="text()*">
    <xsl:call-template name="y:document"/>
  </xsl:template>

  <!-- The whole book; a stylesheet that varies this one calls it. -->
  <xsl:template name="y:document" visibility="public" as="text()*">
    <xsl:variable name="book" as="element(p:book)" select="m:book(m:together(/, $with, $book-title), map { 'page': $page, 'notes': $notes, 'note-numbers': $note-numbers, 'half-title': $half-title, 'chapters': $chapters, 'source-pages': $source-pages,
      'contents': $contents, 'indexes': $indexes, 'certainty': $certainty, 'pictures': $pictures, 'date': $date })"/>
    <xsl:apply-templates select="$book" mode="y:book"/>
  </xsl:template>

  <!-- ============ strings ============ -->

  <xsl:function name="y:string" as="xs:string" visibility="public">
    <xsl:param name="value" as="item()?"/>
    <xsl:sequence select="'&quot;' || replace(replace(translate(string($value), '&#xFEFF;', '&#x2060;'), '[\\&quot;]', '\\$0'), '[\t\r\n]+', ' ') || '&quot;'"/>
  </xsl:function>

  <!-- A block of code from the children of an element; { } holds nothing as well. -->
  <xsl:template name="y:body" as="text()*">
    <xsl:param name="of" as="node()*" select="node()"/>
    <xsl:text>{{</xsl:text>
    <xsl:call-template name="y:target"/>
    <xsl:apply-templates select="$of" mode="y:code"/>
    <xsl:text>}}</xsl:text>
  </xsl:template>

  <!-- What a reference of the text leads to gets a label; divisions, paragraphs, heads and notes have theirs already. -->
  <xsl:template name="y:target" as="text()?">
    <xsl:if test="@id and not(local-name() = ('section', 'para', 'head', 'note', 'endnote', 'work')) and key('y:crossed', @id, ancestor::p:book)">anchor({y:string(@id)});</xsl:if>
  </xsl:template>

  <xsl:key name="y:crossed" match="p:cross | p:again" use="@to"/>
  <xsl:key name="y:crossed" match="p:link[starts-with(@to, '#')]" use="substring(@to, 2)"/>
  <xsl:key name="y:by-id" match="p:*[@id]" use="@id"/>

  <!-- The label of a place: notes that stand at the foot of a page or at the end have one of their own. Nothing, if the book has not got the place. -->
  <xsl:function name="y:label" as="xs:string?" visibility="private">
    <xsl:param name="from" as="element()"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="key('y:by-id', $id, $from/ancestor::p:book)[1] ! y:string(if (self::p:note or self::p:endnote) then 'fn-' || $id else $id)"/>
  </xsl:function>

  <xsl:function name="y:truth" as="xs:string" visibility="private">
    <xsl:param name="value" as="item()?"/>
    <xsl:sequence select="if ($value = 'yes') then 'true' else 'false'"/>
  </xsl:function>

  <!-- “de-AT”, “ger” → de: Typst knows languages by their first subtag. -->
  <xsl:function name="y:language" as="xs:string" visibility="private">
    <xsl:param name="tag" as="item()?"/>
    <xsl:variable name="first" as="xs:string" select="m:primary(string($tag))"/>
    <xsl:sequence select="if (matches($first, '^[a-z]{2,3}$')) then $first else 'und'"/>
  </xsl:function>

  <!-- Hyphenation rules of a language hold for its usual script: not for Russian in Latin letters. -->
  <xsl:function name="y:hyphens" as="xs:string" visibility="private">
    <xsl:param name="tag" as="item()?"/>
    <xsl:sequence select="if (matches(string($tag), '^[A-Za-z]{2,3}-[A-Za-z]{4}(-|$)')) then 'false' else 'auto'"/>
  </xsl:function>

  <!-- ============ the book ============ -->

  <xsl:template match="p:book" mode="y:book" as="text()*">
    <xsl:value-of select="y:settings(.)" separator="&#10;"/>
    <xsl:text>&#10;{string-join(('ground', 'line', 'blocks', 'tables', 'index', 'leaves', 'book') ! replace(unparsed-text('typst/' || . || '.typ'), '\r', ''), '&#10;')}&#10;#show: book&#10;#{{&#10;</xsl:text>
    <xsl:apply-templates select="p:half-title, p:title-page, p:imprint" mode="y:code"/>
    <xsl:if test="m:wants-contents(.)">contents({y:string(m:label('contents', @xml:lang))})&#10;</xsl:if>
    <xsl:text>pagebreak(weak: true, to: "odd")&#10;set page(numbering: "1")&#10;counter(page).update(1)&#10;state-text.update(true)&#10;page-one; opening&#10;</xsl:text>
    <xsl:text>state-verso.update({y:string(m:running-authors(string-join((@author[. ne ''], @title[count(../p:works/p:work) eq 1 and ../@author = '']), ''), .))})&#10;</xsl:text>
    <xsl:text>state-recto.update({y:string(m:running(@title, .))})&#10;</xsl:text>
    <xsl:apply-templates select="p:works, p:index" mode="y:code"/>
    <!-- Within the block whose pages it is about: behind it the last page would seem full. -->
    <xsl:text>closing}}&#10;</xsl:text>
  </xsl:template>

  <xsl:function name="y:settings" as="xs:string+" visibility="private">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:sequence select="
      '#let book-title = ' || y:string($book/@title),
      '#let book-author = (' || (if ($book/@author ne '') then y:string($book/@author) || ',' else '') || ')',
      '#let book-date = ' || y:date(m:first-day($book/@date)),
      '#let book-lang = ' || y:string(y:language($book/@xml:lang)),
      '#let large-print = ' || ($book/@format = 'large'),
      (: To measure paragraphs a second time costs a long book too much. :)
      '#let watch-lines = ' || (string-length($book) lt 250000),
      '#let ligatures-typed = ' || (matches($book, '[&#xFB00;-&#xFB06;]') or exists($book//@*[matches(., '[&#xFB00;-&#xFB06;]')])),
      '#let page-word = ' || y:string(m:label('page-short', $book/@xml:lang)),
      for $name in ('width', 'height') return '#let book-' || $name || ' = ' || $book/@*[name() = $name] || 'mm',
      for $name in ('inner', 'outer') return '#let ' || $name || ' = ' || $book/@*[name() = $name] || 'mm',
      '#let contents-from = ' || m:contents-from($book),
      '#let top-margin = ' || $book/@top || 'mm',
      '#let bottom-margin = ' || $book/@bottom || 'mm',
      '#let type-size = ' || $book/@size || 'pt',
      '#let signed = (' || string-join(('&quot;&quot;: &quot;&quot;', $book//p:work[@signed = 'yes']/descendant::p:head[1] ! (y:string(@id) || ': ' || y:string(ancestor::p:work/@author))), ', ') || ')',
      '#let line-gap = ' || (number($book/@leading) - number($book/@size)) || 'pt'"/>
  </xsl:function>

  <!-- PDF/A wants a date. Where the header knows none to the day, the first day that computers know stands for “no date”. -->
  <xsl:function name="y:date" as="xs:string" visibility="private">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="day" as="xs:date" select="if ($date castable as xs:date) then xs:date($date) else xs:date('1970-01-01')"/>
    <xsl:sequence select="'datetime(year: ' || year-from-date($day) || ', month: ' || month-from-date($day) || ', day: ' || day-from-date($day) || ')'"/>
  </xsl:function>

  <xsl:template match="p:half-title" mode="y:code" as="text()*">
    <xsl:text>half-title(</xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:title-page" mode="y:code" as="text()*">
    <xsl:text>title-page((</xsl:text>
    <xsl:apply-templates mode="y:title-line"/>
    <xsl:text>))&#10;</xsl:text>
  </xsl:template>

  <xsl:mode name="y:title-line" visibility="private" on-no-match="fail"/>

  <xsl:template match="p:line-of" mode="y:title-line" as="text()*">
    <xsl:text>({y:string(@role)}, </xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>), </xsl:text>
  </xsl:template>

  <xsl:template match="p:imprint" mode="y:code" as="text()*">
    <xsl:text>imprint((</xsl:text>
    <xsl:apply-templates mode="y:code"/>
    <xsl:text>))&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:fact" mode="y:code" as="text()*">
    <xsl:call-template name="y:in-language"/>
    <xsl:text>,&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:fact/p:label" mode="y:code" as="text()*">
    <xsl:text>italic(</xsl:text>
    <xsl:call-template name="y:body"/>
    <xsl:text>);</xsl:text>
  </xsl:template>

  <xsl:template match="p:works" mode="y:code" as="text()*">
    <xsl:apply-templates mode="y:code"/>
  </xsl:template>

  <xsl:template match="p:work" mode="y:code" as="text()*">
    <xsl:if test="preceding-sibling::p:work">to-next-page; opening;&#10;</xsl:if>
    <xsl:if test="../p:work[2]">state-verso.update({y:string(m:running-authors((@author[. ne ''], ../../@title)[1], ../..))}); state-recto.update({y:string(m:running(@title, ../..))})&#10;</xsl:if>
    <xsl:call-template name="y:in-language"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The body, in its language if that is said. -->
  <xsl:template name="y:in-language" as="text()*">
    <xsl:param name="of" as="node()*" select="node()"/>
    <xsl:param name="lang" as="attribute(xml:lang)?" select="@xml:lang"/>
    <xsl:param name="around" as="xs:string*" select="(ancestor::*[@xml:lang][1]/@xml:lang, 'en')[1]"/>
    <xsl:if test="$lang">lang({y:string(y:language($lang))}, {y:hyphens($lang)}, {if (not(self::p:lang) and $around ! m:dir($lang, .)) then 'dir: ' || m:direction($lang) || ', ' else ''}</xsl:if>
    <xsl:call-template name="y:body">
      <xsl:with-param name="of" select="$of"/>
    </xsl:call-template>
    <xsl:if test="$lang">)</xsl:if>
  </xsl:template>

  <!-- ============ indexes ============ -->

  <xsl:template match="p:index" mode="y:code" as="text()*">
    <xsl:text>index({y:string(@kind)}, {y:string(@title)}, {y:string(@doubt)}, (&#10;</xsl:text>
    <xsl:apply-templates mode="y:code"/>
    <xsl:text>), {y:truth(if (preceding-sibling::p:index) then 'no' else 'yes')})&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:entry" mode="y:code" as="text()*">
    <xsl:text>({y:string(@name)}, {y:string(@detail)}, {y:truth(@new-letter)}, (</xsl:text>
    <xsl:apply-templates mode="y:code"/>
    <xsl:text>)),&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="p:at" mode="y:code" as="text()*">({y:string(@point)}, {y:string(@note)}, {y:truth(@sure)}), </xsl:template>
</xsl:package>
