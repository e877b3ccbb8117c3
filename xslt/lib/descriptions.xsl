<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says of a manuscript (msDesc), in plain strings: contents, hands, provenance … Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- Under which word it is told; what has none here is told with what it stands in. -->
  <xsl:variable name="ed:described-as" static="yes" as="map(xs:string, xs:string)" select="map {
      'msContents': 'ms-contents', 'physDesc': 'ms-physical', 'handDesc': 'ms-hands', 'scriptDesc': 'ms-hands', 'decoDesc': 'ms-decoration', 'bindingDesc': 'ms-binding',
      'additions': 'ms-additions', 'history': 'ms-history', 'origin': 'ms-origin', 'provenance': 'ms-provenance', 'acquisition': 'ms-acquisition',
      'additional': 'ms-more', 'surrogates': 'ms-surrogates', 'listBibl': 'ms-literature' }"/>

  <!-- What only holds other things; all else is one statement. -->
  <xsl:variable name="ed:holding" static="yes" as="xs:string+" select="tokenize('
      msContents physDesc objectDesc supportDesc layoutDesc handDesc scriptDesc typeDesc decoDesc bindingDesc sealDesc history additional adminInfo surrogates listBibl')"/>

  <xsl:mode name="ed:described" on-no-match="fail"/>

  <xsl:template match="*" mode="ed:described" as="element(ed:described)*">
    <xsl:param name="kind" as="xs:string" select="'ms-more'"/>
    <xsl:param name="of" as="xs:string?" tunnel="yes"/>
    <xsl:variable name="own" as="xs:string" select="($ed:described-as(local-name()), $kind)[1]"/>
    <xsl:choose>
      <xsl:when test="local-name() = $ed:holding and not(text()[normalize-space()])">
        <xsl:apply-templates select="*" mode="#current"><xsl:with-param name="kind" select="$own"/></xsl:apply-templates>
      </xsl:when>
      <xsl:when test="normalize-space()">
        <ed:described kind="{$own}">{string-join(($of, ed:statement(.)), ': ')}</ed:described>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="msDesc" mode="ed:described" as="element(ed:described)*">
    <xsl:apply-templates select="* except (msIdentifier, head)" mode="#current">
      <xsl:with-param name="of" as="xs:string?" select="ancestor::witness[1]/(@n, @xml:id)[1]" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Each statement of a part begins with its shelfmark. -->
  <xsl:template match="msPart | msFrag" mode="ed:described" as="element(ed:described)*">
    <xsl:apply-templates select="* except msIdentifier" mode="#current">
      <xsl:with-param name="of" as="xs:string?" select="(msIdentifier//idno ! normalize-space(), @n, @xml:id)[. ne ''][1]" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- A text and the texts in it, one after the other. -->
  <xsl:template match="msItem | msItemStruct" mode="ed:described" as="element(ed:described)*">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="of" as="xs:string?" tunnel="yes"/>
    <xsl:variable name="said" as="xs:string" select="ed:together(* except (msItem, msItemStruct))"/>
    <xsl:if test="$said"><ed:described kind="{$kind}">{string-join(($of, @n ! normalize-space(), $said)[. ne ''], ': ')}</ed:described></xsl:if>
    <xsl:apply-templates select="msItem | msItemStruct" mode="#current"><xsl:with-param name="kind" select="$kind"/></xsl:apply-templates>
  </xsl:template>

  <!-- The words of a statement; of one that has none of its own those of its parts. -->
  <xsl:function name="ed:statement" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/text()[normalize-space()]) then normalize-space($element)
        else if ($element/self::dimensions) then string-join((string-join($element/*[normalize-space()] ! normalize-space(), ' × '), $element/@unit), ' ')
        else ed:together($element/*)"/>
  </xsl:function>

  <!-- “Psalter, fols 1–80”: with commas, if a word does not end with a stop. -->
  <xsl:function name="ed:together" as="xs:string">
    <xsl:param name="parts" as="element()*"/>
    <xsl:variable name="said" as="xs:string*" select="$parts ! ed:statement(.)[. ne '']"/>
    <xsl:sequence select="string-join(for $i in 1 to count($said) return $said[$i] || (if ($i eq count($said)) then '' else if (matches($said[$i], '[.,:;]$')) then ' ' else ', '))"/>
  </xsl:function>

</xsl:stylesheet>
