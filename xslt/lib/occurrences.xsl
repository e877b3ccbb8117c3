<?xml version="1.0" encoding="UTF-8"?>
<!-- Who, where and when: the indexes, each entry with the sentences in which it occurs. Part of the package edition.xsl.
     One pass over each paragraph that holds a name or date; never a search for each name. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:fn="http://www.w3.org/2005/xpath-functions"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- How much of a sentence is shown on each side of a name, in characters. -->
  <xsl:variable name="ed:reach" as="xs:integer" select="120"/>

  <xsl:template name="ed:indexes" as="element()*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="marked" as="element(TEI)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="marks" as="element()*" select="$marked/text//(persName | placeName | orgName | name | rs | date)"/>
    <xsl:variable name="contexts" as="map(xs:string, map(xs:string, item()))" select="ed:contexts($marks, $labels)"/>
    <xsl:for-each select="'person', 'place', 'org'">
      <ed:index kind="{.}">
        <xsl:call-template name="ed:entries">
          <xsl:with-param name="names" select="$marks[ed:kind(.) = current()]"/>
          <xsl:with-param name="contexts" select="$contexts"/>
          <xsl:with-param name="tei" select="$tei"/>
        </xsl:call-template>
      </ed:index>
    </xsl:for-each>
    <ed:dates>
      <xsl:call-template name="ed:chronology">
        <xsl:with-param name="dates" select="$marks[self::date][@ed:says != '']"/>
        <xsl:with-param name="contexts" select="$contexts"/>
      </xsl:call-template>
    </ed:dates>
  </xsl:template>

  <xsl:function name="ed:kind" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="
        if ($mark[self::persName] or $mark/@type = 'person') then 'person'
        else if ($mark[self::placeName] or $mark/@type = 'place') then 'place'
        else if ($mark[self::orgName] or $mark/@type = 'org') then 'org'
        else ''"/>
  </xsl:function>

  <!-- What a name points to: ids of entries here, addresses elsewhere; without a pointer, its own words. -->
  <xsl:function name="ed:entry-keys" as="xs:string*">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="pointers" as="xs:string*" select="tokenize(string-join(($name/@ref, $name/@corresp[empty($name/@ref)]), ' '))"/>
    <xsl:sequence select="
        if (exists($pointers)) then $pointers ! (if (starts-with(., '#')) then substring(., 2) else .)
        else 'form.' || local-name($name) || '.' || replace(ed:sort-key(string($name/(@key, .)[1])), '[^a-z0-9]+', '-')"/>
  </xsl:function>

  <xsl:template name="ed:entries" as="element(ed:entry)*">
    <xsl:param name="names" as="element()*"/>
    <xsl:param name="contexts" as="map(xs:string, map(xs:string, item()))"/>
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:for-each-group select="$names" group-by="tokenize(@ed:entry)">
      <xsl:sort select="ed:sort-key(ed:listed-as(current-grouping-key(), ., $tei))"/>
      <xsl:sort select="current-grouping-key()"/>
      <xsl:variable name="known" as="element()?" select="key('ed:by-id', current-grouping-key(), root($tei))[1]"/>
      <xsl:variable name="name" as="xs:string" select="ed:listed-as(current-grouping-key(), ., $tei)"/>
      <ed:entry id="{current-grouping-key()}" name="{$name}" sort="{ed:sort-key($name)}" life="{$known ! ed:life(.)}"
                known="{if ($known) then 'yes' else 'no'}">
        <xsl:sequence select="$known/idno ! ed:link(.)"/>
        <xsl:sequence select="$known/note ! ed:entry-note(.)"/>
        <xsl:for-each select="current-group()">
          <ed:occurrence>
            <xsl:call-template name="ed:occurrence">
              <xsl:with-param name="context" select="$contexts(string(@ed:id))"/>
            </xsl:call-template>
          </ed:occurrence>
        </xsl:for-each>
      </ed:entry>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The name of an entry: as the list of persons, places or organisations has it, else as the text first has it. -->
  <xsl:function name="ed:listed-as" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="first" as="element()"/>
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="known" as="element()?" select="key('ed:by-id', $key, root($tei))[1]"/>
    <xsl:sequence select="if ($known) then ed:entry-name($known) else normalize-space($first)"/>
  </xsl:function>

  <xsl:function name="ed:link" as="element(ed:link)">
    <xsl:param name="idno" as="element(idno)"/>
    <ed:link href="{normalize-space($idno)}" authority="{($idno/@subtype, $idno/@type)[1]}"/>
  </xsl:function>

  <xsl:function name="ed:entry-note" as="element(ed:note)">
    <xsl:param name="note" as="element(note)"/>
    <ed:note>{normalize-space($note)}</ed:note>
  </xsl:function>

  <!-- The name under which an entry is listed: Surname, Forename of. -->
  <xsl:function name="ed:entry-name" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="name" as="element()?" select="$entry/(persName | placeName | orgName | name)[1]"/>
    <xsl:variable name="rest" as="xs:string" select="normalize-space(string-join($name/(forename | nameLink), ' '))"/>
    <xsl:sequence select="
        if ($name/surname) then string-join((normalize-space(string-join($name/surname, ' ')), $rest[.]), ', ')
        else normalize-space(($name, $entry)[1])"/>
  </xsl:function>

  <!-- Letters without their accents, in lower case: one order for all languages, the same on every machine. -->
  <xsl:function name="ed:sort-key" as="xs:string" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="lower-case(replace(normalize-unicode($name, 'NFKD'), '\p{M}', ''))"/>
    <xsl:sequence select="replace(replace(replace(replace(translate($plain, 'øłđ', 'old'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '^\P{L}+', '')"/>
  </xsl:function>

  <!-- 1878–1953; * 1890; † 1947 -->
  <xsl:function name="ed:life" as="xs:string">
    <xsl:param name="person" as="element()"/>
    <xsl:variable name="birth" as="xs:string?" select="$person/birth[1] ! ed:year(.)"/>
    <xsl:variable name="death" as="xs:string?" select="$person/death[1] ! ed:year(.)"/>
    <xsl:sequence select="
        if ($birth and $death) then $birth || '–' || $death
        else if ($birth) then '* ' || $birth
        else if ($death) then '† ' || $death
        else ''"/>
  </xsl:function>

  <xsl:function name="ed:year" as="xs:string">
    <xsl:param name="event" as="element()"/>
    <xsl:variable name="value" as="xs:string?" select="$event/(@when, @notBefore, @from, @notAfter, @to)[1]"/>
    <xsl:sequence select="if (matches($value, '^-?\d{4}')) then replace($value, '^(-?)0*(\d+).*$', '$1$2') else normalize-space($event)"/>
  </xsl:function>

  <!-- Dates in the order of time. -->
  <xsl:template name="ed:chronology" as="element(ed:date)*">
    <xsl:param name="dates" as="element(date)*"/>
    <xsl:param name="contexts" as="map(xs:string, map(xs:string, item()))"/>
    <xsl:for-each select="$dates[@ed:earliest != '' or @ed:latest != '']">
      <xsl:sort select="xs:date((@ed:earliest, @ed:latest)[. != ''][1])"/>
      <xsl:sort select="xs:date((@ed:latest, @ed:earliest)[. != ''][1])"/>
      <ed:date earliest="{@ed:earliest}" latest="{@ed:latest}" says="{@ed:says}">
        <xsl:sequence select="@precision"/>
        <xsl:call-template name="ed:occurrence">
          <xsl:with-param name="context" select="$contexts(string(@ed:id))"/>
        </xsl:call-template>
      </ed:date>
    </xsl:for-each>
  </xsl:template>

  <!-- Where a name or date stands, and the words of its sentence before and after it. -->
  <xsl:template name="ed:occurrence" as="node()*">
    <xsl:param name="context" as="map(xs:string, item())"/>
    <xsl:variable name="form" as="xs:string" select="normalize-space(.)"/>
    <xsl:attribute name="ref" select="@ed:id"/>
    <xsl:attribute name="in" select="$context?in"/>
    <xsl:attribute name="place" select="$context?place"/>
    <xsl:attribute name="cert" select="@cert"/>
    <ed:before>{ed:tail-of($context?text, $context?start)}</ed:before>
    <ed:form>{$form}</ed:form>
    <ed:after>{ed:head-of($context?text, $context?start + string-length(.))}</ed:after>
  </xsl:template>

  <!-- For each name or date (by its ed:id): text of the block, start (characters before it), in (an id), place (in words). -->
  <xsl:function name="ed:contexts" as="map(xs:string, map(xs:string, item()))">
    <xsl:param name="marks" as="element()*"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="found" as="map(xs:string, map(xs:string, item()))*">
      <xsl:for-each-group select="$marks" group-by="generate-id(ed:block(.))">
        <xsl:variable name="group" as="element()*" select="current-group()"/>
        <xsl:variable name="block" as="element()" select="ed:block(.)"/>
        <xsl:variable name="where" as="map(xs:string, item())" select="map{
            'in': string($block/ancestor-or-self::*[@ed:id][1]/@ed:id), 'place': ed:place($block, $labels)}"/>
        <xsl:variable name="stands" as="map(xs:string, item())*" select="ed:stands($block)"/>
        <xsl:variable name="all" as="xs:boolean" select="count($stands) = count($group)"/>
        <xsl:sequence select="
            for $i in 1 to count($group)
            return map:entry(string($group[$i]/@ed:id),
              map:merge(($where, if ($all) then $stands[$i] else map{'text': '', 'start': 0})))"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="map:merge($found)"/>
  </xsl:function>

  <!-- The paragraph, line, heading … in which a name stands. -->
  <xsl:function name="ed:block" as="element()">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="$mark/(ancestor::*[self::p or self::l or self::head or self::item or self::cell or self::note
        or self::dateline or self::titlePart or self::docAuthor or self::docDate or self::byline or self::salute or self::signed
        or self::opener or self::closer or self::stage or self::speaker or self::trailer or self::label or self::bibl or self::fw][1], ..)[1]"/>
  </xsl:function>

  <!-- Where that is, in words: “paragraph 4”, “note 2”, “title page”. -->
  <xsl:function name="ed:place" as="xs:string" visibility="public">
    <xsl:param name="block" as="element()"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="note" as="element()?" select="$block/ancestor-or-self::note[1]"/>
    <xsl:variable name="paragraph" as="element()?" select="$block/ancestor-or-self::p[@n][1]"/>
    <xsl:variable name="line" as="element()?" select="$block/ancestor-or-self::l[@n][1]"/>
    <xsl:sequence select="
        if ($note) then ed:label('note-n', $labels, $note/@ed:n)
        else if ($paragraph) then ed:label('paragraph-n', $labels, $paragraph/@n)
        else if ($line) then ed:label('line-n', $labels, $line/@n)
        else if ($block/ancestor::titlePage) then ed:label('title-page', $labels)
        else if ($block/ancestor::front) then ed:label('front-matter', $labels)
        else if ($block/self::dateline) then ed:label('dateline', $labels)
        else if ($block/self::head) then ed:label('heading', $labels)
        else ed:label('text', $labels)"/>
  </xsl:function>

  <!-- Sentences. The flat text of a block is a sequence of strings, in which U+FDD0, a character that no text has, stands
       before each name and date of the block. -->

  <!-- A stop, what closes after it, and a space. A group, or a repetition at its beginning, would make it ten times slower in SaxonC. -->
  <xsl:variable name="ed:full-stop" as="xs:string" select="'[.!?…][”’&quot;»)\]]* '"/>

  <xsl:mode name="ed:flat" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:flat" as="xs:string">
    <xsl:sequence select="string(.)"/>
  </xsl:template>

  <xsl:template match="note | fw | ref[@ed:note]" mode="ed:flat" as="empty-sequence()"/>

  <xsl:template match="lb | pb | milestone" mode="ed:flat" as="xs:string">
    <xsl:sequence select="if (@break = 'no') then '' else ' '"/>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | name | rs | date" mode="ed:flat" as="xs:string*">
    <xsl:param name="own" as="xs:boolean" select="true()" tunnel="yes"/>
    <xsl:sequence select="'&#xFDD0;'[$own]"/>
    <xsl:apply-templates select="node()" mode="#current"/>
  </xsl:template>

  <!-- A block inside the block: its words belong to the sentence, its names have sentences of their own. -->
  <xsl:template match="p | l | head | item | cell | dateline | salute | signed | stage | speaker | label | bibl" mode="ed:flat" as="xs:string*">
    <xsl:apply-templates select="node()" mode="#current">
      <xsl:with-param name="own" as="xs:boolean" select="false()" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- For each name and date of a block, in order: the text of the block, and how many characters stand before it. -->
  <xsl:function name="ed:stands" as="map(xs:string, item())*">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$block/node()" mode="ed:flat"/>
    </xsl:variable>
    <xsl:variable name="text" as="xs:string" select="string-join($pieces[. != '&#xFDD0;'])"/>
    <xsl:iterate select="$pieces">
      <xsl:param name="start" as="xs:integer" select="0"/>
      <xsl:variable name="is-mark" as="xs:boolean" select=". = '&#xFDD0;'"/>
      <xsl:if test="$is-mark">
        <xsl:sequence select="map{'text': $text, 'start': $start}"/>
      </xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="start" select="if ($is-mark) then $start else $start + string-length(.)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- The end of what stands before a place: from the beginning of its sentence, or from a whole word, if that is too far. -->
  <xsl:function name="ed:tail-of" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="end" as="xs:integer"/>
    <xsl:variable name="words" as="xs:string" select="ed:on-one-line(substring($text, max(($end - $ed:reach + 1, 1)), min(($end, $ed:reach))))"/>
    <xsl:variable name="parts" as="element()*" select="analyze-string($words, $ed:full-stop)/*"/>
    <xsl:variable name="stop" as="element()?" select="$parts[ed:ends-sentence(.)][last()]"/>
    <xsl:sequence select="
        if ($stop) then string-join($stop/following-sibling::*)
        else if ($end le $ed:reach) then replace($words, '^ ', '')
        else '…&#160;' || substring-after($words, ' ')"/>
  </xsl:function>

  <!-- The beginning of what stands after it: up to the end of its sentence, or to a whole word. -->
  <xsl:function name="ed:head-of" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="start" as="xs:integer"/>
    <xsl:variable name="words" as="xs:string" select="ed:on-one-line(substring($text, $start + 1, $ed:reach))"/>
    <xsl:variable name="parts" as="element()*" select="analyze-string($words || ' ', $ed:full-stop)/*"/>
    <xsl:variable name="stop" as="element()?" select="$parts[ed:ends-sentence(.)][1]"/>
    <xsl:variable name="space" as="xs:string" select="if (starts-with($words, ' ')) then ' ' else ''"/>
    <xsl:sequence select="
        if ($stop) then string-join(($stop/preceding-sibling::*, $stop))
        else if ($start + $ed:reach ge string-length($text)) then $words
        else string-join(($space, string-join(tokenize($words)[position() lt last()], ' '), '&#160;…'))"/>
  </xsl:function>

  <!-- White space as single spaces; one at the beginning or end stays. -->
  <xsl:function name="ed:on-one-line" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="framed" as="xs:string" select="normalize-space('|' || $words || '|')"/>
    <xsl:sequence select="substring($framed, 2, string-length($framed) - 2)"/>
  </xsl:function>

  <!-- True of a full stop (found by analyze-string) unless it follows an initial or a short title: B., Mr., St. -->
  <xsl:function name="ed:ends-sentence" as="xs:boolean">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="before" as="xs:string" select="string($part/self::fn:match/preceding-sibling::*[1])"/>
    <xsl:variable name="word" as="xs:string?" select="tokenize(substring($before, string-length($before) - 3))[last()]"/>
    <xsl:sequence select="exists($part/self::fn:match) and not(string-length($word) le 3 and $word != lower-case($word))"/>
  </xsl:function>

</xsl:stylesheet>
