<?xml version="1.0" encoding="UTF-8"?>
<!-- Columns of figures in tables: they stand under each other by their ends. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="table" mode="ed:text" as="element(table)" priority="1">
    <xsl:variable name="columns" as="map(xs:string, xs:integer)" select="ed:columns(.)"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:own"/>
      <xsl:apply-templates select="node()" mode="#current">
        <xsl:with-param name="columns" as="map(xs:string, xs:integer)" select="$columns" tunnel="yes"/>
        <xsl:with-param name="figures" as="xs:integer*" select="ed:columns-of-figures(., $columns)" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="cell" mode="ed:text" as="element(cell)" priority="1">
    <xsl:param name="columns" as="map(xs:string, xs:integer)" select="map{}" tunnel="yes"/>
    <xsl:param name="figures" as="xs:integer*" select="()" tunnel="yes"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:own"/>
      <xsl:if test="$columns(generate-id()) = $figures"><xsl:attribute name="ed:figures" select="'yes'"/></xsl:if>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- The column of each cell that has one of its own; where cells go over several rows, columns are not told. -->
  <xsl:function name="ed:columns" as="map(xs:string, xs:integer)">
    <xsl:param name="table" as="element(table)"/>
    <xsl:map>
      <xsl:if test="not($table/row/cell/@rows[. ne '1'])">
        <xsl:for-each select="$table/row/cell[not(@cols[. ne '1'])]">
          <xsl:map-entry key="generate-id()" select="1 + sum(preceding-sibling::cell ! (@cols[. castable as xs:positiveInteger] ! xs:integer(.), 1)[1])"/>
        </xsl:for-each>
      </xsl:if>
    </xsl:map>
  </xsl:function>

  <!-- Those in which there are figures, twice or more, and nothing else below the heads. -->
  <xsl:function name="ed:columns-of-figures" as="xs:integer*">
    <xsl:param name="table" as="element(table)"/>
    <xsl:param name="columns" as="map(xs:string, xs:integer)"/>
    <xsl:for-each-group select="$table/row[not(@role = 'label')]/cell[not(@role = 'label')][map:contains($columns, generate-id())]" group-by="$columns(generate-id())">
      <xsl:variable name="said" as="xs:string*" select="current-group() ! normalize-space(ed:plain(.))[not(. = ('', '–', '—', '-', '…'))]"/>
      <xsl:if test="count($said) ge 2 and (every $words in $said satisfies ed:is-figure($words))"><xsl:sequence select="current-grouping-key()"/></xsl:if>
    </xsl:for-each-group>
  </xsl:function>

  <!-- “£112”, “14.500”, “– 3 1/2 %”, “9s. 4d.”: a sign of money or of less before it, a measure of three letters at the most after it. -->
  <xsl:function name="ed:is-figure" as="xs:boolean">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="string-length($words) lt 25 and matches($words, '^[\p{Sc}+\-–−(]? ?\p{Sc}?[0-9½¼¾⅓⅔][0-9.,’'' /½¼¾⅓⅔:]*(\p{L}{0,3}\.? ?[0-9]+)*[%‰\p{Sc}°)]*( ?\p{L}{1,3}\.?)?$')"/>
  </xsl:function>

</xsl:stylesheet>
