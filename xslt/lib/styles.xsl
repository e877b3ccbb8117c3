<?xml version="1.0" encoding="UTF-8"?>
<!-- How words look, as others say it: in words of their own (“italics”, “it”), in CSS, or by a rendition of the header (TEI 1.3.1.1.3).
     What we have a word for is said in it, so that every output shows it. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:variable name="ed:style-words" static="yes" as="map(xs:string, xs:string)" select="map:merge(
      map:for-each(
        map {
          'italic': 'italic italics italique i it ital kursiv cursive',
          'bold': 'bold b bf fett',
          'underline': 'underline underlined underscore u ul',
          'smallcaps': 'smallcaps small-caps smallcap smcap sc k',
          'sup': 'sup super superscript',
          'sub': 'sub subscript',
          'spaced': 'spaced letterspaced letterspace letter-spaced gesperrt g' },
        function($style, $words) { tokenize($words) ! map:entry(., $style) }))"/>

  <xsl:variable name="ed:style-rules" static="yes" as="map(xs:string, xs:string)" select="map {
      'italic': 'font-style\s*:\s*(italic|oblique)',
      'bold': 'font-weight\s*:\s*(bold|[6-9]00)',
      'underline': 'text-decoration[a-z-]*\s*:[^;]*underline',
      'smallcaps': 'font-variant[a-z-]*\s*:[^;]*small-caps',
      'sup': 'vertical-align\s*:\s*(super|top|text-top)',
      'sub': 'vertical-align\s*:\s*(sub|bottom|text-bottom)',
      'spaced': 'letter-spacing\s*:\s*(0*\.)?0*[1-9]' }"/>

  <!-- Of several styles each has an element of its own; one that we have no word for is no emphasis of ours. -->
  <xsl:template match="hi[@rendition or @style or @rend[not(. = map:keys($ed:style-rules))]]" mode="ed:text" as="element(hi)" priority="1">
    <xsl:variable name="styles" as="xs:string*" select="ed:styles(.)"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="rend" select="($styles, @rend, 'other')[1]"/>
      <xsl:call-template name="ed:own"/>
      <xsl:call-template name="ed:styled">
        <xsl:with-param name="styles" select="tail($styles)"/>
      </xsl:call-template>
    </xsl:copy>
  </xsl:template>

  <xsl:template name="ed:styled" as="node()*">
    <xsl:param name="styles" as="xs:string*"/>
    <xsl:choose>
      <xsl:when test="exists($styles)">
        <hi rend="{head($styles)}">
          <xsl:call-template name="ed:styled">
            <xsl:with-param name="styles" select="tail($styles)"/>
          </xsl:call-template>
        </hi>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="node()" mode="ed:text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="ed:styles" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="renditions" as="element(rendition)*" select="
        tokenize($element/@rendition)[starts-with(., '#')] ! key('ed:by-id', substring(., 2), root($element))[self::rendition]"/>
    <xsl:variable name="css" as="xs:string" select="lower-case(string-join(($element/(@style | @rend), $renditions), ';'))"/>
    <xsl:variable name="words" as="xs:string*" select="
        tokenize($element/@rend, '[\s,;]+') ! lower-case(.),
        tokenize($element/@rendition)[not(substring(., 2) = $renditions/@xml:id)] ! replace(., '^.*[#:]', '')"/>
    <xsl:sequence select="
        distinct-values(($words ! $ed:style-words(.),
          for $style in (if (contains($css, ':')) then sort(map:keys($ed:style-rules)) else ()) return $style[matches($css, $ed:style-rules($style))]))"/>
  </xsl:function>

  <!-- True of words of another language that their script sets apart already: Greek or Cyrillic amid Latin letters, and whatever has no italics (Arabic, Hebrew, Chinese). -->
  <xsl:function name="ed:in-script-of-its-own" as="xs:boolean" visibility="public">
    <xsl:param name="foreign" as="element()"/>
    <xsl:variable name="letters" as="xs:string" select="replace($foreign, '\P{L}', '')"/>
    <xsl:variable name="around" as="xs:string" select="string-join($foreign/../text())"/>
    <xsl:sequence select="$letters ne '' and not(matches($letters, $ed:latin)) and (not(matches($letters, '[&#x370;-&#x52F;&#x1F00;-&#x1FFF;]')) or not(matches($around, '\p{L}')) or matches($around, $ed:latin))"/>
  </xsl:function>

  <xsl:variable name="ed:latin" static="yes" as="xs:string" select="'[A-Za-z&#xC0;-&#x24F;&#x1E00;-&#x1EFF;]'"/>

</xsl:stylesheet>
