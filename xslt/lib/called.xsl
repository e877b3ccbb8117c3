<?xml version="1.0" encoding="UTF-8"?>
<!-- What a text is called where something must be shown: its title; of a text without one what kind it is, where and when it was written, or its
     first words, in square brackets, as archives describe it. It is never said to be a title. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:variable name="ed:described-kinds" as="xs:string+" select="'letter', 'diaryEntry', 'minutes', 'interview', 'poem'"/>

  <!-- What stands before the day in the head of an e-mail or a memorandum. -->
  <xsl:variable name="ed:date-label" as="xs:string" select="'^(Date|Sent|Datum|Gesendet|Envoyé|Fecha|Enviado|Data|Inviato)\s?:\s*'"/>

  <xsl:function name="ed:called" as="xs:string" visibility="public">
    <xsl:param name="tei" as="element()"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="title" as="xs:string" select="ed:title($tei)"/>
    <xsl:sequence select="if ($title) then $title else (ed:described($tei/text[1], $labels), ed:label('untitled', $labels))[1]"/>
  </xsl:function>

  <xsl:function name="ed:described" as="xs:string?">
    <xsl:param name="text" as="element(text)?"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="all" as="element(div)*" select="$text//div[@type = $ed:described-kinds][not(ancestor::div[@type = $ed:described-kinds])]"/>
    <xsl:variable name="kind" as="xs:string*" select="distinct-values($all/@type)"/>
    <xsl:variable name="first" as="xs:string?" select="ed:first-words($text/body, $labels)"/>
    <xsl:choose>
      <xsl:when test="count($kind) eq 1 and not($text/body//(p | l)[not(ancestor::div[@type = $ed:described-kinds])])">
        <xsl:variable name="days" as="xs:string*" select="distinct-values(($all[1], $all[last()]) ! (descendant::dateline, self::div[@type = 'minutes']/head)[1] ! ed:short(replace(ed:plain(.), $ed:date-label, ''), 60))"/>
        <xsl:variable name="label" as="xs:string" select="ed:label(ed:kind-label($kind, count($all)), $labels)"/>
        <xsl:sequence select="'[' || string-join(($label, $all[count($all) eq 1] ! ed:whose(., $labels),
            (string-join($days, ' – ')[.], $first)[1]), ', ') || ']'"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$first ! ('[' || . || ']')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="ed:kind-label" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="count" as="xs:integer"/>
    <xsl:sequence select="'kind-' || $kind || (if ($count gt 1) then '-many' else '')"/>
  </xsl:function>

  <!-- Who writes to whom, as far as the letter names them. -->
  <xsl:function name="ed:whose" as="xs:string?">
    <xsl:param name="letter" as="element(div)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="from" as="xs:string?" select="$letter[@type = 'letter']/closer[1]/signed[1] ! ed:plain(.)[string-length(.) le 40] ! ed:short(., 40)"/>
    <xsl:variable name="to" as="xs:string?" select="$letter[@type = 'letter']/opener[1]/salute[1]/persName[1] ! ed:plain(.)"/>
    <xsl:sequence select="if ($from and $to) then ed:label('written-by-to', $labels, ($from, $to)) else ()"/>
  </xsl:function>

  <!-- The first words of running text, in quotation marks. -->
  <xsl:function name="ed:first-words" as="xs:string?">
    <xsl:param name="body" as="element(body)?"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="words" as="xs:string?" select="
        ($body//(p | l)[not(ancestor::div/@type = ('provenance', 'boilerplate'))] ! ed:beginning(.)[count(tokenize(.)) gt 3])[1]"/>
    <xsl:sequence select="$words ! ed:label('first-words', $labels, ed:short(replace(., '^[\p{P}\s]+', ''), 50))"/>
  </xsl:function>

  <!-- The words of an element (ed:plain), or as much of their beginning as its first words need: a paragraph may be a whole chapter. -->
  <xsl:function name="ed:beginning" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="$element/node()[position() le 20]" mode="ed:plain"/>
    </xsl:variable>
    <xsl:variable name="start" as="xs:string" select="normalize-space(substring(string-join($words), 1, 1000))"/>
    <xsl:sequence select="
        if (matches($start, '^\S+ \S+ \S+ \S') and matches($start, '^[\p{P}\s]*[^\p{P}\s].{60}')) then $start else ed:plain($element)"/>
  </xsl:function>

  <!-- “Chapter II. The River”: a heading with the further headings that follow it at once. -->
  <xsl:function name="ed:full-heading" as="xs:string" visibility="public">
    <xsl:param name="head" as="element(head)"/>
    <xsl:variable name="further" as="element(head)*" select="$head/following-sibling::*[position() le 3]/self::head[preceding-sibling::*[1][self::head]]"/>
    <xsl:iterate select="$further ! ed:plain(.)[. ne '']">
      <xsl:param name="said" as="xs:string" select="ed:plain($head)"/>
      <xsl:on-completion select="$said"/>
      <xsl:next-iteration><xsl:with-param name="said" select="$said || (if ($said eq '' or matches($said, '[\p{P}-[)”»\]]]$')) then ' ' else '. ') || ."/></xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- Words cut behind one of them, without the stop or comma at their end. -->
  <xsl:function name="ed:short" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:variable name="whole" as="xs:string" select="normalize-space($words)"/>
    <xsl:variable name="cut" as="xs:string" select="if (string-length($whole) le $most) then $whole else replace(substring($whole, 1, $most), '\s\S*$', '')"/>
    <xsl:sequence select="replace($cut, '[,.;:\s]+$', '')"/>
  </xsl:function>

</xsl:stylesheet>
