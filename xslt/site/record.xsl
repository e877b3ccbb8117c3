<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a site needs to know about one text, from the prepared edition: its facts, who and when with their sentences, and its
  passages for the search. The pages that gather all texts are made from these records (pages.xsl).

    s:record @id @lang @labels @year @until (first and last year of writing; empty: open) @doubt (about, unsure) @words @sort (by author)
      ed:facts          as prepared
      ed:index          persons only; each ed:entry with @list: register, or text where it is known from this text alone
      ed:dates          as prepared; each ed:date with @kind: when (one day, month or year), span (from … to),
                        within (one moment between two limits)
      s:passage @ref @place   the words of a paragraph, line group, heading, note …, in the order of the text
-->
<xsl:package name="urn:x-teiwright:site-record" package-version="1.0" version="3.0"
             xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xmlns:xs="http://www.w3.org/2001/XMLSchema"
             xmlns:ed="urn:x-teiwright:edition"
             xmlns:s="urn:x-teiwright:site"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0"
             default-mode="s:record" expand-text="yes" declared-modes="yes" exclude-result-prefixes="#all">

  <xsl:use-package name="urn:x-teiwright:edition" package-version="1.0"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="language" as="xs:string" select="''"/>

  <xsl:key name="s:mark" match="text//*[@ed:id]" use="@ed:id"/>
  <xsl:key name="s:person" match="person | personGrp" use="@xml:id"/>

  <xsl:mode name="s:record" on-no-match="fail"/>

  <xsl:template match="/" mode="s:record" as="element(s:record)">
    <xsl:apply-templates select="ed:prepare(/, $language)" mode="s:record">
      <xsl:with-param name="tei" as="document-node()" select="/" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="ed:edition" mode="s:record" as="element(s:record)">
    <xsl:variable name="written" as="element(date)?" select="(TEI/teiHeader/profileDesc/creation/date)[1]"/>
    <s:record id="{@id}" lang="{@lang}" labels="{@labels}" year="{ed:bare-year($written/(@when, @from, @notBefore)[. ne ''][1])}"
              until="{ed:bare-year($written/(@when, @to, @notAfter)[. ne ''][1])}"
              doubt="{'about'[$written/@precision = ('low', 'medium')], 'unsure'[$written/@cert = ('low', 'medium', 'unknown')]}"
              words="{ed:facts/ed:extent[@unit = 'words'][1]/@quantity}" sort="{s:author-sort(TEI)}">
      <xsl:sequence select="ed:facts"/>
      <xsl:apply-templates select="ed:index[@kind = 'person'], ed:dates" mode="s:copy"/>
      <xsl:apply-templates select="TEI/text" mode="s:passages"/>
    </s:record>
  </xsl:template>

  <!-- By which the text is listed: its first author, surname first. -->
  <xsl:function name="s:author-sort" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="author" as="element()?" select="$tei/teiHeader/fileDesc/titleStmt/author[1]"/>
    <xsl:sequence select="ed:sort-key(string-join(($author//surname, $author//forename, $author[not(.//surname)]), ' '))"/>
  </xsl:function>

  <!-- Who and when, each with what the site must know beside. -->
  <xsl:mode name="s:copy" on-no-match="shallow-copy"/>

  <xsl:template match="ed:entry" mode="s:copy" as="element(ed:entry)">
    <xsl:param name="tei" as="document-node()" tunnel="yes"/>
    <xsl:copy>
      <xsl:sequence select="@*"/>
      <xsl:attribute name="list" select="if (key('s:person', @id, $tei)/ancestor::listPerson/@type = 'register') then 'register' else 'text'"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="ed:date" mode="s:copy" as="element(ed:date)">
    <xsl:variable name="date" as="element()?" select="key('s:mark', @ref, root())[1]"/>
    <xsl:copy>
      <xsl:sequence select="@*"/>
      <xsl:attribute name="kind" select="
          if ($date/(@notBefore | @notAfter)) then 'within' else if ($date/(@from | @to)) then 'span' else 'when'"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- Passages. No word is left out and none is in two: a block has its words without its notes, and each note has its own. -->
  <xsl:mode name="s:passages" on-no-match="shallow-skip"/>

  <xsl:template match="p | ab | lg | l | head | item | row | titlePart | docAuthor | docDate | docImprint | byline | dateline | salute
                       | signed | stage | speaker | trailer | label | bibl | figDesc | note" mode="s:passages" as="element(s:passage)*">
    <xsl:variable name="words" as="xs:string" select="ed:plain(.)"/>
    <xsl:if test="$words != ''">
      <s:passage ref="{s:address(.)}" place="{ed:place(., root()/ed:edition/@labels)}">{$words}</s:passage>
    </xsl:if>
    <xsl:apply-templates select=".//note except .//note//note" mode="#current"/>
  </xsl:template>

  <!-- Who speaks stands with the beginning of the speech: a name alone would tell nobody anything. -->
  <xsl:template match="sp[not(speaker[2])][speaker[normalize-space()]/following-sibling::*[1][self::p or self::ab or self::lg or self::l][normalize-space()]]" mode="s:passages" as="element(s:passage)*">
    <xsl:variable name="first" as="element()" select="speaker/following-sibling::*[1]"/>
    <xsl:apply-templates select="speaker/preceding-sibling::node()" mode="#current"/>
    <s:passage ref="{s:address($first)}" place="{ed:place($first, root()/ed:edition/@labels)}">{ed:plain(speaker)} {ed:plain($first)}</s:passage>
    <xsl:apply-templates select="(speaker | $first)//note except .//note//note, $first/following-sibling::node()" mode="#current"/>
  </xsl:template>

  <xsl:template match="ref[@ed:note] | ref[@type = 'noteAnchor'] | fw" mode="s:passages" as="empty-sequence()"/>

  <xsl:template match="text()[normalize-space()]" mode="s:passages" as="element(s:passage)">
    <s:passage ref="{s:address(..)}" place="{ed:place(.., root()/ed:edition/@labels)}">{normalize-space()}</s:passage>
  </xsl:template>

  <!-- The nearest address in the page; empty: the page itself. -->
  <xsl:function name="s:address" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="string($block/ancestor-or-self::*[@ed:id][ancestor::text][1]/@ed:id)"/>
  </xsl:function>

</xsl:package>
