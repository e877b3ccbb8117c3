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
    <xsl:sequence select="if ($book/@contents = 'auto') then ed:worth-listing($book//p:head[not(@listed = 'no')] ! string()) else $book/@contents = 'yes'"/>
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

  <!-- More letters than a page of text can hold, however narrow they are. -->
  <xsl:function name="m:letters-of-page" as="xs:decimal" visibility="public">
    <xsl:param name="book" as="element(p:book)"/>
    <xsl:variable name="area" as="xs:decimal" select="($book/@width - $book/@inner - $book/@outer) * ($book/@height - $book/@top - $book/@bottom)"/>
    <xsl:sequence select="$area * 72 div 25.4 * 72 div 25.4 div (0.38 * $book/@size * $book/@leading)"/>
  </xsl:function>

  <!-- Ems in the one line of a running head, beside the number of the page (2em on either side). -->
  <xsl:function name="m:room-of-head" as="xs:decimal" visibility="private">
    <xsl:param name="book" as="element()"/>
    <xsl:sequence select="($book/@width - $book/@inner - $book/@outer) * 72 div 25.4 div (0.86 * $book/@size) - 4"/>
  </xsl:function>

  <!-- How many letters go into so many ems. They are reckoned by their width: signs that stand above others have none, capitals and letters of other scripts have more
       than small ones, small capitals more than italics. Every letter becomes the sign of its width, all of one width at once: books have thousands of heads. -->
  <xsl:function name="m:letters-in" as="xs:integer" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="room" as="xs:decimal"/>
    <xsl:param name="small-capitals" as="xs:boolean"/>
    <!-- (No line of a book has room for more than some hundred letters.) -->
    <xsl:variable name="signs" as="xs:string" select="
        substring($words, 1, 200)
        => replace('[fijlrtI .,;:!()/\[\]\-&#xA0;''‘’]', '&#xE001;') => replace('[mwæœжмтфшщыюωώ—…]', '&#xE003;') => replace('[MWÆŒЖМШЩЫЮ]|\p{Lo}', '&#xE005;')
        => replace('\p{Lu}', '&#xE004;') => replace('\p{M}', '&#xE000;') => replace('[^&#xE000;-&#xE005;]', '&#xE002;')"/>
    <xsl:variable name="widths" as="xs:decimal+" select="if ($small-capitals) then (0, 0.35, 0.57, 0.8, 0.68, 0.95) else (0, 0.31, 0.48, 0.78, 0.67, 0.95)"/>
    <xsl:iterate select="string-to-codepoints($signs)">
      <xsl:param name="letters" as="xs:integer" select="0"/>
      <xsl:param name="taken" as="xs:decimal" select="0"/>
      <xsl:on-completion select="$letters"/>
      <xsl:variable name="now" as="xs:decimal" select="$taken + $widths[current() - 57343]"/>
      <xsl:choose>
        <xsl:when test="$now gt $room"><xsl:break select="$letters"/></xsl:when>
        <xsl:otherwise>
          <xsl:next-iteration>
            <xsl:with-param name="letters" select="$letters + 1"/>
            <xsl:with-param name="taken" select="$now"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

  <xsl:function name="m:has-room" as="xs:boolean" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:param name="small-capitals" as="xs:boolean"/>
    <xsl:sequence select="m:letters-in($words, m:room-of-head($book), $small-capitals) ge string-length($words)"/>
  </xsl:function>

  <!-- The words of a running head, which has one line. -->
  <xsl:function name="m:running" as="xs:string" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:sequence select="m:cut-to-line($words, $book, false())"/>
  </xsl:function>

  <xsl:function name="m:cut-to-line" as="xs:string" visibility="private">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:param name="small-capitals" as="xs:boolean"/>
    <xsl:choose>
      <xsl:when test="m:has-room($words, $book, $small-capitals)"><xsl:sequence select="$words"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="most" as="xs:integer" select="m:letters-in($words, m:room-of-head($book) - 1, $small-capitals)"/>
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
    <xsl:sequence select="m:cut-to-line($short, $book, true())"/>
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

  <xsl:function name="m:primary" as="xs:string" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="ed:primary($tag)"/>
  </xsl:function>

  <xsl:function name="m:held" as="xs:string" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="language" as="xs:string?"/>
    <xsl:sequence select="ed:held($words, $language)"/>
  </xsl:function>
</xsl:stylesheet>
