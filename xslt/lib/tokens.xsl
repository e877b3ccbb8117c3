<?xml version="1.0" encoding="UTF-8"?>
<!-- Texts in which every word is an element (w, pc) and the spaces between them were left out: they are shown with spaces again.
     Where the encoders kept spaces, theirs stand. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- True where words follow each other directly, and nowhere with white space between. -->
  <xsl:function name="ed:lacks-spaces" as="xs:boolean">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="words" as="element(w)*" select="$tei/text//w"/>
    <xsl:sequence select="
        exists($words/following-sibling::node()[1][self::w][not(@part = ('M', 'F'))])
        and empty($words[following-sibling::*[1][self::w]]/following-sibling::node()[1][self::text()][not(normalize-space())])"/>
  </xsl:function>

  <xsl:template match="w | pc" mode="ed:text" as="node()*" priority="4">
    <xsl:param name="spaced" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="$spaced and ed:stands-apart(., ed:token-before(.))">
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:next-match/>
  </xsl:template>

  <!-- The word or sign directly before, in the same or in the preceding sentence of the block. -->
  <xsl:function name="ed:token-before" as="element()?">
    <xsl:param name="token" as="element()"/>
    <xsl:variable name="before" as="node()?" select="$token/preceding-sibling::node()[1]"/>
    <xsl:variable name="outer" as="element()?" select="$token[empty($before)]/parent::*[self::s or self::cl or self::phr or self::seg]"/>
    <xsl:sequence select="
        if ($outer) then ed:token-before($outer)
        else $before/(self::w, self::pc, (self::s, self::cl, self::phr, self::seg)/descendant::*[self::w or self::pc][last()])"/>
  </xsl:function>

  <xsl:function name="ed:stands-apart" as="xs:boolean">
    <xsl:param name="token" as="element()"/>
    <xsl:param name="before" as="element()?"/>
    <xsl:sequence select="
        exists($before)
        and not($token/@part = ('M', 'F') and $before/@part = ('I', 'M'))
        and not($token/@join = ('left', 'both')) and not($before/@join = ('right', 'both'))
        and not($token[self::pc] and ed:side($token) = ('end', 'both')) and not($before[self::pc] and ed:side($before) = ('start', 'both'))
        and not(matches($before, '[\w][''’]$'))"/>
  </xsl:function>

  <!-- Where a sign sticks to a word: at its start (an opening mark), its end (a closing one, a comma), at both (a hyphen), or nowhere (a dash). -->
  <xsl:function name="ed:side" as="xs:string">
    <xsl:param name="sign" as="element()"/>
    <xsl:variable name="german" as="xs:boolean" select="starts-with(($sign/ancestor-or-self::*/@xml:lang)[last()], 'de')"/>
    <xsl:variable name="even" as="xs:boolean" select="count($sign/preceding-sibling::pc[. = $sign]) mod 2 = 0"/>
    <xsl:choose>
      <xsl:when test="matches($sign, '^[-/‐‑]$')">both</xsl:when>
      <xsl:when test="matches($sign, '^[(\[{„‚¿¡]') or $sign = (if ($german) then ('»', '›') else ('«', '‹', '“', '‘'))">start</xsl:when>
      <xsl:when test="matches($sign, '^[–—]+$')">nowhere</xsl:when>
      <xsl:when test="$sign = ('&quot;', '''') and $even">start</xsl:when>
      <xsl:otherwise>end</xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
