<?xml version="1.0" encoding="UTF-8"?>
<!-- The text once more, with what outputs need to know in attributes of ours: the walk. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- The elements of our schema: every output has a template for each. A test keeps this list equal to the schema. -->
  <xsl:variable name="ed:known-names" static="yes" as="xs:string" select="'
    TEI teiHeader fileDesc titleStmt extent publicationStmt idno availability licence sourceDesc encodingDesc schemaRef
    projectDesc editorialDecl correction normalization punctuation quotation hyphenation segmentation stdVals
    interpretation appInfo application profileDesc creation langUsage language calendarDesc calendar textClass keywords
    revisionDesc change classDecl taxonomy category catDesc text front body back div titlePage docTitle titlePart docAuthor
    docDate byline dateline opener closer salute signed postscript epigraph trailer head p lg l sp speaker stage list item
    label table row cell figure cit note quote milestone standOff q said soCalled mentioned foreign term hi title name
    date persName forename surname roleName nameLink orgName placeName ref gap desc sic lb pb fw measure resp respStmt
    author editor bibl biblStruct analytic monogr imprint biblScope listBibl publisher pubPlace listPerson person birth
    death listOrg org listPlace place abbr abstract add addName addrLine address argument catRef cb choice corr correspAction
    correspDesc del docImprint edition editionStmt emph expan figDesc funder genName graphic num orig reg rs series seriesStmt
    supplied time unclear'"/>

  <!-- Those of them that belong in the header or in lists of persons, places and works: in a text they are foreign. -->
  <xsl:variable name="ed:not-in-text" static="yes" as="xs:string" select="'
    TEI teiHeader fileDesc titleStmt publicationStmt sourceDesc encodingDesc schemaRef projectDesc editorialDecl correction normalization
    punctuation quotation hyphenation segmentation stdVals interpretation appInfo application profileDesc creation langUsage language
    calendarDesc calendar textClass keywords revisionDesc change classDecl taxonomy category catDesc abstract catRef correspAction
    correspDesc editionStmt seriesStmt person place org'"/>

  <xsl:variable name="ed:known" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize($ed:known-names) ! map:entry(., true()))"/>
  <xsl:variable name="ed:known-in-text" static="yes" as="map(xs:string, xs:boolean)" select="map:remove($ed:known, tokenize($ed:not-in-text))"/>

  <!-- The text with our attributes, as a book needs them: without what dates say and why things are marked. -->
  <xsl:function name="ed:marked" as="element(TEI)" visibility="public">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:sequence select="ed:marked($tei, $labels, ed:entries($tei), 'names')"/>
  </xsl:function>

  <!-- $parts: names (their ids and entries), reasons (what dates say, and the rules of the software). Nothing is worked out that is not asked for. -->
  <xsl:function name="ed:marked" as="element(TEI)">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:param name="entries" as="map(xs:string, xs:string+)"/>
    <xsl:param name="parts" as="xs:string*"/>
    <xsl:variable name="notes" as="element(note)*" select="$tei/text//note"/>
    <xsl:variable name="shown" as="element(note)*" select="$notes[not(ed:is-hidden(.))]"/>
    <xsl:variable name="note-ids" as="map(xs:string, xs:string)" select="ed:note-ids($shown)"/>
    <!-- What is not shown marks no note, and is none that could be marked. -->
    <xsl:variable name="markers" as="element()*" select="ed:markers(
        $tei/text//*[self::ref or self::ptr][@type = 'noteAnchor' or exists(ed:notes-meant(., $note-ids))][not(ed:is-hidden(.))], $note-ids)"/>
    <xsl:variable name="ids" as="map(xs:string, xs:string)" select="map:merge((
        ed:note-keys($notes), ed:marker-ids($markers), ed:division-ids($tei/text)))"/>
    <xsl:apply-templates select="$tei" mode="ed:mark">
      <xsl:with-param name="labels" as="xs:string" select="$labels" tunnel="yes"/>
      <xsl:with-param name="spaced" as="xs:boolean" select="ed:lacks-spaces($tei)" tunnel="yes"/>
      <xsl:with-param name="ids" as="map(xs:string, xs:string)" select="$ids" tunnel="yes"/>
      <xsl:with-param name="readings" as="map(xs:string, xs:string)" select="ed:reading-ids($tei/text)" tunnel="yes"/>
      <xsl:with-param name="mark-ids" as="map(xs:string, xs:string)" select="ed:mark-ids($tei/text)" tunnel="yes"/>
      <xsl:with-param name="backs" as="map(xs:string, xs:string*)" select="ed:backs($markers, $ids)" tunnel="yes"/>
      <xsl:with-param name="note-ids" as="map(xs:string, xs:string)" select="$note-ids" tunnel="yes"/>
      <xsl:with-param name="marks" as="map(xs:string, xs:string)" select="ed:marks($markers, $ids, $note-ids)" tunnel="yes"/>
      <xsl:with-param name="numbers" as="map(xs:string, xs:string)" select="ed:numbers($shown, $markers)" tunnel="yes"/>
      <xsl:with-param name="entries" as="map(xs:string, xs:string+)" select="$entries" tunnel="yes"/>
      <xsl:with-param name="parts" as="xs:string*" select="$parts" tunnel="yes"/>
      <xsl:with-param name="rules" as="map(xs:string, xs:string)" select="if ($parts = 'reasons') then ed:sentences-of-rules($tei, $labels) else map{}" tunnel="yes"/>
      <xsl:with-param name="quotation-marks" as="xs:string" select="string(($tei/teiHeader/encodingDesc/editorialDecl/quotation/@marks)[1])" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:function>

  <!-- What the header says of the rules of the software that made a mark, by all that @ana says: many marks say the same. -->
  <xsl:function name="ed:sentences-of-rules" as="map(xs:string, xs:string)">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="sentences" as="map(xs:string, xs:string)" select="map:merge(
        $tei/teiHeader/encodingDesc/classDecl//category[@xml:id] ! map:entry('#' || @xml:id, ed:of-rule(normalize-space(catDesc[1]), $labels)))"/>
    <xsl:map>
      <xsl:for-each select="distinct-values($tei//@ana/string())">
        <xsl:variable name="said" as="xs:string*" select="tokenize(.) ! $sentences(.)"/>
        <xsl:if test="exists($said)"><xsl:map-entry key="." select="string-join($said, ' ')"/></xsl:if>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- The walk: the header and what stands beside the text … -->

  <xsl:mode name="ed:mark" on-no-match="shallow-copy"/>

  <!-- Any element: as it is, if we know it. (A pattern of all the names would take longer to compile than everything else.) -->
  <xsl:template match="*" mode="ed:mark" as="element()">
    <xsl:choose>
      <xsl:when test="self::Q{http://www.tei-c.org/ns/1.0}* and $ed:known(local-name())">
        <xsl:call-template name="ed:copy"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:foreign"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ed:copy" as="element()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="apart" as="xs:boolean" select="false()"/>
    <xsl:param name="lang" as="attribute(xml:lang)?"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*, $lang"/>
      <xsl:if test="@xml:id or @ana">
        <xsl:call-template name="ed:own"/>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$apart"><xsl:call-template name="ed:apart"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="node()" mode="#current"/></xsl:otherwise>
      </xsl:choose>
    </xsl:copy>
  </xsl:template>

  <!-- What is read only as facts needs no marks. -->
  <xsl:template match="fileDesc | profileDesc | revisionDesc | classDecl | appInfo | standOff/*[not(self::note)] | ed:part" mode="ed:mark"
                as="element()" priority="4">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="ed:mark ed:text" as="empty-sequence()"/>

  <xsl:template match="text" mode="ed:mark" as="element(text)" priority="1">
    <xsl:param name="readings" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="map:size($readings) gt 0"><xsl:call-template name="ed:with-readings"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="ed:text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- … and the text, with one template for each kind of element. -->

  <xsl:mode name="ed:text" on-no-match="shallow-copy"/>

  <xsl:template match="*" mode="ed:text" as="element()">
    <xsl:choose>
      <xsl:when test="self::Q{http://www.tei-c.org/ns/1.0}* and $ed:known-in-text(local-name())">
        <xsl:call-template name="ed:copy"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:foreign"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- All words are marked as of another language, whose lines begin on the other side: so do those of the whole. -->
  <xsl:template match="(p | l | head | item)[foreign/@xml:lang][not(@xml:lang)]" mode="ed:text" as="element()">
    <xsl:call-template name="ed:copy">
      <xsl:with-param name="lang" select="ed:language-of-all(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="ed:language-of-all" as="attribute(xml:lang)?">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="langs" as="xs:string*" select="distinct-values($block/foreign/@xml:lang)"/>
    <xsl:variable name="around" as="xs:string" select="($block/ancestor::*[@xml:lang][1]/@xml:lang, 'en')[1]"/>
    <xsl:sequence select="
        $block/foreign[1]/@xml:lang[empty(($langs[2], $block/(* except (foreign, ref, note, label, lb, pb))))]
        [ed:direction(.) ne ed:direction($around)][not(matches(string-join($block/text()), '\p{L}'))]"/>
  </xsl:function>

  <!-- Our attributes that any element may have. -->
  <xsl:template name="ed:own" as="attribute()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:if test="@xml:id">
      <xsl:attribute name="ed:id" select="@xml:id"/>
    </xsl:if>
    <xsl:call-template name="ed:why"/>
  </xsl:template>

  <xsl:template name="ed:why" as="attribute()?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="rules" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="why" as="xs:string?" select="@ana/$rules(.)"/>
    <xsl:if test="exists($why)">
      <xsl:attribute name="ed:why" select="$why"/>
    </xsl:if>
  </xsl:template>

  <!-- Texts among others: under a title of their own their divisions stand one step deeper. -->
  <xsl:template match="group | group/text" mode="ed:text" as="element()" priority="1">
    <xsl:param name="ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="level" as="xs:integer" select="1" tunnel="yes"/>
    <xsl:param name="quotation-marks" as="xs:string" tunnel="yes"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:level" select="$level"/>
      <xsl:attribute name="ed:id" select="$ids(generate-id())"/>
      <xsl:apply-templates select="node()" mode="#current">
        <xsl:with-param name="level" as="xs:integer" select="if (ed:own-title(.)) then $level + 1 else $level" tunnel="yes"/>
        <xsl:with-param name="quotation-marks" as="xs:string" select="string((@ed:quotation-marks, $quotation-marks)[1])" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="div" mode="ed:text" as="element(div)" priority="1">
    <xsl:param name="ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="level" as="xs:integer" select="1" tunnel="yes"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:level" select="$level"/>
      <xsl:attribute name="ed:id" select="$ids(generate-id())"/>
      <xsl:call-template name="ed:why"/>
      <xsl:apply-templates select="node()" mode="#current">
        <xsl:with-param name="level" as="xs:integer" select="if (head) then $level + 1 else $level" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
