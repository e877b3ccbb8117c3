<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI that has no text, but a transcription page by page (sourceDoc). Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- The same TEI; where it has a sourceDoc alone, with a text made of its surfaces, zones and lines; and each thing where it is read. -->
  <xsl:function name="ed:with-text" as="element(TEI)" visibility="public">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:choose>
      <xsl:when test="$tei/text or empty($tei/sourceDoc)">
        <xsl:sequence select="ed:arranged($tei)"/>
      </xsl:when>
      <xsl:otherwise>
        <!-- In a document of its own, for keys. -->
        <xsl:variable name="whole" as="document-node()">
          <xsl:document>
            <xsl:apply-templates select="$tei" mode="ed:pages"/>
          </xsl:document>
        </xsl:variable>
        <xsl:sequence select="ed:arranged($whole/TEI)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:mode name="ed:pages" on-no-match="shallow-copy"/>

  <xsl:template match="sourceDoc" mode="ed:pages" as="element(text)">
    <text>
      <xsl:sequence select="@xml:id, @xml:lang"/>
      <body>
        <xsl:apply-templates select="*" mode="#current"/>
      </body>
    </text>
  </xsl:template>

  <xsl:template match="surfaceGrp" mode="ed:pages" as="element(div)">
    <div type="surfaceGrp">
      <xsl:sequence select="@xml:id"/>
      <xsl:apply-templates select="*" mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="surface" mode="ed:pages" as="element(div)">
    <div type="surface">
      <xsl:sequence select="@xml:id"/>
      <p><pb n="{(@n, @xml:id)[1]}"/></p>
      <xsl:for-each-group select="node()[not(self::text()[not(normalize-space())])]" group-adjacent="exists(self::zone | self::surface | self::graphic)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <xsl:apply-templates select="current-group()" mode="#current"/>
          </xsl:when>
          <xsl:otherwise>
            <p><xsl:apply-templates select="current-group()" mode="#current"/></p>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </div>
  </xsl:template>

  <xsl:template match="zone" mode="ed:pages" as="element(ab)">
    <ab>
      <xsl:sequence select="@xml:id"/>
      <xsl:apply-templates mode="#current"/>
    </ab>
  </xsl:template>

  <xsl:template match="zone/zone" mode="ed:pages" as="node()*" priority="1">
    <lb/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="line" mode="ed:pages" as="node()*">
    <lb/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="sourceDoc/graphic | surface/graphic" mode="ed:pages" as="empty-sequence()"/>

</xsl:stylesheet>
