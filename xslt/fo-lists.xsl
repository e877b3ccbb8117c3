<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables. Part of fo.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fo="http://www.w3.org/1999/XSL/Format"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:f="urn:x-teiwright:fo:functions"
                exclude-result-prefixes="#all" expand-text="yes">

  <!-- ============ lists and tables ============ -->

  <xsl:template match="p:list" mode="f:block" as="element(fo:block)">
    <fo:block text-indent="0pt" space-before="0.8em" space-after="0.8em">
      <xsl:copy-of select="@id"/>
      <xsl:call-template name="f:language"/>
      <xsl:for-each-group select="*" group-adjacent="exists(self::p:item)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <fo:list-block provisional-distance-between-starts="2em" provisional-label-separation="0.5em"><xsl:apply-templates select="current-group()" mode="f:block"/></fo:list-block>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="current-group()" mode="f:block"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:item" mode="f:block" as="element(fo:list-item)">
    <fo:list-item space-before="0.2em">
      <xsl:copy-of select="@id"/>
      <fo:list-item-label end-indent="label-end()"><fo:block><xsl:apply-templates select="p:label[1][f:short(.)]/node()" mode="f:block"/></fo:block></fo:list-item-label>
      <fo:list-item-body start-indent="body-start()">
        <fo:block>
          <xsl:if test="m:turns-over(.)"><xsl:attribute name="start-indent" select="'from-parent(start-indent) + 1em'"/></xsl:if>
          <xsl:variable name="run-in" as="element(p:para)?" select="p:label[1][not(f:short(.))]/following-sibling::node()[1][self::p:para]"/>
          <xsl:choose>
            <xsl:when test="$run-in">
              <fo:block text-indent="-2em"><xsl:copy-of select="$run-in/@id"/><xsl:apply-templates select="p:label[1]/node()" mode="f:block"/><xsl:text>&#x2002;</xsl:text><xsl:apply-templates select="$run-in/node()" mode="f:block"/></fo:block>
            </xsl:when>
            <xsl:when test="p:label[1][not(f:short(.))]"><xsl:apply-templates select="p:label[1]/node()" mode="f:block"/><xsl:text> </xsl:text></xsl:when>
          </xsl:choose>
          <xsl:apply-templates select="node() except (p:label[1], $run-in)" mode="f:block"/>
        </fo:block>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- A label that fits in two ems stands beside its item, a longer one at its start. -->
  <xsl:function name="f:short" as="xs:boolean" visibility="private">
    <xsl:param name="label" as="element(p:label)"/>
    <xsl:sequence select="string-length(normalize-space($label)) le 4"/>
  </xsl:function>

  <xsl:template match="p:label" mode="f:block" as="node()*">
    <xsl:apply-templates mode="f:block"/>
  </xsl:template>

  <xsl:template match="p:table" mode="f:block" as="element(fo:block)">
    <fo:block font-size="{90 * xs:decimal(@scale)}%" text-align="start" text-indent="0pt" space-before="1em" space-after="1em">
      <xsl:copy-of select="@id"/>
      <xsl:apply-templates select="p:subhead" mode="f:block"/>
      <xsl:if test="p:row">
        <!-- Formatters do not measure columns: each is as wide as its letters are, or has its share of the line, if all are too wide. -->
        <xsl:variable name="book" as="element(p:book)" select="ancestor::p:book"/>
        <xsl:variable name="line" as="xs:decimal" select="xs:decimal($book/@width) - xs:decimal($book/@inner) - xs:decimal($book/@outer)"/>
        <xsl:variable name="widths" as="xs:decimal+" select="tokenize(@widths) ! (3.2 + 0.19 * xs:decimal($book/@size) * xs:decimal(.))"/>
        <xsl:variable name="whole" as="xs:boolean" select="sum($widths) ge $line or exists(ancestor::p:list | ancestor::p:set-off | ancestor::p:cell | ancestor::p:note)"/>
        <fo:table width="{if ($whole) then '100%' else sum($widths) || 'mm'}" table-layout="fixed" border-before-style="solid" border-before-width="0.6pt" border-after-style="solid" border-after-width="0.6pt">
          <xsl:if test="m:is-small-table(.)"><xsl:attribute name="keep-together.within-page" select="'always'"/></xsl:if>
          <xsl:if test="not($whole)"><xsl:attribute name="start-indent" select="round(($line - sum($widths)) div 2, 1) || 'mm'"/></xsl:if>
          <xsl:for-each select="if ($whole) then tokenize(@shares) else $widths"><fo:table-column column-width="{if ($whole) then 'proportional-column-width(' || . || ')' else round(., 1) || 'mm'}"/></xsl:for-each>
          <xsl:if test="p:row[@head = 'yes']"><fo:table-header start-indent="0pt"><xsl:apply-templates select="p:row[@head = 'yes']" mode="f:block"/></fo:table-header></xsl:if>
          <fo:table-body start-indent="0pt"><xsl:apply-templates select="p:row[@head = 'no']" mode="f:block"/></fo:table-body>
        </fo:table>
      </xsl:if>
      <xsl:apply-templates select="* except (p:subhead, p:row)" mode="f:block"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="p:row" mode="f:block" as="element(fo:table-row)">
    <fo:table-row><xsl:apply-templates select="p:cell" mode="f:block"/></fo:table-row>
  </xsl:template>

  <xsl:template match="p:cell" mode="f:block" as="element(fo:table-cell)">
    <fo:table-cell padding="2pt 4pt" column-number="{1 + xs:integer(@x)}" number-columns-spanned="{@columns}" number-rows-spanned="{@rows}">
      <xsl:if test="@label = 'yes'"><xsl:attribute name="font-weight" select="'bold'"/></xsl:if>
      <xsl:if test="../@head = 'yes' and xs:integer(@y) + xs:integer(@rows) = count(../../p:row[@head = 'yes'])"><xsl:attribute name="border-after-style" select="'solid'"/><xsl:attribute name="border-after-width" select="'0.3pt'"/></xsl:if>
      <xsl:if test="@figures = 'yes'"><xsl:attribute name="text-align" select="'end'"/></xsl:if>
      <fo:block><xsl:call-template name="f:plain-block"/></fo:block>
    </fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
