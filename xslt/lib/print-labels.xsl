<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that the book adds of itself: those of the prepare pass (labels.xml), in the language of the book; and what is said in contents and running heads. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:ed="urn:x-teiwright:edition"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- A label in this language, English where we have none. -->
  <xsl:function name="m:label" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="ed:label($key, ed:label-language($language))"/>
  </xsl:function>

  <!-- From three headings on, if nobody says otherwise. -->
  <xsl:function name="m:wants-contents" as="xs:boolean" visibility="public">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:sequence select="if ($book/@contents = 'auto') then count($book//p:head[not(@listed = 'no')]) gt 2 else $book/@contents = 'yes'"/>
  </xsl:function>

  <!-- The level of headings that begins the contents: the second, if the first is the title of the book, which is not listed. -->
  <xsl:function name="m:contents-from" as="xs:integer" visibility="public">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:sequence select="if ($book//p:head/@listed = 'no') then 2 else 1"/>
  </xsl:function>

  <!-- A division in the running head: with its further headings, and a scene with its act, where the line has room for them. -->
  <xsl:function name="m:running-section" as="xs:string" visibility="public">
    <xsl:param name="section" as="element(p:section)"/>
    <xsl:variable name="book" as="element(p:book)" select="$section/ancestor::p:book"/>
    <xsl:variable name="whole" as="xs:string" select="string-join(($section[@kind = 'scene' and @title ne '']/parent::p:section/@title[. ne ''], $section/@full-title), '. ')"/>
    <xsl:sequence select="if (m:has-room($whole, $book, false())) then $whole else m:running($section/@title, $book)"/>
  </xsl:function>

  <!-- True of words that go into the one line of a running head, beside the number of the page (2em on either side). Letters are reckoned by their width,
       in ems: capitals and letters of other scripts need more than small ones, small capitals more than italics. -->
  <xsl:function name="m:has-room" as="xs:boolean" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:param name="small-capitals" as="xs:boolean"/>
    <xsl:variable name="room" as="xs:decimal" select="($book/@width - $book/@inner - $book/@outer) * 72 div 25.4 div (0.86 * $book/@size) - 4"/>
    <xsl:variable name="broad" as="xs:integer" select="string-length(replace($words, '[^\p{Lo}]', ''))"/>
    <xsl:variable name="capitals" as="xs:integer" select="string-length(replace($words, '[^\p{Lu}]', ''))"/>
    <xsl:variable name="greek" as="xs:integer" select="string-length(replace($words, '[^&#x370;-&#x52F;]', ''))"/>
    <xsl:sequence select="$broad + 0.6 * $capitals + (if ($small-capitals) then 0.55 else 0.4) * (string-length($words) - $broad - $capitals) + 0.08 * $greek le $room"/>
  </xsl:function>

  <!-- The words of a running head, which has one line. -->
  <xsl:function name="m:running" as="xs:string" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:sequence select="m:in-one-line($words, $book, false())"/>
  </xsl:function>

  <xsl:function name="m:in-one-line" as="xs:string" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:param name="small-capitals" as="xs:boolean"/>
    <xsl:choose>
      <xsl:when test="m:has-room($words, $book, $small-capitals)"><xsl:sequence select="$words"/></xsl:when>
      <xsl:otherwise>
        <!-- (No line of a book has room for more than some hundred letters.) -->
        <xsl:variable name="most" as="xs:integer" select="((1 to 200)[m:has-room(substring($words, 1, .), $book, $small-capitals)])[last()]"/>
        <xsl:sequence select="replace(substring($words, 1, $most), '[\s,;:.–—]+\S*$', '') || '&#xA0;…'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The authors in a running head: the first and others, if all have no room. -->
  <xsl:function name="m:running-authors" as="xs:string" visibility="public">
    <xsl:param name="authors" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:variable name="short" as="xs:string" select="
        if (not(m:has-room($authors, $book, true())) and contains($authors, ', '))
        then m:label('and-others', ($book/@xml:lang, 'en')[1]) ! replace(., '\{a\}', replace(substring-before($authors, ', '), '[\\$]', ''))
        else $authors"/>
    <xsl:sequence select="m:in-one-line($short, $book, true())"/>
  </xsl:function>

  <xsl:function name="m:direction" as="xs:string" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="ed:direction($tag)"/>
  </xsl:function>

  <xsl:function name="m:dir" as="attribute(dir)?" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="around" as="xs:string"/>
    <xsl:sequence select="ed:dir($tag, $around)"/>
  </xsl:function>
</xsl:stylesheet>
