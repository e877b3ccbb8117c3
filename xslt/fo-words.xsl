<?xml version="1.0" encoding="UTF-8"?>
<!-- Words that no line can hold, as a number of hundreds of figures: they would leave the page. Between their signs stands a space without
     a width (U+200B), at which a line may end without a hyphen; formatters print nothing for it. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:x-teiwright:print"
                xmlns:f="urn:x-teiwright:fo:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- Signs in a row between which no line may end: no spaces and dashes, none of the scripts that are written without spaces
       (Thai to Myanmar, Khmer, Chinese, Japanese and Korean with their signs; named by numbers, since Saxon reports each block that is named). -->
  <xsl:variable name="f:signs" as="xs:string" static="yes" select="
      '([^\s\-/–—&#xAD;&#x200B;&#xE00;-&#x109F;&#x1780;-&#x17FF;&#x3000;-&#x9FFF;&#xAC00;-&#xD7AF;&#xF900;-&#xFAFF;&#xFF00;-&#xFFEF;&#x20000;-&#x3FFFD;]|[\-/][0-9])'"/>

  <xsl:template match="text()" mode="f:block" as="text()">
    <xsl:value-of select="f:parted(string(), .)"/>
  </xsl:template>

  <!-- The words as they are set at this place of the book. -->
  <xsl:function name="f:parted" as="xs:string" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="place" as="node()"/>
    <!-- Asked of every text of the book: the cheap question first. -->
    <xsl:variable name="long" as="xs:integer" select="if ($place/ancestor::p:cell) then 8 else 24"/>
    <xsl:variable name="longest" as="xs:integer?" select="if (string-length($words) lt $long) then () else max(tokenize($words) ! string-length())"/>
    <xsl:sequence select="
        if (empty($longest) or $longest lt $long) then $words
        else let $room := f:room($place) return if (1.7 * $longest le $room[1]) then $words else f:parted-in($words, $room)"/>
  </xsl:function>

  <!-- Only long words are looked at sign by sign: in a whole paragraph that would take more time than all the rest of the book. -->
  <xsl:function name="f:parted-in" as="xs:string" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="room" as="xs:decimal+"/>
    <xsl:variable name="least" as="xs:integer" select="max((4, xs:integer(floor(0.5 * $room[1]))))"/>
    <xsl:sequence select="
        string-join(tokenize($words, ' ') ! (if (string-length() lt $least) then . else f:parted-word(., $least, $room)), ' ')"/>
  </xsl:function>

  <!-- Letters, and the punctuation round them, are parted by the rules of their language where the room is narrow, as long as a full line can hold them. -->
  <xsl:function name="f:parted-word" as="xs:string" visibility="private">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="least" as="xs:integer"/>
    <xsl:param name="room" as="xs:decimal+"/>
    <xsl:variable name="parts" as="xs:string*">
      <!-- (A shadow attribute: a pattern that is made anew for each word takes a hundred times longer than to look for it.) -->
      <xsl:analyze-string select="$word" _regex="{$f:signs}+">
        <xsl:matching-substring>
          <xsl:variable name="enough" as="xs:decimal" select="if (matches(., '^\p{P}*[\p{L}\p{M}]+\p{P}*$')) then min((1.5 * $room[1], $room[2])) else $room[1]"/>
          <xsl:sequence select="
              if (string-length(replace(., '[\-/][0-9]', '0')) ge $least and f:width(.) gt $enough) then replace(replace(., '([^\p{M}][\p{M}&#x200C;&#x200D;&#xFE0F;]*)', '$1&#x200B;'), '&#x200B;$', '') else ."/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>

  <!-- How many figures have room here, and in a full line. -->
  <xsl:function name="f:room" as="xs:decimal+" visibility="private">
    <xsl:param name="place" as="node()"/>
    <xsl:variable name="book" as="element(p:book)" select="$place/ancestor-or-self::p:book"/>
    <xsl:variable name="line" as="xs:decimal" select="
        0.95 * 2.8346 * (xs:decimal($book/@width) - xs:decimal($book/@inner) - xs:decimal($book/@outer)) div (0.5 * xs:decimal($book/@size))"/>
    <xsl:variable name="nearest" as="element()?" select="
        $place/ancestor-or-self::*[self::p:cell or self::p:note or self::p:head or self::p:entry or self::p:fact or self::p:set-off or self::p:list or self::p:stanza or self::p:figure or self::p:line-of][1]"/>
    <xsl:variable name="share" as="xs:decimal" select="
        if ($nearest/self::p:cell) then f:share-of($nearest)
        else if ($nearest/self::p:entry) then 0.45
        else if ($nearest/(self::p:note | self::p:fact)) then 1.2
        else if ($nearest) then 0.6
        else 1"/>
    <xsl:sequence select="$share * $line, max((1, $share)) * $line"/>
  </xsl:function>

  <!-- The part of a line that is in a cell, between the spaces at its sides. -->
  <xsl:function name="f:share-of" as="xs:decimal" visibility="private">
    <xsl:param name="cell" as="element(p:cell)"/>
    <xsl:variable name="table" as="element(p:table)" select="$cell/ancestor::p:table[1]"/>
    <xsl:variable name="shares" as="xs:decimal+" select="tokenize($table/@shares) ! xs:decimal(.)"/>
    <xsl:variable name="own" as="xs:decimal" select="sum(subsequence($shares, 1 + xs:integer($cell/@x), xs:integer($cell/@columns)))"/>
    <xsl:sequence select="($own - 0.9) div sum($shares) div (0.9 * xs:decimal($table/@scale))"/>
  </xsl:function>

  <!-- About how wide a word is, in figures. -->
  <xsl:function name="f:width" as="xs:decimal" visibility="private">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="string-length($word) + 0.7 * string-length(replace($word, '[^\p{Lu}mw@%]', ''))"/>
  </xsl:function>
</xsl:stylesheet>
