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
    <xsl:sequence select="if (string-length($whole) le m:room-of-running($book)) then $whole else m:running($section/@title, $book)"/>
  </xsl:function>

  <xsl:function name="m:room-of-running" as="xs:integer" visibility="private">
    <xsl:param name="book" as="element()"/>
    <xsl:sequence select="if ($book/@format = 'large') then 36 else if ($book/@format = 'a4') then 64 else 52"/>
  </xsl:function>

  <!-- The words of a running head, which has one line. -->
  <xsl:function name="m:running" as="xs:string" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:variable name="most" as="xs:integer" select="m:room-of-running($book)"/>
    <xsl:sequence select="if (string-length($words) le $most) then $words else replace(substring($words, 1, $most), '[\s,;:.–—]+\S*$', '') || '&#xA0;…'"/>
  </xsl:function>

  <!-- The authors in a running head: the first and others, if all have no room. -->
  <xsl:function name="m:running-authors" as="xs:string" visibility="public">
    <xsl:param name="authors" as="xs:string"/>
    <xsl:param name="book" as="element()"/>
    <xsl:sequence select="
        if (string-length($authors) gt (if ($book/@format = 'large') then 30 else 42) and contains($authors, ', '))
        then m:running(m:label('and-others', ($book/@xml:lang, 'en')[1]) ! replace(., '\{a\}', replace(substring-before($authors, ', '), '[\\$]', '')), $book)
        else m:running($authors, $book)"/>
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
