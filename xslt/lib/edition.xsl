<?xml version="1.0" encoding="UTF-8"?>
<!--
  The prepare pass: what every output needs to know about a text is worked out here, once; the outputs only style it.

  How to use it, in a package of your own (all package names are listed in ../saxon.xml):

    <xsl:use-package name="urn:x-teiwright:edition" package-version="1.0"/>
    <xsl:variable name="edition" as="element(ed:edition)" select="ed:prepare(/, $language)"/>

  xmlns:ed="urn:x-teiwright:edition". ed:prepare gives

    ed:edition           @id, @lang (of the text), @labels (language of headings: en fr de es it)
      ed:facts           the header in plain strings: ed:title ed:subtitle ed:author ed:contributor[@role] ed:publisher
                         ed:published[@when] ed:identifier[@type] ed:licence[@target] ed:language[@code] ed:written[@when]
                         ed:place ed:source ed:described[@kind] ed:keyword ed:extent[@unit @quantity], ed:called, what to show as its title though it have none,
                         ed:citation, how to cite the edition, and ed:bibtex and ed:csl (CSL-JSON)
      ed:part            of a file with several texts, one for each: its own ed:facts
      ed:contents        ed:entry[@ref @level] nested as the divisions are; the text is the heading. That of a text among others has @author, which may be empty
      ed:index           one each of @kind person, place, org; ed:entry[@id @name @sort @life] in alphabetical order,
                         ed:link[@href @authority], ed:note, and ed:occurrence[@ref @in @place @cert
                         @before @form @after]: where the name stands, and its sentence
      ed:dates           ed:date[@ref @in @place @earliest @latest @says @precision @cert @before @form @after];
                         sorted by earliest, then latest possible day
      ed:rules           ed:rule[@id @count, @lang if it is translated]: the sentence that explains a rule of the software, and how often it marked
      tei:TEI            the text itself, with attributes of ours:
        @ed:id           the id that an output gives the element (divisions, names, dates, notes, markers, whatever has xml:id)
        @ed:level        of a div, and of a text in a group: 1, 2 …
        @ed:called       of a text in a corpus: its title, or what else it is called
        @ed:authors      of a text in a corpus: who wrote it, as its header says
        @ed:n            of a note and of its markers: the number as printed, else counted
        @ed:note         of a marker (ref): the id of its note
        @ed:worded       of a marker: yes, if it has words besides its number; they stand before it
        @ed:to           of any other reference to a place in the text: the id of the place
        @ed:back         of a note: the ids of its markers
        @ed:mark         of a note: the id of the marker that it follows where notes go to their markers: the first one outside other notes
        @ed:kind         of a name: person, place or org, the index it is in; of a note: called (it has markers), here (it stands where it belongs and needs a marker),
                         inline, margin, loose (in a list of notes, without a marker)
        @ed:entry        of a name: the ids of its entries in the indexes
        @ed:says         of a name: what the index says of it; of a date: its value in words
        @ed:earliest @ed:latest  of a date: the first and last day it allows
        @ed:open @ed:close  quotation marks to be added, where the file says that it left them out
        @ed:block        "yes" on quotations and citations that stand as blocks of their own
        @ed:figures      "yes" on the cells of a column in which there are figures alone, and on its head
        @ed:why          the sentence of the rule that made the mark
        ed:choice[@other @ed:id] stands for choice and app: the reading to show is inside, the others are words in @other, and in a division of readings at the end of the text
        ed:closing       stands for the bracket that closes the label of a note, “[Footnote 1: …]”; to be shown where the label is
        ed:foreign[@name @block]  stands for an element outside our schema; its content is inside

  Other public functions: ed:label($key, $language), ed:sort-key($name), ed:says($date, $language), ed:full-heading($head).
