<?xml version="1.0" encoding="UTF-8"?>
<!-- Quotations, with what outputs need to know of them. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Quotations: as a block or in the line; and their marks, where the file left them out. -->
  <xsl:template match="quote | q | said | soCalled | cit" mode="ed:text" as="element()" priority="1">
    <xsl:param name="quotation-marks" as="xs:string" tunnel="yes"/>
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <xsl:variable name="block" as="xs:boolean" select="ed:is-block(.)"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:block" select="if ($block) then 'yes' else 'no'"/>
      <xsl:if test="not($block) and not(self::cit) and ed:lacks-marks(., $quotation-marks)">
        <xsl:variable name="pair" as="xs:string+" select="ed:marks-of(., $labels)"/>
        <xsl:attribute name="ed:open" select="$pair[1]"/>
        <xsl:attribute name="ed:close" select="$pair[2]"/>
      </xsl:if>
      <xsl:call-template name="ed:own"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:function name="ed:is-block" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:sequence select="$quotation/(@rend = 'block' or parent::div or parent::body or parent::epigraph or parent::front or parent::back
        or p or ab or lg or l or list or quote/p or quote/lg or quote/@rend = 'block')"/>
  </xsl:function>

  <xsl:function name="ed:lacks-marks" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:param name="declared" as="xs:string"/>
    <xsl:sequence select="
        ($declared = 'none'
         or not($declared = ('all', 'some')) and not(matches($quotation, '^\s*[“‘«„‹&quot;''–—]')))
        and not(ed:is-in-marks($quotation))"/>
  </xsl:function>

  <!-- True where the marks stand outside: „<quote>…</quote>“. -->
  <xsl:function name="ed:is-in-marks" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:sequence select="exists($quotation/preceding-sibling::node()[1][self::text()][matches(., '[“‘«»„‚‹›&quot;]$')])
      and exists($quotation/following-sibling::node()[1][self::text()][matches(., '^[\p{P}]*[“”‘’«»‹›&quot;]')])"/>
  </xsl:function>

  <!-- Words with the spaces that French printers have at some marks (“hélas !”, “« Il le faut »”), at which no line of a browser may end. (Page makers know that of themselves.) -->
  <xsl:function name="ed:held" as="xs:string" visibility="public">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="language" as="xs:string?"/>
    <!-- (A pattern of Java's, which takes a quarter of the time of one of XPath.) -->
    <xsl:sequence select="if (starts-with($language, 'fr')) then replace($words, ' (?=[!?;:»])|(?&lt;=«) ', '&#xA0;', ';j') else $words"/>
  </xsl:function>

  <xsl:function name="ed:marks-of" as="xs:string+">
    <xsl:param name="quotation" as="element()"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="stated" as="xs:string*" select="tokenize($quotation/@rend)[matches(., '^\P{L}+$')]"/>
    <xsl:variable name="usual" as="xs:string+" select="tokenize(ed:label('quotation-marks', $labels))"/>
    <xsl:variable name="depth" as="xs:integer" select="count($quotation/(ancestor::q | ancestor::quote | ancestor::said | ancestor::soCalled))"/>
    <xsl:sequence select="
        if (count($stated) = 2) then $stated
        else if ($depth mod 2 = 0) then $usual[position() le 2] else $usual[position() gt 2]"/>
  </xsl:function>

</xsl:stylesheet>
