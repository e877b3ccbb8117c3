<?xml version="1.0" encoding="UTF-8"?>
<!-- The text once more, with what outputs need to know in attributes of ours. Part of the package edition.xsl. -->
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
    <xsl:variable name="note-ids" as="map(xs:string, xs:string)" select="ed:note-ids($notes[not(ancestor::fw)])"/>
    <!-- Running heads of the copy are not shown, nor what they point to from there. -->
    <xsl:variable name="markers" as="element()*" select="
        $tei/text//*[self::ref or self::ptr][@type = 'noteAnchor' or exists(ed:notes-meant(., $note-ids))][not(ancestor::fw)]"/>
    <xsl:variable name="ids" as="map(xs:string, xs:string)" select="map:merge((
        ed:note-keys($notes), ed:marker-ids($markers), ed:division-ids($tei/text)))"/>
    <xsl:apply-templates select="$tei" mode="ed:mark">
      <xsl:with-param name="labels" as="xs:string" select="$labels" tunnel="yes"/>
      <xsl:with-param name="spaced" as="xs:boolean" select="ed:lacks-spaces($tei)" tunnel="yes"/>
      <xsl:with-param name="ids" as="map(xs:string, xs:string)" select="$ids" tunnel="yes"/>
      <xsl:with-param name="mark-ids" as="map(xs:string, xs:string)" select="ed:mark-ids($tei/text)" tunnel="yes"/>
      <xsl:with-param name="backs" as="map(xs:string, xs:string*)" select="ed:backs($markers, $ids)" tunnel="yes"/>
      <xsl:with-param name="note-ids" as="map(xs:string, xs:string)" select="$note-ids" tunnel="yes"/>
      <xsl:with-param name="marks" as="map(xs:string, xs:string)" select="ed:marks($markers, $ids, $note-ids)" tunnel="yes"/>
      <xsl:with-param name="numbers" as="map(xs:string, xs:string)" select="ed:numbers($notes, $markers)" tunnel="yes"/>
      <xsl:with-param name="entries" as="map(xs:string, xs:string+)" select="$entries" tunnel="yes"/>
      <xsl:with-param name="parts" as="xs:string*" select="$parts" tunnel="yes"/>
      <xsl:with-param name="rules" as="map(xs:string, xs:string)" select="if ($parts = 'reasons') then ed:sentences-of-rules($tei) else map{}" tunnel="yes"/>
      <xsl:with-param name="quotation-marks" as="xs:string" select="string($tei/teiHeader/encodingDesc/editorialDecl/quotation/@marks)" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:function>

  <!-- The sentence about each rule of the software, from the header, by the pointer to it. -->
  <xsl:function name="ed:sentences-of-rules" as="map(xs:string, xs:string)">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="map:merge(
        $tei/teiHeader/encodingDesc/classDecl//category[@xml:id] ! map:entry('#' || @xml:id, normalize-space(catDesc[1])))"/>
  </xsl:function>

  <!-- Ids. What has an xml:id keeps it; the rest is numbered inside the nearest element that has one. -->

  <xsl:function name="ed:note-ids" as="map(xs:string, xs:string)">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:sequence select="map:merge($notes/@xml:id ! map:entry(string(.), string(.)))"/>
  </xsl:function>

  <xsl:function name="ed:note-keys" as="map(xs:string, xs:string)">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:sequence select="map:merge(
        for $i in 1 to count($notes) return map:entry(generate-id($notes[$i]), string(($notes[$i]/@xml:id, 'note.' || $i)[1])))"/>
  </xsl:function>

  <xsl:function name="ed:marker-ids" as="map(xs:string, xs:string)">
    <xsl:param name="markers" as="element()*"/>
    <xsl:sequence select="map:merge(
        for $i in 1 to count($markers) return map:entry(generate-id($markers[$i]), string(($markers[$i]/@xml:id, 'noteref.' || $i)[1])))"/>
  </xsl:function>

  <!-- Names and dates: p4.1, p4.2 … -->
  <xsl:function name="ed:mark-ids" as="map(xs:string, xs:string)">
    <xsl:param name="text" as="element(text)?"/>
    <xsl:map>
      <xsl:for-each-group select="$text//*[self::persName or self::placeName or self::orgName or self::name or self::rs or self::date]"
                          group-by="string(ancestor::*[@xml:id][1][not(self::TEI)]/@xml:id)">
        <xsl:variable name="base" as="xs:string" select="(current-grouping-key()[.], 't')[1]"/>
        <xsl:for-each select="current-group()">
          <xsl:map-entry key="generate-id()" select="string((@xml:id, $base || '.' || position())[1])"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <xsl:function name="ed:division-ids" as="map(xs:string, xs:string)">
    <xsl:param name="text" as="element(text)?"/>
    <xsl:map>
      <xsl:for-each select="$text//*[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6 or self::div7]">
        <xsl:map-entry key="generate-id()" select="string((@xml:id, 'div.' || position())[1])"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- For each note's xml:id the ids of its markers. -->
  <xsl:function name="ed:backs" as="map(xs:string, xs:string*)">
    <xsl:param name="markers" as="element()*"/>
    <xsl:param name="ids" as="map(xs:string, xs:string)"/>
    <xsl:variable name="entries" as="map(xs:string, xs:string*)*">
      <xsl:for-each-group select="$markers" group-by="tokenize(@target) ! substring-after(., '#')">
        <xsl:sequence select="map:entry(current-grouping-key(), current-group() ! $ids(generate-id(.)))"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="map:merge($entries)"/>
  </xsl:function>

  <!-- The notes that a marker points to. -->
  <xsl:function name="ed:notes-meant" as="xs:string*">
    <xsl:param name="marker" as="element()"/>
    <xsl:param name="note-ids" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="tokenize($marker/@target) ! $note-ids(substring-after(., '#'))"/>
  </xsl:function>

  <!-- For each note's xml:id the marker that the note follows where notes go to their markers: the first one, but no reference from one note to another. -->
  <xsl:function name="ed:marks" as="map(xs:string, xs:string)">
    <xsl:param name="markers" as="element()*"/>
    <xsl:param name="ids" as="map(xs:string, xs:string)"/>
    <xsl:param name="note-ids" as="map(xs:string, xs:string)"/>
    <xsl:map>
      <xsl:for-each-group select="$markers[not(ancestor::note)][not(@type = 'xref')]" group-by="ed:notes-meant(., $note-ids)[1]">
        <xsl:map-entry key="current-grouping-key()" select="$ids(generate-id())"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- For each note (by generate-id) its number: as printed, else that of its marker, else counted among those without. -->
  <xsl:function name="ed:numbers" as="map(xs:string, xs:string)">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:param name="markers" as="element()*"/>
    <xsl:variable name="of-marker" as="map(xs:string, xs:string)" select="
        map:merge($markers[ed:marker-number(.)] ! map:entry(substring-after(tokenize(@target)[1], '#'), ed:marker-number(.)))"/>
    <xsl:variable name="silent" as="element(note)*" select="$notes[not(ed:printed-number(.)) and not($of-marker(string(@xml:id)))]"/>
    <xsl:sequence select="map:merge((
        for $i in 1 to count($silent) return map:entry(generate-id($silent[$i]), string($i)),
        $notes[ed:printed-number(.)] ! map:entry(generate-id(.), ed:printed-number(.)),
        $notes[not(ed:printed-number(.))][$of-marker(string(@xml:id))] ! map:entry(generate-id(.), $of-marker(string(@xml:id)))))"/>
  </xsl:function>

  <xsl:function name="ed:printed-number" as="xs:string?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="($note/@n/string(), $note/label[1]/ed:bare(.)[matches(., $ed:number, 'i')])[normalize-space()][1]"/>
  </xsl:function>

  <!-- “[2].” → “2”. -->
  <xsl:function name="ed:bare" as="xs:string">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="replace(normalize-space($number), '[\[\]().:]', '')"/>
  </xsl:function>

  <!-- The label of a prepared note that is nothing but its number. One with other words is part of the note. -->
  <xsl:function name="ed:number-label" as="element(label)?" visibility="public">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/*[1][self::label][not(preceding-sibling::text()[normalize-space()])][ed:bare(.) = ed:bare($note/@ed:n)]"/>
  </xsl:function>

  <!-- The number that a marker bears: stated, or its words where they are a number or a sign; nothing if it has other words. -->
  <xsl:function name="ed:marker-number" as="xs:string">
    <xsl:param name="marker" as="element()"/>
    <xsl:sequence select="string(($marker/@n/string(), ed:marker-words($marker)[matches(., $ed:number, 'i')])[normalize-space()][1])"/>
  </xsl:function>

  <!-- “12”, “12a”, “Note 2”, “xiv”, “b”, “*”, “††”. -->
  <xsl:variable name="ed:number" static="yes" as="xs:string" select="'^((\p{L}+\.?\s?)?\p{N}{1,5}\p{L}{0,2}|[ivxlcdm]+|\p{L}|[^\p{L}\p{N}]{1,5})$'"/>

  <xsl:function name="ed:marker-words" as="xs:string">
    <xsl:param name="marker" as="element()"/>
    <xsl:sequence select="replace(ed:plain($marker), '[\[\]()]', '')"/>
  </xsl:function>

  <!-- True if a marker has words besides its number: “see below” for 2, or “see note 2”, but not “[2]” or “[Note 2]”. -->
  <xsl:function name="ed:is-worded" as="xs:boolean">
    <xsl:param name="marker" as="element()"/>
    <xsl:param name="shown" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="ed:plain($marker)"/>
    <xsl:variable name="words" as="xs:string" select="ed:letters($plain)"/>
    <xsl:variable name="number" as="xs:string" select="ed:letters($shown)"/>
    <xsl:sequence select="
        translate($plain, '[]()', '') ne $shown
        and not($words = ('', $number)) and not($number ne '' and ends-with($words, $number) and count(tokenize($plain)) le 2)"/>
  </xsl:function>

  <xsl:function name="ed:letters" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="lower-case(normalize-unicode($text, 'NFKC')) => replace('[^\p{L}\p{N}]', '')"/>
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
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:if test="@xml:id or @ana">
        <xsl:call-template name="ed:own"/>
      </xsl:if>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- What is read only as facts needs no marks. -->
  <xsl:template match="fileDesc | profileDesc | revisionDesc | classDecl | appInfo | standOff/*[not(self::note)]" mode="ed:mark"
                as="element()" priority="4">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="ed:mark ed:text" as="empty-sequence()"/>

  <xsl:template match="text" mode="ed:mark" as="element(text)" priority="1">
    <xsl:apply-templates select="." mode="ed:text"/>
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

  <xsl:template match="listPerson/person | listPlace/place | listOrg/org" mode="ed:text" as="element()">
    <xsl:call-template name="ed:copy"/>
  </xsl:template>

  <!-- Our attributes that any element may have. -->
  <xsl:template name="ed:own" as="attribute()*">
    <xsl:if test="@xml:id">
      <xsl:attribute name="ed:id" select="@xml:id"/>
    </xsl:if>
    <xsl:call-template name="ed:why"/>
  </xsl:template>

  <xsl:template name="ed:why" as="attribute()?">
    <xsl:param name="rules" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:if test="@ana">
      <xsl:variable name="why" as="xs:string*" select="if (contains(@ana, ' ')) then tokenize(@ana) ! $rules(.) else $rules(@ana)"/>
      <xsl:if test="exists($why)">
        <!-- One sentence is taken as it is; several are copied. -->
        <xsl:attribute name="ed:why" select="if (count($why) = 1) then $why else string-join($why, ' ')"/>
      </xsl:if>
    </xsl:if>
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
        <xsl:with-param name="level" as="xs:integer" select="$level + 1" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | name | rs" mode="ed:text" as="element()" priority="1">
    <xsl:param name="parts" as="xs:string*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$parts = 'names'">
        <xsl:call-template name="ed:name"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:copy"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ed:name" as="element()">
    <xsl:param name="mark-ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="entries" as="map(xs:string, xs:string+)" tunnel="yes"/>
    <xsl:variable name="keys" as="xs:string+" select="ed:entry-keys(.)"/>
    <xsl:variable name="says" as="xs:string*" select="$keys ! $entries(.)[3]"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:id" select="$mark-ids(generate-id())"/>
      <xsl:attribute name="ed:entry" select="$keys"/>
      <xsl:attribute name="ed:kind" select="ed:kind(.)"/>
      <xsl:if test="exists($says)">
        <xsl:attribute name="ed:says" select="$says" separator=" / "/>
      </xsl:if>
      <xsl:call-template name="ed:why"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="date" mode="ed:text" as="element(date)" priority="1">
    <xsl:param name="parts" as="xs:string*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$parts = 'reasons'">
        <xsl:call-template name="ed:date"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:copy"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ed:date" as="element(date)">
    <xsl:param name="mark-ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <xsl:variable name="earliest" as="xs:string" select="ed:earliest(.)"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:id" select="$mark-ids(generate-id())"/>
      <xsl:attribute name="ed:says" select="ed:says(., $labels)"/>
      <xsl:attribute name="ed:earliest" select="$earliest"/>
      <xsl:attribute name="ed:latest" select="ed:latest(., $earliest)"/>
      <xsl:call-template name="ed:why"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="note" mode="ed:text" as="element(note)" priority="1">
    <xsl:param name="ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="backs" as="map(xs:string, xs:string*)" tunnel="yes"/>
    <xsl:param name="marks" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="numbers" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="back" as="xs:string*" select="$backs(string(@xml:id))"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:id" select="$ids(generate-id())"/>
      <xsl:attribute name="ed:n" select="$numbers(generate-id())"/>
      <xsl:attribute name="ed:back" select="$back"/>
      <xsl:if test="@xml:id and map:contains($marks, @xml:id)"><xsl:attribute name="ed:mark" select="$marks(@xml:id)"/></xsl:if>
      <xsl:attribute name="ed:kind" select="
          if (exists($back)) then 'called'
          else if (@place = 'inline') then 'inline'
          else if (tokenize(@place) = ('margin', 'left', 'right')) then 'margin'
          else if (parent::div[@type = 'notes'] or parent::list or @place = 'end' and parent::div) then 'loose'
          else 'here'"/>
      <xsl:call-template name="ed:why"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="ref" mode="ed:text" as="element(ref)" priority="1">
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:marker"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- Of what marks a note: its number and its note. -->
  <xsl:template name="ed:marker" as="attribute()*">
    <xsl:param name="ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="note-ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:param name="numbers" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:variable name="id" as="xs:string?" select="$ids(generate-id())"/>
    <xsl:choose>
      <xsl:when test="exists($id)">
        <xsl:attribute name="ed:id" select="$id"/>
        <xsl:variable name="note" as="xs:string?" select="ed:notes-meant(., $note-ids)[1]"/>
        <xsl:variable name="shown" as="xs:string" select="
            (ed:marker-number(.), $note ! $numbers(generate-id(key('ed:by-id', ., root(current()))[1])), ed:marker-words(.), '')[. ne '' or position() eq last()][1]"/>
        <xsl:attribute name="ed:n" select="$shown"/>
        <xsl:if test="ed:is-worded(., $shown)"><xsl:attribute name="ed:worded" select="'yes'"/></xsl:if>
        <xsl:attribute name="ed:note" select="$note"/>
        <xsl:call-template name="ed:why"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="starts-with(@target, '#')">
          <xsl:sequence select="key('ed:by-id', substring(tokenize(@target)[1], 2), root(.))[ancestor::text][not(ancestor-or-self::fw)][1] ! ed:leads-to(.)"/>
        </xsl:if>
        <xsl:call-template name="ed:own"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="ed:leads-to" as="attribute(ed:to)">
    <xsl:param name="place" as="element()"/>
    <xsl:attribute name="ed:to" select="$place/@xml:id"/>
  </xsl:function>

  <!-- Quotations: as a block or in the line; and their marks, where the file left them out. -->
  <xsl:template match="quote | q | said | soCalled | cit" mode="ed:text" as="element()" priority="1">
    <xsl:param name="quotation-marks" as="xs:string" tunnel="yes"/>
    <xsl:param name="labels" as="xs:string" tunnel="yes"/>
    <xsl:variable name="block" as="xs:boolean" select="ed:is-block(.)"/>
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:block" select="if ($block) then 'yes' else 'no'"/>
      <xsl:if test="not($block) and not(self::cit) and ed:lacks-marks(., $quotation-marks)">
        <xsl:variable name="pair" as="xs:string+" select="ed:marks-of(., $labels)"/>
        <xsl:attribute name="ed:open" select="$pair[1]"/>
        <xsl:attribute name="ed:close" select="$pair[2]"/>
      </xsl:if>
      <xsl:call-template name="ed:own"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:function name="ed:is-block" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:sequence select="$quotation/(@rend = 'block' or parent::div or parent::body or parent::epigraph or parent::front or parent::back
        or p or ab or lg or l or list or quote/p or quote/lg or quote/@rend = 'block')"/>
  </xsl:function>

  <xsl:function name="ed:lacks-marks" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:param name="declared" as="xs:string"/>
    <xsl:sequence select="
        $declared = 'none'
        or not($declared = ('all', 'some')) and not(matches($quotation, '^\s*[“‘«„‹&quot;''–—]'))"/>
  </xsl:function>

  <xsl:function name="ed:marks-of" as="xs:string+">
    <xsl:param name="quotation" as="element()"/>
    <xsl:param name="labels" as="xs:string"/>
    <xsl:variable name="stated" as="xs:string*" select="tokenize($quotation/@rend)[matches(., '^\P{L}+$')]"/>
    <xsl:variable name="usual" as="xs:string+" select="tokenize(ed:label('quotation-marks', $labels))"/>
    <xsl:variable name="depth" as="xs:integer" select="count($quotation/(ancestor::q | ancestor::quote | ancestor::said | ancestor::soCalled))"/>
    <xsl:sequence select="
        if (count($stated) = 2) then $stated
        else if ($depth mod 2 = 0) then $usual[position() le 2] else $usual[position() gt 2]"/>
  </xsl:function>

  <!-- Foreign TEI: first what has an equal among our elements, then the rest. -->

  <xsl:template match="div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="ed:text" as="element(div)">
    <xsl:param name="ids" as="map(xs:string, xs:string)" tunnel="yes"/>
    <div ed:level="{substring-after(local-name(), 'div')}">
      <xsl:sequence select="@*"/>
      <xsl:attribute name="ed:id" select="$ids(generate-id())"/>
      <xsl:call-template name="ed:why"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </div>
  </xsl:template>

  <!-- A pointer is a reference without words; one to another place says its address. -->
  <xsl:template match="ptr" mode="ed:text" as="element(ref)">
    <ref>
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:marker"/>
      <xsl:if test="not(@type = 'noteAnchor') and not(starts-with(@target, '#'))">{tokenize(@target)[1]}</xsl:if>
    </ref>
  </xsl:template>

  <xsl:template match="ab" mode="ed:mark ed:text" as="element(p)">
    <p>
      <xsl:sequence select="@*"/>
      <xsl:call-template name="ed:own"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </p>
  </xsl:template>

  <!-- The persons of a play are a list; a group of them is a list in it. -->
  <xsl:template match="castList" mode="ed:text" as="element(list)">
    <list>
      <xsl:call-template name="ed:in-cast-list"/>
    </list>
  </xsl:template>

  <xsl:template match="castItem" mode="ed:text" as="element(item)">
    <item>
      <xsl:call-template name="ed:in-cast-list"/>
    </item>
  </xsl:template>

  <xsl:template match="castGroup" mode="ed:text" as="element(item)">
    <item>
      <list>
        <xsl:call-template name="ed:in-cast-list"/>
      </list>
    </item>
  </xsl:template>

  <xsl:template name="ed:in-cast-list" as="node()*">
    <xsl:sequence select="@xml:id, @xml:lang"/>
    <xsl:call-template name="ed:own"/>
    <xsl:apply-templates select="node()" mode="ed:text"/>
  </xsl:template>

  <!-- Of two readings of the same words the corrected, regular or expanded one is shown, the other kept in @other. -->
  <xsl:template match="choice | app" mode="ed:mark ed:text" as="element(ed:choice)" priority="3">
    <xsl:variable name="shown" as="element()?" select="(corr, reg, expan, lem, *)[1]"/>
    <ed:choice other="{(* except $shown) ! normalize-space(.)}">
      <xsl:apply-templates select="$shown" mode="#current"/>
    </ed:choice>
  </xsl:template>

  <xsl:template name="ed:foreign" as="element(ed:foreign)">
    <xsl:variable name="block" as="xs:boolean" select="
        exists(parent::div | parent::body | parent::front | parent::back | parent::text | parent::ed:foreign
               | p | ab | child::div | lg | list | table | head | sp | quote[p])"/>
    <ed:foreign name="{name()}" block="{if ($block) then 'yes' else 'no'}">
      <xsl:sequence select="@xml:id | @xml:lang | @n | @rend | @type | @url | @target"/>
      <xsl:call-template name="ed:marker"/>
      <xsl:apply-templates select="node()" mode="#current"/>
    </ed:foreign>
  </xsl:template>

</xsl:stylesheet>
