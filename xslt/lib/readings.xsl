<?xml version="1.0" encoding="UTF-8"?>
<!-- Readings that are not shown in their place: a list at the end of the text, so that no output loses them. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Of two readings of the same words the corrected, regular or expanded one is shown, the others kept in @other. -->
  <xsl:template match="choice | app" mode="ed:mark ed:text" as="element(ed:choice)" priority="3">
    <xsl:param name="readings" as="map(xs:string, xs:string)" select="map{}" tunnel="yes"/>
    <xsl:variable name="shown" as="element()?" select="ed:reading(.)"/>
    <ed:choice other="{ed:others(.)}">
      <xsl:if test="map:contains($readings, generate-id())"><xsl:attribute name="ed:id" select="$readings(generate-id())"/></xsl:if>
      <xsl:apply-templates select="$shown" mode="#current"/>
    </ed:choice>
  </xsl:template>

  <xsl:function name="ed:reading" as="element()?">
    <xsl:param name="readings" as="element()"/>
    <xsl:sequence select="$readings/(corr, reg, expan, lem, *)[1]"/>
  </xsl:function>

  <!-- The readings that are not shown, each with its witnesses, and what the editors remark on all; om. is what editors say of a witness that has nothing there. -->
  <xsl:function name="ed:others" as="xs:string">
    <xsl:param name="readings" as="element()"/>
    <xsl:variable name="shown" as="element()?" select="ed:reading($readings)"/>
    <xsl:variable name="others" as="xs:string*" select="
        $readings/(* | rdgGrp/rdg)[not(self::rdgGrp | self::note | self::wit | self::witDetail)][not(. is $shown)] ! ed:witnessed(.)"/>
    <xsl:sequence select="string-join(($others, ed:remarks($readings)), '; ')"/>
  </xsl:function>

  <xsl:function name="ed:remarks" as="xs:string*">
    <xsl:param name="readings" as="element()"/>
    <xsl:sequence select="$readings/(note | rdgGrp/note) ! ed:plain(.)[.]"/>
  </xsl:function>

  <!-- A reading with its witnesses, as pointers or as words behind it. -->
  <xsl:function name="ed:witnessed" as="xs:string">
    <xsl:param name="reading" as="element()?"/>
    <xsl:variable name="detail" as="element()*" select="
        $reading/following-sibling::*[self::wit or self::witDetail][preceding-sibling::*[self::lem or self::rdg][1] is $reading]"/>
    <xsl:sequence select="string-join(((ed:plain($reading)[.], 'om.'[$reading/(self::rdg | self::lem)])[1], ($reading/@wit, $reading/@source) ! tokenize(.) ! replace(., '^.*#', ''), $detail ! ed:plain(.)), ' ')"/>
  </xsl:function>

  <!-- An apparatus that stands apart from the text is a list: “3 received] recieved B; a remark”. -->
  <xsl:template match="listApp" mode="ed:text" as="element()" priority="1">
    <xsl:element name="{if (parent::listApp) then 'item' else 'list'}" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:sequence select="@xml:id, @xml:lang"/>
      <xsl:call-template name="ed:own"/>
      <xsl:choose>
        <xsl:when test="parent::listApp"><list><xsl:apply-templates select="*" mode="#current"/></list></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="*" mode="#current"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <xsl:template match="listApp/app" mode="ed:text" as="element(item)" priority="4">
    <item>
      <xsl:sequence select="@xml:id"/>
      <xsl:call-template name="ed:own"/>
      <xsl:text>{string-join((@loc ! normalize-space(), lem[1] ! (ed:witnessed(.) || ']'),
        if (lem) then ed:others(.) else string-join(((rdg | rdgGrp/rdg) ! ed:witnessed(.), ed:remarks(.)), '; '))[. ne ''], ' ')}</xsl:text>
    </item>
  </xsl:template>

  <!-- Ids for the places with several readings. -->
  <xsl:function name="ed:reading-ids" as="map(xs:string, xs:string)">
    <xsl:param name="text" as="element(text)?"/>
    <xsl:map>
      <xsl:for-each select="$text//(choice | app[not(parent::listApp)])[not(ed:is-hidden(.))][ed:others(.)]">
        <xsl:map-entry key="generate-id()" select="string((@xml:id, 'reading.' || position())[1])"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- “received] recieved”: the same readings of the same words once, with every place. -->
  <xsl:template name="ed:readings" as="element(div)?">
    <xsl:param name="readings" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <xsl:if test="map:size($readings) gt 0">
      <div type="readings" ed:id="readings" ed:level="1">
        <head>{ed:label('other-readings', $labels)}</head>
        <list>
          <xsl:for-each-group select=".//(choice | app)[map:contains($readings, generate-id())]" group-by="ed:witnessed(ed:reading(.)) || '] ' || ed:others(.)">
            <item>
              <xsl:text>{current-grouping-key()}</xsl:text>
              <xsl:variable name="places" as="xs:string+" select="current-group() ! ed:place(., $labels)"/>
              <xsl:for-each select="current-group()">
                <xsl:variable name="number" as="xs:integer" select="position()"/>
                <xsl:text>{if ($number = 1) then ' · ' else ', '}</xsl:text>
                <ref target="#{$readings(generate-id())}" ed:to="{$readings(generate-id())}">{if ($places[$number] = $places[$number - 1]) then '(' || $number || ')' else $places[$number]}</ref>
              </xsl:for-each>
            </item>
          </xsl:for-each-group>
        </list>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- The whole text, with that list at its end. -->
  <xsl:template name="ed:with-readings" as="element(text)">
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:own"/>
      <xsl:apply-templates select="node() except back" mode="ed:text"/>
      <back>
        <xsl:sequence select="back/@*"/>
        <xsl:apply-templates select="back/node()" mode="ed:text"/>
        <xsl:call-template name="ed:readings"/>
      </back>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
