<?xml version="1.0" encoding="UTF-8"?>
<!-- The program's own words in a header, in the language of the labels. Words of editors are left as they are. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Read once, when the stylesheet is compiled. -->
  <xsl:variable name="ed:header-words" static="yes" as="map(xs:string, xs:string)" select="
      map:merge(doc('header-words.xml')/Q{}header-words/Q{}said/*[not(self::Q{}en)] ! map:entry(local-name() || ':' || ../Q{}en, string(.)))"/>

  <!-- A whole phrase in the language of the labels, if it is one of the program's; as it is, if not. -->
  <xsl:function name="ed:of-header" as="xs:string" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:sequence select="($ed:header-words($labels || ':' || $words), $words)[1]"/>
  </xsl:function>

  <!-- The sentence that explains a rule of the software, in the language of the labels; as it is, if it is none of the program's. -->
  <xsl:function name="ed:of-rule" as="xs:string">
    <xsl:param name="sentence" as="xs:string"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:sequence select="if ($labels eq 'en') then $sentence else ($ed:rule-words($labels || ':' || $sentence), $sentence)[1]"/>
  </xsl:function>

  <!-- Read when it is first asked for: most texts and most outputs need none of it. -->
  <xsl:variable name="ed:rule-words" as="map(xs:string, xs:string)" select="
      map:merge(doc('rule-words.xml')/Q{}rule-words/Q{}said/*[not(self::Q{}en)] ! map:entry(local-name() || ':' || ../Q{}en, string(.)))"/>

  <!-- The same of a piece of text, with the white space at its ends; in which the program may have put a number or a name beside its words. -->
  <xsl:function name="ed:piece-of-header" as="xs:string" visibility="public">
    <xsl:param name="piece" as="xs:string"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($piece)"/>
    <xsl:variable name="parts" as="xs:string*" select="
        if (map:contains($ed:header-words, $labels || ':' || $words)) then $words
        else analyze-string($words, '^(\[[^\]]*\])|The text itself says nothing about rights\.|The text itself says:|bytes,')/* ! string(.)"/>
    <xsl:sequence select="
        if ($labels = 'en' or $words = '') then $piece
        else string-join((' '[matches($piece, '^\s')], $parts ! ed:of-header(., $labels), ' '[matches($piece, '\s$')]))"/>
  </xsl:function>

  <!-- “61 words”, “367 bytes of plain text (UTF-8)”. -->
  <xsl:function name="ed:measured" as="xs:string">
    <xsl:param name="measure" as="element(measure)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="parts" as="element()*" select="analyze-string(normalize-space($measure), '^(\d+) ([^(]*?)( \(.*\))?$')/*/*"/>
    <xsl:sequence select="if (exists($parts)) then string-join(($parts[1], ' ', ed:of-header(string($parts[2]), $labels), $parts[3])) else normalize-space($measure)"/>
  </xsl:function>

  <!-- The words of a date of the header: in the language of the labels, if they say nothing but its value, in figures or as the program writes it. -->
  <xsl:function name="ed:day-of-header" as="xs:string" visibility="public">
    <xsl:param name="date" as="element(date)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($date)"/>
    <xsl:sequence select="if ($date/@when and $words = ($date/@when, ed:says($date, 'en'))) then (ed:says($date, $labels)[.], $words)[1] else $words"/>
  </xsl:function>
</xsl:stylesheet>
