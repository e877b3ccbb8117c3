<?xml version="1.0" encoding="UTF-8"?>
<!-- Title page and imprint, from the header. Placeholders in square brackets (“[Publisher to be supplied]”) are not facts and not printed. -->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:p="urn:x-teiwright:print"
                xmlns:m="urn:x-teiwright:print:functions"
                xmlns:ed="urn:x-teiwright:edition"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="#all" expand-text="yes">

  <xsl:function name="m:title" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="ed:called($tei, ed:label-language(m:language($tei)))"/>
  </xsl:function>

  <xsl:function name="m:authors" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="m:listed(ed:authors($tei), m:language($tei))"/>
  </xsl:function>

  <!-- Of several names on a title page no line ends within one, if it is not a long one. -->
  <xsl:function name="m:in-one-line" as="xs:string*" visibility="private">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="if (count($names) gt 1) then $names ! (if (string-length() le 30) then translate(., ' ', '&#xA0;') else .) else $names"/>
  </xsl:function>

  <!-- “A, B and C”. -->
  <xsl:function name="m:listed" as="xs:string" visibility="private">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:sequence select="if (count($names) le 1) then string($names)
      else string-join($names[position() lt last()], ', ') || ' ' || m:label('and', $language) || ' ' || $names[last()]"/>
  </xsl:function>

  <!-- True if the element says something: it is neither empty nor a placeholder. -->
  <xsl:function name="m:stated" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <!-- (Of a statement of responsibility the names tell.) -->
    <xsl:variable name="words" as="xs:string" select="normalize-space(if ($element/self::respStmt[* except (resp, note)]) then string-join($element/(* except (resp, note)), ' ') else $element)"/>
    <xsl:sequence select="$words ne '' and not(matches($words, '^\[.*\]\.?$'))"/>
  </xsl:function>

  <!-- When it was published, as far as that is known (YYYY, YYYY-MM, YYYY-MM-DD); the day of the newest change, if it is not. -->
  <xsl:function name="m:date" as="xs:string" visibility="private">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="header" as="element(teiHeader)?" select="$tei/teiHeader"/>
    <xsl:sequence select="string(($header/fileDesc/publicationStmt//date/@when ! ed:without-time(.)[m:first-day(.) castable as xs:date], $header/revisionDesc//change/@when ! ed:without-time(.)[. castable as xs:date])[1])"/>
  </xsl:function>

  <!-- The first day of a year or month, for what must have a day. -->
  <xsl:function name="m:first-day" as="xs:string" visibility="final">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="$date || substring('-01-01', string-length($date) - 3)"/>
  </xsl:function>

  <xsl:template name="m:title-page" as="element(p:title-page)">
    <xsl:variable name="header" as="element(teiHeader)?" select="teiHeader"/>
    <xsl:variable name="book" as="element()" select="."/>
    <p:title-page>
      <xsl:if test="m:authors(.)"><p:line-of role="author">{m:listed(m:in-one-line(ed:authors(.)), m:language(.))}</p:line-of></xsl:if>
      <p:line-of role="title">{m:title(.)}</p:line-of>
      <xsl:apply-templates select="$header/fileDesc/titleStmt/title[@type = 'sub'][m:stated(.)]" mode="m:header"/>
      <xsl:apply-templates select="$header/fileDesc/titleStmt/(editor | respStmt[m:is-first(.)])[not(name)][m:stated(.)]" mode="m:header"/>
      <xsl:apply-templates select="$header/fileDesc/publicationStmt/(publisher | distributor | authority)[m:stated(.)][1]" mode="m:header"/>
      <xsl:if test="m:date($book)"><p:line-of role="year">{substring(m:date($book), 1, 4)}</p:line-of></xsl:if>
    </p:title-page>
  </xsl:template>

  <xsl:template match="title" mode="m:header" as="element(p:line-of)">
    <p:line-of role="subtitle">{m:plain(.)}</p:line-of>
  </xsl:template>

  <xsl:template match="editor" mode="m:header" as="element(p:line-of)">
    <p:line-of role="duty">{ed:agent-name(.)}</p:line-of>
  </xsl:template>

  <!-- Who edited or translated the book stands on its title page as on others, and not under the name of a duty. -->
  <xsl:variable name="m:by" as="map(xs:string, xs:string)" select="map { 'Edition': 'edited-by', 'Translation': 'translated-by' }"/>

  <xsl:template match="respStmt[count(resp) eq 1][map:contains($m:by, normalize-space(resp))]" mode="m:header" priority="1" as="element(p:line-of)">
    <p:line-of role="duty">{m:label($m:by(normalize-space(resp)), m:labels-of(.))} {m:who(.)}</p:line-of>
  </xsl:template>

  <xsl:template match="respStmt" mode="m:header" as="element(p:line-of)">
    <p:line-of role="duty">{m:duty(.)}<p:br/>{m:who(.)}</p:line-of>
  </xsl:template>

  <xsl:template match="publisher | distributor | authority" mode="m:header" as="element(p:line-of)">
    <p:line-of role="publisher">{m:plain(.)}</p:line-of>
  </xsl:template>

  <!-- The language of what the book adds of itself, wherever in the header we are: that of the whole book. -->
  <xsl:function name="m:labels-of" as="xs:string" visibility="private">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="ed:label-language(m:language($node/ancestor-or-self::*[self::TEI or self::teiCorpus][1]))"/>
  </xsl:function>

  <xsl:function name="m:colon" as="xs:string" visibility="private">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="ed:label('colon', m:labels-of($node))"/>
  </xsl:function>

  <xsl:function name="m:duty" as="xs:string" visibility="private">
    <xsl:param name="statement" as="element(respStmt)"/>
    <xsl:sequence select="ed:duties($statement, m:labels-of($statement))"/>
  </xsl:function>

  <!-- Whose duty it was: all who are named for the same one. -->
  <xsl:function name="m:who" as="xs:string" visibility="private">
    <xsl:param name="statement" as="element(respStmt)"/>
    <xsl:sequence select="m:listed(($statement, m:of-duty($statement/following-sibling::respStmt, $statement))/(persName | orgName | name) ! ed:agent-name(.), m:labels-of($statement))"/>
  </xsl:function>

  <!-- True of the first statement of a duty: those who are named later stand with it. -->
  <xsl:function name="m:is-first" as="xs:boolean" visibility="private">
    <xsl:param name="statement" as="element(respStmt)"/>
    <xsl:sequence select="empty(m:of-duty($statement/preceding-sibling::respStmt, $statement))"/>
  </xsl:function>

  <!-- Those that state the same duty (a program does not stand with persons). -->
  <xsl:function name="m:of-duty" as="element(respStmt)*" visibility="private">
    <xsl:param name="statements" as="element(respStmt)*"/>
    <xsl:param name="statement" as="element(respStmt)"/>
    <xsl:sequence select="$statements[m:stated(.)][exists(name) = exists($statement/name)][m:duty(.) = m:duty($statement)]"/>
  </xsl:function>

  <!-- ============ imprint (the back of the title page) ============ -->

  <xsl:template name="m:imprint" as="element(p:imprint)">
    <xsl:variable name="file" as="element(fileDesc)?" select="teiHeader/fileDesc"/>
    <p:imprint>
      <p:fact>{string-join((m:authors(.)[. ne ''], m:title(.)), m:colon(.))}</p:fact>
      <xsl:apply-templates select="$file/titleStmt/respStmt[m:stated(.)][m:is-first(.)]" mode="m:fact"/>
      <xsl:apply-templates select="$file/(editionStmt/edition, titleStmt/funder)[m:stated(.)]" mode="m:fact"/>
      <xsl:apply-templates select="$file/publicationStmt/(publisher | distributor | authority)[m:stated(.)]" mode="m:fact"/>
      <xsl:apply-templates select="$file/publicationStmt//date[m:stated(.)][1]" mode="m:fact"/>
      <xsl:apply-templates select="$file/publicationStmt/idno[m:stated(.)]" mode="m:fact"/>
      <xsl:apply-templates select="($file/seriesStmt, teiHeader/profileDesc/correspDesc[correspAction])[m:stated(.)]" mode="m:fact"/>
      <xsl:apply-templates select="m:sources($file)" mode="m:fact"/>
      <xsl:apply-templates select="$file/publicationStmt/availability/(licence, p)[m:stated(.)]" mode="m:fact"/>
      <xsl:apply-templates select="self::teiCorpus//TEI" mode="m:fact">
        <xsl:with-param name="whole" select="teiHeader"/>
      </xsl:apply-templates>
    </p:imprint>
  </xsl:template>

  <xsl:function name="m:sources" as="element()*" visibility="private">
    <xsl:param name="file" as="element(fileDesc)?"/>
    <xsl:sequence select="$file/sourceDesc/(p | ab | bibl | biblStruct | biblFull | msDesc | listWit | listBibl/(bibl | biblStruct | biblFull | msDesc))[m:stated(.)]"/>
  </xsl:function>

  <xsl:mode name="m:fact" visibility="private" on-no-match="fail"/>

  <xsl:template match="*" mode="m:fact" as="element(p:fact)">
    <xsl:variable name="words" as="node()*">
      <xsl:if test="m:fact-label(.)"><p:label>{m:fact-label(.)}{m:colon(.)}</p:label></xsl:if>
      <xsl:call-template name="m:fact-words"/>
    </xsl:variable>
    <p:fact>
      <xsl:sequence select="(@xml:lang, m:turned-labels(., $words))[1]"/>
      <xsl:if test="ancestor::sourceDesc"><xsl:attribute name="role" select="'source'"/></xsl:if>
      <xsl:sequence select="$words"/>
    </p:fact>
  </xsl:template>

  <xsl:template match="respStmt" mode="m:fact" as="element(p:fact)">
    <xsl:variable name="label" as="element(p:label)"><p:label>{m:duty(.)}{m:colon(.)}</p:label></xsl:variable>
    <p:fact><xsl:sequence select="m:turned-labels(., $label), $label"/>{m:who(.)}</p:fact>
  </xsl:template>

  <!-- The language of what we add, where its lines begin on the other side than those of the text, and these words begin with ours. -->
  <xsl:function name="m:turned-labels" as="attribute(xml:lang)?" visibility="private">
    <xsl:param name="fact" as="element()"/>
    <xsl:param name="words" as="node()*"/>
    <xsl:if test="ed:direction(m:labels-of($fact)) ne ed:direction(m:language($fact/ancestor::*[self::TEI or self::teiCorpus][1])) and matches(string-join($words), '^\P{L}*[A-Za-z]')">
      <xsl:attribute name="xml:lang" select="m:labels-of($fact)"/>
    </xsl:if>
  </xsl:function>

  <!-- Of each text in a collection: who had a part in it, where it comes from, what may be done with it; what is said of all stands there once. In a corpus that has a header of its own, also
       what that of the text says besides. (Of a collection made here the header says who and when for all.) -->
  <xsl:template match="TEI" mode="m:fact" as="element(p:fact)*">
    <xsl:param name="whole" as="element(teiHeader)?"/>
    <xsl:variable name="file" as="element(fileDesc)?" select="teiHeader/fileDesc"/>
    <xsl:variable name="said" as="xs:string*" select="$whole/fileDesc//* ! normalize-space()"/>
    <xsl:variable name="own" as="element()*" select="
        ($file/titleStmt/(editor | funder), $file/editionStmt/edition, $file/publicationStmt/((publisher | distributor | authority), date, idno[not(@type = ('local', 'filename'))]),
        $file/seriesStmt, teiHeader/profileDesc/correspDesc[correspAction])[$whole/fileDesc/sourceDesc][m:stated(.)][not(normalize-space() = $said)]"/>
    <xsl:variable name="facts" as="element(p:fact)*">
      <xsl:apply-templates select="$own, $file/titleStmt/respStmt[m:stated(.)][m:is-first(.)][not(normalize-space() = $said)], m:sources($file),
        $file/publicationStmt/availability/(licence, p)[m:stated(.)][not(normalize-space() = $said)]" mode="m:fact"/>
    </xsl:variable>
    <p:fact>
      <p:style name="smallcaps">{string-join((m:authors(.)[. ne ''], m:title(.)), m:colon(.))}. </p:style>
      <xsl:for-each select="$facts">
        <xsl:sequence select="node()"/>
        <xsl:if test="position() lt last()">{if (matches(., '[.?!]$')) then ' ' else '. '}</xsl:if>
      </xsl:for-each>
    </p:fact>
  </xsl:template>

  <xsl:function name="m:fact-label" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="keys" as="map(xs:string, xs:string)" select="map { 'edition': 'edition', 'funder': 'funded-by', 'publisher': 'published-by', 'distributor': 'published-by',
      'authority': 'published-by', 'editor': 'editor', 'date': 'date', 'idno': 'identifier', 'licence': 'licence', 'seriesStmt': 'series', 'correspDesc': 'correspondence', 'bibl': 'source', 'biblStruct': 'source', 'biblFull': 'source', 'msDesc': 'source', 'listWit': 'witnesses' }"/>
    <!-- Where the licence is still to be supplied, what is said after that is no licence: it stands without the word. -->
    <xsl:variable name="key" as="xs:string?" select="$keys(local-name($element))[not($element/self::licence and m:begins-unsupplied($element))]"/>
    <xsl:variable name="label" as="xs:string" select="if ($key) then ed:label($key, m:labels-of($element)) else ''"/>
    <xsl:sequence select="if ($key = 'identifier' and $element/@type) then $label || ' (' || (if ($element/@type = 'local') then ed:label('local', m:labels-of($element)) else $element/@type) || ')' else $label"/>
  </xsl:function>

  <xsl:function name="m:begins-unsupplied" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="matches($element, '^\s*\[[^\]]*\]')"/>
  </xsl:function>

  <!-- A structured reference is written out as one; anything else keeps its words. -->
  <xsl:template name="m:fact-words" as="node()*">
    <xsl:choose>
      <xsl:when test="self::biblStruct"><xsl:call-template name="m:reference"/></xsl:when>
      <xsl:when test="self::msDesc">{ed:manuscript(.)}</xsl:when>
      <xsl:when test="self::biblFull">{ed:full-reference(.)}</xsl:when>
      <xsl:when test="self::listWit">{string-join(.//witness[normalize-space()] ! ed:witness(.), '; ')}</xsl:when>
      <xsl:when test="self::correspDesc">{ed:correspondence(.)}</xsl:when>
      <xsl:when test="self::seriesStmt">{string-join(*[normalize-space()] ! m:plain(.), ', ')}</xsl:when>
      <!-- What is still to be supplied is left out, also where something is said after it. -->
      <xsl:when test="m:begins-unsupplied(.) and not(*)">{ed:piece-of-header(replace(., '^\s*\[[^\]]*\]\s*', ''), m:labels-of(.))}</xsl:when>
      <xsl:when test="self::editor">{ed:agent-name(.)}</xsl:when>
      <xsl:when test="self::date[not(*)]">{ed:day-of-header(., m:labels-of(.))}</xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="m:flow">
          <xsl:with-param name="prefix" tunnel="yes" select="'header-'"/>
          <xsl:with-param name="options" tunnel="yes" select="$m:defaults"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the program says of the plain text. -->
  <xsl:template match="sourceDesc/bibl[@type = 'digitalSource']/text()" mode="m:flow" as="text()" priority="1">
    <xsl:value-of select="ed:piece-of-header(., m:labels-of(.))"/>
  </xsl:template>

  <!-- Its size and checksum are for machines: TEI and page have them, a printed imprint has the name of the file. -->
  <xsl:template match="sourceDesc/bibl[@type = 'digitalSource']/idno[@type = 'SHA-256']
      | sourceDesc/bibl[@type = 'digitalSource']/text()[preceding-sibling::*[1]/@type = 'filename'][following-sibling::*[1]/@type = 'SHA-256']" mode="m:flow" as="empty-sequence()" priority="2"/>

  <!-- Author: “Article”, in Title, ed. Editors (Place: Publisher, Year), pages, identifiers. -->
  <xsl:template name="m:reference" as="node()*">
    <xsl:variable name="language" as="xs:string" select="m:labels-of(.)"/>
    <xsl:variable name="whole" as="element(monogr)?" select="monogr[1]"/>
    <xsl:variable name="people" as="xs:string" select="m:listed((analytic/author, $whole[not(current()/analytic/author)]/author) ! ed:agent-name(.), $language)"/>
    <xsl:variable name="from" as="xs:string" select="string-join((string-join(($whole/imprint/pubPlace, $whole/imprint/publisher) ! m:plain(.), ': ')[. ne ''],
      $whole/imprint/date ! m:plain(.)), ', ')"/>
    <xsl:variable name="rest" as="xs:string*" select="($whole/editor ! ed:agent-name(.), $from, $whole/(biblScope | imprint/biblScope) ! m:plain(.),
      (idno | $whole/idno) ! (string-join((@type[. ne 'URI'], m:plain(.)), ' ')), note ! m:plain(.))[. ne '']"/>
    <xsl:if test="$people">{$people}, </xsl:if>
    <xsl:if test="analytic/title">{string-join(analytic/title ! m:plain(.), '. ')}, </xsl:if>
    <p:style name="italic">{string-join($whole/title ! m:plain(.), '. ')}</p:style>
    <xsl:value-of select="string-join(('', $rest), ', ')"/>
  </xsl:template>
</xsl:stylesheet>
