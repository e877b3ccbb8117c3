<?xml version="1.0" encoding="UTF-8"?>
<!-- Where each name and date stands, and its sentence. Part of the package edition.xsl.
     One pass over each paragraph that holds a name or date; never a search for each name. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- How much of a sentence is shown on each side of a name, in characters. -->
  <xsl:variable name="ed:reach" static="yes" as="xs:integer" select="120"/>

  <!-- A stop, what closes after it, and a space. A group, or a repetition at its beginning, would make it ten times slower in SaxonC. -->
  <xsl:variable name="ed:full-stop" static="yes" as="xs:string" select="'[.!?…][”’&quot;»)\]]* '"/>

  <!-- What holds sentences. -->
  <xsl:variable name="ed:blocks" static="yes" as="xs:string" select="'
      p | l | head | item | cell | note | dateline | titlePart | docAuthor | docDate | byline | salute | signed | opener | closer
      | stage | speaker | trailer | label | bibl | fw'"/>

  <!-- For each name or date (by its ed:id): the id of what it stands in, where that is in words, the words before it, the words after it. -->
  <xsl:function name="ed:contexts" as="map(xs:string, xs:string+)">
    <xsl:param name="text" as="element(text)*"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:map>
      <xsl:apply-templates select="$text" mode="ed:sentences">
        <xsl:with-param name="labels" as="xs:string" select="$labels" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:map>
  </xsl:function>

  <xsl:mode name="ed:sentences" on-no-match="shallow-skip"/>
  <xsl:mode name="ed:inner-sentences" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:sentences ed:inner-sentences" as="empty-sequence()"/>

  <xsl:template _match="{$ed:blocks}" mode="ed:sentences ed:inner-sentences" as="map(xs:string, xs:string+)*">
    <xsl:call-template name="ed:sentences"/>
  </xsl:template>

  <!-- A name outside any paragraph stands in its parent. -->
  <xsl:template match="*[persName or placeName or orgName or name or rs or date]" mode="ed:sentences" as="map(xs:string, xs:string+)*" priority="-1">
    <xsl:call-template name="ed:sentences"/>
  </xsl:template>

  <xsl:template name="ed:sentences" as="map(xs:string, xs:string+)*">
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <xsl:if test="descendant::*[self::persName or self::placeName or self::orgName or self::name or self::rs or self::date]">
      <xsl:variable name="pieces" as="item()*">
        <xsl:apply-templates select="node()" mode="ed:flat"/>
      </xsl:variable>
      <xsl:if test="exists($pieces[. instance of element()])">
        <xsl:call-template name="ed:stands">
          <xsl:with-param name="pieces" select="$pieces"/>
          <xsl:with-param name="in" select="string(ancestor-or-self::*[@ed:id][1]/@ed:id)"/>
          <xsl:with-param name="place" select="ed:place(., $labels)"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates select="*" mode="ed:inner-sentences"/>
    </xsl:if>
  </xsl:template>

  <!-- Where that is, in words: “paragraph 4”, “note 2”, “title page”. -->
  <xsl:function name="ed:place" as="xs:string" visibility="public">
    <xsl:param name="block" as="element()"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="note" as="element()?" select="$block/ancestor-or-self::note[1]"/>
    <xsl:variable name="paragraph" as="element()?" select="$block/ancestor-or-self::p[@n][1]"/>
    <xsl:variable name="line" as="element()?" select="$block/ancestor-or-self::l[@n][1]"/>
    <xsl:variable name="of" as="xs:string" select="string($block/ancestor::text[@ed:called][1]/@ed:called ! (. || ', '))"/>
    <xsl:sequence select="$of || (
        if ($note) then ed:label('note-n', $labels, $note/@ed:n)
        else if ($paragraph) then ed:label('paragraph-n', $labels, $paragraph/@n)
        else if ($line) then ed:label('line-n', $labels, $line/@n)
        else if ($block/ancestor::titlePage) then ed:label('title-page', $labels)
        else if ($block/ancestor::front) then ed:label('front-matter', $labels)
        else if ($block/self::dateline) then ed:label('dateline', $labels)
        else if ($block/self::head) then ed:label('heading', $labels)
        else (($block/ancestor::div[head][1] ! ed:plain(head[1])[. ne ''][string-length() lt 60]),
          ed:label(if ($block/self::salute) then 'greeting' else if ($block/self::signed) then 'signature' else 'text', $labels))[1])"/>
  </xsl:function>

  <!-- The flat text of a block: strings, and before its words each name and date of the block itself. -->

  <xsl:mode name="ed:flat" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:flat" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- A block inside the block: its words belong to the sentence, its names have sentences of their own. -->
  <xsl:template _match="{$ed:blocks}" mode="ed:flat" as="item()*">
    <xsl:apply-templates select="node()" mode="#current">
      <xsl:with-param name="own" as="xs:boolean" select="false()" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="note | fw | ref[@ed:note]" mode="ed:flat" as="empty-sequence()" priority="1"/>

  <xsl:template match="lb | pb | milestone" mode="ed:flat" as="xs:string">
    <xsl:sequence select="if (@break = 'no') then '' else ' '"/>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | name | rs | date" mode="ed:flat" as="item()*">
    <xsl:param name="own" as="xs:boolean" select="true()" tunnel="yes"/>
    <xsl:sequence select=".[$own]"/>
    <xsl:apply-templates select="node()" mode="#current"/>
  </xsl:template>

  <!-- For each name and date among the pieces: where it stands, and the words before and after it. -->
  <xsl:template name="ed:stands" as="map(xs:string, xs:string+)*">
    <xsl:param name="pieces" as="item()*"/>
    <xsl:param name="in" as="xs:string"/>
    <xsl:param name="place" as="xs:string"/>
    <!-- A space at the end, so that a stop there is one. -->
    <xsl:variable name="words" as="xs:string" select="string-join(($pieces[not(. instance of element())], ' '))"/>
    <!-- (To look for a character is much quicker than to translate it.) -->
    <xsl:variable name="text" as="xs:string" select="
        if (contains($words, '&#10;') or contains($words, '&#9;') or contains($words, '&#13;')) then translate($words, '&#9;&#10;&#13;', '   ') else $words"/>
    <xsl:variable name="loose" as="xs:boolean" select="contains($text, '  ')"/>
    <xsl:variable name="stops" as="xs:integer*" select="ed:stops($text)"/>
    <xsl:iterate select="$pieces">
      <xsl:param name="start" as="xs:integer" select="0"/>
      <xsl:param name="passed" as="xs:integer" select="1"/>
      <xsl:variable name="is-mark" as="xs:boolean" select=". instance of element()"/>
      <xsl:variable name="stop" as="xs:integer" select="if ($is-mark) then ed:first-stop($stops, $start, $passed) else $passed"/>
      <xsl:if test="$is-mark">
        <xsl:variable name="end" as="xs:integer" select="$start + ed:length(.)"/>
        <xsl:variable name="next" as="xs:integer" select="ed:first-stop($stops, $end, $stop)"/>
        <xsl:map-entry key="string(@ed:id)" select="$in, $place, ed:before($text, $loose, $stops, $stop - 1, $start), ed:after($text, $loose, $stops, $next, $end)"/>
      </xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="start" select="if ($is-mark) then $start else $start + string-length(.)"/>
        <xsl:with-param name="passed" select="$stop"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:template>

  <!-- How many characters of the flat text a name has: notes inside it do not count. -->
  <xsl:function name="ed:length" as="xs:integer">
    <xsl:param name="mark" as="element()"/>
    <xsl:variable name="pieces" as="item()*">
      <xsl:apply-templates select="$mark[*]/node()" mode="ed:flat"/>
    </xsl:variable>
    <xsl:sequence select="
        if ($mark/*) then sum($pieces[not(. instance of element())] ! string-length(.)) else string-length($mark)"/>
  </xsl:function>

  <!-- The ends of sentences in a text: of each, how many characters stand before the stop, and before what follows it. -->
  <xsl:function name="ed:stops" as="xs:integer*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="parts" as="item()*">
      <xsl:analyze-string select="$text" _regex="{$ed:full-stop}">
        <xsl:matching-substring>
          <xsl:sequence select="string-length(.)"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:iterate select="$parts">
      <xsl:param name="at" as="xs:integer" select="0"/>
      <xsl:param name="before" as="xs:string" select="''"/>
      <xsl:variable name="is-stop" as="xs:boolean" select=". instance of xs:integer"/>
      <xsl:variable name="next" as="xs:integer" select="position() + 1"/>
      <xsl:variable name="length" as="xs:integer" select="if ($is-stop) then . else string-length(.)"/>
      <xsl:if test="$is-stop and ed:ends-sentence($before, string($parts[$next]))">
        <xsl:sequence select="$at, $at + $length"/>
      </xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="at" select="$at + $length"/>
        <xsl:with-param name="before" select="if ($is-stop) then '' else ."/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- True of a full stop between these words, unless it follows an initial or a short title (B., Mr., St.) or a short word before a figure (f. 12, vol. 3). -->
  <xsl:function name="ed:ends-sentence" as="xs:boolean">
    <xsl:param name="before" as="xs:string"/>
    <xsl:param name="after" as="xs:string"/>
    <xsl:variable name="word" as="xs:string?" select="tokenize(substring($before, string-length($before) - 4))[last()]"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($word)"/>
    <xsl:variable name="next" as="xs:string" select="substring($after, 1, 1)"/>
    <xsl:sequence select="
        not($length le 3 and $word != lower-case($word))
        and not($length le 4 and $word != '' and $next != '' and contains('0123456789', $next) and matches($word, '^[\p{Ll}\[(]+$'))"/>
  </xsl:function>

  <!-- The number of the first stop at or after a place, looked for from another on. -->
  <xsl:function name="ed:first-stop" as="xs:integer">
    <xsl:param name="stops" as="xs:integer*"/>
    <xsl:param name="place" as="xs:integer"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:sequence select="if ($stops[2 * $from - 1] lt $place) then ed:first-stop($stops, $place, $from + 1) else $from"/>
  </xsl:function>

  <!-- The end of what stands before a place: from the beginning of its sentence (after the last stop), or from a whole word, if that is too far. -->
  <xsl:function name="ed:before" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="loose" as="xs:boolean"/>
    <xsl:param name="stops" as="xs:integer*"/>
    <xsl:param name="last" as="xs:integer"/>
    <xsl:param name="end" as="xs:integer"/>
    <xsl:variable name="near" as="xs:boolean" select="$last gt 0 and $stops[2 * $last - 1] ge $end - $ed:reach"/>
    <xsl:variable name="start" as="xs:integer" select="if ($near) then $stops[2 * $last] else max(($end - $ed:reach, 0))"/>
    <xsl:variable name="piece" as="xs:string" select="substring($text, $start + 1, $end - $start)"/>
    <xsl:variable name="words" as="xs:string" select="if ($loose) then ed:on-one-line($piece) else $piece"/>
    <xsl:sequence select="
        if ($start gt 0 and not($near)) then '…&#160;' || substring-after($words, ' ')
        else if (starts-with($words, ' ')) then substring($words, 2)
        else $words"/>
  </xsl:function>

  <!-- The beginning of what stands after a place: up to the next stop, or to a whole word. A stop at once is the end, even after a short name. -->
  <xsl:function name="ed:after" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="loose" as="xs:boolean"/>
    <xsl:param name="stops" as="xs:integer*"/>
    <xsl:param name="next" as="xs:integer"/>
    <xsl:param name="start" as="xs:integer"/>
    <xsl:variable name="near" as="xs:boolean" select="boolean($stops[2 * $next - 1] lt $start + $ed:reach)"/>
    <xsl:variable name="piece" as="xs:string" select="substring($text, $start + 1, if ($near) then $stops[2 * $next] - $start else $ed:reach)"/>
    <xsl:variable name="words" as="xs:string" select="if ($loose) then ed:on-one-line($piece) else $piece"/>
    <xsl:sequence select="
        if (contains('.!?…', substring($words, 1, 1)) and ed:is-full-stop(substring-before($words, ' '))) then substring-before($words, ' ')
        else if (not($near) and $start + $ed:reach + 1 lt string-length($text)) then ed:without-last-word($words)
        else if (ends-with($words, ' ')) then substring($words, 1, string-length($words) - 1)
        else $words"/>
  </xsl:function>

  <!-- True of a stop with nothing but closing marks after it. -->
  <xsl:function name="ed:is-full-stop" as="xs:boolean">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="$word != '' and translate(substring($word, 2), '”’&quot;»)]', '') = ''"/>
  </xsl:function>

  <!-- It is looked for at the end: to take all the words apart would cost more than everything else here. -->
  <xsl:function name="ed:without-last-word" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($words) - (if (ends-with($words, ' ')) then 1 else 0)"/>
    <xsl:variable name="end" as="xs:string" select="substring($words, $length - 39, 40)"/>
    <xsl:variable name="last" as="xs:string?" select="tokenize(if (contains($end, ' ')) then $end else $words)[last()]"/>
    <xsl:variable name="rest" as="xs:string" select="substring($words, 1, $length - string-length($last))"/>
    <xsl:sequence select="(if (ends-with($rest, ' ')) then substring($rest, 1, string-length($rest) - 1) else $rest) || '&#160;…'"/>
  </xsl:function>

  <!-- Spaces as single spaces; one at the beginning or end stays. -->
  <xsl:function name="ed:on-one-line" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="framed" as="xs:string" select="normalize-space('|' || $words || '|')"/>
    <xsl:sequence select="substring($framed, 2, string-length($framed) - 2)"/>
  </xsl:function>

</xsl:stylesheet>
