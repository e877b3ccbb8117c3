<?xml version="1.0" encoding="UTF-8"?>
<!-- What TEI writes as data and readers read as words: parts of a reference or of a person that stand side by side with nothing between them,
     lines of an address in a sentence, kinds of list, places of manuscripts. Part of the package edition.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns="http://www.tei-c.org/ns/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                expand-text="yes" exclude-result-prefixes="#all">

  <!-- A comma between the parts; the data of a text is a list of facts, not a sentence. -->
  <xsl:template match="person | personGrp | place | org | event | biblStruct | biblFull | analytic | monogr | imprint | series
                       | msDesc | msIdentifier | msContents | msItem | msItemStruct | physDesc | objectDesc | supportDesc | layoutDesc | dimensions | history | origin | location | occupation/* | titleStmt | publicationStmt
                       | bibl[*[2]][not(text()[normalize-space()])]" mode="ed:text" as="element()" priority="2">
    <xsl:choose>
      <xsl:when test="$ed:known-in-text(local-name()) or exists(self::person/parent::listPerson | self::place/parent::listPlace | self::org/parent::listOrg)">
        <xsl:call-template name="ed:copy"><xsl:with-param name="apart" select="true()"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:foreign"><xsl:with-param name="apart" select="true()"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The children with a comma between those that no word parts; a note and what stands on lines of its own need none. -->
  <xsl:template name="ed:apart" as="node()*">
    <xsl:for-each select="node()[not(self::text()[not(normalize-space())])]">
      <xsl:if test="self::*[not(self::note or self::ref or self::p or self::ab or self::head)][normalize-space()]/preceding-sibling::node()[normalize-space()][1]
                    [self::*[not(self::p or self::ab or self::head)]]">
        <!-- (What ends with a stop needs no comma, but a space.) -->
        <xsl:text>{','[not(matches(current()/preceding-sibling::node()[normalize-space()][1], '[.,:;]\s*$'))]} </xsl:text>
      </xsl:if>
      <!-- A reference keeps the space before it; the sign of a note would not have one. An address is none. -->
      <xsl:if test="(self::ref | self::ptr)[not(@type = 'noteAnchor')]/preceding-sibling::node()[1][self::text()[not(normalize-space())] or self::*[not(starts-with(current()/@target, '#'))]]">
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates select="." mode="ed:text"/>
    </xsl:for-each>
  </xsl:template>

  <!-- What holds data side by side. (A pattern of all the names would be gone through for every element of a text.) -->
  <xsl:variable name="ed:parted" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      superEntry entry hom sense form gramGrp etym xr re measureGrp ruby annotationBlock spanGrp interpGrp noteGrp fs figure
      notatedMusic listRelation list listPerson listPlace listOrg listEvent listWit listBibl') ! map:entry(., true()))"/>

  <!-- Words of a dictionary, measures and other data stand apart, also where nothing parts them in the file. -->
  <xsl:template match="*[$ed:parted(local-name(..))][preceding-sibling::node()[1][self::*]]" mode="ed:text" as="node()+" priority="1">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!-- The number of a meaning in a dictionary. -->
  <xsl:template match="sense[normalize-space(@n)][not(starts-with(normalize-space(), @n))]" mode="ed:text" as="node()+" priority="2">
    <xsl:if test="preceding-sibling::*"><xsl:text> </xsl:text></xsl:if>
    <xsl:text>{replace(@n, '\.$', '')}. </xsl:text>
    <xsl:call-template name="ed:foreign"/>
  </xsl:template>

  <!-- What is heard or seen while somebody speaks is no speech. -->
  <xsl:template match="vocal | kinesic | incident" mode="ed:text" as="node()*">
    <xsl:if test="normalize-space()">
      <xsl:text>{' '[matches(current()/preceding-sibling::node()[1]/self::text(), '\w$')]}</xsl:text>
      <stage>
        <xsl:sequence select="@xml:id, @xml:lang"/>
        <xsl:call-template name="ed:own"/>
        <xsl:text>{'('[not(matches(current(), '^\s*[(\[]'))]}</xsl:text>
        <xsl:apply-templates select="node()" mode="#current"/>
        <xsl:text>{')'[not(matches(current(), '^\s*[(\[]'))]}</xsl:text>
      </stage>
      <xsl:text>{' '[matches(current()/following-sibling::node()[1], '^\w')]}</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- The lines in which a long verse is written, and the pieces of what is said, where nothing else is in it. -->
  <xsl:template match="(l | u)[not(text()[normalize-space()])]/seg[preceding-sibling::node()[1][self::*]]" mode="ed:text" as="node()+" priority="1">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!-- So the lines of a letterhead or of a closing formula that hold nothing else. -->
  <xsl:template match="seg[preceding-sibling::*[1][self::seg or self::space[preceding-sibling::*[1][self::seg]]]][not(../text()[normalize-space()])][ancestor::opener or ancestor::closer]"
                mode="ed:text" as="node()+" priority="1">
    <lb/>
    <xsl:next-match/>
  </xsl:template>

  <!-- True of the further part of a verse that several speakers share, if each part bears the number of the verse: it is shown once. -->
  <xsl:function name="ed:goes-on" as="xs:boolean" visibility="public">
    <xsl:param name="line" as="element(l)"/>
    <xsl:sequence select="$line/(preceding-sibling::l[1], ancestor::sp[1][not($line/preceding-sibling::l)]/preceding-sibling::*[self::sp][1]/descendant::l[last()])[last()]/@n = $line/@n"/>
  </xsl:function>

  <!-- The parts of an address are its lines. -->
  <xsl:template match="address[not(../text()[normalize-space()])]/*[not(self::addrLine)][not(../text()[normalize-space()])]" mode="ed:text" as="element(addrLine)" priority="3">
    <addrLine><xsl:next-match/></addrLine>
  </xsl:template>

  <!-- Forename and surname with nothing between them are two words; so are a quotation and its source. -->
  <xsl:template match="cit/*[preceding-sibling::node()[1][self::*]] | (forename | surname | nameLink | addName | genName | roleName)[parent::persName][preceding-sibling::node()[1][self::*]]" mode="ed:text" as="node()+" priority="2">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <xsl:function name="ed:name-as-written" as="xs:string">
    <xsl:param name="name" as="element()?"/>
    <xsl:sequence select="
        if ($name[*[2]][not(text())]) then normalize-space(string-join($name/* ! ed:plain(if (self::choice or self::app) then ed:reading(.) else .), ' '))
        else ed:plain($name)"/>
  </xsl:function>

  <!-- An address among the words of a sentence is part of it. -->
  <xsl:template match="address[../text()[normalize-space()]]" mode="ed:text" as="node()*" priority="1">
    <xsl:apply-templates select="*" mode="ed:in-sentence"/>
  </xsl:template>

  <xsl:mode name="ed:in-sentence" on-no-match="fail"/>

  <xsl:template match="*" mode="ed:in-sentence" as="node()*">
    <xsl:apply-templates select="if (self::addrLine) then node() else ." mode="ed:text"/>
    <xsl:if test="following-sibling::*">{if (matches(., '[,;]\s*$')) then ' ' else ', '}</xsl:if>
  </xsl:template>

  <!-- The kind of a list as other projects say it, in one attribute or the other. -->
  <xsl:template match="list[not(@rend = ('numbered', 'bulleted'))][(@rend, @type) = ('ordered', 'numbered', 'bulleted', 'unordered')][not(label or item/label)]" mode="ed:text" as="element(list)" priority="1">
    <list>
      <xsl:sequence select="@*"/>
      <xsl:attribute name="rend" select="if ((@rend, @type) = ('ordered', 'numbered')) then 'numbered' else 'bulleted'"/>
      <xsl:call-template name="ed:own"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </list>
  </xsl:template>

  <!-- Where a manuscript is: place, institution, shelfmark. -->
  <xsl:function name="ed:manuscript" as="xs:string" visibility="public">
    <xsl:param name="description" as="element()"/>
    <xsl:variable name="at" as="element()?" select="$description/msIdentifier[1]"/>
    <xsl:variable name="parts" as="xs:string*" select="
        $at/(country | region | settlement | institution | repository | collection | idno[not(parent::altIdentifier)] | msName)[normalize-space()] ! normalize-space(.)"/>
    <xsl:sequence select="if (exists($parts)) then string-join($parts, ', ') else normalize-space($description)"/>
  </xsl:function>

</xsl:stylesheet>
