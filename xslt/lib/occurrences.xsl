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

  <xsl:function name="ed:indexes" as="element()*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="marked" as="element(TEI)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="marks" as="element()*" select="$marked/text//(persName | placeName | orgName | name | rs | date)"/>
    <xsl:variable name="contexts" as="map(xs:string, element(ed:occurrence))" select="ed:contexts($marks, $labels)"/>
    <xsl:for-each select="'person', 'place', 'org'">
      <xsl:variable name="kind" as="xs:string" select="."/>
      <ed:index kind="{$kind}">
        <xsl:sequence select="ed:entries($marks[ed:kind(.) = $kind], $contexts, $tei)"/>
      </ed:index>
    </xsl:for-each>
    <ed:dates>
      <xsl:sequence select="ed:chronology($marks[self::date], $contexts)"/>
    </ed:dates>
  </xsl:function>

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

  <xsl:function name="ed:entries" as="element(ed:entry)*">
    <xsl:param name="names" as="element()*"/>
    <xsl:param name="contexts" as="map(xs:string, element(ed:occurrence))"/>
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="entries" as="element(ed:entry)*">
      <xsl:for-each-group select="$names" group-by="tokenize(@ed:entry)">
        <xsl:variable name="known" as="element()?" select="key('ed:by-id', current-grouping-key(), root($tei))[1]"/>
        <xsl:variable name="name" as="xs:string" select="if ($known) then ed:entry-name($known) else normalize-space(current-group()[1])"/>
        <ed:entry id="{current-grouping-key()}" name="{$name}" sort="{ed:sort-key($name)}" life="{$known ! ed:life(.)}"
                  known="{if ($known) then 'yes' else 'no'}">
          <xsl:sequence select="$known/idno ! ed:link(.)"/>
          <xsl:sequence select="$known/note ! ed:entry-note(.)"/>
          <xsl:sequence select="current-group() ! $contexts(string(@ed:id))"/>
        </ed:entry>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:perform-sort select="$entries">
      <xsl:sort select="@sort"/>
      <xsl:sort select="@id"/>
    </xsl:perform-sort>
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
  <xsl:function name="ed:chronology" as="element(ed:date)*">
    <xsl:param name="dates" as="element(date)*"/>
    <xsl:param name="contexts" as="map(xs:string, element(ed:occurrence))"/>
    <xsl:variable name="placed" as="element(ed:date)*" select="$dates[@ed:says != ''] ! ed:dated(., $contexts(string(@ed:id)))"/>
    <xsl:perform-sort select="$placed[@earliest != '' or @latest != '']">
      <xsl:sort select="xs:date((@earliest[. != ''], @latest)[1])"/>
      <xsl:sort select="xs:date((@latest[. != ''], @earliest)[1])"/>
    </xsl:perform-sort>
  </xsl:function>

  <xsl:function name="ed:dated" as="element(ed:date)">
    <xsl:param name="date" as="element(date)"/>
    <xsl:param name="context" as="element(ed:occurrence)"/>
    <ed:date earliest="{ed:earliest($date)}" latest="{ed:latest($date)}" says="{$date/@ed:says}">
      <xsl:sequence select="$date/@precision, $context/(@*, *)"/>
    </ed:date>
  </xsl:function>

  <!-- For each name or date (by its ed:id) the sentence in which it stands. -->
  <xsl:function name="ed:contexts" as="map(xs:string, element(ed:occurrence))">
    <xsl:param name="marks" as="element()*"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="found" as="map(xs:string, element(ed:occurrence))*">
      <xsl:for-each-group select="$marks" group-by="generate-id(ed:block(.))">
        <xsl:variable name="block" as="element()" select="ed:block(.)"/>
        <xsl:variable name="place" as="xs:string" select="ed:place($block, $labels)"/>
        <xsl:variable name="in" as="xs:string" select="string($block/ancestor-or-self::*[@ed:id][1]/@ed:id)"/>
        <xsl:variable name="cut" as="map(xs:string, xs:string+)" select="map:merge(ed:flat($block) ! ed:sentences(.) ! ed:cut(.))"/>
        <xsl:sequence select="current-group() ! map:entry(string(@ed:id), ed:occurrence(., $in, $place, $cut(string(@ed:id))))"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="map:merge($found)"/>
  </xsl:function>

  <xsl:function name="ed:occurrence" as="element(ed:occurrence)">
    <xsl:param name="mark" as="element()"/>
    <xsl:param name="in" as="xs:string"/>
    <xsl:param name="place" as="xs:string"/>
    <xsl:param name="words" as="xs:string*"/>
    <ed:occurrence ref="{$mark/@ed:id}" in="{$in}" place="{$place}" cert="{$mark/@cert}">
      <ed:before>{$words[1]}</ed:before>
      <ed:form>{normalize-space($mark)}</ed:form>
      <ed:after>{$words[2]}</ed:after>
    </ed:occurrence>
  </xsl:function>

  <!-- The paragraph, line, heading … in which a name stands. -->
  <xsl:function name="ed:block" as="element()">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="$mark/(ancestor::*[self::p or self::l or self::head or self::item or self::cell or self::note
        or self::dateline or self::titlePart or self::docAuthor or self::docDate or self::byline or self::salute or self::signed
        or self::opener or self::closer or self::stage or self::speaker or self::trailer or self::label or self::bibl][1], ..)[1]"/>
  </xsl:function>

  <!-- Where that is, in words: “paragraph 4”, “note 2”, “title page”. -->
  <xsl:function name="ed:place" as="xs:string">
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

  <!-- Sentences. In the flat text a name is put between U+FDD0 id U+FDD1 and U+FDD2 id U+FDD1, characters that no text has; U+FDD3 ends a sentence. -->

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
    <xsl:sequence select="'&#xFDD0;' || @ed:id || '&#xFDD1;'"/>
    <xsl:apply-templates select="node()" mode="#current"/>
    <xsl:sequence select="'&#xFDD2;' || @ed:id || '&#xFDD1;'"/>
  </xsl:template>

  <xsl:function name="ed:flat" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$block/node()" mode="ed:flat"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($pieces))"/>
  </xsl:function>

  <xsl:function name="ed:sentences" as="xs:string*">
    <xsl:param name="flat" as="xs:string"/>
    <xsl:variable name="parts" as="element()*" select="analyze-string($flat, $ed:full-stop)/*"/>
    <xsl:variable name="bounded" as="xs:string*" select="
        $parts ! (string(.), if (ed:ends-sentence(.)) then '&#xFDD3;' else ())"/>
    <xsl:sequence select="tokenize(string-join($bounded), '&#xFDD3;') ! ed:pieces(.)"/>
  </xsl:function>

  <!-- True of a full stop (found by analyze-string) unless it follows an initial or a short title: B., Mr., St. -->
  <xsl:function name="ed:ends-sentence" as="xs:boolean">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="word" as="xs:string?" select="$part/self::fn:match/preceding-sibling::*[1] ! tokenize(.)[last()]"/>
    <xsl:sequence select="exists($part/self::fn:match) and not(string-length($word) le 3 and $word != lower-case($word))"/>
  </xsl:function>

  <!-- A sentence of enormous length (a list, a text without full stops) is read in pieces: one search for each name in the
       whole of it would take the square of its length. -->
  <xsl:function name="ed:pieces" as="xs:string*">
    <xsl:param name="sentence" as="xs:string"/>
    <xsl:variable name="length" as="xs:integer" select="2000"/>
    <xsl:sequence select="
        if (string-length($sentence) le $length) then $sentence
        else for $i in 0 to string-length($sentence) idiv $length return substring($sentence, $i * $length + 1, $length)"/>
  </xsl:function>

  <!-- For each name in a sentence (by its id) the words before and after it. -->
  <xsl:function name="ed:cut" as="map(xs:string, xs:string+)*">
    <xsl:param name="sentence" as="xs:string"/>
    <xsl:variable name="ids" as="xs:string*" select="tail(tokenize($sentence, '&#xFDD0;')) ! substring-before(., '&#xFDD1;')"/>
    <xsl:sequence select="$ids ! map:entry(., (
        ed:tail-of(substring-before($sentence, '&#xFDD0;' || . || '&#xFDD1;')),
        ed:head-of(substring-after($sentence, '&#xFDD2;' || . || '&#xFDD1;'))))"/>
  </xsl:function>

  <xsl:function name="ed:unmarked" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace($words, '[&#xFDD0;&#xFDD2;][^&#xFDD1;]*&#xFDD1;', '')"/>
  </xsl:function>

  <xsl:function name="ed:tail-of" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="ed:unmarked($words)"/>
    <xsl:variable name="excess" as="xs:integer" select="string-length($plain) - $ed:reach"/>
    <xsl:sequence select="if ($excess le 0) then $plain else '… ' || replace(substring($plain, $excess), '^\S*\s', '')"/>
  </xsl:function>

  <xsl:function name="ed:head-of" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="ed:unmarked($words)"/>
    <xsl:sequence select="
        if (string-length($plain) le $ed:reach) then $plain
        else replace(substring($plain, 1, $ed:reach), '\s\S*$', '') || ' …'"/>
  </xsl:function>

</xsl:stylesheet>