-->
<xsl:package name="urn:x-teiwright:edition" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:map="http://www.w3.org/2005/xpath-functions/map"
             xmlns:ed="urn:x-teiwright:edition"
             xmlns="http://www.tei-c.org/ns/1.0"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0"
             expand-text="yes" declared-modes="yes" exclude-result-prefixes="#all">

  <xsl:include href="labels.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="facts.xsl"/>
  <xsl:include href="descriptions.xsl"/>
  <xsl:include href="header-words.xsl"/>
  <xsl:include href="called.xsl"/>
  <xsl:include href="marking.xsl"/>
  <xsl:include href="ids.xsl"/>
  <xsl:include href="note-numbers.xsl"/>
  <xsl:include href="marks.xsl"/>
  <xsl:include href="quotations.xsl"/>
  <xsl:include href="foreign.xsl"/>
  <xsl:include href="data.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="readings.xsl"/>
  <xsl:include href="manuscript.xsl"/>
  <xsl:include href="arranged.xsl"/>
  <xsl:include href="styles.xsl"/>
  <xsl:include href="unshown.xsl"/>
  <xsl:include href="tokens.xsl"/>
  <xsl:include href="occurrences.xsl"/>
  <xsl:include href="sentences.xsl"/>

  <xsl:key name="ed:by-id" match="*[@xml:id]" use="@xml:id"/>

  <!-- The prepared edition of a TEI document; of one that is prepared, itself. $language: of the labels; empty: the language of the text. -->
  <xsl:function name="ed:prepare" as="element(ed:edition)" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="if ($document/ed:edition) then $document/ed:edition else ed:prepared($document, $language)"/>
  </xsl:function>

  <xsl:function name="ed:prepared" as="element(ed:edition)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="tei" as="element(TEI)" select="ed:tei($document, $language)"/>
    <xsl:variable name="lang" as="xs:string" select="ed:language($tei)"/>
    <xsl:variable name="labels" as="xs:string" select="ed:asked-language($language, $lang)"/>
    <xsl:variable name="entries" as="map(xs:string, xs:string+)" select="ed:entries($tei)"/>
    <xsl:variable name="marked" as="element(TEI)" select="ed:marked($tei, $labels, $entries, ('names', 'reasons'))"/>
    <!-- In a document of its own, so that outputs can use keys. -->
    <xsl:variable name="prepared" as="document-node()">
      <xsl:document>
        <ed:edition id="{($tei/@xml:id, 'text')[1]}" lang="{$lang}" labels="{$labels}">
          <xsl:sequence select="ed:facts($tei, $labels), $tei/ed:part"/>
          <ed:contents>
            <xsl:apply-templates select="$marked/text" mode="ed:contents"/>
          </ed:contents>
          <xsl:call-template name="ed:indexes">
            <xsl:with-param name="tei" select="$tei"/>
            <xsl:with-param name="marked" select="$marked"/>
            <xsl:with-param name="entries" select="$entries"/>
            <xsl:with-param name="labels" select="$labels"/>
          </xsl:call-template>
          <xsl:sequence select="ed:rules($tei, $labels)"/>
          <xsl:sequence select="$marked"/>
        </ed:edition>
      </xsl:document>
    </xsl:variable>
    <xsl:sequence select="$prepared/ed:edition"/>
    <xsl:sequence select="ed:report($marked)"/>
  </xsl:function>

  <!-- The text alone of a prepared edition, for outputs that need no facts, contents and indexes, and nothing of names and dates:
       most of the work is in those. -->
  <xsl:function name="ed:text" as="element(text)*" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$document/ed:edition"><xsl:sequence select="$document/ed:edition/TEI/text"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="tei" as="element(TEI)" select="ed:tei($document, $language)"/>
        <xsl:variable name="marked" as="element(TEI)" select="
            ed:marked($tei, ed:asked-language($language, ed:language($tei)), map{}, ())"/>
        <xsl:sequence select="$marked/text, ed:report($marked)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="ed:tei" as="element(TEI)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:choose>
      <xsl:when test="$document/TEI[not(TEI)]">
        <xsl:sequence select="ed:report-texts($document/TEI), ed:report-parts($document/TEI)"/>
        <xsl:sequence select="ed:with-text($document/TEI)"/>
      </xsl:when>
      <xsl:when test="$document/*//TEI">
        <xsl:sequence select="ed:with-text(ed:several($document, 'one', $language)/TEI)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">{if ($document/teiCorpus) then 'There is no text in the corpus: it holds no “TEI”.'
          else 'The document is not a TEI document: its outermost element is “' || name($document/*) || '”.'}</xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A file of several texts made ready (corpus.xsl): one TEI with a group of texts, or a corpus with the texts side by side. -->
  <xsl:function name="ed:several" as="document-node()" visibility="public">
    <xsl:param name="document" as="document-node()"/>
    <xsl:param name="form" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="transform(map{'stylesheet-location': 'corpus.xsl', 'source-node': $document, 'delivery-format': 'raw',
        'stylesheet-params': map{QName('', 'form'): $form, QName('', 'language'): $language}})?output"/>
  </xsl:function>

  <xsl:function name="ed:language" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="($tei/text/@xml:lang, $tei/@xml:lang, 'en')[1]"/>
  </xsl:function>

  <!-- One line for all kinds of element that we show only by a default. -->
  <xsl:function name="ed:report" as="empty-sequence()" visibility="public">
    <xsl:param name="marked" as="element(TEI)"/>
    <xsl:variable name="kinds" as="xs:string*">
      <xsl:for-each-group select="$marked/text//ed:foreign[not(ends-with(@name, ':include'))]" group-by="@name">
        <xsl:sort select="current-grouping-key()"/>
        <xsl:sequence select="'“' || current-grouping-key() || '”' || (if (count(current-group()) gt 1) then ' (' || count(current-group()) || ' times)' else '')"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:if test="exists($kinds)">
      <xsl:message expand-text="yes">[foreign-element]Shown without a form of their own, being outside our schema: {string-join($kinds, ', ')}.</xsl:message>
    </xsl:if>
  </xsl:function>

  <!-- The tree of headings. -->
  <xsl:mode name="ed:contents" on-no-match="deep-skip"/>

  <xsl:template match="text | front | body | back | group" mode="ed:contents" as="element(ed:entry)*">
    <xsl:apply-templates select="*" mode="ed:contents"/>
  </xsl:template>

  <xsl:template match="div" mode="ed:contents" as="element(ed:entry)*">
    <xsl:apply-templates select="div" mode="ed:contents"/>
  </xsl:template>

  <!-- A text among others, under its title, and a group of texts. -->
  <xsl:template match="group/text[ed:own-title(.)] | group[ed:own-title(.)]" mode="ed:contents" as="element(ed:entry)">
    <ed:entry ref="{@ed:id}" level="{@ed:level}">
      <xsl:if test="self::text">
        <xsl:attribute name="author" select="(@ed:authors, string-join((front/titlePage, (front | body)/byline)//docAuthor ! ed:plain(.), ', '))[1]"/>
      </xsl:if>
      <ed:heading>{ed:plain(ed:own-title(.))}</ed:heading>
      <xsl:apply-templates select="*" mode="#current"/>
    </ed:entry>
  </xsl:template>

  <!-- What a text among others, or a group of texts, is headed by. -->
  <xsl:function name="ed:own-title" as="element()?" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="($text/front/titlePage//titlePart, $text/body/head, $text/self::group/head)[1]"/>
  </xsl:function>

  <xsl:template match="div[head]" mode="ed:contents" as="element(ed:entry)">
    <ed:entry ref="{@ed:id}" level="{@ed:level}">
      <ed:heading>{ed:full-heading(head[1])}</ed:heading>
      <xsl:apply-templates select="div" mode="ed:contents"/>
    </ed:entry>
  </xsl:template>

  <!-- The words of an element without its notes and markers, on one line. -->
  <xsl:function name="ed:plain" as="xs:string" visibility="public">
    <xsl:param name="element" as="node()?"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="$element/node()" mode="ed:plain"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(if ($element/*) then string-join($words) else $element)"/>
  </xsl:function>

  <xsl:mode name="ed:plain" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:plain" as="xs:string">
    <xsl:sequence select="string(.)"/>
  </xsl:template>

  <xsl:template match="note | ref[@type = 'noteAnchor'] | fw" mode="ed:plain" as="empty-sequence()"/>

  <!-- Of several readings of the same words one is said. -->
  <xsl:template match="choice | app" mode="ed:plain" as="xs:string*">
    <xsl:apply-templates select="ed:reading(.)" mode="#current"/>
  </xsl:template>

  <xsl:template match="lb | pb | cb" mode="ed:plain" as="xs:string">
    <xsl:sequence select="if (@break = 'no') then '' else ' '"/>
  </xsl:template>

  <!-- What the software's rules mean, with the number of marks each has made in the text. -->
  <xsl:function name="ed:rules" as="element(ed:rules)">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="labels" as="xs:string"/>
    <!-- Counted by what the marks say as a whole, which is much the same again and again, and then by rule. -->
    <xsl:variable name="counts" as="map(xs:string, xs:integer)*">
      <xsl:for-each-group select="$tei/text//@ana" group-by="string()">
        <xsl:variable name="marks" as="xs:integer" select="count(current-group())"/>
        <xsl:sequence select="tokenize(current-grouping-key())[matches(., '^#.')] ! map:entry(substring(., 2), $marks)"/>
      </xsl:for-each-group>
    </xsl:variable>
    <ed:rules>
      <xsl:for-each-group select="$counts" group-by="map:keys(.)">
        <xsl:sort select="current-grouping-key()"/>
        <xsl:variable name="category" as="element()?" select="key('ed:by-id', current-grouping-key(), root($tei))[1]"/>
        <xsl:variable name="sentence" as="xs:string" select="normalize-space(($category/catDesc, current-grouping-key())[1])"/>
        <xsl:variable name="said" as="xs:string" select="ed:of-rule($sentence, $labels)"/>
        <ed:rule id="{current-grouping-key()}" count="{sum(current-group()?*)}">
          <xsl:if test="$said ne $sentence"><xsl:attribute name="lang" select="$labels"/></xsl:if>
          <xsl:text>{$said}</xsl:text>
        </ed:rule>
      </xsl:for-each-group>
    </ed:rules>
  </xsl:function>

</xsl:package>
