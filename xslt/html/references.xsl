<?xml version="1.0" encoding="UTF-8"?>
<!-- References to books, addresses, lists of persons, places and works; words that need no form of their own. Part of the package html.xsl. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:ed="urn:x-teiwright:edition"
                xmlns:h="urn:x-teiwright:html"
                xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                default-mode="h:text" expand-text="yes" exclude-result-prefixes="#all">

  <!-- References to books -->

  <xsl:template match="bibl" mode="h:text" as="element()">
    <span>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'bibl'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="div/bibl | epigraph/bibl | cit[@ed:block = 'yes']/bibl | blockquote/bibl | div/biblStruct" mode="h:text" as="element()">
    <p>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'bibl'"/>
      </xsl:call-template>
      <xsl:call-template name="h:inline"/>
    </p>
  </xsl:template>

  <xsl:template match="listBibl" mode="h:text" as="element()*">
    <xsl:apply-templates select="head"/>
    <ul>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'list listBibl'"/>
      </xsl:call-template>
      <xsl:apply-templates select="* except head"/>
    </ul>
  </xsl:template>

  <xsl:template match="listBibl/*[not(self::head)]" mode="h:text" as="node()*" priority="6">
    <xsl:param name="inline" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$inline">
        <xsl:next-match/>
      </xsl:when>
      <xsl:otherwise>
        <li>
          <xsl:next-match/>
        </li>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="biblStruct" mode="h:text" as="element()">
    <span class="biblStruct">
      <xsl:text>{string-join(ed:reference(.), ', ')}.</xsl:text>
      <!-- What a reference does not say, as a related work or a number of volumes. -->
      <xsl:for-each select="(*, analytic/*, monogr/*, monogr/imprint/*)[not(
          self::analytic | self::monogr | self::imprint | self::author | self::idno | self::title[parent::analytic | parent::monogr] | self::editor[parent::monogr]
          | (self::pubPlace | self::publisher | self::date | self::biblScope)[parent::imprint])]">
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="." mode="#current"/>
      </xsl:for-each>
    </span>
  </xsl:template>

  <xsl:template match="address" mode="h:text" as="element()">
    <div>
      <xsl:call-template name="h:common">
        <xsl:with-param name="class" select="'postal'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="addrLine" mode="h:text" as="element()">
    <span class="block">
      <xsl:call-template name="h:inline"/>
    </span>
  </xsl:template>

  <!-- Persons, places and organisations listed in the text itself, as in an appendix -->

  <xsl:template match="listPerson | listPlace | listOrg" mode="h:text" as="element()">
    <ul class="list">
      <xsl:apply-templates select="*"/>
    </ul>
  </xsl:template>

  <xsl:template match="listPerson/* | listPlace/* | listOrg/*" mode="h:text" as="element()">
    <li>
      <xsl:call-template name="h:inline"/>
    </li>
  </xsl:template>

  <!-- Words that need no form of their own but keep their id and language. -->
  <xsl:template mode="h:text" as="node()*" match="
      surname | forename | roleName | nameLink | addName | genName | measure | num | resp | respStmt | author | editor | funder | publisher
      | pubPlace | biblScope | analytic | monogr | imprint | series | edition | extent | idno | desc | unclear | abbr | expan | corr | reg
      | birth | death | licence | availability | orgName/orgName | standOff | persName/persName">
    <xsl:call-template name="h:words"/>
  </xsl:template>

  <!-- (In a template of its own, because a body is compiled once for every name of the pattern.) -->
  <xsl:template name="h:words" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:choose>
      <xsl:when test="@ed:id | @xml:lang | @rend">
        <span>
          <xsl:call-template name="h:common">
            <xsl:with-param name="class" select="local-name()"/>
          </xsl:call-template>
          <xsl:call-template name="h:inline"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="h:inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="cb" mode="h:text" as="element()">
    <span class="pb">[{(@n, '|')[1]}]</span>
  </xsl:template>

</xsl:stylesheet>
