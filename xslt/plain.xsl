<?xml version="1.0" encoding="UTF-8"?>
<!--
  Plain text, in two ways.

  The reading text comes from the prepared edition: lines as long as one likes, notes at the end, after each chapter or left
  out. The exact text comes from the TEI as it is: everything in its place, character by character, white space apart.
-->
<xsl:package name="urn:x-teiwright:plain" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:map="http://www.w3.org/2005/xpath-functions/map"
             xmlns:ed="urn:x-teiwright:edition"
             xmlns:t="urn:x-teiwright:plain"
             xmlns:out="urn:x-teiwright:output"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0"
             default-mode="t:document" expand-text="yes" declared-modes="yes" exclude-result-prefixes="#all">

  <out:output name="txt" suffix=".txt" media-type="text/plain" prepared="takes">
    <out:help>Plain text: for reading, or (exact=yes) with every character of the source in its place.</out:help>
    <out:parameter name="width" default="0">Longest line in characters; 0: a paragraph is one line.</out:parameter>
    <out:parameter name="notes" default="end">Where notes stand: end (where a number comes twice: after the part that calls it), chapter or none.</out:parameter>
    <out:parameter name="quotes" default="text">Marks of quotation: text (as the text has them) or straight (" and ').</out:parameter>
    <out:parameter name="exact" default="no" of="tei">yes: the text exactly as encoded, white space apart (without the signs of the typist that the report names as left out); other settings have no effect.</out:parameter>
    <out:parameter name="language">Language of what is added: en, fr, de, es or it. Default: that of the text.</out:parameter>
  </out:output>

  <xsl:use-package name="urn:x-teiwright:edition" package-version="1.0"/>

  <xsl:include href="plain-line.xsl"/>
  <xsl:include href="plain-layout.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="width" as="xs:integer" select="0"/>
  <xsl:param name="notes" as="xs:string" select="'end'"/>
  <xsl:param name="quotes" as="xs:string" select="'text'"/>
  <xsl:param name="exact" as="xs:string" select="'no'"/>
  <xsl:param name="language" as="xs:string" select="''"/>

  <!-- A line end that stays, among white space that does not: of the signs of white space the one that no parser leaves in a text. -->
  <xsl:variable name="t:line-end" as="xs:string" select="'&#xD;'"/>

  <xsl:mode name="t:document" on-no-match="fail" visibility="public"/>

  <xsl:template match="/" mode="t:document" as="xs:string?">
    <xsl:if test="not($notes = ('end', 'chapter', 'none'))">
      <xsl:message terminate="yes">notes can be end, chapter or none; it is “{$notes}”.</xsl:message>
    </xsl:if>
    <xsl:if test="not($quotes = ('text', 'straight'))">
      <xsl:message terminate="yes">quotes can be text or straight; it is “{$quotes}”.</xsl:message>
    </xsl:if>
    <xsl:variable name="text" as="element(text)*" select="
        if ($exact = 'yes') then //text[parent::TEI or parent::teiCorpus] else ed:text(/, $language)"/>
    <xsl:if test="$exact != 'yes'"><xsl:sequence select="ed:report-page-alone($text)"/></xsl:if>
    <xsl:variable name="paragraphs" as="element(t:para)*">
      <xsl:if test="$exact != 'yes' and $text/group//@ed:called"><xsl:sequence select="t:para(ed:called($text/.., ed:asked-language($language, $text/@xml:lang)), 0, false())"/></xsl:if>
      <xsl:apply-templates select="$text" mode="t:block"/>
    </xsl:variable>
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates select="$paragraphs" mode="t:lay-out"/>
    </xsl:variable>
    <xsl:value-of select="t:quoted(string-join($lines)) || '&#10;'" separator=""/>
  </xsl:template>

  <!-- Marks of quotation as a typewriter has them, where that is wished. -->
  <xsl:function name="t:quoted" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if ($exact = 'yes' or $quotes = 'text') then $words else translate($words, '“”„‟«»‘’‚‛‹›', '&quot;&quot;&quot;&quot;&quot;&quot;''''''''''''')"/>
  </xsl:function>

  <!-- Blocks: paragraphs of text, each with its indent. @close: no empty line before it. -->

  <xsl:mode name="t:block" on-no-match="fail" visibility="public"/>

  <xsl:template match="text()" mode="t:block" as="empty-sequence()"/>

  <!-- Any element: runs of words become paragraphs, blocks among them are treated likewise. -->
  <xsl:template match="*" mode="t:block" as="element(t:para)*">
    <xsl:param name="close" as="xs:boolean" select="false()"/>
    <xsl:choose>
      <xsl:when test="empty(*)">
        <xsl:call-template name="t:run">
          <xsl:with-param name="nodes" select="node()"/>
          <xsl:with-param name="close" select="$close"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each-group select="node()" group-adjacent="self::* and t:is-block(.)">
          <xsl:choose>
            <xsl:when test="current-grouping-key()">
              <xsl:apply-templates select="current-group()" mode="#current"/>
            </xsl:when>
            <!-- The encoder's space between blocks: in plays and verse the most frequent of all. -->
            <xsl:when test="empty(current-group()[2]) and self::text()[not(matches(., '\S'))]"/>
            <xsl:otherwise>
              <xsl:call-template name="t:run">
                <xsl:with-param name="nodes" select="current-group()"/>
                <xsl:with-param name="close" select="$close and position() = 1"/>
              </xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each-group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A run of words as a paragraph. -->
  <xsl:template name="t:run" as="element(t:para)?">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="close" as="xs:boolean"/>
    <xsl:param name="indent" as="xs:integer" select="0" tunnel="yes"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="$nodes" mode="t:inline"/>
    </xsl:variable>
    <xsl:sequence select="t:para(string-join($words), $indent, $close)"/>
  </xsl:template>

  <!-- Numbers that begin again in each chapter would say nothing in one list at the end: then each division has its notes behind it. -->
  <xsl:template match="text[not(ancestor::text)]" mode="t:block" as="element(t:para)*">
    <xsl:variable name="numbers" as="xs:string*" select="group//text//note[$exact != 'yes' and $notes != 'none'][t:goes-away(.)]/@ed:n ! string()"/>
    <xsl:call-template name="t:text-with-notes">
      <xsl:with-param name="apart" select="count($numbers) gt count(distinct-values($numbers))" tunnel="yes"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A text in a group has its notes behind it, where another text of the group has notes of the same number. -->
  <xsl:template match="group/text" mode="t:block" as="element(t:para)*">
    <xsl:param name="apart" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$apart"><xsl:call-template name="t:text-with-notes"/></xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="t:text-with-notes" as="element(t:para)*">
    <xsl:context-item as="element(text)" use="required"/>
    <xsl:param name="apart" as="xs:boolean" tunnel="yes"/>
    <xsl:variable name="all" as="element()*" select=".//note[$exact != 'yes' and $notes != 'none'][t:goes-away(.)]"/>
    <xsl:variable name="away" as="element()*" select="if ($apart and group) then $all[not(ancestor::group)] else $all"/>
    <xsl:variable name="numbers" as="xs:string*" select="$away[ancestor::div]/@ed:n ! string()"/>
    <xsl:variable name="twice" as="xs:boolean" select="$notes = 'end' and count($numbers) gt count(distinct-values($numbers))"/>
    <xsl:apply-templates select="*" mode="t:block">
      <xsl:with-param name="chapters" select="t:chapters(.)" tunnel="yes"/>
      <xsl:with-param name="twice" select="$twice" tunnel="yes"/>
    </xsl:apply-templates>
    <xsl:apply-templates mode="t:note" select="$away[$notes = 'end' and not($twice) or not(ancestor::div)]"/>
  </xsl:template>

  <xsl:template match="div[$notes = 'end']" mode="t:block" as="element(t:para)*" priority="0.8">
    <xsl:param name="twice" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="here" as="element()" select="."/>
    <xsl:next-match/>
    <xsl:if test="$twice">
      <xsl:apply-templates select=".//note[t:goes-away(.)][ancestor::div[1] is $here]" mode="t:note"/>
    </xsl:if>
  </xsl:template>

  <!-- Where notes stand after each chapter: of each note in a list of notes, the chapter that calls it first. -->
  <xsl:function name="t:chapters" as="map(xs:string, xs:string)">
    <xsl:param name="text" as="element(text)"/>
    <xsl:map>
      <xsl:for-each-group select="$text//ref[$exact != 'yes' and $notes = 'chapter'][@ed:note][not(ancestor::note)]" group-by="string(@ed:note)">
        <xsl:sequence select="ancestor::div[@ed:level = '1'][last()] ! map:entry(current-grouping-key(), generate-id())"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <xsl:template match="div[@ed:level = '1'][not(ancestor::div[@ed:level = '1'])]" mode="t:block" as="element(t:para)*">
    <xsl:param name="chapters" as="map(xs:string, xs:string)" tunnel="yes" select="map { }"/>
    <xsl:variable name="here" as="xs:string" select="generate-id()"/>
    <xsl:next-match/>
    <xsl:if test="$notes = 'chapter' and $exact != 'yes'">
      <xsl:apply-templates select="ancestor::text[last()]//div[@type = 'notes'][map:size($chapters) gt 0]/note[$chapters(@ed:id) = $here], .//note[t:goes-away(.)]" mode="t:note"/>
    </xsl:if>
  </xsl:template>

  <!-- A list of notes keeps those that no chapter has taken. -->
  <xsl:template match="div[@type = 'notes'][$notes = 'chapter']" mode="t:block" as="element(t:para)*" priority="1">
    <xsl:param name="chapters" as="map(xs:string, xs:string)" tunnel="yes" select="map { }"/>
    <xsl:if test="map:size($chapters) eq 0 or exists((* except (note, head))[normalize-space()]) or exists(note[not(map:contains($chapters, @ed:id))])">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="div[@type = 'notes']/note" mode="t:block" as="element(t:para)*" priority="1">
    <xsl:param name="chapters" as="map(xs:string, xs:string)" tunnel="yes" select="map { }"/>
    <xsl:if test="not(map:contains($chapters, string(@ed:id)))">
      <xsl:variable name="paragraphs" as="element(t:para)*">
        <xsl:next-match/>
      </xsl:variable>
      <!-- Before paragraphs a label has become a paragraph of its own. -->
      <xsl:variable name="label" as="element(label)?" select=".[@ed:n] ! ed:number-label(.)"/>
      <xsl:variable name="apart" as="xs:boolean" select="exists($label/following-sibling::node()[normalize-space()][1]/self::p)"/>
      <xsl:variable name="shown" as="element(t:para)*" select="if ($apart) then tail($paragraphs) else $paragraphs"/>
      <xsl:apply-templates select="head($shown)" mode="t:prefix">
        <xsl:with-param name="mark" select="if ($apart) then t:words($label) || ' ' else if (@ed:n and not($label)) then t:numbered(@ed:n) else ''"/>
      </xsl:apply-templates>
      <xsl:sequence select="tail($shown)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="quote | q | said | cit" mode="t:block" as="element(t:para)*">
    <xsl:param name="indent" as="xs:integer" select="0" tunnel="yes"/>
    <xsl:next-match>
      <xsl:with-param name="indent" as="xs:integer" select="$indent + (if (parent::cit) then 0 else 4)" tunnel="yes"/>
    </xsl:next-match>
  </xsl:template>

  <!-- Lines of verse, rows, addresses and items follow each other without an empty line. -->
  <xsl:template match="l | addrLine | item | row" mode="t:block" as="element(t:para)*">
    <xsl:param name="indent" as="xs:integer" select="0" tunnel="yes"/>
    <xsl:next-match>
      <xsl:with-param name="close" as="xs:boolean" select="exists(preceding-sibling::*[1][self::l or self::addrLine or self::item or self::row or self::label])"/>
      <xsl:with-param name="indent" as="xs:integer" select="$indent + (if (@rend) then 2 * xs:integer((replace(@rend, '^indent(\d)$', '$1')[. castable as xs:integer], 0)[1]) else 0)" tunnel="yes"/>
    </xsl:next-match>
  </xsl:template>

  <xsl:template match="row" mode="t:block" as="element(t:para)*" priority="1">
    <xsl:variable name="cells" as="xs:string*" select="cell ! t:words(.)"/>
    <xsl:sequence select="t:para(string-join($cells, if ($exact = 'yes') then '    ' else ' | '), 0, exists(preceding-sibling::row))"/>
  </xsl:template>

  <xsl:template match="milestone | gap" mode="t:block" as="element(t:para)?">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="." mode="t:inline"/>
    </xsl:variable>
    <xsl:sequence select="t:para(string-join($words), 0, false())"/>
  </xsl:template>

  <!-- The mark of an item stands on its line. -->
  <xsl:template match="list/label[following-sibling::*[t:is-of-list(.)][1][self::item]]" mode="t:block" as="empty-sequence()"/>

  <!-- What else may stand between the mark and its item stays between them in the exact text. -->
  <xsl:function name="t:is-of-list" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::item | self::label)) or $exact = 'yes'"/>
  </xsl:function>

  <xsl:template match="item[preceding-sibling::*[t:is-of-list(.)][1][self::label]] | item[@n] | list[@rend = ('bulleted', 'numbered')][$exact != 'yes']/item[not(label)]" mode="t:block" as="element(t:para)*" priority="1">
    <xsl:param name="indent" as="xs:integer" select="0" tunnel="yes"/>
    <xsl:variable name="mark" as="xs:string" select="(preceding-sibling::*[t:is-of-list(.)][1][self::label] ! t:words(.), (@n, .[../@rend = 'numbered']/(1 + count(preceding-sibling::item)))[1] ! (. || '.'[current()/../@rend = 'numbered']), '•')[1]"/>
    <xsl:variable name="paragraphs" as="element(t:para)*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:if test="empty($paragraphs)"><xsl:sequence select="t:para($mark, $indent, false())"/></xsl:if>
    <xsl:apply-templates select="head($paragraphs)" mode="t:prefix">
      <xsl:with-param name="mark" select="$mark || ' '"/>
    </xsl:apply-templates>
    <xsl:sequence select="tail($paragraphs)"/>
  </xsl:template>

  <xsl:template match="dateline[@rend = 'run-in'][following-sibling::*[1][self::p]]" mode="t:block" as="empty-sequence()"/>

  <xsl:template match="p[preceding-sibling::*[1][self::dateline[@rend = 'run-in']]]" mode="t:block" as="element(t:para)*" priority="1">
    <xsl:variable name="paragraphs" as="element(t:para)*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:apply-templates select="head($paragraphs)" mode="t:prefix">
      <xsl:with-param name="mark" select="t:words(preceding-sibling::*[1]) || ' '"/>
    </xsl:apply-templates>
    <xsl:sequence select="tail($paragraphs)"/>
  </xsl:template>

  <xsl:mode name="t:prefix" on-no-match="fail"/>

  <xsl:template match="t:para" mode="t:prefix" as="element(t:para)">
    <xsl:param name="mark" as="xs:string"/>
    <t:para>
      <xsl:sequence select="@*"/>
      <xsl:text>{$mark}{.}</xsl:text>
    </t:para>
  </xsl:template>

  <!-- Author and year are one line where the title page has them one after the other. -->
  <xsl:template match="titlePage/docAuthor[following-sibling::*[1][self::docDate]]" mode="t:block" as="element(t:para)*">
    <xsl:sequence select="t:para(t:words(.) || ' ' || t:words(following-sibling::*[1]), 0, false())"/>
  </xsl:template>

  <xsl:template match="titlePage/docDate[preceding-sibling::*[1][self::docAuthor]]" mode="t:block" as="empty-sequence()"/>

  <!-- Notes that the list at the end has, and page furniture, are not for reading in place. -->
  <xsl:template match="note[t:goes-away(.)]" mode="t:block t:inline" as="empty-sequence()" priority="2"/>

  <xsl:template match="div[@type = 'notes'][$notes = 'none'] | note[$notes = 'none' and not(@ed:kind = ('inline', 'margin'))]"
                mode="t:block" as="element(t:para)*" priority="2">
    <xsl:if test="$exact = 'yes'">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="fw" mode="t:block t:inline" as="item()*" priority="1">
    <xsl:if test="$exact = 'yes'">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <!-- True of a note that is not printed where it stands in the TEI. -->
  <xsl:function name="t:goes-away" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="exists($note[@ed:kind = ('called', 'here', 'loose')][not(parent::div[@type = 'notes'])])"/>
  </xsl:function>

  <!-- “2. ”, but “a) ”. -->
  <xsl:function name="t:numbered" as="xs:string">
    <xsl:param name="number" as="attribute()?"/>
    <xsl:sequence select="$number || (if (matches($number, '[).:\]]$')) then ' ' else '. ')"/>
  </xsl:function>

  <xsl:mode name="t:note" on-no-match="fail"/>

  <xsl:template match="note" mode="t:note" as="element(t:para)?">
    <xsl:variable name="number" as="xs:string" select="if (ed:number-label(.)) then '' else t:numbered(@ed:n)"/>
    <xsl:sequence select="t:para($number || t:words(.), 0, false())"/>
  </xsl:template>

  <!-- What begins on a line of its own. -->
  <xsl:variable name="t:blocks" as="map(xs:string, xs:boolean)" select="map:merge(tokenize(normalize-space('
      text front body back group div titlePage docTitle titlePart docAuthor docDate docImprint byline argument epigraph head trailer opener closer dateline salute
      signed postscript p ab lg l sp speaker list item table row cell figure figDesc listBibl biblStruct address addrLine listPerson listPlace
      listOrg person place org floatingText')) ! map:entry(., true()))"/>

  <xsl:function name="t:is-block" as="xs:boolean">
    <xsl:param name="node" as="element()"/>
    <xsl:sequence select="
        if ($node/parent::byline or $node/parent::docImprint) then false()
        else $t:blocks(local-name($node))
             or $node/@ed:block = 'yes' or $node/@block = 'yes' or $node/@rend = 'block'
             or exists($node[parent::div or parent::body or parent::front or parent::back])
             or exists($node[self::ed:foreign/(parent::listBibl | parent::listPerson | parent::listPlace | parent::listOrg)])
             or exists($node[self::bibl/parent::listBibl or self::label/parent::list or self::stage/parent::sp or self::milestone/parent::div])
             or exists($node[self::quote or self::q or self::said or self::cit or self::note[not(t:goes-away(.))]][p or lg or l or list or quote/p])"/>
  </xsl:function>

</xsl:package>
